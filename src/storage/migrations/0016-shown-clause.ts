import type { Migration } from './migration.ts';

/** Which paragraphs, as they read, somebody of the directory was shown, so that they can be told when the text changes. */
export const shownClause: Migration = {
  number: 16,
  name: 'shown-clause',
  statements: ({ text, instant, end }) => [
    `create table shown_clause (
      account ${text} not null, digest ${text} not null, council ${text} not null, person_id ${text} not null,
      at ${instant} not null, primary key (account, council, digest)) ${end}`,
    'create index shown_clause_digest on shown_clause (council, digest)',
    'create index shown_clause_at on shown_clause (at)',
  ],
};
