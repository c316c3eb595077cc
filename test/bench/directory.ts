import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCasework } from '../../src/app/casework.ts';
import { openBankHolidays } from '../../src/app/command-line/bank-holidays.ts';
import { addDays, instantOf, localDate, localTime } from '../../src/calendar/index.ts';
import { createConversation } from '../../src/conversation/index.ts';
import { openKnowledge } from '../../src/knowledge/index.ts';
import { type Reply, renderPlainText, type TurnHandler } from '../../src/messaging/index.ts';
import type { Person } from '../../src/people/index.ts';
import { type DataPlace, openStorage, type Storage } from '../../src/storage/index.ts';
import { person } from '../support/casework-council.ts';
import { postgresPrograms, startPostgres } from '../support/postgres-server.ts';
import { quantile, round, type Table } from './report.ts';

const SIZES = [200, 1_000, 10_000] as const;
const TURNS = 20;
const TODAY = localDate('2026-12-22');
const zone = 'Europe/London';
const knowledgeFolder = join(import.meta.dirname, '..', '..', 'knowledge');

/** What an officer waits for, by how many people the directory holds: a turn from words to reply, storage included. */
export async function* run(): AsyncIterable<Table> {
  const programs = postgresPrograms();
  const server = programs === undefined ? undefined : await startPostgres(programs);
  const folder = mkdtempSync(join(tmpdir(), 'clausewise-bench-'));
  try {
    yield await table('embedded', (size) => ({ dataFolder: join(folder, `${size}`) }));
    if (server !== undefined) {
      const urls = new Map<number, string>();
      for (const size of SIZES) urls.set(size, await server.newDatabase());
      yield await table('PostgreSQL', (size) => ({ databaseUrl: urls.get(size) ?? '' }));
    }
  } finally {
    await server?.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function table(engine: string, placeOf: (size: number) => DataPlace): Promise<Table> {
  const bySize: ReadonlyMap<string, Times>[] = [];
  for (const size of SIZES) bySize.push(await measure(placeOf(size), size));
  const largest = bySize.at(-1);
  for (const [what, slow] of grownIn(bySize[0], largest)) {
    console.error(`Too slow in a large directory: ${what}, ${slow}.`);
    process.exitCode = 1;
  }
  return {
    title: `Turns of an officer by the size of the directory (${engine}, p50 ms)`,
    columns: [
      '',
      ...SIZES.map((size) => `${size.toLocaleString('en-GB')} people`),
      // On a busy machine the clock says more about the others.
      ...[SIZES[0], SIZES.at(-1) ?? 0].map((size) => `processor, ${size.toLocaleString('en-GB')}`),
    ],
    rows: [...(largest?.keys() ?? [])].map((what) => [
      what,
      ...bySize.map((times) => round(quantile(times.get(what)?.clock ?? [], 0.5), 1)),
      ...[bySize[0], largest].map((times) => round(quantile(times?.get(what)?.processor ?? [], 0.5), 1)),
    ]),
  };
}

/**
 * Turns that take more of the processor among many people than twice what they take among few, and ten milliseconds more: what
 * is found by index takes the same, and a busy machine's chance is less than that.
 */
function grownIn(few: ReadonlyMap<string, Times> | undefined, many: ReadonlyMap<string, Times> | undefined) {
  return [...(many ?? [])].flatMap(([what, { processor }]) => {
    const [before, now] = [few?.get(what)?.processor ?? [], processor].map((times) => quantile(times, 0.5));
    const most = 2 * (before ?? 0) + 10;
    return (now ?? 0) > most ? [[what, `${round(now ?? 0, 1)} ms where ${round(most, 1)} are the most`] as const] : [];
  });
}

/** Milliseconds of each turn, by the clock and as this process used the processor. */
type Times = { readonly clock: readonly number[]; readonly processor: readonly number[] };

async function measure(place: DataPlace, size: number): Promise<ReadonlyMap<string, Times>> {
  const now = instantOf(TODAY, localTime('10:00'), zone);
  const storage = await openStorage(place, () => now);
  try {
    await settle(storage, size, now);
    const handle = await open(storage, now);
    const times = new Map<string, Times>();
    for (const [what, turn] of turnsOf(size)) {
      const clock: number[] = [];
      const processor: number[] = [];
      for (let n = 0; n <= TURNS; n += 1) {
        const { who = 'o1', before, text, expect } = turn(n);
        if (before !== undefined) await say(handle, who, before, now);
        const started = performance.now();
        const used = process.cpuUsage();
        const said = await say(handle, who, text, now);
        const { user, system } = process.cpuUsage(used);
        // The first of a kind is for warming up.
        if (n > 0) {
          clock.push(performance.now() - started);
          processor.push((user + system) / 1000);
        }
        if (!expect.test(said)) throw new Error(`"${text}" was answered with: ${said}`);
      }
      times.set(what, { clock, processor });
    }
    return times;
  } finally {
    await storage.close();
  }
}

/** `before` is said first, and not measured. */
type Turn = { readonly who?: string; readonly before?: string; readonly text: string; readonly expect: RegExp };

/** Turns in this order: what is logged first is worked on after. `boss` manages everybody. */
function turnsOf(size: number): readonly (readonly [string, (n: number) => Turn])[] {
  const reference = (n: number) => `CW-2026-${String(n + 1).padStart(4, '0')}`;
  const officer = `Officer Number${size - 120}`;
  const logging = (n: number) =>
    `log an enquiry: streetlight ${n} out, for Cllr Person3, with ${officer}, received today`;
  return [
    ['log an enquiry, everything named', (n) => ({ text: logging(n), expect: /Is this right/ })],
    ['yes to it', (n) => ({ before: logging(n), text: 'yes', expect: /Logged for/ })],
    ['log an enquiry, the empty form', () => ({ text: 'log an enquiry', expect: /Which service/ })],
    ['show', (n) => ({ who: 'boss', text: `show ${reference(n)}`, expect: /With:/ })],
    [
      'acknowledge, somebody named',
      (n) => ({ who: 'boss', text: `acknowledge ${reference(n)}, ${officer} has it`, expect: /acknowledged/i }),
    ],
    ['update', (n) => ({ who: 'boss', text: `update ${reference(n)}: seen`, expect: /seen/ })],
    ['my casework', () => ({ text: 'my casework', expect: /no open enquiries/ })],
    ['team casework, of the manager of all', () => ({ who: 'boss', text: 'team casework', expect: /21 enquiries/ })],
    ["what's due today", () => ({ text: "what's due today", expect: /Nothing is due/ })],
    ['statistics, of the manager of all', () => ({ who: 'boss', text: 'statistics', expect: /21/ })],
    ['away, with a cover', () => ({ text: `I am away 24 to 28 December, ${officer} covers`, expect: /Is this right/ })],
    ['who am I', () => ({ text: 'who am I', expect: /Number1/ })],
  ];
}

async function open(storage: Storage, now: number): Promise<TurnHandler> {
  const knowledge = await openKnowledge(knowledgeFolder);
  const silent = () => undefined;
  const casework = await openCasework({
    storage,
    knowledge,
    knowledgeFolder,
    bankHolidays: openBankHolidays(join(knowledgeFolder, 'bank-holidays.json')),
    addressOf: (path) => `https://clausewise.example${path}`,
    heldBack: silent,
    offerFile: async () => 'https://clausewise.example/downloads/1',
    invite: async () => undefined,
    log: { info: silent, warn: silent, error: silent },
    now: () => now,
  });
  return createConversation(
    {
      council: knowledge.council,
      councilOf: () => 'derby',
      speakerOf: casework.speakerOf,
      find: async () => ({ kind: 'unknown-council' }),
      memory: storage.memory,
      settings: storage.settings,
      addressOf: (path) => `https://clausewise.example${path}`,
      heldBack: silent,
      reportError: (error) => {
        throw error;
      },
    },
    casework.intents,
  );
}

async function say(handle: TurnHandler, who: string, text: string, at: number): Promise<string> {
  const said: Reply = await handle({
    platform: 'teams',
    id: randomUUID(),
    conversation: { id: `with-${who}`, kind: 'personal' },
    sender: { accountId: who, tenant: 'derby', isOutsider: false, verifiedEmail: `${who}@derby.example` },
    input: { kind: 'text', text },
    at,
  });
  return renderPlainText(said);
}

/** Councillors, officers in forty services under managers under one manager of all, and one in fifty away. */
async function settle(storage: Storage, size: number, at: number): Promise<void> {
  const numbers = Array.from({ length: size }, (_, n) => n);
  const people: Person[] = [
    person('boss', { name: 'The Boss', service: 'Chief Executive' }),
    person('admin', { name: 'The Admin', roles: ['administrator'], service: 'Members' }),
    ...numbers
      .slice(0, 40)
      .map((n) => person(`m${n}`, { name: `Manager Number${n}`, managerId: 'boss', service: `Service ${n}` })),
    ...numbers
      .slice(0, -102)
      .map((n) =>
        person(`o${n}`, { name: `Officer Number${n}`, managerId: `m${n % 40}`, service: `Service ${n % 40}` }),
      ),
    ...numbers.slice(0, 60).map((n) => person(`c${n}`, { name: `Cllr Person${n}`, roles: ['councillor'] })),
  ];
  await storage.transaction(async (stores) => {
    for (const each of people) await stores.people.addPerson(each);
    for (const n of numbers.slice(0, Math.floor(size / 50))) {
      await stores.people.addAbsence({
        id: `a${n}`,
        council: 'derby',
        personId: `o${n + 2}`,
        from: addDays(TODAY, -1),
        to: addDays(TODAY, 5),
        coverId: `o${n + 3}`,
        recordedBy: 'admin',
        recordedAt: at,
      });
    }
  });
}
