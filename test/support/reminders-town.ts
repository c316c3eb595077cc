import { instantOf, localDate, localDateAt, localTime } from '../../src/calendar/index.ts';
import {
  type Action,
  type Asked,
  type CaseworkReads,
  type CaseworkRules,
  carryOut,
  type EnquiryDraft,
  log as logEnquiry,
  UNDO_FOR,
} from '../../src/casework/index.ts';
import type { PlatformAdapter } from '../../src/messaging/index.ts';
import type { AccountKey, AccountStore, Person, SettingsStore } from '../../src/people/index.ts';
import {
  type AnnouncementStore,
  type CouncilReminders,
  chooseReminders,
  createDelivery,
  createPlanner,
  type Outbox,
  type ReminderStores,
  type Timings,
} from '../../src/reminders/index.ts';
import { settingsFor, type Wishes } from '../../src/reminders/settings.ts';
import { derbyRules, people as smallCouncil } from './casework-council.ts';
import { createMemoryDatabase } from './casework-memory-stores.ts';
import { type Arrived, createFakePlatform, type Mishap, type Replaced } from './reminders-fake-platform.ts';
import { createMemoryAnnouncements } from './reminders-memory-announcements.ts';
import { createMemoryAccounts, createMemoryOutbox, createMemorySettings } from './reminders-memory-stores.ts';

/** What a town is kept in: memory, or the real storage. */
export type TownStores = {
  readonly transaction: <T>(work: (stores: ReminderStores) => Promise<T>) => Promise<T>;
  readonly read: <T>(work: (reads: CaseworkReads) => Promise<T>) => Promise<T>;
  readonly outbox: Outbox;
  readonly settings: SettingsStore;
  readonly accounts: AccountStore;
  readonly announcements: AnnouncementStore;
};

/** The local time in London, `2026-12-24 09:00`, as an instant. */
export function at(text: string): number {
  const [date = '', time = '00:00'] = text.split(' ');
  return instantOf(localDate(date), localTime(time), 'Europe/London');
}

/** Stores in memory. */
export function memoryTown(
  people: readonly Person[] = smallCouncil,
  owners: ReadonlyMap<string, string> = new Map(people.map(({ id }) => [`teams derby ${id}`, id])),
): TownStores {
  const database = createMemoryDatabase();
  const outbox = createMemoryOutbox();
  const settings = createMemorySettings();
  return {
    transaction: (work) => database.transaction((stores) => work({ ...stores, outbox, settings })),
    read: database.read,
    outbox,
    settings,
    accounts: createMemoryAccounts(owners),
    announcements: createMemoryAnnouncements(),
  };
}

function nameOf({ platform, tenant, accountId }: AccountKey): string {
  return `${platform} ${tenant} ${accountId}`;
}

type Given = {
  readonly start: string;
  readonly stores?: TownStores;
  /** `reads-back`: as Slack, it can be asked what arrived; `forgets`: as Teams; `denies`: it says that nothing did. */
  readonly platform?: 'reads-back' | 'forgets' | 'denies';
  readonly people?: readonly Person[];
  readonly rules?: CaseworkRules;
  /** What the council's own file says of reminders. */
  readonly wishes?: Wishes;
  readonly timings?: Partial<Timings>;
  /** Who has never opened Clausewise. */
  readonly neverSeen?: readonly string[];
  /** Whose accounts are on another platform or of another tenant than `teams` and `derby`. */
  readonly elsewhere?: Readonly<Record<string, { readonly platform: 'teams' | 'slack'; readonly tenant: string }>>;
  /** Beside the one of `teams`. */
  readonly otherAdapters?: readonly PlatformAdapter[];
  /** How the connection of `teams` can be checked; not at all unless told. */
  readonly checks?: NonNullable<PlatformAdapter['check']>;
  readonly methodOf?: NonNullable<PlatformAdapter['methodOf']>;
};

/** A council with a movable clock, a platform that keeps what arrives, and delivery running over it. */
export async function openTown(given: Given) {
  const people = given.people ?? smallCouncil;
  const accountOf = (id: string) => ({
    ...(given.elsewhere?.[id] ?? { platform: 'teams', tenant: 'derby' }),
    accountId: id,
  });
  const stores =
    given.stores ?? memoryTown(people, new Map(people.map(({ id }) => [nameOf(accountOf(id)), id] as const)));
  let now = at(given.start);
  let rules = given.rules ?? derbyRules();
  const settings = settingsFor('Europe/London', given.wishes);
  const reminders = (): CouncilReminders => ({
    settings,
    rules,
    clause: { url: 'https://clausewise.example/derby/working-together#20' },
  });
  const arrived: Arrived[] = [];
  const mishaps: Mishap[] = [];
  const replaced: Replaced[] = [];
  const replacingMishaps: Mishap[] = [];
  const outOfReach = new Set<string>();
  const lines: {
    readonly level: string;
    readonly message: string;
    readonly fields: Readonly<Record<string, unknown>>;
  }[] = [];

  const adapter: PlatformAdapter = {
    ...createFakePlatform({
      arrived,
      mishaps,
      memory: given.platform ?? 'forgets',
      now: () => now,
      replaced,
      replacingMishaps,
      outOfReach,
    }),
    ...(given.checks === undefined ? {} : { check: given.checks, tenants: async () => ['derby'] }),
    ...(given.methodOf === undefined ? {} : { methodOf: given.methodOf }),
  };
  await stores.transaction(async (inside) => {
    for (const person of people) {
      await inside.people.addPerson(person);
      const account = accountOf(person.id);
      await inside.people.tieAccount({
        ...account,
        council: 'derby',
        personId: person.id,
        email: person.email,
        tiedAt: now,
      });
    }
  });
  for (const { id } of people) {
    if (given.neverSeen?.includes(id)) continue;
    await stores.accounts.recordSeen(accountOf(id), `chat-${id}`, now);
  }

  const write = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) =>
    void lines.push({ level, message, fields });
  const findCouncil = async () => reminders();
  const newDelivery = (owner: string) =>
    createDelivery({
      ...stores,
      adapters: [adapter, ...(given.otherAdapters ?? [])],
      findCouncil,
      councils: () => ['derby'],
      owner,
      now: () => now,
      random: () => 0.5,
      pause: async (milliseconds) => {
        now += milliseconds;
      },
      log: { info: write('info'), warn: write('warn'), error: write('error') },
      timings: { parallel: 1, ...given.timings },
    });
  const delivery = newDelivery('worker-1');
  const desk = { database: stores, alongside: createPlanner(findCouncil) };
  let changes = 0;
  /** What is done was done so long ago that it can no longer be taken back: what is to be said of it is due now. */
  const asked = (by: string, at = now - UNDO_FOR): Asked => {
    changes += 1;
    return {
      council: 'derby',
      by,
      changeId: `change-${changes}`,
      at,
      on: localDateAt(at, 'Europe/London'),
      rules,
    };
  };
  const must = <T extends { readonly kind: string }>(outcome: T) => {
    if (outcome.kind !== 'changed') throw new Error(JSON.stringify(outcome));
    return outcome as Extract<T, { kind: 'changed' }>;
  };
  const log = async (draft: Partial<EnquiryDraft>, by: string) =>
    must(
      await logEnquiry(desk, asked(by), {
        subject: 'Streetlight out',
        details: 'In Kedleston Road',
        councillorId: 'khan',
        service: 'Streets',
        receivedOn: localDateAt(now, 'Europe/London'),
        ...draft,
      }),
    ).enquiry;
  return {
    people,
    stores,
    adapter,
    arrived,
    mishaps,
    replaced,
    replacingMishaps,
    lines,
    delivery,
    newDelivery,
    reminders,
    desk,
    asked,
    now: () => now,
    /** The platform cannot write to them any more. */
    losesTouchWith: (id: string) => void outOfReach.add(id),
    /** They have opened Clausewise again. */
    opens: async (id: string) => {
      outOfReach.delete(id);
      await stores.accounts.recordSeen(accountOf(id), `chat-${id}`, now);
    },
    /** So many minutes go by. */
    advance: (minutes: number) => {
      now += minutes * 60_000;
    },
    setClock: (text: string) => {
      now = at(text);
    },
    changeRules: (changed: CaseworkRules) => {
      rules = changed;
    },
    log: (draft: Partial<EnquiryDraft> = {}, by = 'admin') => log({ officerId: 'priya', ...draft }, by),
    /** With a service, but with no officer yet. */
    logWithNobody: (draft: Partial<EnquiryDraft> = {}, by = 'admin') => log(draft, by),
    /** Does something with the enquiry of that number; what is refused throws. */
    act: async (number: number, action: Action, by = 'priya') =>
      must(
        await carryOut(
          desk,
          asked(by),
          { year: Number(localDateAt(now, 'Europe/London').slice(0, 4)), number },
          action,
        ),
      ).enquiry,
    actOn: async (year: number, number: number, action: Action, by = 'priya') =>
      must(await carryOut(desk, asked(by), { year, number }, action)).enquiry,
    /** Lets time pass as a running process sees it: each row at its own time. */
    passUntil: async (text: string) => {
      const end = at(text);
      for (;;) {
        await delivery.tick();
        const waiting = await stores.outbox.list({ states: ['pending'], limit: 1 });
        const leased = await stores.outbox.list({ states: ['sending'], limit: 1000 });
        const next = Math.min(
          waiting[0]?.notBefore ?? Infinity,
          ...leased.map(({ leaseUntil }) => leaseUntil ?? Infinity),
        );
        if (next > end || (next <= now && now >= end)) break;
        // A platform that asked for silence: what is due waits, and time goes on.
        now = next > now ? next : Math.min(end, now + 1_000);
      }
      now = Math.max(now, end);
    },
    /** The process was down until then. */
    sleepUntil: async (text: string) => {
      now = at(text);
      await delivery.tick();
    },
    /** What somebody got, as `24 Dec 10:00 first line`. */
    inbox: (person: string) => arrived.filter((message) => message.person === person),
  };
}

const inLondon = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
  hourCycle: 'h23',
});

/** When something arrived, on the wall in London. */
export function clockOf(instant: number): string {
  return inLondon.format(instant).replace(',', '');
}

type Town = Awaited<ReturnType<typeof openTown>>;

/** When somebody got something, each time on the wall in London. */
export function timesOf(town: Town, who: string): readonly string[] {
  return town.inbox(who).map((message) => clockOf(message.at));
}

/** What somebody chooses of reminders, at the town's own time. */
export async function chooseAs(town: Town, who: string, choices: Parameters<typeof chooseReminders>[1]) {
  const directory = await town.stores.read(({ people: stored }) => stored.directory('derby'));
  const choosing = { council: 'derby', person: who, at: town.now(), reminders: town.reminders() };
  return chooseReminders(town.stores, choices, directory, choosing);
}
