import type { Kysely } from 'kysely';
import {
  type AskedQuestion,
  type Memory,
  type MemoryPlace,
  type MemoryStore,
  QUESTIONS_REMEMBERED,
} from '../conversation/index.ts';
import { fromJson, present, toJson } from './columns.ts';
import type { Database } from './schema.ts';
import type { Session } from './session.ts';

/** What conversations remember, in SQL. */
export function createMemoryStore(session: Session): MemoryStore {
  return {
    recall: (place) =>
      session.read(async (db) => {
        const row = await rowOf(place, db);
        if (!row) return { questions: [] };
        return present({
          saidRole: row.said_role,
          council: row.council,
          lastClause: row.last_clause,
          questions: fromJson<readonly AskedQuestion[]>(row.questions),
        }) as Memory;
      }),

    remember: (place, change, at) =>
      session.write(async (db) => {
        const row = await rowOf(place, db);
        const asked = row ? fromJson<readonly AskedQuestion[]>(row.questions) : [];
        const questions = change.question ? [...asked, change.question].slice(-QUESTIONS_REMEMBERED) : asked;
        const values = {
          said_role: ('saidRole' in change ? change.saidRole : row?.said_role) ?? null,
          council: ('council' in change ? change.council : row?.council) ?? null,
          last_clause: ('lastClause' in change ? change.lastClause : row?.last_clause) ?? null,
          questions: toJson(questions),
          updated_at: at,
        };
        await db
          .insertInto('memory')
          .values({ account: place.account, conversation: place.conversation, ...values })
          .onConflict((conflict) => conflict.columns(['account', 'conversation']).doUpdateSet(values))
          .execute();
      }),

    rememberShown: (account, shown, at) =>
      session.writeRows(async (db) => {
        if (shown.length === 0) return;
        await db
          .insertInto('shown_clause')
          .values(shown.map(({ council, person, digest }) => ({ account, council, person_id: person, digest, at })))
          .onConflict((conflict) => conflict.columns(['account', 'council', 'digest']).doUpdateSet({ at }))
          .execute();
      }),

    shownTo: (council, digests, since) =>
      session.read(async (db) => {
        if (digests.length === 0) return [];
        const rows = await db
          .selectFrom('shown_clause')
          .select(['person_id', 'digest'])
          .distinct()
          .where('council', '=', council)
          .where('digest', 'in', [...digests])
          .where('at', '>=', since)
          .orderBy('person_id')
          .orderBy('digest')
          .execute();
        return rows.map(({ person_id: person, digest }) => ({ person, digest }));
      }),

    pruneShown: (before) =>
      session.writeRows(async (db) => {
        const { numDeletedRows } = await db.deleteFrom('shown_clause').where('at', '<', before).executeTakeFirst();
        return Number(numDeletedRows);
      }),

    erase: (account) =>
      session.writeRows(async (db) => {
        await db.deleteFrom('memory').where('account', '=', account).execute();
        await db.deleteFrom('shown_clause').where('account', '=', account).execute();
      }),

    prune: (before) =>
      session.writeRows(async (db) => {
        const { numDeletedRows } = await db.deleteFrom('memory').where('updated_at', '<', before).executeTakeFirst();
        return Number(numDeletedRows);
      }),
  };
}

/** What is remembered of an account in a conversation; undefined where nothing is. */
function rowOf({ account, conversation }: MemoryPlace, db: Kysely<Database>) {
  return db
    .selectFrom('memory')
    .selectAll()
    .where('account', '=', account)
    .where('conversation', '=', conversation)
    .executeTakeFirst();
}
