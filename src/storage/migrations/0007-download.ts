import type { Migration } from './migration.ts';

/** Files that are handed out for a short while. */
export const download: Migration = {
  number: 7,
  name: 'download',
  statements: ({ text, instant, whole, end }) => [
    `create table download (
      id ${text} primary key, name ${text} not null, type ${text} not null, content ${text} not null,
      bytes ${whole} not null, until ${instant} not null) ${end}`,
    'create index download_until on download (until)',
  ],
};
