import { fromJson, toJson } from './columns.ts';
import type { Session } from './session.ts';

/**
 * Does work under a key once: the key is written in the work's own transaction, so it is there exactly when the work is.
 * Done before, it gives the earlier result, read back from JSON.
 */
export async function workOnce<T>(session: Session, key: string, now: number, work: () => Promise<T>): Promise<T> {
  const earlier = await session.write((db) =>
    db.selectFrom('finished_work').select('result').where('key', '=', key).executeTakeFirst(),
  );
  if (earlier) return (earlier.result === null ? undefined : fromJson<T>(earlier.result)) as T;
  // Before the work: of two that come at once, one waits here, collides, and finds the other's result when it begins anew.
  await session.write((db) =>
    db
      .insertInto('finished_work')
      .values({ key, result: null, at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  const result = await work();
  if (result !== undefined) {
    await session.write((db) =>
      db
        .updateTable('finished_work')
        .set({ result: toJson(result) })
        .where('key', '=', key)
        .execute(),
    );
  }
  return result;
}
