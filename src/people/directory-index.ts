import type { Absence, Directory, Person, PersonId } from './person.ts';

/** A directory by what is asked of it, so that no question goes through everybody for each of many. */
export type DirectoryIndex = {
  readonly byId: ReadonlyMap<PersonId, Person>;
  readonly byEmail: ReadonlyMap<string, Person>;
  /** Direct reports, in the directory's order. */
  readonly reportsOf: ReadonlyMap<PersonId, readonly PersonId[]>;
  readonly absencesOf: ReadonlyMap<PersonId, readonly Absence[]>;
  /** Those who are called the same, titles and accents aside. */
  readonly byName: ReadonlyMap<string, readonly Person[]>;
};

const made = new WeakMap<Directory, DirectoryIndex>();

/** The index of a directory, made when first asked for: a directory never changes. */
export function indexOf(directory: Directory): DirectoryIndex {
  const known = made.get(directory);
  if (known !== undefined) return known;
  const index = createIndex(directory);
  made.set(directory, index);
  return index;
}

function createIndex({ people, absences }: Directory): DirectoryIndex {
  const byId = new Map<PersonId, Person>();
  const byEmail = new Map<string, Person>();
  const reportsOf = new Map<PersonId, PersonId[]>();
  const byName = new Map<string, Person[]>();
  for (const person of people) {
    // Of two that are alike the first counts, as it does for whoever goes through them.
    if (!byId.has(person.id)) byId.set(person.id, person);
    if (person.email !== '' && !byEmail.has(person.email)) byEmail.set(person.email, person);
    push(byName, plainName(person.name), person);
    if (person.managerId !== undefined) push(reportsOf, person.managerId, person.id);
  }
  const absencesOf = new Map<PersonId, Absence[]>();
  for (const absence of absences) push(absencesOf, absence.personId, absence);
  return { byId, byEmail, reportsOf, absencesOf, byName };
}

const TITLES = /^(?:(?:cllr|councillor|mr|mrs|ms|miss|mx|dr|sir|dame|prof|rev)\.?\s+)+/;

/** A name as far as it tells people apart in talk: "Cllr José Ruiz" is called as "Jose Ruiz" is. */
export function plainName(name: string): string {
  return name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().replace(TITLES, '');
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
