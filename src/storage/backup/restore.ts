import { sql, type Transaction } from 'kysely';
import { migrate, newestSchema } from '../migrate.ts';
import { type DataPlace, type OpenEngine, openEngine } from '../open-engine.ts';
import type { Database } from '../schema.ts';
import { createSessions } from '../session.ts';
import { asStorageError, StorageError } from '../storage-error.ts';
import { type BackupSeal, readBackup } from './backup-file.ts';
import { type Row, sealTable } from './table-digest.ts';
import { fleetingTables, tablesOf } from './tables.ts';

const ROWS_AT_ONCE = 200;

/** Whether data that is there already may be replaced, all of it. */
export type RestoreOptions = { readonly replace: boolean };

/**
 * Puts back a backup, from whichever engine it came: all of it or, on any error, nothing. The backup is read through and
 * checked before the data is touched, and every table is counted and digested again after it was filled.
 */
export async function restore(
  place: DataPlace,
  file: string,
  options: RestoreOptions,
  now: () => number,
): Promise<BackupSeal> {
  await readBackup(file).catch((error: unknown) => {
    throw asStorageError(error);
  });
  const engine = openEngine(place);
  try {
    return await restoreInto(engine, file, options, now);
  } catch (error) {
    throw asStorageError(error);
  } finally {
    await engine.close().catch(() => undefined);
  }
}

/** The same into an engine that is open already. */
async function restoreInto(
  engine: OpenEngine,
  file: string,
  { replace }: RestoreOptions,
  now: () => number,
): Promise<BackupSeal> {
  const { heading } = await readBackup(file);
  if (heading.schema > newestSchema) {
    throw new StorageError('newer-schema', {
      detail: `The backup's schema is ${heading.schema}, this version knows ${newestSchema}.`,
    });
  }
  const { alone } = createSessions(engine, { collisions: 0, losses: 3, firstPause: 100 });
  return alone(async (db) => {
    await migrate(engine.kind, db, now());
    if (!replace) await refuseUnlessEmpty(db);
    await dropTables(db);
    await migrate(engine.kind, db, now(), heading.schema);
    const { seal } = await fill(db, file);
    for (const table of tablesOf(heading.schema)) {
      const { rows, digest } = await sealTable(db, table);
      if (rows !== seal[table.name]?.rows || digest !== seal[table.name]?.digest) {
        throw new StorageError('unexpected', { detail: `The table ${table.name} did not come out as it went in.` });
      }
    }
    await migrate(engine.kind, db, now());
    return seal;
  });
}

async function refuseUnlessEmpty(db: Transaction<Database>): Promise<void> {
  for (const { name } of tablesOf(newestSchema)) {
    // A mark without anything that it marks is no data.
    if (name === 'data_origin') continue;
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (rows.length > 0) throw new StorageError('not-empty');
  }
}

async function dropTables(db: Transaction<Database>): Promise<void> {
  for (const { name } of tablesOf(newestSchema).toReversed()) await sql`drop table ${sql.table(name)}`.execute(db);
  for (const name of [...fleetingTables, 'schema_version']) await sql`drop table ${sql.table(name)}`.execute(db);
}

async function fill(db: Transaction<Database>, file: string) {
  let waiting: Row[] = [];
  const insert = async (name: string) => {
    const rows = waiting;
    waiting = [];
    if (rows.length > 0)
      await db
        .insertInto(name as 'person')
        .values(rows as never)
        .execute();
  };
  const known = new Set<string>(tablesOf(newestSchema).map(({ name }) => name));
  return readBackup(file, {
    row: async (name, row) => {
      if (!known.has(name)) throw new StorageError('backup-damaged', { detail: `It has an unknown table.` });
      waiting.push(row);
      if (waiting.length >= ROWS_AT_ONCE) await insert(name);
    },
    tableEnd: insert,
  });
}
