import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { join } from 'node:path';

/** What is read of a shorter text is not worth a file: reading it takes as long. */
const SHORTEST = 1_500;
/** So many are kept, those used last: councils edit their files, and what was read before is of no use. */
const MOST_KEPT = 500;
/** The same for what takes megabytes. */
const MOST_LARGE = 32;

/**
 * What a text holds, from the last time that the same text was read in the same way, else by `read`, which is then kept: beside what
 * Node keeps of compiled files, since it is of the same kind and trusted as much. Where Node keeps nothing, or we cannot write, nothing
 * is kept and nothing is lost. `read` gives what JSON can hold; undefined is not kept. `way` says how it reads: whoever changes that,
 * changes it.
 */
export function keptValue(text: string, way: string, read: () => unknown, folder = folderFor('values')): unknown {
  if (folder === undefined || text.length < SHORTEST) return read();
  const file = join(folder, `${createHash('sha256').update(`${way}\n${text}`).digest('hex')}.json`);
  const kept = readKept(file);
  if (kept !== undefined) return kept;
  const value = read();
  if (value !== undefined) keep(folder, file, JSON.stringify(value), MOST_KEPT);
  return value;
}

/** The same for bytes that take long to make: those that were made for this key, which is another wherever they would be others. */
export function keptBytes(key: string, make: () => Uint8Array, folder = folderFor('large')): Uint8Array {
  const kept = readKeptBytes(key, folder);
  if (kept !== undefined) return kept;
  const bytes = make();
  keepBytes(key, bytes, folder);
  return bytes;
}

/** The bytes that were kept for a key; undefined where there are none. */
export function readKeptBytes(key: string, folder = folderFor('large')): Uint8Array | undefined {
  if (folder === undefined) return undefined;
  try {
    return readFileSync(fileOf(key, folder));
  } catch {
    return undefined;
  }
}

/** Keeps bytes for a key, where it can. */
export function keepBytes(key: string, bytes: Uint8Array, folder = folderFor('large')): void {
  if (folder !== undefined) keep(folder, fileOf(key, folder), bytes, MOST_LARGE);
}

function fileOf(key: string, folder: string): string {
  return join(folder, `${createHash('sha256').update(key).digest('hex')}.bin`);
}

function folderFor(kind: 'values' | 'large'): string | undefined {
  const compiled = getCompileCacheDir();
  return compiled && join(compiled, kind);
}

function readKept(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function keep(folder: string, file: string, content: string | Uint8Array, most: number): void {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    mkdirSync(folder, { recursive: true });
    try {
      writeFileSync(unfinished, content);
      renameSync(unfinished, file);
    } finally {
      rmSync(unfinished, { force: true });
    }
    const all = readdirSync(folder).map((name) => join(folder, name));
    if (all.length <= most) return;
    const oldestFirst = all.map((each) => ({ each, at: usedAt(each) })).sort((a, b) => a.at - b.at);
    for (const { each } of oldestFirst.slice(0, all.length - most / 2)) rmSync(each, { force: true });
  } catch {
    // A full disk, or a folder that is not ours: it is read again the next time.
  }
}

/** Systems note when a file was read, though not at once each time. */
function usedAt(file: string): number {
  const { atimeMs, mtimeMs } = statSync(file);
  return Math.max(atimeMs, mtimeMs);
}
