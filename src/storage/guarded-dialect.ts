import type {
  CompiledQuery,
  ControlConnectionProvider,
  DatabaseConnection,
  Dialect,
  Driver,
  QueryResult,
  TransactionSettings,
} from 'kysely';
import { asStorageError, StorageError } from './storage-error.ts';

/**
 * A dialect whose errors are typed, whose text means the same on every engine (PostgreSQL stores no NUL), and which tells
 * a commit that failed from a commit whose outcome nobody knows.
 */
export function guardDialect(dialect: Dialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => new GuardedDriver(dialect.createDriver()),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

class GuardedDriver implements Driver {
  readonly #inner: Driver;

  constructor(inner: Driver) {
    this.#inner = inner;
  }

  init(): Promise<void> {
    return typed(() => this.#inner.init());
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new GuardedConnection(await typed(() => this.#inner.acquireConnection()));
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return typed(() => this.#inner.beginTransaction(inside(connection), settings));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await this.#inner.commitTransaction(inside(connection));
    } catch (error) {
      const failure = asStorageError(error);
      // The commit was sent and no answer came: it may have been carried out.
      if (failure.code === 'database-down') throw new StorageError('unknown-outcome', { cause: error });
      throw failure;
    }
  }

  /** Never throws: what made the rollback necessary is what the caller must hear; a broken connection is thrown away. */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#inner.rollbackTransaction(inside(connection)).catch(() => undefined);
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return typed(() => this.#inner.releaseConnection(inside(connection)));
  }

  destroy(): Promise<void> {
    return typed(() => this.#inner.destroy());
  }
}

class GuardedConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;

  constructor(inner: DatabaseConnection) {
    this.inner = inner;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const parameters = query.parameters.map((value) =>
      typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value,
    );
    return typed(() => this.inner.executeQuery<R>({ ...query, parameters }));
  }

  // biome-ignore lint/correctness/useYield: nothing here streams, and Kysely's interface asks for a generator.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not offered: read page by page.');
  }

  async cancelQuery(provider: ControlConnectionProvider): Promise<void> {
    await this.inner.cancelQuery?.(provider);
  }
}

function inside(connection: DatabaseConnection): DatabaseConnection {
  return connection instanceof GuardedConnection ? connection.inner : connection;
}

async function typed<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw asStorageError(error);
  }
}
