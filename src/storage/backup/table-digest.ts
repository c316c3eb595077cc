import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { BackupTable } from './tables.ts';

/** A row as it lies in the database. */
export type Row = Readonly<Record<string, string | number | null>>;

/** How many rows, and the SHA-256 (hexadecimal) of their lines in the table's order. */
export type TableSeal = { readonly rows: number; readonly digest: string };

const ROWS_AT_ONCE = 500;

/** A row as one line: its columns by name. The same row gives the same line on every engine. */
export function lineOf(row: Row): string {
  return JSON.stringify(Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** Adds up lines to a seal. */
export function createSeal(): { readonly add: (line: string) => void; readonly end: () => TableSeal } {
  const hash = createHash('sha256');
  let rows = 0;
  return {
    add: (line) => {
      rows += 1;
      hash.update(line).update('\n');
    },
    end: () => ({ rows, digest: hash.digest('hex') }),
  };
}

/** The rows of a table in the order of its key, some hundreds at a time. */
export async function* readTable(db: Kysely<Database>, { name, key }: BackupTable): AsyncGenerator<readonly Row[]> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let last: Row | undefined;
  for (;;) {
    const after = last;
    const beyond = after ? sql`where (${columns}) > (${sql.join(key.map((column) => after[column]))})` : sql``;
    const { rows } =
      await sql<Row>`select * from ${sql.table(name)} ${beyond} order by ${columns} limit ${sql.lit(ROWS_AT_ONCE)}`.execute(
        db,
      );
    if (rows.length > 0) yield rows;
    if (rows.length < ROWS_AT_ONCE) return;
    last = rows.at(-1);
  }
}

/** The seal of a table as it is now. */
export async function sealTable(db: Kysely<Database>, table: BackupTable): Promise<TableSeal> {
  const seal = createSeal();
  for await (const rows of readTable(db, table)) for (const row of rows) seal.add(lineOf(row));
  return seal.end();
}
