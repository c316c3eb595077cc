import type { Migration } from './migration.ts';

/** Documents that councils bring themselves: the councils, every version, and the files as they were received. */
export const documents: Migration = {
  number: 12,
  name: 'documents',
  statements: ({ text, whole, end }) => [
    `create table imported_council (id ${text} primary key, body ${text} not null) ${end}`,
    `create table document_version (
      council ${text} not null, slug ${text} not null, version ${whole} not null, state ${text} not null, body ${text} not null,
      primary key (council, slug, version)) ${end}`,
    `create table received_file (hash ${text} primary key, content ${text} not null) ${end}`,
  ],
};
