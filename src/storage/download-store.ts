import { sql } from 'kysely';
import type { Session } from './session.ts';

/** A file that is handed out until an instant (milliseconds since the epoch). `id` is all that is needed to fetch it. */
export type StoredDownload = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly text: string;
  readonly until: number;
};

/** Files that are handed out for a short while: by whichever server is asked, after a restart too. */
export type DownloadStore = {
  /** Keeps a file. Those that end soonest make room, so that all together never hold more than so many bytes. */
  readonly add: (file: StoredDownload, mostBytes: number, now: number) => Promise<void>;
  /** Undefined when there is none, or not any more. */
  readonly find: (id: string, now: number) => Promise<Omit<StoredDownload, 'id' | 'until'> | undefined>;
  /** Deletes what has come to its end. Returns how many. */
  readonly deleteExpired: (now: number) => Promise<number>;
};

/** Downloads in SQL. */
export function createDownloadStore(session: Session): DownloadStore {
  return {
    add: ({ id, name, type, text, until }, mostBytes, now) =>
      session.write(async (db) => {
        const bytes = Buffer.byteLength(text);
        await db.deleteFrom('download').where('until', '<=', now).execute();
        const kept = await db.selectFrom('download').select(['id', 'bytes']).orderBy('until').orderBy('id').execute();
        let total = kept.reduce((sum, file) => sum + file.bytes, bytes);
        for (const file of kept) {
          if (total <= mostBytes) break;
          await db.deleteFrom('download').where('id', '=', file.id).execute();
          total -= file.bytes;
        }
        await db.insertInto('download').values({ id, name, type, content: text, bytes, until }).execute();
      }),

    find: (id, now) =>
      session.read((db) =>
        db
          .selectFrom('download')
          .select(['name', 'type', sql.ref<string>('content').as('text')])
          .where('id', '=', id)
          .where('until', '>', now)
          .executeTakeFirst(),
      ),

    deleteExpired: (now) =>
      session.writeRows(async (db) => {
        const { numDeletedRows } = await db.deleteFrom('download').where('until', '<=', now).executeTakeFirst();
        return Number(numDeletedRows);
      }),
  };
}
