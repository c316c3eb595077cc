import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type Outbox, type OutboxState, REPLACING, type Telling } from '../reminders/index.ts';
import { fromJson } from './columns.ts';
import { newRowColumns, rowOf } from './outbox-rows.ts';
import { createOutboxWork } from './outbox-work.ts';
import { pruneOutbox } from './pruning.ts';
import type { Session } from './session.ts';

/** What puts a message right in its place tells nobody anything. */
const NOT_AMESSAGE = `${JSON.stringify([REPLACING]).slice(0, -1)}%`;

/** Rows a statement: well below what the engines take as parameters of one. */
const ROWS_AT_ONCE = 200;

/** The outbox, in SQL. */
export function createOutbox(session: Session): Outbox {
  return {
    add: (rows, now) =>
      session.write(async (db) => {
        let added = 0n;
        for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
          const values = rows.slice(start, start + ROWS_AT_ONCE).map((row) => newRowColumns(row, randomUUID(), now));
          const result = await db
            .insertInto('outbox')
            .values(values)
            .onConflict((conflict) => conflict.column('key').doNothing())
            .executeTakeFirst();
          added += result.numInsertedOrUpdatedRows ?? 0n;
        }
        return Number(added);
      }),

    ...createOutboxWork(session),

    cancelPending: ({ enquiry, recipient, keys }, reason, now) =>
      session.writeRows(async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('outbox')
          .set({ state: 'cancelled', reason, updated_at: now })
          .where('enquiry', '=', enquiry)
          .where('state', '=', 'pending')
          .$if(recipient !== undefined, (query) => query.where('recipient', '=', recipient ?? ''))
          .$if(keys !== undefined, (query) =>
            keys !== undefined && keys.length > 0 ? query.where('key', 'in', keys) : query.where(sql<boolean>`1 = 0`),
          )
          .executeTakeFirst();
        return Number(numUpdatedRows);
      }),

    postpone: (id, notBefore, now) =>
      session.writeRows((db) =>
        changed(
          db
            .updateTable('outbox')
            .set({ not_before: notBefore, updated_at: now })
            .where('id', '=', id)
            .where('state', '=', 'pending')
            .executeTakeFirst(),
        ),
      ),

    tellings: (enquiries) =>
      session.read(async (db) => {
        const tellings: Telling[] = [];
        for (let start = 0; start < enquiries.length; start += ROWS_AT_ONCE) {
          const some = enquiries.slice(start, start + ROWS_AT_ONCE);
          const rows = await db
            .selectFrom('outbox')
            .select(['enquiry', 'recipient', 'updated_at', 'payload'])
            .where('state', '=', 'sent')
            .where('key', 'not like', NOT_AMESSAGE)
            .where('enquiry', 'in', some)
            .union(
              db
                .selectFrom('outbox_told')
                .innerJoin('outbox', 'outbox.id', 'outbox_told.outbox_id')
                .select(['outbox_told.enquiry', 'outbox.recipient', 'outbox.updated_at', 'outbox.payload'])
                .where('outbox.state', '=', 'sent')
                .where('outbox_told.enquiry', 'in', some),
            )
            .execute();
          for (const { enquiry, recipient, updated_at: at, payload } of rows)
            tellings.push({ enquiry: enquiry ?? '', recipient, at, payload: fromJson<unknown>(payload) });
        }
        return tellings.sort((a, b) => a.at - b.at);
      }),

    messagesAbout: (enquiry, since) =>
      session.read(async (db) => {
        const rows = await db
          .selectFrom('outbox')
          .selectAll()
          .where('state', 'in', ['sent', 'sending'])
          .where(({ or, eb }) => or([eb('updated_at', '>=', since), eb('state', '=', 'sending')]))
          .where('key', 'not like', NOT_AMESSAGE)
          .where('id', 'in', (eb) =>
            eb
              .selectFrom('outbox as about')
              .select('about.id as id')
              .where('about.enquiry', '=', enquiry)
              .union(
                eb
                  .selectFrom('outbox as carried')
                  .select((of) => of.fn.coalesce('carried.carrier', 'carried.id').as('id'))
                  .where('carried.enquiry', '=', enquiry),
              )
              .union(eb.selectFrom('outbox_told').select('outbox_id as id').where('enquiry', '=', enquiry)),
          )
          .orderBy('not_before')
          .orderBy('id')
          .execute();
        const carried = Map.groupBy(rows, ({ carrier }) => carrier);
        return (carried.get(null) ?? []).map((row) => ({
          message: rowOf(row),
          carried: (carried.get(row.id) ?? []).map(({ payload }) => fromJson<unknown>(payload)),
        }));
      }),

    find: (id) =>
      session.read(async (db) => {
        const row = await db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst();
        return row && rowOf(row);
      }),

    findByKey: (key) =>
      session.read(async (db) => {
        const row = await db.selectFrom('outbox').selectAll().where('key', '=', key).executeTakeFirst();
        return row && rowOf(row);
      }),

    list: ({ states, council, enquiry, recipient, lane, sentAs, dueBy, since, limit = 100 }) =>
      session.read(async (db) => {
        let query = db.selectFrom('outbox').selectAll();
        const [only] = states ?? [];
        // SQLite knows its indexes on one state by an equality only.
        if (only !== undefined && states?.length === 1) query = query.where('state', '=', only);
        else if (states)
          query = states.length > 0 ? query.where('state', 'in', states) : query.where(sql<boolean>`1 = 0`);
        if (council !== undefined) query = query.where('council', '=', council);
        if (enquiry !== undefined) query = query.where('enquiry', '=', enquiry);
        if (recipient !== undefined) query = query.where('recipient', '=', recipient);
        if (lane !== undefined) query = query.where('lane', '=', lane);
        if (sentAs !== undefined) query = query.where(namedAs(sentAs));
        if (dueBy !== undefined) query = query.where('not_before', '<=', dueBy);
        if (since !== undefined) query = query.where('updated_at', '>=', since);
        return (await query.orderBy('not_before').orderBy('id').limit(limit).execute()).map(rowOf);
      }),

    requeue: (id, notBefore, now) =>
      session.writeRows((db) =>
        changed(
          db
            .updateTable('outbox')
            .set(({ eb }) => ({
              state: 'pending',
              not_before: notBefore,
              carrier: null,
              // Room for one more.
              unconfirmed: eb
                .case()
                .when('unconfirmed', '>', 0)
                .then(eb('unconfirmed', '-', 1))
                .else(0)
                .end(),
              updated_at: now,
            }))
            .where('id', '=', id)
            .where('state', '=', 'dead')
            .executeTakeFirst(),
        ),
      ),

    count: (council) =>
      session.read(async (db) => {
        const rows = await db
          .selectFrom('outbox')
          .select(({ fn }) => ['state', fn.countAll<number>().as('rows')])
          .$if(council !== undefined, (query) => query.where('council', '=', council ?? ''))
          .groupBy('state')
          .execute();
        const counts: Record<OutboxState, number> = { pending: 0, sending: 0, sent: 0, cancelled: 0, dead: 0 };
        for (const { state, rows: number } of rows) counts[state as OutboxState] = number;
        return counts;
      }),

    prune: (before) => pruneOutbox(session, before),
  };
}

async function changed(result: Promise<{ readonly numUpdatedRows: bigint }>): Promise<boolean> {
  return (await result).numUpdatedRows === 1n;
}

/** A message in several parts has the names of all in one, with other signs between them. */
function namedAs(name: string) {
  const pattern = `%${name.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`message_id like ${pattern} escape '\\'`;
}
