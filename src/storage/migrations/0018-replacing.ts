import type { Migration } from './migration.ts';

/** Where a message went and what it said where it is about several enquiries: so that it can be put right in its place. */
export const replacing: Migration = {
  number: 18,
  name: 'replacing',
  statements: ({ text }) => [
    `alter table outbox add column sent_to ${text}`,
    `alter table outbox add column said ${text}`,
  ],
};
