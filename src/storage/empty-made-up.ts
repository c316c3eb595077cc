import type { Transaction } from 'kysely';
import { dropTables } from './backup/drop-tables.ts';
import { migrate } from './migrate.ts';
import type { Database } from './schema.ts';
import type { Engine } from './session.ts';

/** Begins anew with an empty schema, marked as made up. Rejects, and changes nothing, where the data is a council's own. */
export async function emptyMadeUp(engine: Engine['kind'], db: Transaction<Database>, now: number): Promise<void> {
  const mark = await db.selectFrom('data_origin').select('origin').executeTakeFirst();
  if (mark?.origin !== 'made-up') throw new Error('Only what a try-out made up is deleted.');
  await dropTables(db);
  await migrate(engine, db, now);
  await db.insertInto('data_origin').values({ only_one: 1, origin: 'made-up' }).execute();
}
