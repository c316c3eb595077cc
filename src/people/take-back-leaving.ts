import { formatDate } from '../calendar/index.ts';
import type { Database, PeopleReads, PeopleStores } from './directory-store.ts';
import type { Departure, PersonId } from './person.ts';
import type { AbsenceRequest } from './record-absence.ts';
import { findPerson, isActive, isAdministrator } from './roles.ts';

/** What became of taking a leaving back. `was` is what was on record: what became of the enquiries then stays as it is. */
export type Staying =
  | { readonly kind: 'stays'; readonly was: Departure }
  | { readonly kind: 'repeated'; readonly summary: string }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'refused'; readonly sentence: string };

/**
 * Takes back that somebody leaves, before their last day is over. Once for a changeId. Administrators only. Enquiries that were handed
 * over, closed or left with a service stay so. Whoever has left is let in again by the list of people alone.
 */
export function takeBackLeaving(
  database: Database<PeopleStores, PeopleReads>,
  { council, changeId, by, at, on }: Omit<AbsenceRequest, 'newId'>,
  personId: PersonId,
): Promise<Staying> {
  return database.transaction(async ({ people }): Promise<Staying> => {
    const directory = await people.directory(council);
    const actor = findPerson(directory, by);
    if (actor === undefined || !isActive(actor, on) || !isAdministrator(actor))
      return { kind: 'refused', sentence: 'Only an administrator can take back that somebody leaves.' };
    const done = await people.directoryChange(council, changeId);
    if (done !== undefined) return { kind: 'repeated', summary: done.summary };
    const person = findPerson(directory, personId);
    if (person?.left === undefined)
      return { kind: 'refused', sentence: `${person?.name ?? 'Nobody of that name'} is not recorded as leaving.` };
    const { left, ...rest } = person;
    if (!isActive(person, on)) {
      const sentence = `${person.name} left on ${formatDate(left.lastDay)}. Whoever has left is let in again by the list of people.`;
      return { kind: 'refused', sentence };
    }
    const stored = await people.changePerson({ ...rest, version: person.version + 1 });
    if (stored.kind === 'conflict') return { kind: 'conflict' };
    const summary = `${person.name} does not leave on ${formatDate(left.lastDay)} after all.`;
    await people.recordDirectoryChange({ council, changeId, kind: 'departure-removed', by, at, summary });
    return { kind: 'stays', was: left };
  });
}
