import { randomUUID } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './schema.ts';

/*
 * What became of a commit that got no answer? On PostgreSQL each transaction that writes leaves a mark of its own, in the
 * transaction itself. Whoever is in doubt later writes `void` under the same mark:
 *
 *   its mark is there, done       -> the commit was carried out
 *   it is still being carried out -> the unique key makes us wait until it is over
 *   its mark is not there         -> it never will be: `void` stands in its place
 *
 * Never by the number of the transaction: one that did not reach the write-ahead log is given out again after a crash.
 */

/** Milliseconds since the epoch by the database's own clock: the same for every server, and nobody moves it. */
const databaseNow = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

/** Longer than the database lets a transaction stand idle whose client is gone (see `postgres.ts`); in milliseconds. */
const LONGEST_WAIT = '20000';

/** Leaves the mark of a transaction that wrote something; undefined, and no row, when it wrote nothing. */
export async function leaveMark(transaction: Transaction<Database>): Promise<string | undefined> {
  const mark = randomUUID();
  const { rows } = await sql<{ mark: string }>`
    insert into commit_mark (mark, outcome, at)
    select ${mark}, 'done', ${databaseNow} where pg_current_xact_id_if_assigned() is not null
    returning mark`.execute(transaction);
  return rows[0]?.mark;
}

/** Whether the transaction of that mark was carried out. When not, it never will be. May be asked again and again. */
export async function wasCarriedOut(db: Kysely<Database>, mark: string): Promise<boolean> {
  const writeVoid = async (transaction: Transaction<Database>) => {
    await sql`select set_config('lock_timeout', ${LONGEST_WAIT}, true)`.execute(transaction);
    await sql`insert into commit_mark (mark, outcome, at) values (${mark}, 'void', ${databaseNow})
      on conflict do nothing`.execute(transaction);
  };
  await db.transaction().setIsolationLevel('read committed').execute(writeVoid);
  const { outcome } = await db
    .selectFrom('commit_mark')
    .select('outcome')
    .where('mark', '=', mark)
    .executeTakeFirstOrThrow();
  return outcome === 'done';
}

/** PostgreSQL only, as all here: forgets marks older than so many milliseconds. Returns how many. */
export async function pruneMarks(db: Kysely<Database>, olderThan: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('commit_mark')
    .where('at', '<', sql<number>`${databaseNow} - ${olderThan}::bigint`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
