import type { LocalDate } from '../calendar/index.ts';
import type { CouncilId } from '../council.ts';
import {
  coveredBy,
  type Directory,
  findPerson,
  isActive,
  isAdministrator,
  isCoordinator,
  isOfCouncillorSide,
  isOfficer,
  type Person,
  type PersonId,
  peopleBelow,
} from '../people/index.ts';
import type { Enquiry } from './enquiry.ts';

/**
 * What somebody may see, as a condition on rows: of that council, and either `all`, or for one of these councillors, or shared with one by
 * another of the same ward (`sharers`), or handled by one of these officers, or with one of these services. All lists empty and not
 * `all`: nothing.
 */
export type Visibility = {
  readonly council: CouncilId;
  readonly all: boolean;
  readonly councillorIds: readonly PersonId[];
  /** Whose sharing counts: the councillors of their ward or wards. */
  readonly sharers: readonly PersonId[];
  readonly officerIds: readonly PersonId[];
  readonly services: readonly string[];
  /** Whether audit entries with audience `officers` are shown. */
  readonly internalNotes: boolean;
};

/** The condition itself, as every store applies it. */
export function canSee(viewer: Visibility, enquiry: Seen & Pick<Enquiry, 'sharedWith'>): boolean {
  if (viewer.council !== enquiry.council) return false;
  const shared =
    enquiry.takenBack !== true &&
    viewer.sharers.includes(enquiry.councillorId) &&
    enquiry.sharedWith?.some((id) => viewer.councillorIds.includes(id));
  return viewer.all || shared === true || handles(viewer, enquiry);
}

/**
 * Whether somebody handles an enquiry, and so may know who the resident is: not for seeing everything, nor by sharing.
 */
export function mayKnowResident(viewer: Visibility, enquiry: Seen): boolean {
  return viewer.council === enquiry.council && handles(viewer, enquiry);
}

type Seen = Pick<Enquiry, 'council' | 'councillorId' | 'officerId' | 'service' | 'takenBack'>;

function handles(
  viewer: Pick<Visibility, 'councillorIds' | 'officerIds' | 'services'>,
  { councillorId, officerId, service, takenBack }: Seen,
): boolean {
  return (
    (takenBack !== true && viewer.councillorIds.includes(councillorId)) ||
    (officerId !== undefined && viewer.officerIds.includes(officerId)) ||
    viewer.services.includes(service)
  );
}

/**
 * What somebody may see on a day: a councillor what is theirs and what another one of their ward shares with them; an officer what they or their service handle, what those
 * below them in the line or their services handle, and what somebody they cover for handles; an administrator, and a coordinator, who sees to it that
 * each has somebody, everything of the council. Whoever has left, and whoever is not in the directory, nothing. The monitoring officer sees as an officer.
 */
export function visibilityOf(person: Person | undefined, directory: Directory, on: LocalDate): Visibility {
  // What is asked again and again in a turn is worked out once, for people as the directory has them.
  if (person === undefined || findPerson(directory, person.id) !== person) return workOut(person, directory, on);
  const kept = keptFor(directory, on);
  const known = kept.get(person.id);
  if (known !== undefined) return known;
  const found = workOut(person, directory, on);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(person.id, found);
  return found;
}

/** Of so many people: a line of managers, each of whom sees nearly everything, must not fill the memory. */
const MOST_KEPT = 200;

const known = new WeakMap<Directory, { readonly on: LocalDate; readonly of: Map<PersonId, Visibility> }>();

function keptFor(directory: Directory, on: LocalDate): Map<PersonId, Visibility> {
  const kept = known.get(directory);
  if (kept?.on === on) return kept.of;
  const of = new Map<PersonId, Visibility>();
  known.set(directory, { on, of });
  return of;
}

function workOut(person: Person | undefined, directory: Directory, on: LocalDate): Visibility {
  const nothing: Visibility = {
    council: directory.council,
    all: false,
    councillorIds: [],
    sharers: [],
    officerIds: [],
    services: [],
    internalNotes: false,
  };
  if (person === undefined || person.council !== directory.council || !isActive(person, on)) return nothing;
  if (isOfCouncillorSide(person))
    return { ...nothing, councillorIds: [person.id], sharers: sharersFor(person, directory) };
  if (!isOfficer(person)) return nothing;
  const line = [person.id, ...peopleBelow(directory, person.id)];
  const services = line.flatMap((id) => {
    const member = findPerson(directory, id);
    return member !== undefined && isOfficer(member) && isActive(member, on) ? (member.service ?? []) : [];
  });
  return {
    ...nothing,
    all: isAdministrator(person) || isCoordinator(person),
    officerIds: [...new Set([...line, ...coveredBy(directory, person.id, on)])].sort(),
    services: [...new Set(services)].sort(),
    internalNotes: true,
  };
}

/** Whoever has left shares on as long as they would have: it is the reader's ward that counts. */
function sharersFor(person: Person, directory: Directory): readonly PersonId[] {
  return directory.people.filter((other) => other.id !== person.id && shareWard(other, person)).map(({ id }) => id);
}

/** Whether two people have a ward in common. Wards are the same whatever their case and the spaces around them. */
export function shareWard(one: Pick<Person, 'wards'>, other: Pick<Person, 'wards'>): boolean {
  const wards = new Set(one.wards.map(plainWard));
  return other.wards.some((ward) => wards.has(plainWard(ward)));
}

/** A ward's name as it is compared. */
export function plainWard(ward: string): string {
  return ward.trim().toLowerCase();
}

/** What the product itself may see when nobody asks: reminders, recalculation. Never handed to anything that answers a person. */
export function systemVisibility(council: CouncilId): Visibility {
  return { council, all: true, councillorIds: [], sharers: [], officerIds: [], services: [], internalNotes: true };
}

/** Whether an enquiry is with one of these officers or services, as a list that is asked for by them has it. */
export function isHandledBy({ officerIds, services }: ReturnType<typeof teamOf>, enquiry: Seen): boolean {
  return handles({ councillorIds: [], officerIds, services }, enquiry);
}

/** Whom "team casework" means: those below somebody in the line and their services, or for others their own service. */
export function teamOf(
  person: Person,
  directory: Directory,
  on: LocalDate,
): { readonly officerIds: readonly PersonId[]; readonly services: readonly string[] } {
  const { officerIds, services } = visibilityOf(person, directory, on);
  const below = peopleBelow(directory, person.id);
  if (isAdministrator(person)) {
    return { officerIds: [person.id, ...below], services: person.service === undefined ? [] : [person.service] };
  }
  const covered = new Set(coveredBy(directory, person.id, on));
  return { officerIds: officerIds.filter((id) => !covered.has(id) || below.includes(id)), services };
}
