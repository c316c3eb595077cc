import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely, Transaction } from 'kysely';
import { leaveMark, wasCarriedOut } from './commit-mark.ts';
import type { Database } from './schema.ts';
import { asStorageError, StorageError } from './storage-error.ts';

/** One of the two kinds of engine: they differ in column types, in how rows are locked, and in how a lock is had at start. */
export type Engine = { readonly kind: 'sqlite' | 'postgres'; readonly db: Kysely<Database> };

/** Queries: what a store gets instead of a database handle. */
export type Queries = Kysely<Database>;

/**
 * How a store reaches its tables. The session of a storage handle opens a transaction for each `write`; the session
 * of a unit of work runs everything in the unit's own transaction. `writeRows` is for statements that are right whatever others
 * write at the same time, because each locks the rows it changes: it never collides.
 */
export type Session = {
  readonly engine: Engine['kind'];
  readonly read: <T>(query: (db: Queries) => Promise<T>) => Promise<T>;
  readonly write: <T>(query: (db: Queries) => Promise<T>) => Promise<T>;
  readonly writeRows: <T>(query: (db: Queries) => Promise<T>) => Promise<T>;
};

/**
 * How often something is tried again after a collision and after a lost connection. Pauses begin with `firstPause`
 * milliseconds and double: those after a collision up to five times the first, those after a loss up to fifty times.
 */
export type Patience = { readonly collisions: number; readonly losses: number; readonly firstPause: number };

/** The session outside any unit of work, and the way into one. */
export type Sessions = {
  readonly outer: Session;
  /** Runs `work` in one transaction, as if nobody else were writing. It may run more than once: effects belong in the database. */
  readonly inOneTransaction: <T>(work: (session: Session) => Promise<T>) => Promise<T>;
  /** Runs `work` over one unchanging view of the data; writing in it is refused or undone. */
  readonly inOneView: <T>(work: (session: Session) => Promise<T>) => Promise<T>;
  /** Hands the transaction itself to what changes the schema. */
  readonly alone: <T>(work: (db: Transaction<Database>) => Promise<T>) => Promise<T>;
};

/**
 * Sessions over an engine. Whoever holds the outer session inside a unit of work gets an error with the code
 * `inside-unit-of-work` at once, on every engine: on SQLite the call would wait for itself, on PostgreSQL escape.
 */
export function createSessions(engine: Engine, patience: Patience): Sessions {
  const unit = new AsyncLocalStorage<{ open: boolean }>();
  const outside = () => {
    if (unit.getStore()?.open) throw new StorageError('inside-unit-of-work');
  };

  const transact = async <T>(
    isolation: 'read committed' | 'serializable',
    query: (db: Transaction<Database>) => Promise<T>,
  ) => {
    outside();
    return retry(patience, async () => {
      const attempt: { mark?: string | undefined; result?: T } = {};
      try {
        return await engine.db
          .transaction()
          .setIsolationLevel(isolation)
          .execute(async (transaction) => {
            attempt.result = await query(transaction);
            if (engine.kind === 'postgres') attempt.mark = await leaveMark(transaction);
            return attempt.result;
          });
      } catch (error) {
        const failure = asStorageErrorUnlessForeign(error);
        if (!(failure instanceof StorageError) || failure.code !== 'unknown-outcome') throw failure;
        // What left no mark wrote nothing: then there is nothing to doubt.
        const { mark } = attempt;
        if (mark !== undefined && (await settleDoubt(engine, mark, failure, patience))) return attempt.result as T;
        throw new StorageError('database-down', { cause: failure });
      }
    });
  };

  const outer: Session = {
    engine: engine.kind,
    read: async (query) => {
      outside();
      return retry(patience, () => query(engine.db));
    },
    write: (query) => transact('serializable', query),
    writeRows: (query) => transact('read committed', query),
  };

  const within = async <T>(transaction: Transaction<Database>, work: (session: Session) => Promise<T>) => {
    const state = { open: true };
    try {
      return await unit.run(state, () => work(sessionWithin(engine.kind, transaction, state)));
    } finally {
      state.open = false;
    }
  };

  return {
    outer,
    inOneTransaction: (work) => transact('serializable', (transaction) => within(transaction, work)),
    inOneView: async (work) => {
      outside();
      return retry(patience, () =>
        engine.db
          .transaction()
          .setIsolationLevel('repeatable read')
          .setAccessMode('read only')
          .execute((transaction) => within(transaction, (session) => work(withoutWriting(session)))),
      );
    },
    alone: (work) => transact('read committed', work),
  };
}

/** Said here as well as to the engine, since not every engine listens. */
function withoutWriting(session: Session): Session {
  const refuse = () => Promise.reject(new StorageError('read-only', { detail: 'This is a view.' }));
  return { ...session, write: refuse, writeRows: refuse };
}

function sessionWithin(
  engine: Engine['kind'],
  transaction: Transaction<Database>,
  state: { readonly open: boolean },
): Session {
  const run = async <T>(query: (db: Queries) => Promise<T>) => {
    if (!state.open) throw new StorageError('unit-of-work-over');
    return query(transaction);
  };
  return { engine, read: run, write: run, writeRows: run };
}

/**
 * What became of a commit that got no answer, once the database answers again. It is waited for longer than for anything
 * else: nobody but the database can tell, and whoever is left without an answer may do the work twice.
 */
async function settleDoubt(
  engine: Engine,
  mark: string,
  doubt: StorageError,
  { collisions, losses, firstPause }: Patience,
): Promise<boolean> {
  try {
    return await retry({ collisions, losses: losses * 3, firstPause }, async () => {
      try {
        return await wasCarriedOut(engine.db, mark);
      } catch (error) {
        // To ask is to write, and that may be left without an answer as well: asking again does no harm.
        const failure = asStorageError(error);
        throw failure.code === 'unknown-outcome' ? new StorageError('database-down', { cause: failure }) : failure;
      }
    });
  } catch {
    throw doubt;
  }
}

async function retry<T>(patience: Patience, action: () => Promise<T>): Promise<T> {
  const { collisions, losses, firstPause } = patience;
  let collided = 0;
  let lost = 0;
  for (;;) {
    try {
      return await action();
    } catch (error) {
      const failure = asStorageErrorUnlessForeign(error);
      const code = failure instanceof StorageError ? failure.code : undefined;
      if (code === 'conflict' && collided < collisions) {
        collided += 1;
        await pause(firstPause * Math.min(5, 2 ** (collided - 1)));
      } else if (code === 'database-down' && lost < losses) {
        lost += 1;
        await pause(firstPause * Math.min(50, 2 ** (lost - 1)));
      } else throw failure;
    }
  }
}

/** Somewhat less than so many milliseconds, never twice the same: two that collided shall not meet again. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds * (0.5 + Math.random() / 2)));
}

/** An error that the work itself threw goes through untouched: it is the caller's. */
function asStorageErrorUnlessForeign(error: unknown): unknown {
  const failure = asStorageError(error);
  return failure.code === 'unexpected' && failure.cause === error ? error : failure;
}
