import { randomUUID } from 'node:crypto';
import { createConsoleTurn } from '../../adapters/console/index.ts';
import { instantOf, localDateAt, localTimeAt, parseLocalDate, parseLocalTime } from '../../calendar/index.ts';
import type { Config } from '../../config/index.ts';
import {
  createOwnDocuments,
  createPromises,
  createWithdrawDocument,
  type DocumentsServices,
} from '../../conversation/index.ts';
import { defined } from '../../defined.ts';
import type { Reply } from '../../messaging/index.ts';
import type { Answering, AnsweringOptions } from '../answering.ts';
import { openToTalk, triedOutDocuments } from '../data-place.ts';
import type { Log } from '../log.ts';
import { makeSamples } from '../make-samples.ts';
import { createMovableClock } from '../movable-clock.ts';
import { openReviewing, type Reviewing } from '../reviewing.ts';
import { openTalking } from '../talking.ts';
import { keepClock, restoreClock } from '../try-out-clock.ts';
import { createVisitors } from '../visitors.ts';
import { actionsOf } from './transcript.ts';
import { listenToWrites, type Written } from './written.ts';

/** A talk in a terminal, as anybody of a council's directory. */
export type Chat = {
  /** The council's date and time, `2026-12-07T10:00`. */
  readonly now: () => string;
  /** Moves the clock forward to a local date and time; one that is past already changes nothing. */
  readonly moveTo: (at: string) => void;
  /** True when the directory has somebody of this e-mail address. */
  readonly isKnown: (email: string) => Promise<boolean>;
  readonly say: (
    text: string,
    from: { readonly email: string; readonly conversation: string },
  ) => Promise<{ readonly reply: Reply; readonly changes: readonly Written[] }>;
  readonly close: () => Promise<void>;
};

type ChatParts = {
  readonly council: string;
  /** Where the clock starts; where it was left without one. */
  readonly at: string | undefined;
  readonly answering: (options: AnsweringOptions) => Promise<Answering>;
  readonly log: Log;
};

/**
 * Opens the council's own data where its directory has anybody, else the try-out's with its made-up people, and answers turns in this
 * process, without a server.
 */
export async function openChat(config: Config, { council, at, answering: open, log }: ChatParts): Promise<Chat> {
  const clock = createMovableClock(Date.now);
  const { now } = clock;
  const { storage: opened, isMadeUp } = await openToTalk(config, council, now);
  const { storage, taken } = listenToWrites(opened);
  if (isMadeUp) await restoreClock(clock, storage);
  const answering = await open({ now, triedOut: isMadeUp ? triedOutDocuments(config, opened) : undefined });
  const { knowledge, search } = answering;
  const loaded = await knowledge.council(council);
  const zone = loaded.kind === 'loaded' ? loaded.knowledge.council.timeZone : 'Europe/London';
  const instantAt = (local: string) => {
    const [date, time] = [parseLocalDate(local.slice(0, 10)), parseLocalTime(local.slice(11, 16) || '09:00')];
    return date === undefined || time === undefined ? undefined : instantOf(date, time, zone);
  };
  const isEmpty = (await storage.read(({ people }) => people.directory(council))).people.length === 0;
  const start = at === undefined ? undefined : instantAt(at);
  // Where nothing has happened yet it may begin at any time; after that the clock only goes forward.
  if (start !== undefined && (isEmpty || start > clock.now())) clock.set(start);
  const addressOf = (path: string) => `${config.publicUrl ?? `http://localhost:${config.port}`}${path}`;
  const { casework, downloads, answerWith } = await openTalking({
    config,
    storage,
    answering,
    councilOf: () => council,
    addressOf,
    invite: async () => undefined,
    countsUnanswered: false,
    log,
    now,
  });
  if (isEmpty) await makeSamples(council, zone, { storage, casework, now: clock.now() });
  await search.prepare(council);
  let made: Promise<Reviewing> | undefined;
  const reviewing = () => {
    made ??= openReviewing({
      documents: answering.triedOut ?? opened.documents,
      knowledgeFolder: config.knowledgeFolder,
      knowledge,
      search,
      entry: createVisitors({ storage, knowledge, now, clock: Date.now }).entry,
      addressOf,
      fetchesDocuments: false,
      now,
    });
    return made;
  };
  const handle = answerWith([
    createOwnDocuments(noPages),
    createPromises({
      promises: async (id) => (await reviewing()).promises.promises(id),
      confirm: async (who, wanted) => (await reviewing()).promises.confirm(who, wanted),
    }),
    createWithdrawDocument(async (who, slug, how) => (await reviewing()).withdraw(who, slug, how)),
  ]);
  const shown = new Map<string, Reply>();
  taken();
  return {
    now: () => `${localDateAt(clock.now(), zone)}T${localTimeAt(clock.now(), zone)}`,
    moveTo(local) {
      const instant = instantAt(local);
      if (instant !== undefined && instant > clock.now()) clock.set(instant);
    },
    isKnown: async (email) => {
      const { people } = await storage.read((reads) => reads.people.directory(council));
      return people.some((person) => person.email.toLowerCase() === email.toLowerCase());
    },
    async say(text, { email, conversation }) {
      const spoken = createConsoleTurn(
        text,
        { accountId: `chat:${email}`, tenant: council },
        { id: randomUUID(), at: clock.now() },
      );
      const key = `${conversation} ${email}`;
      const pressed = pressedIn(shown.get(key), text);
      const reply = await handle({
        ...spoken,
        conversation: { id: `console:${conversation}`, kind: 'personal' },
        sender: { ...spoken.sender, verifiedEmail: email },
        ...defined({ input: pressed }),
      });
      shown.set(key, reply);
      return { reply, changes: taken() };
    },
    async close() {
      if (isMadeUp && clock.offset() !== 0) await keepClock(clock, storage);
      downloads.stop();
      await answering.close();
      await storage.close();
    },
  };
}

/** A terminal has no pages, and no files come with what is typed there. */
const noPages: DocumentsServices = {
  invite: async () => undefined,
  receive: async () => ({ kind: 'refused', message: 'No file can be brought here.' }),
  largestFile: 0,
};

/** The typed form of a button that is on the screen presses it: a form is sent as it stands. */
function pressedIn(shown: Reply | undefined, text: string) {
  if (shown === undefined || !actionsOf(shown).some(({ typed }) => typed === text.trim())) return undefined;
  const form = shown.blocks.flatMap((block) => (block.kind === 'form' ? [block.form] : []));
  const sent = form.find(({ submit }) => submit.typed === text.trim());
  const values = Object.fromEntries((sent?.fields ?? []).map(({ name, value }) => [name, value ?? '']));
  return { kind: 'action' as const, typed: text.trim(), values };
}
