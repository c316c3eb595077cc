import { sql, type Transaction } from 'kysely';
import { newestSchema } from '../migrate.ts';
import type { Database } from '../schema.ts';
import { fleetingTables, tablesOf } from './tables.ts';

/** Drops every table of the newest schema; what full-text search made of them goes when the schema is made anew. */
export async function dropTables(db: Transaction<Database>): Promise<void> {
  for (const { name } of tablesOf(newestSchema).toReversed()) await sql`drop table ${sql.table(name)}`.execute(db);
  for (const name of [...fleetingTables, 'schema_version']) await sql`drop table ${sql.table(name)}`.execute(db);
}
