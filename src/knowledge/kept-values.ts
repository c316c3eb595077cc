import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { join } from 'node:path';

/** What is read of a shorter text is not worth a file: reading it takes as long. */
const SHORTEST = 1_500;
/** So many are kept, those written last: councils edit their files, and what was read before is of no use. */
const MOST_KEPT = 500;

/**
 * What a text holds, from the last time that the same text was read in the same way, else by `read`, which is then kept: beside what
 * Node keeps of compiled files, since it is of the same kind and trusted as much. Where Node keeps nothing, or we cannot write, nothing
 * is kept and nothing is lost. `read` gives what JSON can hold; undefined is not kept. `way` says how it reads: whoever changes that,
 * changes it.
 */
export function keptValue(text: string, way: string, read: () => unknown, folder = keptFolder()): unknown {
  if (folder === undefined || text.length < SHORTEST) return read();
  const file = join(folder, `${createHash('sha256').update(`${way}\n${text}`).digest('hex')}.json`);
  const kept = readKept(file);
  if (kept !== undefined) return kept;
  const value = read();
  if (value !== undefined) keep(folder, file, value);
  return value;
}

function keptFolder(): string | undefined {
  const compiled = getCompileCacheDir();
  return compiled && join(compiled, 'values');
}

function readKept(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function keep(folder: string, file: string, value: unknown): void {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    mkdirSync(folder, { recursive: true });
    try {
      writeFileSync(unfinished, JSON.stringify(value));
      renameSync(unfinished, file);
    } finally {
      rmSync(unfinished, { force: true });
    }
    const all = readdirSync(folder).map((name) => join(folder, name));
    if (all.length <= MOST_KEPT) return;
    const oldestFirst = all.map((each) => ({ each, at: statSync(each).mtimeMs })).sort((a, b) => a.at - b.at);
    for (const { each } of oldestFirst.slice(0, all.length - MOST_KEPT / 2)) rmSync(each, { force: true });
  } catch {
    // A full disk, or a folder that is not ours: it is read again the next time.
  }
}
