import type { Session } from './session.ts';

/**
 * Something that a page has shown, or shows to whoever asks for it later. `seq` grows with every addition and every change, over all streams; `at` is in milliseconds since
 * the epoch and stays what it was first.
 */
export type Shown = { readonly key: string; readonly seq: number; readonly at: number; readonly body: string };

/** What a page has shown, by stream: a browser's conversation, the inboxes, or a month's questions without an answer. */
export type ShownStore = {
  /** Adds, or puts in the place of what has that key. Of a stream the newest `most` are kept. */
  readonly put: (stream: string, key: string, body: string, at: number, most: number) => Promise<Shown>;
  /** What was added or changed after a `seq`, in the order in which it was first added. */
  readonly since: (stream: string, seq: number) => Promise<readonly Shown[]>;
  readonly find: (stream: string, key: string) => Promise<Shown | undefined>;
  readonly forget: (stream: string) => Promise<void>;
};

/** What was shown, in SQL. */
export function createShownStore(session: Session): ShownStore {
  const columns = ['key', 'seq', 'at', 'body'] as const;
  return {
    put: (stream, key, body, at, most) =>
      session.write(async (db) => {
        const last = await db
          .selectFrom('shown')
          .select(({ fn }) => fn.max('seq').as('seq'))
          .executeTakeFirst();
        const seq = Number(last?.seq ?? 0) + 1;
        await db
          .insertInto('shown')
          .values({ stream, key, place: seq, seq, at, body })
          .onConflict((conflict) => conflict.columns(['stream', 'key']).doUpdateSet({ seq, body }))
          .execute();
        const tooOld = await db
          .selectFrom('shown')
          .select('place')
          .where('stream', '=', stream)
          .orderBy('place', 'desc')
          .offset(most)
          .limit(1)
          .executeTakeFirst();
        if (tooOld !== undefined)
          await db.deleteFrom('shown').where('stream', '=', stream).where('place', '<=', tooOld.place).execute();
        const kept = await db
          .selectFrom('shown')
          .select('at')
          .where('stream', '=', stream)
          .where('key', '=', key)
          .executeTakeFirst();
        return { key, seq, at: kept?.at ?? at, body };
      }),
    since: (stream, seq) =>
      session.read((db) =>
        db
          .selectFrom('shown')
          .select(columns)
          .where('stream', '=', stream)
          .where('seq', '>', seq)
          .orderBy('place')
          .execute(),
      ),
    find: (stream, key) =>
      session.read((db) =>
        db.selectFrom('shown').select(columns).where('stream', '=', stream).where('key', '=', key).executeTakeFirst(),
      ),
    forget: (stream) =>
      session.write(async (db) => {
        await db.deleteFrom('shown').where('stream', '=', stream).execute();
      }),
  };
}
