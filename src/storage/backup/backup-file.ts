import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { asStorageError, StorageError } from '../storage-error.ts';
import { createSeal, type Row, type TableSeal } from './table-digest.ts';

/**
 * A backup is gzipped lines of JSON: a heading; for each table its name, then its rows; at the end the seal, with
 * the count and digest of every table. A file without its seal was cut off.
 */
const headingSchema = z.strictObject({
  format: z.literal('clausewise-backup'),
  edition: z.literal(1),
  schema: z.int().min(1),
  takenAt: z.int(),
});
const sealSchema = z.strictObject({
  seal: z.record(z.string(), z.strictObject({ rows: z.int(), digest: z.string() })),
});
const tableSchema = z.strictObject({ table: z.string() });
const rowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/**
 * Characters of the longest line that is written or read: far more than any row has. Whoever reads a file of one endless
 * line is told at once, before it fills the memory.
 */
const LONGEST_LINE = 16 * 2 ** 20;

/** What a backup says of itself. `takenAt` is milliseconds since the epoch. */
export type BackupHeading = z.infer<typeof headingSchema>;
/** The count and digest of every table. */
export type BackupSeal = Readonly<Record<string, TableSeal>>;

/** Writes the lines beside the file first, so that there is a whole backup under its name or none; for its owner alone. */
export async function writeLines(file: string, lines: AsyncIterable<string>): Promise<void> {
  const draft = `${file}.part`;
  try {
    await pipeline(Readable.from(joined(lines)), createGzip(), createWriteStream(draft, { mode: 0o600, flush: true }));
    await rename(draft, file);
    const folder = await open(dirname(file), 'r');
    await folder.sync().finally(() => folder.close());
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw asStorageError(error);
  }
}

/** Many lines a chunk: a chunk a line makes compression slow. */
async function* joined(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = '';
  for await (const line of lines) {
    if (line.length > LONGEST_LINE) throw new StorageError('unexpected', { detail: 'A row is too long for a backup.' });
    chunk += `${line}\n`;
    if (chunk.length < 65_536) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/** What is met when a backup is read from the beginning to its end. */
export type BackupReader = {
  readonly row?: (table: string, row: Row) => void | Promise<void>;
  readonly tableEnd?: (table: string) => void | Promise<void>;
};

/**
 * Reads a whole backup and checks each table against the seal. An error of code `backup-damaged` when it is cut off,
 * altered or none; whoever acts while reading must undo what they did then.
 */
export async function readBackup(
  file: string,
  reader: BackupReader = {},
): Promise<{ heading: BackupHeading; seal: BackupSeal }> {
  let heading: BackupHeading | undefined;
  let seal: BackupSeal | undefined;
  let table: { name: string; seal: ReturnType<typeof createSeal> } | undefined;
  const found: Record<string, TableSeal> = {};
  const endTable = async () => {
    if (!table) return;
    found[table.name] = table.seal.end();
    await reader.tableEnd?.(table.name);
    table = undefined;
  };
  for await (const line of linesOf(file)) {
    if (seal) throw damaged('There is something after its seal.');
    if (!heading) heading = parse(headingSchema, line);
    else if (line.startsWith('{"table":')) {
      await endTable();
      table = { name: parse(tableSchema, line).table, seal: createSeal() };
    } else if (line.startsWith('{"seal":')) {
      await endTable();
      seal = parse(sealSchema, line).seal;
    } else if (table) {
      table.seal.add(line.slice('{"row":'.length, -1));
      await reader.row?.(table.name, parse(z.strictObject({ row: rowSchema }), line).row);
    } else throw damaged('There is a row of no table.');
  }
  if (!heading || !seal) throw damaged('It has no end.');
  for (const name of new Set([...Object.keys(seal), ...Object.keys(found)])) {
    if (seal[name]?.rows !== found[name]?.rows || seal[name]?.digest !== found[name]?.digest)
      throw damaged(`Its table ${name} is not as it was written.`);
  }
  return { heading, seal };
}

/** The lines of a gzipped file. Split at the line feed alone: `readline` splits inside text that holds U+2028. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = createGunzip();
  text.setEncoding('utf8');
  source.on('error', (error) => text.destroy(error));
  let rest = '';
  try {
    for await (const chunk of source.pipe(text)) {
      const [end = '', ...begun] = (chunk as string).split('\n');
      if (rest.length + end.length > LONGEST_LINE) throw damaged('It has a line that is longer than any of ours.');
      rest += end;
      for (const beginning of begun) {
        yield rest;
        rest = beginning;
      }
    }
  } catch (error) {
    const { code } = error as { code?: string };
    if (code?.startsWith('Z_')) throw damaged('It cannot be unpacked.', error);
    throw error;
  } finally {
    source.destroy();
  }
  if (rest !== '') throw damaged('It ends in the middle of a line.');
}

function parse<T>(schema: z.ZodType<T>, line: string): T {
  try {
    return schema.parse(JSON.parse(line));
  } catch (error) {
    throw damaged('It has a line that is none of ours.', error);
  }
}

function damaged(detail: string, cause?: unknown): StorageError {
  return new StorageError('backup-damaged', { detail, cause });
}
