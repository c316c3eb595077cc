import { formatDate, type LocalDate } from '../calendar/index.ts';
import type { Database, PeopleReads, PeopleStores } from './directory-store.ts';
import type { Absence } from './person.ts';
import type { AbsenceRequest } from './record-absence.ts';
import { findPerson, isActive } from './roles.ts';

/** Which absence of their own somebody means: one that runs on a day, or the only one that is not over. */
export type AbsenceMeant = { readonly kind: 'on'; readonly day: LocalDate } | { readonly kind: 'only' };

/** `several`: more than one is not over, so a day has to be named. */
export type TakenBack =
  | { readonly kind: 'taken-back'; readonly absences: readonly Absence[] }
  | { readonly kind: 'several'; readonly absences: readonly Absence[] }
  | { readonly kind: 'repeated'; readonly summary: string }
  | { readonly kind: 'none' };

/** Takes back one's own absence, so that reminders come to oneself again; what is over stays recorded. */
export function takeBackAbsence(
  database: Database<PeopleStores, PeopleReads>,
  { council, changeId, by, at, on }: Omit<AbsenceRequest, 'newId'>,
  meant: AbsenceMeant,
): Promise<TakenBack> {
  return database.transaction(async ({ people }): Promise<TakenBack> => {
    const directory = await people.directory(council);
    const person = findPerson(directory, by);
    if (person === undefined || !isActive(person, on)) return { kind: 'none' };
    const done = await people.directoryChange(council, changeId);
    if (done !== undefined) return { kind: 'repeated', summary: done.summary };
    const absences = directory.absences
      .filter(({ personId, to }) => personId === by && to >= on)
      .filter(({ from, to }) => meant.kind === 'only' || (from <= meant.day && meant.day <= to))
      .sort((a, b) => (a.from < b.from ? -1 : 1));
    if (absences.length === 0) return { kind: 'none' };
    if (meant.kind === 'only' && absences.length > 1) return { kind: 'several', absences };
    for (const { id } of absences) await people.removeAbsence(council, id);
    const days = absences.map(({ from, to }) => `from ${formatDate(from)} to ${formatDate(to)}`).join(' and ');
    const summary = `${person.name} is no longer recorded as away ${days}.`;
    await people.recordDirectoryChange({ council, changeId, kind: 'absence-removed', by, at, summary });
    return { kind: 'taken-back', absences };
  });
}
