import type { ExpressionBuilder } from 'kysely';
import { type EventWork, type EventWorker, MOST_BEGUN } from '../conversation/index.ts';
import { latestLease } from '../reminders/index.ts';
import type { Database } from './schema.ts';
import type { Queries, Session } from './session.ts';

/** Whose an event is that was left. */
const NOBODY = '';

/** Events in work, in SQL: of several instances that begin one at once, the one whose row goes in has it. */
export function createEventWork(session: Session): EventWork {
  return {
    begin: ({ platform, id, content }, { owner, leaseUntil }, now) =>
      session.writeRows(async (db) => {
        const inserted = await db
          .insertInto('event_work')
          .values({
            platform,
            event_id: id,
            content: content ?? null,
            attempts: 1,
            lease_owner: owner,
            lease_until: leaseUntil,
            taken_at: now,
          })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        const begun = inserted.numInsertedOrUpdatedRows === 1n;
        const again = !begun && (await takeWhereOver(db, platform, id, { owner, leaseUntil }, now));
        // Asked last: whoever finished it just now did so in one transaction.
        const done = await db
          .selectFrom('processed_event')
          .select('at')
          .where('platform', '=', platform)
          .where('event_id', '=', id)
          .executeTakeFirst();
        if (done === undefined) return begun ? 'begun' : again ? 'begun-again' : 'in-work';
        if (begun || again) await deleteWork(db, platform, id);
        return 'done';
      }),

    prolong: (platform, id, { owner, leaseUntil }) =>
      session.writeRows(async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('event_work')
          .set({ lease_until: leaseUntil })
          .where('platform', '=', platform)
          .where('event_id', '=', id)
          .where('lease_owner', '=', owner)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),

    leave: (platform, id, owner, { begunOnce, begunOften }) =>
      session.writeRows(async (db) => {
        const leaveUntil = (from: number) =>
          db
            .updateTable('event_work')
            .set({ lease_owner: NOBODY, lease_until: from })
            .where('platform', '=', platform)
            .where('event_id', '=', id)
            .where('lease_owner', '=', owner);
        await leaveUntil(begunOnce).where('attempts', '<=', 1).execute();
        // What is left already is nobody's.
        await leaveUntil(begunOften).execute();
      }),

    finish: (platform, id, now) =>
      session.writeRows(async (db) => {
        await db
          .insertInto('processed_event')
          .values({ platform, event_id: id, at: now })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await deleteWork(db, platform, id);
      }),

    letGo: (owner, now) =>
      session.writeRows(async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('event_work')
          .set({ lease_until: now })
          // An owner that lets go stops in order: that it did not come to an end is no fault of the event.
          .$if(owner !== undefined, (query) =>
            query.set(({ eb }) => ({ attempts: eb('attempts', '-', 1) })).where('lease_owner', '=', owner ?? ''),
          )
          .executeTakeFirst();
        return Number(numUpdatedRows);
      }),

    takeOver: (platform, { owner, leaseUntil }, now) =>
      session.writeRows(async (db) => {
        const row = await db
          .updateTable('event_work')
          .set(({ eb }) => ({ lease_owner: owner, lease_until: leaseUntil, attempts: eb('attempts', '+', 1) }))
          .where('platform', '=', platform)
          .where('event_id', '=', (eb) => {
            const oldest = eb
              .selectFrom('event_work')
              .select('event_work.event_id')
              .where('event_work.platform', '=', platform)
              .where('event_work.content', 'is not', null)
              .where('event_work.attempts', '<', MOST_BEGUN)
              .where((where) => isOver(where, leaseUntil, now))
              .orderBy('event_work.taken_at')
              .orderBy('event_work.event_id')
              .limit(1);
            return session.engine === 'postgres' ? oldest.forUpdate().skipLocked() : oldest;
          })
          .returning(['event_id', 'content'])
          .executeTakeFirst();
        return row && { id: row.event_id, content: row.content ?? '' };
      }),

    prune: (before) =>
      session.writeRows(async (db) => {
        const { numDeletedRows } = await db.deleteFrom('event_work').where('taken_at', '<', before).executeTakeFirst();
        return Number(numDeletedRows);
      }),
  };
}

async function takeWhereOver(
  db: Queries,
  platform: string,
  id: string,
  { owner, leaseUntil }: EventWorker,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('event_work')
    .set(({ eb }) => ({ lease_owner: owner, lease_until: leaseUntil, attempts: eb('attempts', '+', 1) }))
    .where('platform', '=', platform)
    .where('event_id', '=', id)
    .where((where) => isOver(where, leaseUntil, now))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

async function deleteWork(db: Queries, platform: string, id: string): Promise<void> {
  await db.deleteFrom('event_work').where('platform', '=', platform).where('event_id', '=', id).execute();
}

/** Its lease ran out, or lies further ahead than a lease can: then it was taken while a clock was wrong. */
function isOver({ or, eb }: ExpressionBuilder<Database, 'event_work'>, leaseUntil: number, now: number) {
  return or([eb('event_work.lease_until', '<=', now), eb('event_work.lease_until', '>', latestLease(leaseUntil, now))]);
}
