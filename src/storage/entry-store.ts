import type { EntryStore } from '../entry/index.ts';
import type { Session } from './session.ts';

/** One-time links and the sessions that they begin, in SQL. Only hashes of their secrets are kept. */
export function createEntryStore(session: Session): EntryStore {
  const prune = (table: 'entry_link' | 'entry_session', before: number) =>
    session.writeRows(async (db) => {
      const { numDeletedRows } = await db.deleteFrom(table).where('until', '<=', before).executeTakeFirst();
      return Number(numDeletedRows);
    });

  return {
    addLink: (hash, { council, personId, path, until }, now) =>
      session.write(async (db) => {
        await db.deleteFrom('entry_link').where('until', '<=', now).execute();
        await db.insertInto('entry_link').values({ hash, council, person_id: personId, path, until }).execute();
      }),

    findLink: (hash, now) =>
      session.read((db) =>
        db
          .selectFrom('entry_link')
          .select(['council', 'person_id as personId', 'path', 'until'])
          .where('hash', '=', hash)
          .where('until', '>', now)
          .executeTakeFirst(),
      ),

    exchange: (linkHash, { hash, until }, now) =>
      session.write(async (db) => {
        const link = await db
          .deleteFrom('entry_link')
          .where('hash', '=', linkHash)
          .where('until', '>', now)
          .returning(['council', 'person_id as personId', 'path', 'until'])
          .executeTakeFirst();
        if (link === undefined) return undefined;
        const { council, personId } = link;
        await db.deleteFrom('entry_session').where('until', '<=', now).execute();
        await db.insertInto('entry_session').values({ hash, council, person_id: personId, until }).execute();
        return link;
      }),

    findSession: (hash, now) =>
      session.read((db) =>
        db
          .selectFrom('entry_session')
          .select(['council', 'person_id as personId', 'until'])
          .where('hash', '=', hash)
          .where('until', '>', now)
          .executeTakeFirst(),
      ),

    endSession: (hash) =>
      session.writeRows(async (db) => {
        await db.deleteFrom('entry_session').where('hash', '=', hash).execute();
      }),

    pruneLinks: (before) => prune('entry_link', before),
    pruneSessions: (before) => prune('entry_session', before),
  };
}
