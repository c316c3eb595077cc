import type { Transaction } from 'kysely';
import type { Database } from '../schema.ts';

/** The column types of an engine, by meaning. Text compares by code point everywhere, so that order is the same. */
export type ColumnTypes = {
  readonly text: string;
  readonly instant: string;
  readonly whole: string;
  readonly end: string;
  readonly engine: 'sqlite' | 'postgres';
};

/** A numbered change of the schema; once released it is never altered. */
export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly statements: (types: ColumnTypes) => readonly string[];
  /** What statements cannot say; comes after them, in the same transaction. */
  readonly afterwards?: (db: Transaction<Database>) => Promise<void>;
};

/** Strict tables: SQLite then refuses text in a number's column, as PostgreSQL does. */
export const sqliteTypes: ColumnTypes = {
  text: 'text',
  instant: 'integer',
  whole: 'integer',
  end: 'strict',
  engine: 'sqlite',
};

export const postgresTypes: ColumnTypes = {
  text: 'text collate "C"',
  instant: 'bigint',
  whole: 'integer',
  end: '',
  engine: 'postgres',
};
