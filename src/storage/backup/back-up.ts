import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { dataFileOf } from '../folder-lock.ts';
import { schemaVersionOf } from '../migrate.ts';
import { type DataPlace, engineOf, type OpenEngine } from '../open-engine.ts';
import { createPostgresDialect } from '../postgres.ts';
import type { Queries } from '../session.ts';
import { createSqliteDialect } from '../sqlite-dialect.ts';
import { asStorageError, StorageError } from '../storage-error.ts';
import { type BackupHeading, type BackupSeal, writeLines } from './backup-file.ts';
import { createSeal, lineOf, readTable } from './table-digest.ts';
import { tablesOf } from './tables.ts';

/**
 * Writes all the data as it is at one moment to a file, while others go on writing. A backup does not take the data
 * folder for itself: it runs beside the process that holds it. `now` gives milliseconds since the epoch.
 */
export async function backUp(place: DataPlace, file: string, now: () => number): Promise<BackupSeal> {
  const engine = openBeside(place);
  try {
    return await backUpFrom(engine, file, now);
  } catch (error) {
    throw asStorageError(error);
  } finally {
    await engine.close().catch(() => undefined);
  }
}

/** The same from an engine that is open already. */
async function backUpFrom(engine: OpenEngine, file: string, now: () => number): Promise<BackupSeal> {
  return engine.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (view) => {
      const schema = await schemaOf(engine, view);
      const seal: Record<string, { rows: number; digest: string }> = {};
      const heading: BackupHeading = { format: 'clausewise-backup', edition: 1, schema, takenAt: now() };
      await writeLines(file, linesOf(view, heading, seal));
      return seal;
    });
}

async function* linesOf(view: Queries, heading: BackupHeading, seal: Record<string, { rows: number; digest: string }>) {
  yield JSON.stringify(heading);
  for (const table of tablesOf(heading.schema)) {
    const sum = createSeal();
    yield JSON.stringify({ table: table.name });
    for await (const rows of readTable(view, table)) {
      for (const row of rows) {
        const line = lineOf(row);
        sum.add(line);
        yield `{"row":${line}}`;
      }
    }
    seal[table.name] = sum.end();
  }
  yield JSON.stringify({ seal });
}

async function schemaOf(engine: OpenEngine, view: Queries): Promise<number> {
  const exists =
    engine.kind === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_master where name = 'schema_version'`
      : sql<{ name: string }>`select to_regclass('schema_version')::text as name`;
  const { rows } = await exists.execute(view);
  const schema = rows[0]?.name ? await schemaVersionOf(view) : 0;
  if (schema === 0) throw new StorageError('nothing-to-back-up');
  return schema;
}

function openBeside(place: DataPlace): OpenEngine {
  if ('databaseUrl' in place) return engineOf('postgres', createPostgresDialect(place.databaseUrl));
  const file = dataFileOf(place.dataFolder);
  if (!existsSync(file)) throw new StorageError('nothing-to-back-up', { detail: place.dataFolder });
  return engineOf('sqlite', createSqliteDialect(file, { busyTimeout: 5_000 }));
}
