import type { Migration } from './migration.ts';

/** The marks by which a commit that got no answer is known again. */
export const commitMark: Migration = {
  number: 5,
  name: 'commit-mark',
  statements: ({ text, instant, end }) => [
    `create table commit_mark (
      mark ${text} primary key, outcome ${text} not null check (outcome in ('done', 'void')), at ${instant} not null) ${end}`,
    'create index commit_mark_at on commit_mark (at)',
  ],
};
