import { formatSpan, type LocalDate } from '../calendar/index.ts';
import type { CouncilId } from '../council.ts';
import { type AbsenceDraft, checkAbsence } from './absence.ts';
import type { Database, PeopleReads, PeopleStores } from './directory-store.ts';
import { managersUpTheLine } from './management-line.ts';
import type { Absence, Directory, PersonId } from './person.ts';
import { findPerson, isActive, isAdministrator } from './roles.ts';

/** Who records an absence, when, and the id under which it is done once. `newId` makes an id never used before. */
export type AbsenceRequest = {
  readonly council: CouncilId;
  readonly changeId: string;
  readonly by: PersonId;
  readonly at: number;
  readonly on: LocalDate;
  readonly newId: () => string;
};

export type AbsenceOutcome =
  | { readonly kind: 'recorded'; readonly absence: Absence }
  | { readonly kind: 'repeated'; readonly summary: string }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Who may record and end somebody's absence: they themselves, a manager up the line, an administrator. */
export function mayRecordFor(directory: Directory, personId: PersonId, by: PersonId, on: LocalDate): boolean {
  const actor = findPerson(directory, by);
  if (actor === undefined || !isActive(actor, on)) return false;
  return by === personId || isAdministrator(actor) || managersUpTheLine(directory, personId).includes(by);
}

/** Records an absence: one's own, that of somebody below in the line, or as an administrator anybody's. */
export function recordAbsence(
  database: Database<PeopleStores, PeopleReads>,
  request: AbsenceRequest,
  draft: AbsenceDraft,
): Promise<AbsenceOutcome> {
  const { council, changeId, by, at, on, newId } = request;
  return database.transaction(async ({ people }): Promise<AbsenceOutcome> => {
    const directory = await people.directory(council);
    if (!mayRecordFor(directory, draft.personId, by, on))
      return { kind: 'refused', sentence: 'You can record your own absence, and that of people you manage.' };
    const done = await people.directoryChange(council, changeId);
    if (done !== undefined) return { kind: 'repeated', summary: done.summary };
    const decision = checkAbsence(directory, draft);
    if (decision.kind === 'refused') return decision;
    const absence: Absence = { ...draft, id: newId(), council, recordedBy: by, recordedAt: at };
    await people.addAbsence(absence);
    const cover = findPerson(directory, draft.coverId);
    const name = findPerson(directory, draft.personId)?.name ?? '';
    const days = formatSpan(draft);
    const summary = `${name} is away ${days}${cover === undefined ? '' : `, ${cover.name} covers`}.`;
    await people.recordDirectoryChange({ council, changeId, kind: 'absence', by, at, summary });
    return { kind: 'recorded', absence };
  });
}
