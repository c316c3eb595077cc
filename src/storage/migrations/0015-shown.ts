import type { Migration } from './migration.ts';

/** What the try-out's page has shown: it is the same after a reload or a restart. */
export const shown: Migration = {
  number: 15,
  name: 'shown',
  statements: ({ text, instant, whole, end }) => [
    `create table shown (
      stream ${text} not null, key ${text} not null, place ${whole} not null, seq ${whole} not null, at ${instant} not null,
      body ${text} not null, primary key (stream, key)) ${end}`,
    'create index shown_seq on shown (stream, seq)',
  ],
};
