import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { environmentOf } from '../app/running-server.ts';

const root = join(import.meta.dirname, '..', '..');

export type EndedProgram = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs the command line as a process of its own, without a sentence model unless the settings say otherwise. */
export function runProgram(
  words: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<EndedProgram> {
  const child = spawn(process.execPath, ['src/clausewise.ts', ...words], {
    cwd: root,
    env: environmentOf({ SENTENCE_MODEL: 'off', ...settings }),
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
