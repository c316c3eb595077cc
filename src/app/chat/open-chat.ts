import { randomUUID } from 'node:crypto';
import { createConsoleTurn } from '../../adapters/console/index.ts';
import { instantOf, localDateAt, localTimeAt, parseLocalDate, parseLocalTime } from '../../calendar/index.ts';
import type { Config } from '../../config/index.ts';
import { createOwnDocuments, type DocumentsServices } from '../../conversation/index.ts';
import { defined } from '../../defined.ts';
import type { Reply } from '../../messaging/index.ts';
import type { Answering } from '../answering.ts';
import { openMadeUp } from '../data-place.ts';
import type { Log } from '../log.ts';
import { makeSamples } from '../make-samples.ts';
import { createMovableClock } from '../movable-clock.ts';
import { openTalking } from '../talking.ts';
import { keepClock, restoreClock } from '../try-out-clock.ts';
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

/**
 * Opens the try-out's data and answers turns in this process, without a server. `at` is where the clock starts, where it was left without
 * one. A council whose directory is empty gets the try-out's made-up people.
 */
export async function openChat(
  config: Config,
  { council, at, answering, log }: { council: string; at: string | undefined; answering: Answering; log: Log },
): Promise<Chat> {
  const { knowledge, search } = answering;
  const loaded = await knowledge.council(council);
  const zone = loaded.kind === 'loaded' ? loaded.knowledge.council.timeZone : 'Europe/London';
  const clock = createMovableClock(Date.now);
  const { storage, taken } = listenToWrites(await openMadeUp(config, clock.now));
  await restoreClock(clock, storage);
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
    now: clock.now,
  });
  if (isEmpty) await makeSamples(council, zone, { storage, casework, now: clock.now() });
  await search.prepare(council);
  const handle = answerWith([createOwnDocuments(noPages)]);
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
      if (clock.offset() !== 0) await keepClock(clock, storage);
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
