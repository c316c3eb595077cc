import { type Kysely, sql, type Transaction } from 'kysely';
import { people } from './migrations/0001-people.ts';
import { casework } from './migrations/0002-casework.ts';
import { reminders } from './migrations/0003-reminders.ts';
import { conversation } from './migrations/0004-conversation.ts';
import { commitMark } from './migrations/0005-commit-mark.ts';
import { directoryMark } from './migrations/0006-directory-mark.ts';
import { download } from './migrations/0007-download.ts';
import { dataOrigin } from './migrations/0008-data-origin.ts';
import { caseworkUnderstood } from './migrations/0009-casework-understood.ts';
import { delivery } from './migrations/0010-delivery.ts';
import { staffNumber } from './migrations/0011-staff-number.ts';
import { documents } from './migrations/0012-documents.ts';
import { entry } from './migrations/0013-entry.ts';
import { documentLifecycle } from './migrations/0014-document-lifecycle.ts';
import { shown } from './migrations/0015-shown.ts';
import { shownClause } from './migrations/0016-shown-clause.ts';
import { tellings } from './migrations/0017-tellings.ts';
import { replacing } from './migrations/0018-replacing.ts';
import { countedAnew } from './migrations/0019-counted-anew.ts';
import { openVersions } from './migrations/0020-open-versions.ts';
import { type Migration, postgresTypes, sqliteTypes } from './migrations/migration.ts';
import type { Database } from './schema.ts';
import type { Engine } from './session.ts';
import { StorageError } from './storage-error.ts';

const migrations: readonly Migration[] = [
  people,
  casework,
  reminders,
  conversation,
  commitMark,
  directoryMark,
  download,
  dataOrigin,
  caseworkUnderstood,
  delivery,
  staffNumber,
  documents,
  entry,
  documentLifecycle,
  shown,
  shownClause,
  tellings,
  replacing,
  countedAnew,
  openVersions,
];

/** The newest schema that this code knows. */
export const newestSchema = migrations.length;

/** Any number will do, as long as every Clausewise uses the same. */
const LOCK_NUMBER = 723_900_412;

/**
 * Brings the schema to version `upTo` in the transaction given: all of it or nothing. On PostgreSQL instances that start
 * together wait for each other. An error of code `newer-schema` when the data is ahead of this code, of `wrong-encoding`
 * when the database is not in UTF-8.
 */
export async function migrate(
  engine: Engine['kind'],
  db: Transaction<Database>,
  now: number,
  upTo = newestSchema,
): Promise<void> {
  const types = engine === 'postgres' ? postgresTypes : sqliteTypes;
  if (engine === 'postgres') {
    // A long migration in another instance is no reason to give up; the setting ends with the transaction.
    await sql`select set_config('lock_timeout', '0', true), set_config('statement_timeout', '0', true)`.execute(db);
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK_NUMBER)})`.execute(db);
    await refuseOtherEncodings(db);
  }
  await sql
    .raw(`create table if not exists schema_version (
      version ${types.whole} primary key, name ${types.text} not null, applied_at ${types.instant} not null) ${types.end}`)
    .execute(db);
  const current = await schemaVersionOf(db);
  for (const { number, name, statements, afterwards } of migrations) {
    if (number <= current || number > upTo) continue;
    for (const statement of statements(types)) await sql.raw(statement).execute(db);
    await afterwards?.(db);
    await db.insertInto('schema_version').values({ version: number, name, applied_at: now }).execute();
  }
}

/** A database in another encoding takes only what that can hold: it would refuse a name one day, or mangle it. */
async function refuseOtherEncodings(db: Transaction<Database>): Promise<void> {
  const { rows } = await sql<{ encoding: string }>`
    select pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()`.execute(db);
  const encoding = rows[0]?.encoding;
  if (encoding !== 'UTF8') throw new StorageError('wrong-encoding', { detail: `This one is in ${encoding}.` });
}

/** The schema's version: 0 when the table is empty. An error of code `newer-schema` when this code does not know it. */
export async function schemaVersionOf(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('schema_version')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst();
  const version = Number(row?.version ?? 0);
  if (version > newestSchema) {
    throw new StorageError('newer-schema', { detail: `Its schema is ${version}, this version knows ${newestSchema}.` });
  }
  return version;
}
