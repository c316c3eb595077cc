import type { Migration } from './migration.ts';

/** Whether the data was made up by a try-out or is a council's own. Older data says so by who imported its people. */
export const dataOrigin: Migration = {
  number: 8,
  name: 'data-origin',
  statements: ({ text, whole, end }) => [
    `create table data_origin (
      only_one ${whole} primary key check (only_one = 1), origin ${text} not null check (origin in ('made-up', 'real'))) ${end}`,
    `insert into data_origin (only_one, origin)
      select 1, 'made-up' from directory_change where change_id = 'samples' and by_person = 'try-out' limit 1`,
    `insert into data_origin (only_one, origin)
      select 1, 'real' where exists (select 1 from person) and not exists (select 1 from data_origin)`,
  ],
};
