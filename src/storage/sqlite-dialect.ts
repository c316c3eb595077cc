import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely';

/** More statements than the code has; a bound all the same, since lists of different lengths make different statements. */
const STATEMENTS_KEPT = 500;

/** Milliseconds to wait for another process, and what to do once the file is there. */
type SqliteOptions = { readonly busyTimeout: number; readonly onOpen?: () => void };

/**
 * Kysely over the SQLite inside Node. One connection: Kysely queues whoever comes while a transaction is open.
 * `synchronous=FULL` because NORMAL lost acknowledged writes in every power cut that was tried.
 */
export function createSqliteDialect(file: string, options: SqliteOptions): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new NodeSqliteDriver(file, options),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Opens a database file the way all of Clausewise's are opened; `busyTimeout` in milliseconds. */
function openSqliteFile(file: string, busyTimeout: number): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: busyTimeout, enableForeignKeyConstraints: true });
  try {
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma trusted_schema = off;');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

class NodeSqliteDriver implements Driver {
  readonly #file: string;
  readonly #options: SqliteOptions;
  #connection: NodeSqliteConnection | undefined;

  constructor(file: string, options: SqliteOptions) {
    this.#file = file;
    this.#options = options;
  }

  async init(): Promise<void> {
    this.#connection = new NodeSqliteConnection(openSqliteFile(this.#file, this.#options.busyTimeout));
    this.#options.onOpen?.();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (!this.#connection) throw new Error('The SQLite driver is closed.');
    return this.#connection;
  }

  /** Immediate, so that waiting for another writer happens here and never in the middle. */
  async beginTransaction(_: DatabaseConnection, { accessMode }: TransactionSettings): Promise<void> {
    this.#connection?.end('rollback');
    this.#connection?.begin(accessMode === 'read only');
  }

  async commitTransaction(): Promise<void> {
    this.#connection?.end('commit');
  }

  async rollbackTransaction(): Promise<void> {
    this.#connection?.end('rollback');
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#connection?.close();
    this.#connection = undefined;
  }
}

class NodeSqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, { statement: StatementSync; reads: boolean }>();
  #isReadOnly = false;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { statement, reads } = this.#prepare(sql);
    const values = parameters as readonly SQLInputValue[];
    if (reads) return { rows: statement.all(...values) as R[] };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  // biome-ignore lint/correctness/useYield: nothing here streams, and Kysely's interface asks for a generator.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not offered: read page by page.');
  }

  begin(readOnly: boolean): void {
    this.#isReadOnly = readOnly;
    this.#database.exec(readOnly ? 'pragma query_only = on; begin' : 'begin immediate');
  }

  /** SQLite has already rolled back by itself after some errors, a full disk among them. */
  end(how: 'commit' | 'rollback'): void {
    if (this.#database.isTransaction || how === 'commit') this.#database.exec(how);
    if (this.#isReadOnly) this.#database.exec('pragma query_only = off');
    this.#isReadOnly = false;
  }

  close(): void {
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  #prepare(sql: string): { statement: StatementSync; reads: boolean } {
    const kept = this.#statements.get(sql);
    if (kept) return kept;
    if (this.#statements.size >= STATEMENTS_KEPT) this.#statements.clear();
    const statement = this.#database.prepare(sql);
    const made = { statement, reads: statement.columns().length > 0 };
    this.#statements.set(sql, made);
    return made;
  }
}
