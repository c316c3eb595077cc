import { sql } from 'kysely';
import { type Enquiry, type EnquiryStore, nextDue, type RecordedClosure, type Resident } from '../casework/index.ts';
import { defined } from '../defined.ts';
import { fromJson, toJson } from './columns.ts';
import { chosenBy, following, residentKnownBy, seenBy } from './enquiry-conditions.ts';
import { addEntry, readHistory, refuseKnownChange } from './enquiry-history.ts';
import { enquiryColumns } from './enquiry-rows.ts';
import type { Queries, Session } from './session.ts';
import { StorageError } from './storage-error.ts';
import { readTally } from './tally.ts';

/** Enquiries and their history, in SQL. What a viewer may not see is never read. */
export function createEnquiryStore(session: Session): EnquiryStore {
  return {
    enquiry: (viewer, wanted) =>
      session.read(async (db) => {
        const row = await db
          .selectFrom('enquiry')
          .select('body')
          .where((where) => seenBy(where, viewer, session.engine))
          .where('year', '=', wanted.year)
          .where('number', '=', wanted.number)
          .executeTakeFirst();
        return row && fromJson<Enquiry>(row.body);
      }),

    list: (viewer, filter, page) =>
      session.read(async (db) => {
        const chosen = db
          .selectFrom('enquiry')
          .select('body')
          .where((where) => seenBy(where, viewer, session.engine))
          .where((where) => chosenBy(where, filter, session.engine))
          .where((where) => following(where, page));
        const ordered =
          page.order === 'newest-first'
            ? chosen.orderBy('year', 'desc').orderBy('number', 'desc')
            : page.order === 'oldest-first'
              ? chosen.orderBy('year').orderBy('number')
              : chosen.orderBy('next_due').orderBy('year').orderBy('number');
        const rows = await ordered.limit(page.limit + 1).execute();
        const enquiries = rows.slice(0, page.limit).map(({ body }) => fromJson<Enquiry>(body));
        const last = enquiries.at(-1);
        if (!last || rows.length <= page.limit) return { enquiries };
        const due = nextDue(last);
        return {
          enquiries,
          next: { year: last.year, number: last.number, ...defined({ nextDue: due }) },
        };
      }),

    count: (viewer, filter) =>
      session.read(async (db) => {
        const row = await db
          .selectFrom('enquiry')
          .select(({ fn }) => fn.countAll<number>().as('enquiries'))
          .where((where) => seenBy(where, viewer, session.engine))
          .where((where) => chosenBy(where, filter, session.engine))
          .executeTakeFirstOrThrow();
        return row.enquiries;
      }),

    some: (viewer, numbers) =>
      session.read(async (db) => {
        if (numbers.length === 0) return [];
        const rows = await db
          .selectFrom('enquiry')
          .select('body')
          .where((where) => seenBy(where, viewer, session.engine))
          .where(({ eb, refTuple, tuple }) =>
            eb(
              refTuple('year', 'number'),
              'in',
              numbers.map(({ year, number }) => tuple(year, number)),
            ),
          )
          .orderBy('year')
          .orderBy('number')
          .execute();
        return rows.map(({ body }) => fromJson<Enquiry>(body));
      }),

    openHolders: (viewer) =>
      session.read(async (db) => {
        const rows = await db
          .selectFrom('enquiry')
          .select(['officer_id', 'service'])
          .distinct()
          .where((where) => seenBy(where, viewer, session.engine))
          // As the index says it, so that the engines know it by that.
          .where(sql<boolean>`standing in ('running', 'paused')`)
          .execute();
        return rows.map(({ officer_id, service }) => ({
          service,
          ...(officer_id === null ? {} : { officerId: officer_id }),
        }));
      }),

    lateFor: (viewer, on) =>
      session.read(async (db) => {
        const rows = await db
          .selectFrom('enquiry')
          .select('councillor_id')
          .distinct()
          .where((where) => seenBy(where, viewer, session.engine))
          .where('next_due', '<', on)
          .execute();
        return rows.map(({ councillor_id }) => councillor_id);
      }),

    ...readHistory(session),

    tally: (viewer, period, today, filter) =>
      session.read((db) => readTally(db, session.engine, viewer, period, today, filter)),

    resident: (viewer, wanted) =>
      session.read(async (db) => {
        const row = await db
          .selectFrom('enquiry')
          .select('resident')
          .where((where) => residentKnownBy(where, viewer, session.engine))
          .where('year', '=', wanted.year)
          .where('number', '=', wanted.number)
          .executeTakeFirst();
        return row?.resident ? fromJson<Resident>(row.resident) : undefined;
      }),

    closures: (council) =>
      session.read(async (db) => {
        const rows = await db
          .selectFrom('closure')
          .select('body')
          .where('council', '=', council)
          .orderBy('first_day')
          .orderBy('change_id')
          .execute();
        return rows.map(({ body }) => fromJson<RecordedClosure>(body));
      }),

    takeNumber: (council, year) =>
      session.write(async (db) => {
        const { last } = await db
          .insertInto('enquiry_number')
          .values({ council, year, last: 1 })
          .onConflict((conflict) =>
            conflict
              .columns(['council', 'year'])
              .doUpdateSet(({ eb }) => ({ last: eb('enquiry_number.last', '+', 1) })),
          )
          .returning('last')
          .executeTakeFirstOrThrow();
        return last;
      }),

    add: (enquiry, entry, resident) =>
      session.write(async (db) => {
        await refuseKnownChange(db, entry);
        const added = await db
          .insertInto('enquiry')
          .values({
            ...enquiryColumns(enquiry),
            resident: residentColumn(resident),
            previous: null,
            previous_at: null,
          })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (added.numInsertedOrUpdatedRows !== 1n) throw new StorageError('duplicate', { detail: 'An enquiry.' });
        await addShares(db, enquiry);
        await addEntry(db, enquiry, entry);
      }),

    change: (enquiry, entry, resident) =>
      session.write(async (db) => {
        await refuseKnownChange(db, entry);
        const changed = await db
          .updateTable('enquiry')
          .set({
            ...enquiryColumns(enquiry),
            ...(resident === undefined ? {} : { resident: residentColumn(resident) }),
            ...previousOf(enquiry, entry.at),
          })
          .where('council', '=', enquiry.council)
          .where('year', '=', enquiry.year)
          .where('number', '=', enquiry.number)
          .where('version', '=', enquiry.version - 1)
          .executeTakeFirst();
        if (changed.numUpdatedRows !== 1n) return { kind: 'conflict' };
        await db
          .deleteFrom('enquiry_share')
          .where('council', '=', enquiry.council)
          .where('year', '=', enquiry.year)
          .where('number', '=', enquiry.number)
          .execute();
        await addShares(db, enquiry);
        await addEntry(db, enquiry, entry);
        return { kind: 'stored' };
      }),

    previous: (council, wanted) =>
      session.read(async (db) => {
        const row = await db
          .selectFrom('enquiry')
          .select('previous')
          .where('council', '=', council)
          .where('year', '=', wanted.year)
          .where('number', '=', wanted.number)
          .executeTakeFirst();
        return row?.previous ? fromJson<Enquiry>(row.previous) : undefined;
      }),

    addClosure: (closure) =>
      session.write(async (db) => {
        const firstDay = closure.days.map(({ date }) => date).sort()[0] ?? '';
        const added = await db
          .insertInto('closure')
          .values({ council: closure.council, change_id: closure.changeId, first_day: firstDay, body: toJson(closure) })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (added.numInsertedOrUpdatedRows !== 1n) throw new StorageError('duplicate', { detail: 'Closure days.' });
      }),
  };
}

function residentColumn(resident: Resident | undefined): string | null {
  return resident === undefined || Object.keys(resident).length === 0 ? null : toJson(resident);
}

/** What is kept of how an enquiry was: nothing, how it is until now, or what is kept already where it is that which may be taken back. */
function previousOf({ undoable }: Enquiry, at: number) {
  if (undoable === undefined) return { previous: null, previous_at: null };
  return undoable.version === undefined ? { previous: sql<string>`body`, previous_at: at } : {};
}

async function addShares(db: Queries, { council, year, number, sharedWith = [] }: Enquiry): Promise<void> {
  if (sharedWith.length === 0) return;
  await db
    .insertInto('enquiry_share')
    .values(sharedWith.map((person) => ({ council, year, number, person_id: person })))
    .execute();
}
