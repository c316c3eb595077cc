import { sql, type Transaction } from 'kysely';
import { fleetingTables, tablesOf } from './backup/tables.ts';
import { newestSchema } from './migrate.ts';
import type { Database } from './schema.ts';
import type { Engine } from './session.ts';

/** What somebody brought to the try-out was not made up by it. */
const kept: readonly string[] = ['data_origin', 'imported_council', 'document_version', 'received_file'];
/** What SQLite's full-text search knows of enquiries; PostgreSQL keeps it with them. */
const searchTables = ['enquiry_words', 'enquiry_found'] as const;

/**
 * Deletes people, casework, messages and what was shown; documents that somebody brought stay. Rejects, and changes nothing, where the
 * data is a council's own.
 */
export async function emptyMadeUp(engine: Engine['kind'], db: Transaction<Database>): Promise<void> {
  const mark = await db.selectFrom('data_origin').select('origin').executeTakeFirst();
  if (mark?.origin !== 'made-up') throw new Error('Only what a try-out made up is deleted.');
  const names = [
    ...fleetingTables,
    ...(engine === 'sqlite' ? searchTables : []),
    ...tablesOf(newestSchema)
      .map(({ name }) => name)
      .toReversed(),
  ];
  for (const name of names) if (!kept.includes(name)) await sql`delete from ${sql.table(name)}`.execute(db);
}
