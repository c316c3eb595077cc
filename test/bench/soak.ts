import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openStorage } from '../../src/storage/index.ts';
import { openFakeBotConnector } from '../support/fake-bot-connector.ts';
import { openFakeIssuer } from '../support/fake-issuer.ts';
import { type FakeTrouble, openFakeSlack } from '../support/fake-slack.ts';
import { postgresPrograms, startPostgres } from '../support/postgres-server.ts';
import { type StagedProcess, type StandIns, startStaged } from '../support/staged-process.ts';
import { round, type Table } from './report.ts';
import { createTalkers, judgeDeliveries, settleTown, type Talker } from './soak-town.ts';

/** Which server is never ended. */
const lasting = 2;

/** What may not happen even once. */
const faults = [
  'never answered',
  'answered twice without saying so',
  'answers to nothing that was said',
  'recorded as sent, and no such message arrived',
  'not done with',
  'arrived twice without saying so',
  'ended by itself',
];

/** Share of calls to a platform that go wrong, by how. */
const troubles: readonly (readonly [FakeTrouble, number])[] = [
  ['limited', 0.02],
  ['error', 0.02],
  ['lost', 0.005],
  ['hang', 0.003],
];

/**
 * Two servers on one PostgreSQL between stand-ins for both platforms that answer 429, 500 and nothing now and then; questions,
 * casework and deliveries together; each minute one server is told to stop and one is killed. A third beside them is never
 * ended: the two are too young to show whether memory grows. Yields what was lost, what was doubled, and the third's memory;
 * the command fails when anything was lost or doubled.
 */
export async function run(minutes: number): Promise<readonly Table[]> {
  const programs = postgresPrograms();
  if (programs === undefined) throw new Error('PostgreSQL is not installed: its programs are needed.');
  const folder = mkdtempSync(join(tmpdir(), 'clausewise-soak-'));
  const postgres = await startPostgres(programs);
  const [issuer, connector, slack] = await Promise.all([openFakeIssuer(), openFakeBotConnector(), openFakeSlack()]);
  const stage: StandIns = { issuer, connector, slack };
  const servers: (StagedProcess | undefined)[] = [];
  try {
    const databaseUrl = await postgres.newDatabase();
    const knowledge = copyKnowledge(folder);
    await settleTown(databaseUrl, stage);
    const environment = (seat: number) => ({
      DATABASE_URL: databaseUrl,
      DATA_FOLDER: join(folder, `data-${seat}`),
      KNOWLEDGE_FOLDER: knowledge,
      LOG_LEVEL: 'error',
    });
    for (const seat of [0, 1, lasting]) servers[seat] = await startStaged(stage, environment(seat));
    const draw = () => {
      let at = Math.random();
      return troubles.find(([, share]) => {
        at -= share;
        return at < 0;
      })?.[0];
    };
    slack.trouble = draw;
    connector.mishap = draw;

    const until = Date.now() + minutes * 60_000;
    const talkers = createTalkers(stage, () => servers.flatMap((server) => server ?? []));
    const talking = talkers.map((talker) => talk(talker, until));
    const memory: (readonly [number, number])[] = [];
    const ends = { stopped: 0, killed: 0, 'ended by itself': 0 };
    for (let minute = 0; Date.now() < until; minute += 1) {
      const seat = minute % 2;
      for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
        await pause(Math.min(25_000, Math.max(0, until - Date.now())));
        const old = servers[lasting]?.child.pid;
        if (old !== undefined) memory.push([minute, residentMegabytes(old)]);
        const server = servers[seat];
        servers[seat] = undefined;
        const code = await server?.end(signal);
        ends[signal === 'SIGKILL' ? 'killed' : code === 0 ? 'stopped' : 'ended by itself'] += 1;
        servers[seat] = await startStaged(stage, environment(seat));
      }
    }
    await Promise.all(talking);
    slack.trouble = () => undefined;
    connector.mishap = () => undefined;
    const storage = await openStorage({ databaseUrl }, Date.now);
    const deliveries = await judgeDeliveries(storage, stage);
    await storage.close();
    const tables = tablesOf({ minutes, talkers, deliveries, ends, memory });
    const found = tables.flatMap(({ rows }) => rows).filter(([name, n]) => faults.includes(String(name)) && n !== 0);
    if (found.length > 0) process.exitCode = 1;
    return tables;
  } finally {
    await Promise.all(servers.map((server) => server?.end('SIGTERM')));
    await Promise.all([issuer.close(), connector.close(), slack.close(), postgres.remove()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One after the other, as people do; the last is waited for. */
async function talk(talker: Talker, until: number): Promise<void> {
  while (Date.now() < until) {
    await talker.sayNext();
    await pause(500 + Math.random() * 1_500);
  }
}

/** A copy in which Derby lies where it is working time just now, so that reminders go out. */
function copyKnowledge(folder: string): string {
  const copy = join(folder, 'knowledge');
  cpSync(join(import.meta.dirname, '../../knowledge'), copy, { recursive: true });
  const hour = new Date().getUTCHours();
  const offset = ((11 - hour + 36) % 24) - 12;
  // The names of these zones have the sign the other way round.
  const zone = offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
  const file = join(copy, 'derby', 'council.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('time-zone: Europe/London', `time-zone: ${zone}`));
  return copy;
}

function residentMegabytes(pid: number): number {
  try {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
  } catch {
    return Number.NaN;
  }
}

function tablesOf(run: {
  readonly minutes: number;
  readonly talkers: readonly Talker[];
  readonly deliveries: Readonly<Record<string, number>>;
  readonly ends: Readonly<Record<string, number>>;
  readonly memory: readonly (readonly [number, number])[];
}): readonly Table[] {
  const counts = run.talkers.map((talker) => talker.counts());
  const sum = (of: keyof ReturnType<Talker['counts']>) => counts.reduce((total, each) => total + each[of], 0);
  const rows = (record: Readonly<Record<string, number>>) => Object.entries(record);
  const measured = run.memory.filter(([, size]) => !Number.isNaN(size));
  const tenth = Math.ceil(measured.length / 10);
  const mean = (part: typeof measured) =>
    round(part.reduce((all, [, size]) => all + size, 0) / Math.max(1, part.length));
  return [
    {
      title: `${run.minutes} minutes, three servers on one PostgreSQL: what was said`,
      columns: ['', 'messages'],
      rows: [
        ['said', sum('said')],
        ['never answered', sum('lost')],
        ['answered twice without saying so', sum('doubled')],
        ['answered again, marked', sum('marked')],
        ['answers to nothing that was said', sum('strange')],
        ['enquiries logged', sum('logged')],
      ],
    },
    { title: 'What was owed to people', columns: ['', 'messages'], rows: rows(run.deliveries) },
    { title: 'Servers', columns: ['', 'times'], rows: rows(run.ends) },
    {
      title: 'Memory of a server that nobody ends, in MB',
      columns: ['', 'mean'],
      rows: [
        ...Array.from({ length: 10 }, (_, part) => {
          const sizes = measured.slice(part * tenth, (part + 1) * tenth);
          return sizes.length === 0 ? [] : [[`tenth ${part + 1} of the time`, mean(sizes)]];
        }).flat(),
        ['most', round(Math.max(...measured.map(([, size]) => size)))],
      ],
    },
  ];
}
