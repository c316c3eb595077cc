import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, instantOf, type LocalDate, localDate, localTime } from '../../src/calendar/index.ts';
import {
  type Asked,
  carryOut,
  changeEnquiry,
  log,
  logEnquiry,
  teamOf,
  visibilityOf,
} from '../../src/casework/index.ts';
import type { Directory, Person } from '../../src/people/index.ts';
import { createPlanner } from '../../src/reminders/index.ts';
import { defaultSettings } from '../../src/reminders/settings.ts';
import { type DataPlace, openStorage, type Storage } from '../../src/storage/index.ts';
import { derbyRules, person } from '../support/casework-council.ts';
import { postgresPrograms, startPostgres } from '../support/postgres-server.ts';
import { quantile, round, type Table } from './report.ts';

const ENQUIRIES = 100_000;
const COUNCILLORS = 60;
const OFFICERS = 200;
const SERVICES = 20;
const TODAY = localDate('2026-12-22');
const rules = derbyRules();
const zone = 'Europe/London';

/** What somebody waits for, among 100,000 enquiries of three years: embedded and PostgreSQL side by side. */
export async function run(): Promise<readonly Table[]> {
  const folder = mkdtempSync(join(tmpdir(), 'clausewise-bench-'));
  const programs = postgresPrograms();
  const server = programs === undefined ? undefined : await startPostgres(programs);
  try {
    const embedded = await measure({ dataFolder: join(folder, 'data') });
    const postgres = server && (await measure({ databaseUrl: await server.newDatabase() }));
    const columns = ['', 'embedded p50 ms', 'p95 ms', ...(postgres ? ['PostgreSQL p50 ms', 'p95 ms'] : [])];
    const rows = embedded.times.map(([what, times], at) => [
      what,
      ...middleAndWorst(times),
      ...(postgres ? middleAndWorst(postgres.times[at]?.[1] ?? []) : []),
    ]);
    const left = postgres ? '' : ' (PostgreSQL left out: its programs are not installed)';
    return [
      { title: `Casework among ${ENQUIRIES.toLocaleString('en-GB')} enquiries${left}`, columns, rows },
      {
        title: 'Filling and memory',
        columns: ['', 'embedded', ...(postgres ? ['PostgreSQL'] : [])],
        rows: [
          ['enquiries stored a second', ...both(embedded.perSecond, postgres?.perSecond)],
          ['memory of this process after it all, MB', ...both(embedded.memory, postgres?.memory)],
        ],
      },
    ];
  } finally {
    await server?.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

function both(one: number, other: number | undefined): number[] {
  return other === undefined ? [one] : [one, other];
}

function middleAndWorst(times: readonly number[]): number[] {
  return [round(quantile(times, 0.5), 2), round(quantile(times, 0.95), 2)];
}

type Measured = {
  readonly times: readonly (readonly [what: string, milliseconds: readonly number[]])[];
  readonly perSecond: number;
  readonly memory: number;
};

async function measure(place: DataPlace): Promise<Measured> {
  const storage = await openStorage(place, () => at(TODAY));
  try {
    const directory = await settle(storage);
    const started = performance.now();
    await fill(storage, directory);
    const perSecond = Math.round((ENQUIRIES / (performance.now() - started)) * 1000);
    const see = (id: string) => {
      const found = directory.people.find((each) => each.id === id);
      if (found === undefined) throw new Error(`There is no ${id}.`);
      return { person: found, viewer: visibilityOf(found, directory, TODAY) };
    };
    const [councillor, officer, manager, admin] = [see('c1'), see('o5'), see('m1'), see('admin')];
    const first = { order: 'due-first', limit: 10 } as const;
    const period = { from: addDays(TODAY, -365), to: TODAY };
    const read = storage.read;
    const times: (readonly [string, readonly number[]])[] = [
      [
        'my list, a councillor',
        await timed(200, () =>
          read(({ casework }) => casework.list(councillor.viewer, { councillorId: 'c1', state: 'open' }, first)),
        ),
      ],
      [
        'my list, an officer',
        await timed(200, () =>
          read(({ casework }) => casework.list(officer.viewer, { officerId: 'o5', state: 'open' }, first)),
        ),
      ],
      [
        'team list, a manager',
        await timed(100, () =>
          read(({ casework }) =>
            casework.list(
              manager.viewer,
              { handledBy: teamOf(manager.person, directory, TODAY), state: 'open' },
              first,
            ),
          ),
        ),
      ],
      [
        'what is due, an officer',
        await timed(200, () =>
          read(({ casework }) => casework.list(officer.viewer, { officerId: 'o5', dueOnOrBefore: TODAY }, first)),
        ),
      ],
      [
        'what is due, the whole council',
        await timed(100, () => read(({ casework }) => casework.list(admin.viewer, { dueOnOrBefore: TODAY }, first))),
      ],
      [
        'counting what is overdue, the whole council',
        await timed(50, () => read(({ casework }) => casework.count(admin.viewer, { overdueOn: TODAY }))),
      ],
      [
        'one by its reference',
        await timed(200, (turn) =>
          read(({ casework }) => casework.enquiry(admin.viewer, { year: 2026, number: turn + 1 })),
        ),
      ],
      [
        'statistics of a year, a manager',
        await timed(10, () => read(({ casework }) => casework.tally(manager.viewer, period, TODAY))),
      ],
      [
        'statistics of a year, the whole council',
        await timed(5, () => read(({ casework }) => casework.tally(admin.viewer, period, TODAY))),
      ],
      ...(await changes(storage)),
    ];
    return { times, perSecond, memory: Math.round(process.memoryUsage().rss / 1_048_576) };
  } finally {
    await storage.close();
  }
}

/** As in chat: one transaction with number, enquiry, audit and reminders. */
async function changes(storage: Storage) {
  const council = {
    settings: defaultSettings(zone),
    rules,
    clause: { url: 'https://clausewise.example/derby/working-together/20' },
  };
  const desk = { database: storage, alongside: createPlanner(async () => council) };
  const asked = (changeId: string): Asked => ({
    council: 'derby',
    by: 'o5',
    changeId,
    at: at(TODAY),
    on: TODAY,
    rules,
  });
  const numbers: number[] = [];
  const logged = await timed(200, async (turn) => {
    const draft = {
      subject: 'Streetlight out',
      details: 'Pole 14',
      councillorId: 'c1',
      service: 'Service 5',
      officerId: 'o5',
      receivedOn: TODAY,
    };
    const outcome = await log(desk, asked(`log-${turn}`), draft);
    if (outcome.kind !== 'changed') throw new Error(outcome.kind);
    numbers.push(outcome.enquiry.number);
  });
  const acknowledged = await timed(200, async (turn) => {
    const wanted = { year: 2026, number: numbers[turn] ?? 0 };
    const outcome = await carryOut(desk, asked(`ack-${turn}`), wanted, { kind: 'acknowledge', officerId: 'o5' });
    if (outcome.kind !== 'changed') throw new Error(outcome.kind);
  });
  return [['log, with its reminders', logged] as const, ['acknowledge, with its reminders', acknowledged] as const];
}

async function timed(times: number, work: (turn: number) => Promise<unknown>): Promise<readonly number[]> {
  const found: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const started = performance.now();
    await work(turn);
    found.push(performance.now() - started);
  }
  return found;
}

async function settle(storage: Storage): Promise<Directory> {
  const people: Person[] = [
    person('admin', { roles: ['administrator'], service: 'Service 0' }),
    ...range(SERVICES).map((n) => person(`m${n}`, { service: `Service ${n}` })),
    ...range(OFFICERS).map((n) =>
      person(`o${n}`, { service: `Service ${n % SERVICES}`, managerId: `m${n % SERVICES}` }),
    ),
    ...range(COUNCILLORS).map((n) => person(`c${n}`, { roles: ['councillor'] })),
  ];
  await storage.transaction(async (stores) => {
    for (const each of people) await stores.people.addPerson(each);
  });
  return { council: 'derby', people, absences: [] };
}

/** Nine in ten are resolved; of the others half are acknowledged. */
async function fill(storage: Storage, { people }: Directory): Promise<void> {
  const nameOf = (id: string) => people.find((each) => each.id === id)?.name ?? id;
  const batch = 500;
  for (let start = 0; start < ENQUIRIES; start += batch) {
    await storage.transaction(async ({ casework }) => {
      for (let n = start; n < start + batch; n += 1) {
        const isOpen = n % 10 === 0;
        const receivedOn = addDays(TODAY, isOpen ? -(n % 12) : -(12 + ((n * 7) % 1_050)));
        const context = { by: 'admin', at: at(receivedOn), on: receivedOn, rules, nameOf };
        const officer = (n * 13) % OFFICERS;
        const draft = {
          subject: `Enquiry ${n}`,
          details: 'Something in a street',
          councillorId: `c${n % COUNCILLORS}`,
          service: `Service ${officer % SERVICES}`,
          officerId: `o${officer}`,
          receivedOn,
        };
        const year = Number(receivedOn.slice(0, 4));
        const number = await casework.takeNumber('derby', year);
        let last = logEnquiry('derby', { year, number }, draft, { ...context, changeId: `n${n}` });
        if (last.kind === 'refused') throw new Error(last.sentence);
        await casework.add(last.enquiry, last.entry);
        if (isOpen && n % 20 === 0) continue;
        const action = isOpen
          ? ({ kind: 'acknowledge', officerId: `o${officer}` } as const)
          : ({ kind: 'resolve', text: 'Done.' } as const);
        last = changeEnquiry(last.enquiry, action, { ...context, changeId: `n${n}-2` });
        if (last.kind === 'refused') throw new Error(last.sentence);
        await casework.change(last.enquiry, last.entry);
      }
    });
  }
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, n) => n);
}

function at(date: LocalDate): number {
  return instantOf(date, localTime('10:00'), zone);
}
