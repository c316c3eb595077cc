import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { localDateAt } from '../../src/calendar/index.ts';
import type { PlatformAdapter } from '../../src/messaging/index.ts';
import { createDelivery } from '../../src/reminders/index.ts';
import { planReminders } from '../../src/reminders/plan.ts';
import { type DataPlace, openStorage, type Storage } from '../../src/storage/index.ts';
import { postgresPrograms, startPostgres } from '../support/postgres-server.ts';
import { type ChaosFigures, runChaos } from '../support/reminders-chaos.ts';
import { chaosCouncil, chaosEnquiry, chaosPeople, settleChaosPeople } from '../support/reminders-chaos-council.ts';
import { quantile, round, type Table } from './report.ts';

const REMINDERS = 2_000;
const KILLS = 20;
const OPEN_ENQUIRIES = 20_000;
const pairs = 100;

/** What delivery survives, how fast it is, and what a tick costs among many open enquiries. */
export async function* run(): AsyncGenerator<Table> {
  const folder = mkdtempSync(join(tmpdir(), 'clausewise-bench-'));
  const programs = postgresPrograms();
  const server = programs === undefined ? undefined : await startPostgres(programs);
  if (server === undefined) process.stderr.write('left out: PostgreSQL (its programs are not installed)\n');
  try {
    // As long as in the suite: on a busy machine a shorter one runs out by itself, which measures the machine.
    const common = { reminders: REMINDERS, kills: KILLS, lease: 6_000 };
    yield chaosTable(
      'SQLite, one process',
      await runChaos({
        ...common,
        place: { dataFolder: join(folder, 'chaos') },
        workers: 1,
        pause: false,
        restarts: 0,
      }),
    );
    if (server !== undefined) {
      const place = { databaseUrl: await server.newDatabase() };
      yield chaosTable(
        'PostgreSQL, two processes',
        await runChaos({ ...common, place, server, workers: 2, pause: true, restarts: 2 }),
      );
    }
    yield await measure('SQLite', { dataFolder: join(folder, 'many') });
    if (server !== undefined) yield await measure('PostgreSQL', { databaseUrl: await server.newDatabase() });
  } finally {
    await server?.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

function chaosTable(name: string, figures: ChaosFigures): Table {
  return {
    title: `${name}: ${figures.reminders} reminders, ${figures.kills} times SIGKILL, ${figures.pauses} stopped past its lease, ${figures.restarts} database restarts`,
    columns: ['', 'reminders'],
    rows: [
      ['delivered', figures.delivered],
      ['lost', figures.lost],
      ['twice without being marked', figures.unmarked],
      ['marked as repeated', figures.repeats],
      ['of these where the platform can be read back', figures.repeatsWhereReadBack],
      ['rows not closed', figures.unfinished],
      ['a second, disturbances included', figures.perSecond],
    ],
  };
}

/** Fills a database with open enquiries and all their rows, then measures ticks with nothing and with something due. */
async function measure(name: string, place: DataPlace): Promise<Table> {
  const storage = await openStorage(place, Date.now);
  try {
    await settleChaosPeople(storage, pairs);
    const base = Date.UTC(2026, 5, 1, 10);
    const rows = await fillWithEnquiries(storage, base);
    let now = base;
    const arrived: string[] = [];
    const adapterOf = (platform: 'slack' | 'teams'): PlatformAdapter => ({
      platform,
      deliver: async ({ id }) => {
        arrived.push(id);
        return { kind: 'delivered', messageId: id };
      },
      trace: async () => ({ kind: 'cannot-tell' }),
      replace: async () => ({ kind: 'refused', reason: 'not here' }),
    });
    const delivery = createDelivery({
      ...storage,
      adapters: [adapterOf('slack'), adapterOf('teams')],
      findCouncil: async () => chaosCouncil(),
      councils: () => ['derby'],
      owner: 'bench',
      now: () => now,
      random: Math.random,
      pause: async (milliseconds) => {
        await sleep(milliseconds);
      },
      log: { info: () => undefined, warn: () => undefined, error: (fields, message) => console.error(message, fields) },
      timings: { betweenMessages: 0, onPlatform: 0 },
    });
    const idle = await timed(200, () => delivery.tick());
    const planning: number[] = [];
    for (let time = 0; time < 10; time += 1) {
      now += 900_001;
      const begun = performance.now();
      await delivery.tick();
      planning.push(performance.now() - begun);
    }
    await makeDue(storage, 400, base);
    now += 1_000;
    const start = performance.now();
    await delivery.tick();
    const each = (performance.now() - start) / Math.max(1, arrived.length);
    let about = 0;
    const speaking = await timed(200, async () => {
      about += 1;
      await storage.outbox.messagesAbout(`derby:${about}`, 0);
    });
    return {
      title: `${name}: ${OPEN_ENQUIRIES} open enquiries, ${rows} rows waiting`,
      columns: ['', 'measured'],
      rows: [
        ['tick with nothing due, median ms', round(quantile(idle, 0.5), 2)],
        ['the same, 95th in 100', round(quantile(idle, 0.95), 2)],
        ['tick that plans lists, median ms', round(quantile(planning, 0.5), 1)],
        ['the same, longest', round(Math.max(...planning), 1)],
        ['which messages speak of an enquiry, median ms', round(quantile(speaking, 0.5), 2)],
        ['messages delivered', arrived.length],
        ['each, ms', round(each, 2)],
        ['a second', round(1000 / each)],
      ],
    };
  } finally {
    await storage.close();
  }
}

async function fillWithEnquiries(storage: Storage, now: number): Promise<number> {
  const council = chaosCouncil();
  const directory = { council: 'derby', people: chaosPeople(pairs), absences: [] };
  const on = localDateAt(now, 'UTC');
  const context = { council, directory, choicesOf: () => ({}), existing: [] };
  let rows = 0;
  for (let start = 1; start <= OPEN_ENQUIRIES; start += 200) {
    await storage.transaction(async ({ casework, outbox }) => {
      const added = [];
      for (let number = start; number < start + 200; number += 1) {
        const { enquiry, entry } = chaosEnquiry(number, pairs, now, on);
        await casework.add(enquiry, entry);
        // The messages about the logging itself went out long ago.
        added.push(...planReminders(enquiry, { entry }, context).add.filter(({ notBefore }) => notBefore > now));
      }
      rows += await outbox.add(added, now);
    });
  }
  return rows;
}

/** One message to each of so many people, about enquiries that are there. */
async function makeDue(storage: Storage, count: number, now: number): Promise<void> {
  const due = Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const recipient = `${index % 2 === 0 ? 'councillor' : 'officer'}-${number % pairs}`;
    const to = index % 2 === 0 ? 'councillor' : 'officer';
    const payload = {
      kind: 'notice',
      change: 'update',
      version: 2,
      what: 'Update given.',
      to,
      enquiry: { year: 2026, number },
    };
    return {
      key: JSON.stringify([`derby:${number}`, 'notice', 'bench', 2, recipient]),
      council: 'derby',
      recipient,
      lane: `derby:${recipient}`,
      enquiry: `derby:${number}`,
      payload,
      notBefore: now,
    };
  });
  await storage.outbox.add(due, now);
}

async function timed(times: number, work: () => Promise<unknown>): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return taken;
}
