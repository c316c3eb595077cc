import type { Migration } from './migration.ts';

/** One-time links and the sessions in a browser that they begin, by the hash of their secret. */
export const entry: Migration = {
  number: 13,
  name: 'entry',
  statements: ({ text, instant, end }) => [
    `create table entry_link (
      hash ${text} primary key, council ${text} not null, person_id ${text} not null, path ${text} not null,
      until ${instant} not null) ${end}`,
    'create index entry_link_until on entry_link (until)',
    `create table entry_session (
      hash ${text} primary key, council ${text} not null, person_id ${text} not null, until ${instant} not null) ${end}`,
    'create index entry_session_until on entry_session (until)',
  ],
};
