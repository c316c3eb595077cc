import type { ProcessedEvents } from '../conversation/index.ts';
import type { Session } from './session.ts';

/** Which events were taken, in SQL: of several instances the one whose row goes in has taken it. */
export function createProcessedEvents(session: Session): ProcessedEvents {
  return {
    take: (platform, eventId, now) =>
      session.writeRows(async (db) => {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('processed_event')
          .values({ platform, event_id: eventId, at: now })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        return numInsertedOrUpdatedRows === 1n;
      }),

    has: (platform, eventId) =>
      session.read(async (db) => {
        const row = await db
          .selectFrom('processed_event')
          .select('at')
          .where('platform', '=', platform)
          .where('event_id', '=', eventId)
          .executeTakeFirst();
        return row !== undefined;
      }),

    release: (platform, eventId) =>
      session.writeRows(async (db) => {
        await db
          .deleteFrom('processed_event')
          .where('platform', '=', platform)
          .where('event_id', '=', eventId)
          .execute();
      }),

    prune: (before) =>
      session.writeRows(async (db) => {
        const { numDeletedRows } = await db.deleteFrom('processed_event').where('at', '<', before).executeTakeFirst();
        return Number(numDeletedRows);
      }),
  };
}
