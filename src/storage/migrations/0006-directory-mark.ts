import type { Migration } from './migration.ts';

/** What tells two states of a directory apart can be asked without reading anybody. */
export const directoryMark: Migration = {
  number: 6,
  name: 'directory-mark',
  statements: () => ['create index person_version on person (council, version)'],
};
