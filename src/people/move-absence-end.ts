import { formatDate, type LocalDate } from '../calendar/index.ts';
import { checkAbsence } from './absence.ts';
import type { Database, PeopleReads, PeopleStores } from './directory-store.ts';
import { type AbsenceOutcome, type AbsenceRequest, mayRecordFor } from './record-absence.ts';
import { findPerson } from './roles.ts';

/** Gives an absence that is recorded another last day; `refused` where there is none of that id any more, or whoever asks may not record it. */
export function moveAbsenceEnd(
  database: Database<PeopleStores, PeopleReads>,
  { council, changeId, by, at, on, newId }: AbsenceRequest,
  absenceId: string,
  to: LocalDate,
): Promise<AbsenceOutcome> {
  return database.transaction(async ({ people }): Promise<AbsenceOutcome> => {
    const directory = await people.directory(council);
    const done = await people.directoryChange(council, changeId);
    if (done !== undefined) return { kind: 'repeated', summary: done.summary };
    const before = directory.absences.find(({ id }) => id === absenceId);
    if (before === undefined || !mayRecordFor(directory, before.personId, by, on))
      return { kind: 'refused', sentence: 'That absence is not recorded any more. Nothing was changed.' };
    // Under an id of its own: a directory that is kept is told from another by which absences it has.
    const absence = { ...before, to, id: newId() };
    const others = { ...directory, absences: directory.absences.filter(({ id }) => id !== absenceId) };
    const decision = checkAbsence(others, absence);
    if (decision.kind === 'refused') return decision;
    await people.removeAbsence(council, absenceId);
    await people.addAbsence(absence);
    const name = findPerson(directory, before.personId)?.name ?? '';
    const summary = `${name} is away from ${formatDate(before.from)} to ${formatDate(to)}, not to ${formatDate(before.to)}.`;
    await people.recordDirectoryChange({ council, changeId, kind: 'absence', by, at, summary });
    return { kind: 'recorded', absence };
  });
}
