import type { Absence, Directory, Person, PersonId } from './person.ts';

/** A directory by what is asked of it, so that no question goes through everybody for each of many. */
export type DirectoryIndex = {
  readonly byId: ReadonlyMap<PersonId, Person>;
  readonly byEmail: ReadonlyMap<string, Person>;
  /** Direct reports, in the directory's order. */
  readonly reportsOf: ReadonlyMap<PersonId, readonly PersonId[]>;
  readonly absencesOf: ReadonlyMap<PersonId, readonly Absence[]>;
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
  for (const person of people) {
    // Of two that are alike the first counts, as it does for whoever goes through them.
    if (!byId.has(person.id)) byId.set(person.id, person);
    if (person.email !== '' && !byEmail.has(person.email)) byEmail.set(person.email, person);
    if (person.managerId !== undefined) push(reportsOf, person.managerId, person.id);
  }
  const absencesOf = new Map<PersonId, Absence[]>();
  for (const absence of absences) push(absencesOf, absence.personId, absence);
  return { byId, byEmail, reportsOf, absencesOf };
}

function push<Value>(lists: Map<PersonId, Value[]>, key: PersonId, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
