/** The column types of an engine, by meaning. Text compares by code point everywhere, so that order is the same. */
export type ColumnTypes = {
  readonly text: string;
  readonly instant: string;
  readonly whole: string;
  readonly end: string;
};

/** A numbered change of the schema; once released it is never altered. */
export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly statements: (types: ColumnTypes) => readonly string[];
};

/** Strict tables: SQLite then refuses text in a number's column, as PostgreSQL does. */
export const sqliteTypes: ColumnTypes = { text: 'text', instant: 'integer', whole: 'integer', end: 'strict' };

export const postgresTypes: ColumnTypes = { text: 'text collate "C"', instant: 'bigint', whole: 'integer', end: '' };
