import { randomUUID } from 'node:crypto';
import { type BankHolidayList, listEndsSoon, localDateAt } from '../calendar/index.ts';
import type { CaseworkDesk, CaseworkRules } from '../casework/index.ts';
import {
  type CaseworkChanges,
  type CaseworkServices,
  createCasework,
  createRuleBook,
  type IntentHandler,
  type OfferedFile,
  remindersFor,
  type Speaker,
} from '../conversation/index.ts';
import { defined } from '../defined.ts';
import { type CouncilKnowledge, everyQuestion, type Knowledge, keptBytes } from '../knowledge/index.ts';
import type { PlatformAdapter, Turn } from '../messaging/index.ts';
import { isActive, isAdministrator } from '../people/index.ts';
import {
  alertRow,
  type Connections,
  type CouncilReminders,
  createDelivery,
  createPlanner,
  startRunLoop,
  type Timings,
} from '../reminders/index.ts';
import { isEnglishWord } from '../search/index.ts';
import type { Storage } from '../storage/index.ts';
import { createUnderstanding } from '../understanding/index.ts';
import { carryOutLeavings, startLeavings } from './due-leavings.ts';
import { describeError, type Log } from './log.ts';
import { createSpeakers } from './people-of-turn.ts';

export type CaseworkParts = {
  readonly storage: Storage;
  readonly knowledge: Knowledge;
  readonly bankHolidays: BankHolidayList;
  /** Where the words for commands and services are read from. */
  readonly knowledgeFolder: string;
  readonly addressOf: (path: string) => string;
  readonly heldBack: (reference: string, reason: string) => void;
  readonly offerFile: (file: OfferedFile) => Promise<string | undefined>;
  readonly invite: CaseworkServices['invite'];
  readonly log: Log;
  readonly now: () => number;
};

/** Casework, running: what answers turns, who speaks, and what is sent to whom. */
export type Casework = {
  readonly intents: readonly IntentHandler[];
  readonly speakerOf: (turn: Turn, council: string) => Promise<Speaker>;
  /** For changes that come from elsewhere than a conversation. Undefined for a council that is not here. */
  readonly deskOf: (
    council: string,
  ) => Promise<{ readonly desk: CaseworkDesk<CaseworkChanges>; readonly rules: CaseworkRules } | undefined>;
  /** Begins to carry out what was chosen for those who leave, when their last day is over. */
  readonly startLeavings: () => { readonly stop: () => Promise<void> };
  /** Begins to deliver what is due. `timings` other than the usual are for the try-out. */
  readonly startDelivery: (adapters: readonly PlatformAdapter[], timings?: Partial<Timings>) => Promise<Delivering>;
};

/** Deliveries on their way. */
export type Delivering = {
  readonly connections: Connections;
  /** Delivers what is due at this moment; resolves when nothing is. */
  readonly deliverNow: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Wires casework over the documents and the data. */
export async function openCasework(parts: CaseworkParts): Promise<Casework> {
  const { storage, knowledge, log } = parts;
  const rulesOf = createRuleBook(storage.read, parts.bankHolidays);
  const remindersOf = (council: CouncilKnowledge, rules: CaseworkRules) => remindersFor(council, rules, parts);
  const planWith = (reminders: CouncilReminders) => createPlanner(async () => reminders);
  const load = async (id: string) => {
    const council = await knowledge.council(id);
    return council.kind === 'loaded' ? council.knowledge : undefined;
  };
  const findCouncil = async (id: string) => {
    const council = await load(id);
    return council && remindersOf(council, await rulesOf(council));
  };
  const casework = createCasework({
    database: storage,
    settings: storage.settings,
    announcements: storage.announcements,
    outbox: storage.outbox,
    rulesOf,
    remindersOf,
    planWith,
    addressOf: parts.addressOf,
    heldBack: parts.heldBack,
    offerFile: parts.offerFile,
    invite: parts.invite,
    understanding: createUnderstanding(parts.knowledgeFolder, {
      questions: () => everyQuestion(knowledge),
      isWord: isEnglishWord,
      keep: keptBytes,
    }),
    newId: randomUUID,
  });
  const zoneOf = async (id: string) => (await load(id))?.council.timeZone ?? 'Europe/London';
  const deskOf: Casework['deskOf'] = async (id) => {
    const council = await load(id);
    if (council === undefined) return undefined;
    const rules = await rulesOf(council);
    return { rules, desk: { database: storage, alongside: planWith(remindersOf(council, rules)) } };
  };
  const speakerOf = createSpeakers(storage, zoneOf, (error, turn) =>
    log.error('Who speaks could not be kept.', describeError(error, turn)),
  );
  const leavings = { storage, deskOf, zoneOf, now: parts.now };
  return {
    intents: [casework],
    // Whoever speaks after somebody's last day is over finds what was chosen for their enquiries done, whether a server runs or not.
    async speakerOf(turn, council) {
      await carryOutLeavings(council, leavings).catch((error: unknown) =>
        log.error('What was chosen for somebody who left could not be carried out.', describeError(error, turn)),
      );
      return speakerOf(turn, council);
    },
    deskOf,
    startLeavings: () => startLeavings(() => knowledge.councilIds(), { ...leavings, log }),
    async startDelivery(adapters, timings) {
      await warnOfListEnd(parts, load, rulesOf);
      // What was once booked to people though it was our connection's fault.
      for (const { platform, ownFaults = [] } of adapters)
        await storage.accounts.clearUnreachable(platform, { reasons: ownFaults });
      const { outbox, announcements, accounts, settings, read } = storage;
      const delivery = createDelivery({
        outbox,
        announcements,
        accounts,
        settings,
        read,
        adapters,
        findCouncil,
        councils: () => knowledge.councilIds(),
        owner: randomUUID(),
        now: parts.now,
        random: Math.random,
        pause: (milliseconds) => pause(milliseconds, new AbortController().signal),
        log: reminderLog(log),
        ...defined({ timings }),
      });
      const loop = startRunLoop({ workers: delivery.workers, log: reminderLog(log), pause });
      return {
        connections: delivery.connections,
        deliverNow: async () => {
          await delivery.tick();
        },
        stop: loop.stop,
      };
    },
  };
}

/** Said in the log and, once, to each administrator: beyond the list no date can be counted. */
async function warnOfListEnd(
  { storage, knowledge, log, now }: CaseworkParts,
  load: (id: string) => Promise<CouncilKnowledge | undefined>,
  rulesOf: (council: CouncilKnowledge) => Promise<CaseworkRules>,
): Promise<void> {
  for (const id of knowledge.councilIds()) {
    try {
      // A council without people has nobody to tell, and its documents need not be opened for it.
      const { people } = await storage.read((reads) => reads.people.directory(id));
      const council = people.length === 0 ? undefined : await load(id);
      if (council === undefined) continue;
      const on = localDateAt(now(), council.council.timeZone);
      const ends = listEndsSoon((await rulesOf(council)).calendar, on);
      if (ends.kind === 'not-soon') continue;
      log.warn(ends.message, { council: id });
      const administrators = people.filter((person) => isAdministrator(person) && isActive(person, on));
      await storage.outbox.add(
        administrators.map((person) =>
          alertRow(id, person.id, { key: ['list-ends', ends.lastListed], text: ends.message, notBefore: now() }),
        ),
        now(),
      );
    } catch (error) {
      log.error('The end of a bank-holiday list could not be checked.', { council: id, ...describeError(error) });
    }
  }
}

function reminderLog(log: Log) {
  return {
    info: (fields: object, message: string) => log.info(message, fields),
    warn: (fields: object, message: string) => log.warn(message, fields),
    error: (fields: object, message: string) => log.error(message, fields),
  };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
