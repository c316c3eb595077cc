import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { startServer } from '../app/running-server.ts';
import { quantile, round, type Table } from './report.ts';

const runs = 5;
/** How long a server is left alone before its memory is read again, in milliseconds. */
const settling = 4_000;

/** Cold start of the product as a process of its own, with an empty data folder: until it listens, and until it has answered. */
export async function run(): Promise<readonly Table[]> {
  const rows: (string | number)[][] = [];
  for (const [name, model] of [
    ['with the sentence model', 'universal'],
    ['without', 'off'],
  ] as const) {
    const measured: Measured[] = [];
    for (let at = 0; at < runs; at += 1) measured.push(await startOnce(model));
    const median = (of: (each: Measured) => number) => round(quantile(measured.map(of), 0.5));
    rows.push([
      name,
      median(({ listening }) => listening),
      median(({ firstAnswer }) => firstAnswer),
      median(({ secondAnswer }) => secondAnswer),
      median(({ memory }) => memory),
      median(({ settled }) => settled),
    ]);
  }
  return [
    {
      title: `Cold start of node src/main.ts, median of ${runs} runs`,
      columns: [
        '',
        'listening (ms)',
        'first answer (ms)',
        'next answer (ms)',
        'memory then (MB)',
        'memory at rest (MB)',
      ],
      rows,
    },
  ];
}

type Measured = Readonly<Record<'listening' | 'firstAnswer' | 'secondAnswer' | 'memory' | 'settled', number>>;

async function startOnce(model: string): Promise<Measured> {
  const started = performance.now();
  const server = await startServer({ SENTENCE_MODEL: model, LOG_LEVEL: 'error' });
  try {
    const first = await server.say('can I attend a group meeting?');
    if (first.status !== 200) throw new Error(`The first answer was ${first.status}.`);
    const firstAnswer = performance.now() - started;
    const memory = residentMegabytes(server.process.pid);
    await pause(settling);
    const asked = performance.now();
    await server.say('how quickly must an officer answer a councillor?');
    const secondAnswer = performance.now() - asked;
    return {
      listening: server.readyAfter,
      firstAnswer,
      secondAnswer,
      memory,
      settled: residentMegabytes(server.process.pid),
    };
  } finally {
    await server.close();
  }
}

function residentMegabytes(pid: number | undefined): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
