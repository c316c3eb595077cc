import type { Migration } from './migration.ts';

/**
 * How a council tells its people apart. Everybody who was imported before keeps the identity that was made for them then; the
 * first import with staff numbers adds theirs.
 */
export const staffNumber: Migration = {
  number: 11,
  name: 'staff-number',
  statements: ({ text }) => [
    `alter table person add column staff_number ${text}`,
    'create unique index person_staff_number on person (council, staff_number) where staff_number is not null',
  ],
};
