import type { Announcement, AnnouncementReceipt, AnnouncementStore } from '../reminders/index.ts';
import { present, toBit } from './columns.ts';
import type { Database } from './schema.ts';
import type { Session } from './session.ts';

/** Rows a statement: well below what the engines take as parameters of one. */
const ROWS_AT_ONCE = 500;

/** Announcements and their receipts, in SQL. */
export function createAnnouncementStore(session: Session): AnnouncementStore {
  const changeReceipt = (id: string, person: string, change: Partial<Database['announcement_receipt']>) =>
    session.writeRows(async (db) => {
      await db
        .updateTable('announcement_receipt')
        .set(change)
        .where('announcement', '=', id)
        .where('person_id', '=', person)
        .execute();
    });

  /** Sets an instant that is set once; true when it was this call that set it. */
  const setOnce = (id: string, person: string, column: 'read_at' | 'chased_at', at: number) =>
    session.writeRows(async (db) => {
      const { numUpdatedRows } = await db
        .updateTable('announcement_receipt')
        .set({ [column]: at })
        .where('announcement', '=', id)
        .where('person_id', '=', person)
        .where(column, 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    });

  return {
    add: ({ createdAt, important, ...announcement }, recipients) =>
      session.write(async (db) => {
        await db
          .insertInto('announcement')
          .values({ ...announcement, important: toBit(important), created_at: createdAt })
          .execute();
        const people = [...new Set(recipients)];
        for (let start = 0; start < people.length; start += ROWS_AT_ONCE) {
          await db
            .insertInto('announcement_receipt')
            .values(
              people
                .slice(start, start + ROWS_AT_ONCE)
                .map((person) => ({ ...nothingYet, announcement: announcement.id, person_id: person })),
            )
            .execute();
        }
      }),

    find: (id) =>
      session.read(async (db) => {
        const row = await db.selectFrom('announcement').selectAll().where('id', '=', id).executeTakeFirst();
        return row && announcementOf(row);
      }),

    list: (council, limit = 50) =>
      session.read(async (db) => {
        const rows = await db
          .selectFrom('announcement')
          .selectAll()
          .where('council', '=', council)
          .orderBy('created_at', 'desc')
          .orderBy('id')
          .limit(limit)
          .execute();
        return rows.map(announcementOf);
      }),

    recordDelivered: (id, person, messageId, at) =>
      changeReceipt(id, person, { delivered_at: at, message_id: messageId ?? null, failure: null }),

    recordFailed: (id, person, failure) => changeReceipt(id, person, { failure }),

    recordRead: async (id, person, at) => {
      if (await setOnce(id, person, 'read_at', at)) return 'read';
      const known = await session.read((db) =>
        db
          .selectFrom('announcement_receipt')
          .select('read_at')
          .where('announcement', '=', id)
          .where('person_id', '=', person)
          .executeTakeFirst(),
      );
      return known ? 'repeated' : 'not-a-recipient';
    },

    recordChased: (id, person, at) => setOnce(id, person, 'chased_at', at),

    receipts: (id) =>
      session.read(async (db) => {
        const rows = await db
          .selectFrom('announcement_receipt')
          .selectAll()
          .where('announcement', '=', id)
          .orderBy('person_id')
          .execute();
        return rows.map(receiptOf);
      }),

    progress: (id) =>
      session.read(async (db) => {
        const row = await db
          .selectFrom('announcement_receipt')
          .select(({ fn }) => [
            fn.countAll<number>().as('recipients'),
            fn.count<number>('delivered_at').as('delivered'),
            fn.count<number>('failure').as('failed'),
            fn.count<number>('read_at').as('read'),
          ])
          .where('announcement', '=', id)
          .executeTakeFirstOrThrow();
        return row;
      }),
  };
}

const nothingYet = { delivered_at: null, message_id: null, failure: null, read_at: null, chased_at: null };

function announcementOf({ created_at, important, ...row }: Database['announcement']): Announcement {
  return { ...row, important: important === 1, createdAt: created_at };
}

function receiptOf(row: Database['announcement_receipt']): AnnouncementReceipt {
  return present({
    person: row.person_id,
    deliveredAt: row.delivered_at,
    messageId: row.message_id,
    failure: row.failure,
    readAt: row.read_at,
    chasedAt: row.chased_at,
  });
}
