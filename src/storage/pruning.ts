import { parseReference } from '../casework/index.ts';
import { fleeting } from '../people/index.ts';
import type { PrunedTable } from './backup/tables.ts';
import { pruneMarks } from './commit-mark.ts';
import type { Queries, Session } from './session.ts';

/**
 * How each table that only grows is cut back: what is older than an instant goes. Gives how many rows went. `before_change`:
 * how enquiries were before their last change, once that can no longer be taken back. `unanswered`: of what was shown, the words
 * of questions without an answer; everything else there is replaced by what is newer. `fleeting_setting`: what people were asked and
 * shown in chat, which may name a resident.
 */
export type Pruning = Readonly<
  Record<PrunedTable | 'before_change' | 'unanswered' | 'fleeting_setting', (before: number) => Promise<number>>
>;

/** Rows a statement: nobody else has to wait for long. */
const ROWS_AT_ONCE = 500;

/** What is forgotten of what only storage knows; the rest is each store's own. `now` as `openStorage` has it. */
export function createPruning(
  session: Session,
  stores: Pick<
    Pruning,
    'outbox' | 'memory' | 'shown_clause' | 'processed_event' | 'event_work' | 'entry_link' | 'entry_session'
  >,
  now: () => number,
): Pruning {
  return {
    ...stores,
    finished_work: (before) =>
      session.writeRows(async (db) => {
        const { numDeletedRows } = await db.deleteFrom('finished_work').where('at', '<', before).executeTakeFirst();
        return Number(numDeletedRows);
      }),
    commit_mark: async (before) =>
      session.engine === 'sqlite' ? 0 : session.writeRows((db) => pruneMarks(db, now() - before)),
    unanswered: (before) =>
      session.writeRows(async (db) => {
        const { numDeletedRows } = await db
          .deleteFrom('shown')
          .where('stream', 'like', 'unanswered %')
          .where('at', '<', before)
          .executeTakeFirst();
        return Number(numDeletedRows);
      }),
    fleeting_setting: (before) =>
      session.writeRows(async (db) => {
        const { numDeletedRows } = await db
          .deleteFrom('person_setting')
          .where('name', 'in', Object.values(fleeting))
          .where('updated_at', '<', before)
          .executeTakeFirst();
        return Number(numDeletedRows);
      }),
    before_change: (before) =>
      session.writeRows(async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('enquiry')
          .set({ previous: null, previous_at: null })
          .where('previous_at', '<', before)
          .executeTakeFirst();
        return Number(numUpdatedRows);
      }),
    absence: (before) => session.write((db) => pruneAbsences(db, before)),
    announcement: (before) => session.write((db) => pruneAnnouncements(db, before)),
    known_account: (before) =>
      session.write(async (db) => {
        const { numDeletedRows } = await db
          .deleteFrom('known_account')
          .where('seen_at', '<', before)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('tied_account')
                  .select('person_id')
                  .whereRef('tied_account.platform', '=', 'known_account.platform')
                  .whereRef('tied_account.tenant', '=', 'known_account.tenant')
                  .whereRef('tied_account.account_id', '=', 'known_account.account_id'),
              ),
            ),
          )
          .executeTakeFirst();
        return Number(numDeletedRows);
      }),
  };
}

/** An absence is over when its last day is; the day before the instant's is certainly over in every time zone. */
async function pruneAbsences(db: Queries, before: number): Promise<number> {
  const day = new Date(before).toISOString().slice(0, 10);
  const rows = await db.selectFrom('absence').select(['council', 'id', 'body']).where('from_date', '<', day).execute();
  const over = rows.filter(({ body }) => (JSON.parse(body) as { readonly to: string }).to < day);
  for (const { council, id } of over)
    await db.deleteFrom('absence').where('council', '=', council).where('id', '=', id).execute();
  return over.length;
}

async function pruneAnnouncements(db: Queries, before: number): Promise<number> {
  const old = await db.selectFrom('announcement').select('id').where('created_at', '<', before).execute();
  for (const { id } of old) {
    await db.deleteFrom('announcement_receipt').where('announcement', '=', id).execute();
    await db.deleteFrom('announcement').where('id', '=', id).execute();
  }
  return old.length;
}

/**
 * Forgets messages that came to an end before an instant. Those about an enquiry stay as long as it is open: by their keys it
 * is known which of its reminders were sent, and a reminder whose row is gone would be sent again.
 */
export async function pruneOutbox(session: Session, before: number): Promise<number> {
  let pruned = 0;
  for (let after = ''; ; ) {
    const keys = await session.read((db) =>
      db
        .selectFrom('outbox')
        .select('enquiry')
        .distinct()
        .where('state', 'in', [...ended])
        .where('updated_at', '<', before)
        .where('enquiry', '>', after)
        .orderBy('enquiry')
        .limit(ROWS_AT_ONCE)
        .execute(),
    );
    for (const { enquiry } of keys) if (enquiry !== null) pruned += await pruneOfEnquiry(session, enquiry, before);
    const last = keys.at(-1)?.enquiry;
    if (keys.length < ROWS_AT_ONCE || last === undefined || last === null) break;
    after = last;
  }
  return pruned + (await pruneOfEnquiry(session, null, before));
}

const ended = ['sent', 'cancelled', 'dead'] as const;

async function pruneOfEnquiry(session: Session, enquiry: string | null, before: number): Promise<number> {
  if (enquiry !== null && (await session.read((db) => isOpen(db, enquiry)))) return 0;
  for (let pruned = 0; ; ) {
    const gone = await session.write(async (db) => {
      const rows = await db
        .selectFrom('outbox')
        .select('id')
        .where('state', 'in', [...ended])
        .where('updated_at', '<', before)
        .where('enquiry', enquiry === null ? 'is' : '=', enquiry)
        .limit(ROWS_AT_ONCE)
        .execute();
      const ids = rows.map(({ id }) => id);
      if (ids.length === 0) return 0;
      await db.deleteFrom('outbox_told').where('outbox_id', 'in', ids).execute();
      await db.deleteFrom('outbox').where('id', 'in', ids).execute();
      return ids.length;
    });
    pruned += gone;
    if (gone < ROWS_AT_ONCE) return pruned;
  }
}

/** `derby:CW-2026-0042`, as rows name an enquiry. One that is not there is waited for by nobody. */
async function isOpen(db: Queries, enquiry: string): Promise<boolean> {
  const [council = '', reference = ''] = enquiry.split(':');
  const number = parseReference(reference);
  if (number === undefined) return false;
  const row = await db
    .selectFrom('enquiry')
    .select('standing')
    .where('council', '=', council)
    .where('year', '=', number.year)
    .where('number', '=', number.number)
    .executeTakeFirst();
  return row !== undefined && row.standing !== 'closed';
}
