import { formatSpan, type LocalDate } from '../calendar/index.ts';
import type { Database, PeopleReads, PeopleStores } from './directory-store.ts';
import type { Absence } from './person.ts';
import { type AbsenceRequest, mayRecordFor } from './record-absence.ts';
import { findPerson } from './roles.ts';

/** Which absence somebody means: all that run on a day, or up to a `last` one, the one that begins on a day (else what runs on it), or the only one that is not over. */
export type AbsenceMeant =
  | { readonly kind: 'on' | 'named'; readonly day: LocalDate; readonly last?: LocalDate }
  | { readonly kind: 'only' };

/** Those that are meant, of those of one person that are not over. */
export function absencesMeant(absences: readonly Absence[], meant: AbsenceMeant): readonly Absence[] {
  const inOrder = absences.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  if (meant.kind === 'only') return inOrder;
  const running = inOrder.filter(({ from, to }) => from <= (meant.last ?? meant.day) && meant.day <= to);
  const beginning = running.filter(({ from }) => meant.kind === 'named' && from === meant.day);
  return beginning.length > 0 ? beginning : running;
}

/** `several`: more than one is not over, so a day has to be named. */
export type TakenBack =
  | { readonly kind: 'taken-back'; readonly absences: readonly Absence[] }
  | { readonly kind: 'several'; readonly absences: readonly Absence[] }
  | { readonly kind: 'repeated'; readonly summary: string }
  | { readonly kind: 'none' };

/** Takes back one's own absence, or that of somebody whose absence one may record, so that reminders come to them again; what is over stays recorded. */
export function takeBackAbsence(
  database: Database<PeopleStores, PeopleReads>,
  { council, changeId, by, at, on }: Omit<AbsenceRequest, 'newId'>,
  meant: AbsenceMeant,
  whose = by,
): Promise<TakenBack> {
  return database.transaction(async ({ people }): Promise<TakenBack> => {
    const directory = await people.directory(council);
    const person = findPerson(directory, whose);
    if (person === undefined || !mayRecordFor(directory, whose, by, on)) return { kind: 'none' };
    const done = await people.directoryChange(council, changeId);
    if (done !== undefined) return { kind: 'repeated', summary: done.summary };
    const open = directory.absences.filter(({ personId, to }) => personId === whose && to >= on);
    const absences = absencesMeant(open, meant);
    if (absences.length === 0) return { kind: 'none' };
    if (meant.kind === 'only' && absences.length > 1) return { kind: 'several', absences };
    for (const { id } of absences) await people.removeAbsence(council, id);
    const days = absences.map((each) => formatSpan(each)).join(' and ');
    const summary = `${person.name} is no longer recorded as away ${days}.`;
    await people.recordDirectoryChange({ council, changeId, kind: 'absence-removed', by, at, summary });
    return { kind: 'taken-back', absences };
  });
}
