import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { startServer } from '../app/running-server.ts';
import { quantile, round, type Table } from './report.ts';

const runs = 5;
/** How long a server is left alone before its memory is read, in milliseconds. */
const settling = 1_500;

const tenant = '6f6e2d4b-51a3-4c37-9a0e-0d3b9f6c2a11';
const council = { COUNCILS: `${tenant}=derby,T1=derby`, PUBLIC_URL: 'http://localhost:3978', TRY_OUT: 'off' };

/** Settings that open Teams; nobody is called at the start. */
export const teamsSettings = {
  ...council,
  TEAMS_APP_ID: '0c2f7b7e-8d8e-4f57-8a55-7f0c1d7a9e21',
  TEAMS_APP_TENANT: tenant,
  TEAMS_APP_SECRET: 'not used',
};

/** Settings that open Slack; nobody is called at the start. */
export const slackSettings = { ...council, SLACK_SIGNING_SECRET: 'not used', SLACK_BOT_TOKEN: 'xoxb-not-used' };

const setups = [
  ['neither', { TRY_OUT: 'off' }],
  ['Teams', teamsSettings],
  ['Slack', slackSettings],
  ['both', { ...teamsSettings, ...slackSettings }],
] as const;

/** What each platform costs: the product as a process of its own, until it listens, and its memory a moment later. */
export async function run(): Promise<readonly Table[]> {
  const rows: (string | number)[][] = [];
  for (const [name, settings] of setups) {
    const measured: Measured[] = [];
    for (let at = 0; at < runs; at += 1) measured.push(await startOnce(settings));
    const median = (of: (each: Measured) => number) => round(quantile(measured.map(of), 0.5));
    rows.push([name, median(({ listening }) => listening), median(({ memory }) => memory)]);
  }
  return [
    {
      title: `Start of node src/main.ts without the sentence model, by platform, median of ${runs} runs`,
      columns: ['', 'listening (ms)', 'memory (MB)'],
      rows,
    },
  ];
}

type Measured = Readonly<Record<'listening' | 'memory', number>>;

async function startOnce(settings: Readonly<Record<string, string>>): Promise<Measured> {
  const server = await startServer({ LOG_LEVEL: 'error', ...settings });
  try {
    await pause(settling);
    const rss = execFileSync('ps', ['-o', 'rss=', '-p', String(server.process.pid)], { encoding: 'utf8' });
    return { listening: server.readyAfter, memory: Number(rss) / 1024 };
  } finally {
    await server.close();
  }
}
