import { formatDate, type LocalDate } from '../calendar/index.ts';
import { indexOf } from './directory-index.ts';
import type { Absence, Directory, Person, PersonId } from './person.ts';
import { findPerson, isActive, isOfCouncillorSide } from './roles.ts';

/** The absence somebody is on that day, both its days included; of several, the one with a cover, then the latest to end. */
export function absenceOn(directory: Directory, personId: PersonId, on: LocalDate): Absence | undefined {
  return (indexOf(directory).absencesOf.get(personId) ?? [])
    .filter((absence) => absence.from <= on && on <= absence.to)
    .sort((a, b) => Number(b.coverId !== undefined) - Number(a.coverId !== undefined) || (a.to < b.to ? 1 : -1))[0];
}

/** Who acts for somebody on a day: themselves, a cover, or nobody. `by` names the covers on the way, the last one acts. */
export type Standin =
  | { readonly kind: 'present' }
  | { readonly kind: 'covered'; readonly by: readonly PersonId[] }
  | { readonly kind: 'nobody' };

/** Follows covers who are away themselves to whoever is there; covers that come round to somebody away give nobody. */
export function standinFor(directory: Directory, personId: PersonId, on: LocalDate): Standin {
  const by: PersonId[] = [];
  const met = new Set<PersonId>();
  for (let at = personId; ; ) {
    if (met.has(at)) return { kind: 'nobody' };
    met.add(at);
    const person = findPerson(directory, at);
    if (person === undefined || !isActive(person, on)) return { kind: 'nobody' };
    const absence = absenceOn(directory, at, on);
    if (absence === undefined) return by.length === 0 ? { kind: 'present' } : { kind: 'covered', by };
    if (absence.coverId === undefined) return { kind: 'nobody' };
    by.push(absence.coverId);
    at = absence.coverId;
  }
}

/** Whom somebody acts for on a day, through a chain of covers too. Never somebody of the councillors' side. */
export function coveredBy(directory: Directory, coverId: PersonId, on: LocalDate): readonly PersonId[] {
  // Covers that come round, or lead to nobody, cover nobody.
  if (standinFor(directory, coverId, on).kind === 'nobody') return [];
  const { absencesOf, byId } = indexOf(directory);
  const awayUnder = new Map<PersonId, PersonId[]>();
  for (const personId of absencesOf.keys()) {
    const cover = absenceOn(directory, personId, on)?.coverId;
    const person = byId.get(personId);
    if (cover === undefined || person === undefined || !isActive(person, on)) continue;
    const under = awayUnder.get(cover);
    if (under === undefined) awayUnder.set(cover, [personId]);
    else under.push(personId);
  }
  const covered = new Set<PersonId>(awayUnder.get(coverId));
  // A set hands out what is added to it while it is gone through: covers of covers follow.
  for (const personId of covered) for (const next of awayUnder.get(personId) ?? []) covered.add(next);
  return directory.people.filter((person) => covered.has(person.id) && !isOfCouncillorSide(person)).map(({ id }) => id);
}

/** An absence as asked for. */
export type AbsenceDraft = {
  readonly personId: PersonId;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly coverId?: PersonId;
};

/** Whether an absence can be recorded; `sentence` says why not. */
export type AbsenceDecision = { readonly kind: 'recordable' } | { readonly kind: 'refused'; readonly sentence: string };

/** Who may record whose absence: somebody their own, a manager up the line, an administrator; that is the caller's to ask. */
export function checkAbsence(directory: Directory, draft: AbsenceDraft): AbsenceDecision {
  const person = findPerson(directory, draft.personId);
  if (person === undefined) return refuse('Nobody of that name is in the directory.');
  if (draft.to < draft.from) {
    return refuse(`The absence would end on ${formatDate(draft.to)}, before it begins on ${formatDate(draft.from)}.`);
  }
  if (person.left !== undefined && !isActive(person, draft.from))
    return refuse(
      `The last day of ${person.name} on record is ${formatDate(person.left.lastDay)}, before the absence begins.`,
    );
  return draft.coverId === undefined ? { kind: 'recordable' } : checkCover(directory, person, draft, draft.coverId);
}

function checkCover(
  directory: Directory,
  person: Person,
  { from, to }: AbsenceDraft,
  coverId: PersonId,
): AbsenceDecision {
  const cover = findPerson(directory, coverId);
  if (cover === undefined) return refuse('The cover is not in the directory.');
  if (cover.id === person.id) return refuse(`${person.name} cannot cover for themselves.`);
  if (isOfCouncillorSide(person)) {
    return refuse('A councillor’s casework is nobody else’s to see, so a councillor’s absence has no cover.');
  }
  if (isOfCouncillorSide(cover)) return refuse(`${cover.name} is not an officer, so cannot cover for ${person.name}.`);
  if (!isActive(cover, to)) return refuse(`${cover.name} will have left by ${formatDate(to)}.`);
  return comesRound(directory, person.id, coverId, from, to)
    ? refuse(`${cover.name} is away then too, and the covers lead back to ${person.name}.`)
    : { kind: 'recordable' };
}

/** Whether, on some day of the absence, the covers of the cover lead back. Only days on which an absence begins can start that. */
function comesRound(
  directory: Directory,
  personId: PersonId,
  coverId: PersonId,
  from: LocalDate,
  to: LocalDate,
): boolean {
  const days = [from, ...directory.absences.map((absence) => absence.from).filter((day) => from < day && day <= to)];
  return days.some((day) => {
    const met = new Set<PersonId>();
    for (let at: PersonId | undefined = coverId; at !== undefined && !met.has(at); ) {
      if (at === personId) return true;
      met.add(at);
      at = absenceOn(directory, at, day)?.coverId;
    }
    return false;
  });
}

function refuse(sentence: string): AbsenceDecision {
  return { kind: 'refused', sentence };
}
