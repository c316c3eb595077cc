import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll } from 'vitest';
import { environmentOf } from '../app/running-server.ts';
import { END_OF_RUN, type ProgramOrders } from './program-orders.ts';

const root = join(import.meta.dirname, '..', '..');
const withoutModel = { SENTENCE_MODEL: 'off' };

export type EndedProgram = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs the command line as a process of its own, without a sentence model unless the settings say otherwise. */
export function runProgram(
  words: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<EndedProgram> {
  const child = spawn(process.execPath, ['src/clausewise.ts', ...words], {
    cwd: root,
    env: environmentOf({ ...withoutModel, ...settings }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

let host: ChildProcess | undefined;

/** The same in a process that stays for all runs of a test file: where starting and ending are not what is tested. One at a time. */
export async function runInHost(
  words: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<EndedProgram> {
  const running = host ?? startHost();
  const { stdout, stderr } = running;
  if (stdout === null || stderr === null) throw new Error('The host of programs has no output.');
  const over = new AbortController();
  const gone = once(running, 'exit', { signal: over.signal }).then(() => {
    throw new Error(`The host of programs ended at: ${words.join(' ')}`);
  });
  const ended = Promise.all([once(running, 'message'), untilEnd(stdout), untilEnd(stderr)]);
  running.send({ words, settings: { ...withoutModel, ...settings } } satisfies ProgramOrders);
  const [[message], out, err] = await Promise.race([ended, gone]).finally(() => over.abort());
  return { code: (message as { readonly code: number }).code, out, err };
}

function startHost(): ChildProcess {
  const started = fork(join(import.meta.dirname, 'program-host.ts'), {
    cwd: root,
    env: environmentOf({}),
    execArgv: [],
    silent: true,
  });
  host = started;
  for (const stream of [started.stdout, started.stderr]) stream?.setEncoding('utf8');
  afterAll(() => {
    started.kill();
    host = undefined;
  });
  return started;
}

/** What a run writes there, up to its end. */
function untilEnd(stream: Readable): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const hear = (more: string) => {
      text += more;
      if (!text.endsWith(END_OF_RUN)) return;
      stream.off('data', hear);
      resolve(text.slice(0, -END_OF_RUN.length));
    };
    stream.on('data', hear);
  });
}
