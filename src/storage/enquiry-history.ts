import {
  type AuditEntry,
  type Enquiry,
  type EnquiryNumber,
  type EnquiryStore,
  type Visibility,
  withoutWordsGone,
} from '../casework/index.ts';
import { fromJson } from './columns.ts';
import { chosenBy, seenBy } from './enquiry-conditions.ts';
import { auditColumns } from './enquiry-rows.ts';
import type { Queries, Session } from './session.ts';
import { StorageError } from './storage-error.ts';

/** What was done to enquiries, as it is read. */
export function readHistory(session: Session): Pick<EnquiryStore, 'history' | 'changes' | 'entriesOfChange'> {
  return {
    history: (viewer, wanted) =>
      session.read(async (db) => {
        const rows = await shownEntries(db, viewer, session.engine)
          .where('enquiry.year', '=', wanted.year)
          .where('enquiry.number', '=', wanted.number)
          .orderBy('audit_entry.version')
          .execute();
        return asRead(rows);
      }),

    changes: (viewer, filter, { after, notBy, limit }) =>
      session.read(async (db) => {
        const rows = await shownEntries(db, viewer, session.engine)
          .where('audit_entry.council', '=', viewer.council)
          .where('audit_entry.at', '>', after)
          .where('audit_entry.by_person', '<>', notBy)
          // The condition names columns that only enquiries have.
          .where((where) => chosenBy(where as never, filter, session.engine))
          .orderBy('audit_entry.at', 'desc')
          .orderBy('audit_entry.year', 'desc')
          .orderBy('audit_entry.number', 'desc')
          .orderBy('audit_entry.version', 'desc')
          .limit(limit)
          .execute();
        return asRead(rows);
      }),

    entriesOfChange: (council, changeId) =>
      session.read(async (db) => {
        const rows = await db
          .selectFrom('audit_entry')
          .select(['year', 'number', 'body'])
          .where('council', '=', council)
          .where('change_id', '=', changeId)
          .execute();
        // Sorted here: asked for the order, SQLite reads the whole table by its key rather than look the change up.
        return rows
          .sort((a, b) => a.year - b.year || a.number - b.number)
          .map(({ body }) => fromJson<AuditEntry>(body));
      }),
  };
}

/** Entries without the words that nobody is shown any more; an enquiry is the same in all of its rows. */
function asRead(rows: readonly { readonly body: string; readonly enquiry: string }[]): readonly AuditEntry[] {
  const entries = rows.map(({ body }) => fromJson<AuditEntry>(body));
  const bodies = new Map(entries.map(({ reference }, at) => [reference, rows[at]?.enquiry]));
  const enquiries = new Map(
    [...bodies].map(([reference, body]) => [reference, body === undefined ? undefined : fromJson<Enquiry>(body)]),
  );
  return withoutWordsGone(entries, ({ reference }) => enquiries.get(reference));
}

/** The entries that a viewer is shown: not of what they may not see, nor internal, nor taken back where those are not theirs. */
function shownEntries(db: Queries, viewer: Visibility, engine: Session['engine']) {
  return (
    db
      .selectFrom('audit_entry')
      .innerJoin('enquiry', (join) =>
        join
          .onRef('enquiry.council', '=', 'audit_entry.council')
          .onRef('enquiry.year', '=', 'audit_entry.year')
          .onRef('enquiry.number', '=', 'audit_entry.number'),
      )
      .select(['audit_entry.body', 'enquiry.body as enquiry'])
      // The condition names columns that only enquiries have, and the council with its table.
      .where((where) => seenBy(where as never, viewer, engine))
      .$if(!viewer.internalNotes, (query) =>
        query
          .where('audit_entry.audience', '=', 'everyone')
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('audit_entry as undoing')
                  .select('undoing.version')
                  .whereRef('undoing.council', '=', 'audit_entry.council')
                  .whereRef('undoing.year', '=', 'audit_entry.year')
                  .whereRef('undoing.number', '=', 'audit_entry.number')
                  .whereRef('undoing.undoes', '=', 'audit_entry.version'),
              ),
            ),
          ),
      )
  );
}

/** Asked before anything is written, so that whoever catches the error has changed nothing. */
export async function refuseKnownChange(db: Queries, { council, changeId, reference }: AuditEntry): Promise<void> {
  const known = await db
    .selectFrom('audit_entry')
    .select('version')
    .where('council', '=', council)
    .where('change_id', '=', changeId)
    .where('reference', '=', reference)
    .executeTakeFirst();
  if (known) throw new StorageError('duplicate', { detail: 'A change.' });
}

/** Writes down what was done. */
export async function addEntry(db: Queries, enquiry: EnquiryNumber, entry: AuditEntry): Promise<void> {
  const added = await db
    .insertInto('audit_entry')
    .values(auditColumns(enquiry, entry))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) throw new StorageError('duplicate', { detail: 'A change.' });
}
