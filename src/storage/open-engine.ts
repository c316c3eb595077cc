import { chmodSync } from 'node:fs';
import { type Dialect, Kysely } from 'kysely';
import { dataFileOf, lockFolder } from './folder-lock.ts';
import { guardDialect } from './guarded-dialect.ts';
import { createPostgresDialect } from './postgres.ts';
import type { Database } from './schema.ts';
import type { Engine } from './session.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';

/** Where the data is: a folder of our own, or a PostgreSQL database. */
export type DataPlace = { readonly dataFolder: string } | { readonly databaseUrl: string };

const BUSY_TIMEOUT = 5_000;

/** An engine and what must be let go of after it. */
export type OpenEngine = Engine & { readonly close: () => Promise<void> };

/** Opens the engine of a place; of a folder, it holds the folder until it is closed. */
export function openEngine(place: DataPlace): OpenEngine {
  if ('databaseUrl' in place) return engineOf('postgres', createPostgresDialect(place.databaseUrl));
  const lock = lockFolder(place.dataFolder);
  try {
    const file = dataFileOf(place.dataFolder);
    const engine = engineOf(
      'sqlite',
      createSqliteDialect(file, { busyTimeout: BUSY_TIMEOUT, onOpen: () => chmodSync(file, 0o600) }),
    );
    return { ...engine, close: () => engine.close().finally(lock.release) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** An engine over a Kysely dialect. */
export function engineOf(kind: Engine['kind'], dialect: Dialect): OpenEngine {
  const db = new Kysely<Database>({ dialect: guardDialect(dialect) });
  return { kind, db, close: () => db.destroy() };
}
