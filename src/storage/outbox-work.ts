import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely';
import { type Lease, latestLease, type Outbox, type WaitingLane } from '../reminders/index.ts';
import { toJson } from './columns.ts';
import { claimOf, countsOf, endColumns, rowOf } from './outbox-rows.ts';
import type { Database, OutboxTable } from './schema.ts';
import type { Queries, Session } from './session.ts';
import { StorageError } from './storage-error.ts';

/**
 * The worker's side of the outbox. Rows are handed out by statements that lock what they change, so that two workers meet
 * in the database and nowhere else.
 */
export function createOutboxWork(
  session: Session,
): Pick<Outbox, 'listWaiting' | 'claim' | 'gather' | 'tell' | 'carried' | 'holds' | 'close' | 'takeOver'> {
  /** Of several workers that look at once, each gets another row: PostgreSQL needs to be told, SQLite has one writer. */
  const oneForMe = <T>(query: SelectQueryBuilder<Database, 'outbox', T>) => {
    const first = query.limit(1);
    return session.engine === 'postgres' ? first.forUpdate().skipLocked() : first;
  };

  return {
    listWaiting: (leaseUntil, now) =>
      session.read(async (db) => {
        const settling = await db
          .selectFrom('outbox')
          .select(['lane', 'council', 'recipient', 'lease_until as at'])
          .where('state', '=', 'sending')
          .where('carrier', 'is', null)
          .where((where) => isOver(where, leaseUntil, now))
          .orderBy('lease_until')
          .execute();
        const sending = await db
          .selectFrom('outbox')
          .select(({ fn }) => ['lane', 'council', 'recipient', fn.min('not_before').as('at')])
          .where('state', '=', 'pending')
          .where('not_before', '<=', now)
          .where('lane', 'not in', (eb) =>
            eb
              .selectFrom('outbox as other')
              .select('other.lane')
              .where('other.state', '=', 'sending')
              .where('other.carrier', 'is', null),
          )
          .groupBy(['lane', 'council', 'recipient'])
          .orderBy('at')
          .orderBy('lane')
          .execute();
        const asked = (
          rows: readonly { lane: string; council: string; recipient: string }[],
          what: WaitingLane['for'],
        ) => rows.map(({ lane, council, recipient }) => ({ lane, council, recipient, for: what }));
        return [...asked(settling, 'settling'), ...asked(sending, 'sending')];
      }),

    claim: async ({ owner, leaseUntil, lane }, now) => {
      const claimed = await session
        .writeRows((db) =>
          db
            .updateTable('outbox')
            .set(({ eb }) => ({
              state: 'sending',
              attempts: eb('attempts', '+', 1),
              fence: eb('fence', '+', 1),
              lease_owner: owner,
              lease_until: leaseUntil,
              updated_at: now,
            }))
            .where('id', '=', (eb) =>
              oneForMe(
                eb
                  .selectFrom('outbox')
                  .select('outbox.id')
                  .where('outbox.state', '=', 'pending')
                  .where('outbox.not_before', '<=', now)
                  .$if(lane !== undefined, (query) => query.where('outbox.lane', '=', lane ?? ''))
                  .where(({ not, exists, selectFrom }) =>
                    not(
                      exists(
                        selectFrom('outbox as other')
                          .select('other.id')
                          .whereRef('other.lane', '=', 'outbox.lane')
                          .where('other.state', '=', 'sending')
                          .where('other.carrier', 'is', null),
                      ),
                    ),
                  )
                  .orderBy('outbox.not_before')
                  .orderBy('outbox.id'),
              ),
            )
            .returningAll()
            .executeTakeFirst(),
        )
        .catch((error: unknown) => {
          // Another worker took another row of the same lane a moment earlier: this one waits its turn.
          if (error instanceof StorageError && error.code === 'duplicate') return undefined;
          throw error;
        });
      return claimed && claimOf(claimed);
    },

    gather: (lease, ids, now) =>
      session.writeRows(async (db) => {
        const carrier = await lockCarrier(db, lease, now);
        if (!carrier || ids.length === 0) return [];
        const rows = await db
          .updateTable('outbox')
          .set(({ eb }) => ({ state: 'sending', carrier: lease.id, attempts: eb('attempts', '+', 1), updated_at: now }))
          .where('id', 'in', ids)
          .where('lane', '=', carrier.lane)
          .where('state', '=', 'pending')
          .returningAll()
          .execute();
        return inOrder(rows);
      }),

    tell: (lease, { enquiries, said }, now) =>
      session.writeRows(async (db) => {
        if (!(await lockCarrier(db, lease, now))) return false;
        await db.deleteFrom('outbox_told').where('outbox_id', '=', lease.id).execute();
        if (enquiries.length > 0)
          await db
            .insertInto('outbox_told')
            .values([...new Set(enquiries)].map((enquiry) => ({ outbox_id: lease.id, enquiry })))
            .execute();
        await db
          .updateTable('outbox')
          .set({ said: said === undefined ? null : toJson(said) })
          .where('id', '=', lease.id)
          .execute();
        return true;
      }),

    carried: (id) =>
      session.read(async (db) =>
        inOrder(await db.selectFrom('outbox').selectAll().where('carrier', '=', id).execute()),
      ),

    holds: (lease, now) =>
      session.read(async (db) => {
        const row = await db
          .selectFrom('outbox')
          .select('id')
          .where('id', '=', lease.id)
          .where('fence', '=', lease.fence)
          .where('state', '=', 'sending')
          .where('lease_until', '>', now)
          .executeTakeFirst();
        return row !== undefined;
      }),

    close: (lease, closing, now) =>
      session.writeRows(async (db) => {
        const end = endColumns(closing, now);
        const { attempts, unconfirmed } = countsOf(closing);
        const closed = await db
          .updateTable('outbox')
          // Whoever held it before is fenced, also once the row waits again.
          .set(({ eb }) => ({
            ...end,
            attempts: eb('attempts', '+', attempts),
            unconfirmed: eb('unconfirmed', '+', unconfirmed),
            fence: eb('fence', '+', 1),
          }))
          .where((where) => where.and(heldUnder(lease)))
          .executeTakeFirst();
        if (closed.numUpdatedRows === 0n) return 'fenced';
        await db
          .updateTable('outbox')
          .set(({ eb }) => ({
            ...end,
            attempts: eb('attempts', '+', attempts),
            unconfirmed: eb('unconfirmed', '+', unconfirmed),
          }))
          .where('carrier', '=', lease.id)
          .where('state', '=', 'sending')
          .execute();
        return 'closed';
      }),

    takeOver: ({ owner, leaseUntil, lane }, now) =>
      session.writeRows(async (db) => {
        const taken = await db
          .updateTable('outbox')
          .set(({ eb }) => ({
            fence: eb('fence', '+', 1),
            lease_owner: owner,
            lease_until: leaseUntil,
            updated_at: now,
          }))
          .where('id', '=', (eb) =>
            oneForMe(
              eb
                .selectFrom('outbox')
                .select('outbox.id')
                .where('outbox.state', '=', 'sending')
                .where('outbox.carrier', 'is', null)
                .where((where) => isOver(where, leaseUntil, now))
                .$if(lane !== undefined, (query) => query.where('outbox.lane', '=', lane ?? ''))
                .orderBy('outbox.lease_until')
                .orderBy('outbox.id'),
            ),
          )
          .returningAll()
          .executeTakeFirst();
        return taken && claimOf(taken);
      }),
  };
}

/** Its lease ran out, or lies further ahead than a lease can: then it was taken while a clock was wrong. */
function isOver({ or, eb }: ExpressionBuilder<Database, 'outbox'>, leaseUntil: number, now: number) {
  return or([eb('outbox.lease_until', '<=', now), eb('outbox.lease_until', '>', latestLease(leaseUntil, now))]);
}

/** Touching the carrier locks it: nobody takes over between this statement and the next. */
function lockCarrier(db: Queries, lease: Lease, now: number) {
  return db
    .updateTable('outbox')
    .set({ updated_at: now })
    .where((where) => where.and(heldUnder(lease)))
    .returning('lane')
    .executeTakeFirst();
}

/** The row of a lease, as long as nobody has taken over. */
function heldUnder({ id, fence }: Lease) {
  return { id, fence, state: 'sending' };
}

/** The order of a statement's own rows is nobody's promise. */
function inOrder(rows: readonly OutboxTable[]) {
  return rows.map(rowOf).sort((a, b) => a.notBefore - b.notBefore || (a.id < b.id ? -1 : 1));
}
