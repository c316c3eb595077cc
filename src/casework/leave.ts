import { formatDate, type LocalDate } from '../calendar/index.ts';
import {
  type Departure,
  type Directory,
  findPerson,
  isActive,
  isAdministrator,
  isOfCouncillorSide,
  type Person,
  type PersonId,
} from '../people/index.ts';
import { type Refused, refuse } from './action.ts';
import type { Asked, CaseworkDesk } from './desk.ts';
import type { CaseworkStores } from './enquiry-store.ts';
import { changeAllOf, type LeavingChoice, openEnquiriesOf, Stopped, whyNotTakenOver } from './leavers-enquiries.ts';

/** `enquiries` says how many were changed, or are to be where it `waits` for the end of the last day; `kept` enquiries of a councillor are not. */
export type LeavingOutcome =
  | { readonly kind: 'left'; readonly enquiries: number; readonly waits: boolean; readonly repeated: boolean }
  | { readonly kind: 'conflict' }
  | Refused;

/**
 * Records that somebody leaves, or chooses for somebody who has left already, and carries the choice out with every open
 * enquiry, in one transaction. Once for a changeId. Administrators only. Before the last day nothing is moved: what was chosen waits until it is over.
 */
export async function leave<Stores extends CaseworkStores>(
  desk: CaseworkDesk<Stores>,
  asked: Asked,
  leaving: { readonly personId: PersonId; readonly lastDay: LocalDate; readonly choice: LeavingChoice },
): Promise<LeavingOutcome> {
  try {
    return await desk.database.transaction((stores) => carryOutLeaving(desk, stores, asked, leaving));
  } catch (error) {
    if (error instanceof Stopped) return error.outcome;
    throw error;
  }
}

async function carryOutLeaving<Stores extends CaseworkStores>(
  desk: CaseworkDesk<Stores>,
  stores: Stores,
  asked: Asked,
  {
    personId,
    lastDay,
    choice,
  }: { readonly personId: PersonId; readonly lastDay: LocalDate; readonly choice: LeavingChoice },
): Promise<LeavingOutcome> {
  const { council, changeId, by, at, on } = asked;
  const directory = await stores.people.directory(council);
  const done = await stores.people.directoryChange(council, changeId);
  const actor = findPerson(directory, by);
  if (actor === undefined || !isActive(actor, on) || !isAdministrator(actor)) {
    return refuse('not-allowed', 'Only an administrator can record that somebody leaves.');
  }
  if (done !== undefined) {
    const entries = await stores.casework.entriesOfChange(council, changeId);
    const left = findPerson(directory, personId);
    return left?.left?.waits
      ? { kind: 'left', enquiries: (await openEnquiriesOf(left, stores, council)).length, waits: true, repeated: true }
      : { kind: 'left', enquiries: entries.length, waits: false, repeated: true };
  }
  const person = findPerson(directory, personId);
  const stopped = whyNotLeaving(person, choice, directory, on);
  if (person === undefined || stopped !== undefined)
    return stopped ?? refuse('unknown-person', 'Nobody of that name is in the directory.');

  const waits = waitsForItsDay(person, { lastDay: person.left?.lastDay ?? lastDay, choice }, on);
  const departure = {
    lastDay: person.left?.lastDay ?? lastDay,
    ...(person.left?.atOnce ? { atOnce: true as const } : {}),
    ...(waits ? { waits: true as const } : {}),
    casework: choice.kind,
    ...(choice.kind === 'handed-over' ? { handedTo: choice.to } : {}),
    by,
    at,
  };
  const stored = await stores.people.changePerson({ ...person, left: departure, version: person.version + 1 });
  if (stored.kind === 'conflict') throw new Stopped({ kind: 'conflict' });
  const reason = `${leaves(person.name, departure, on)}.`;
  const enquiries = waits
    ? (await openEnquiriesOf(person, stores, council)).length
    : await changeAllOf(person, choice, reason, { desk, stores, asked, directory });
  const summary = `${reason} Open enquiries: ${choice.kind}${waits ? ' when that day is over' : `, ${enquiries} changed`}.`;
  await stores.people.recordDirectoryChange({ council, changeId, kind: 'departure', by, at, summary });
  return { kind: 'left', enquiries, waits, repeated: false };
}

/** Before the last day is there, what is to be done with open enquiries waits; a councillor's that are kept need nothing. */
export function waitsForItsDay(
  person: Person,
  { lastDay, choice }: { readonly lastDay: LocalDate; readonly choice: LeavingChoice },
  on: LocalDate,
): boolean {
  return lastDay > on && !(choice.kind === 'kept' && isOfCouncillorSide(person));
}

/** `Tom Reid leaves on 31 January 2027`; once the last day is over, or where he left on it at once, that he left. */
export function leaves(name: string, left: Pick<Departure, 'lastDay' | 'atOnce'>, today: LocalDate): string {
  const isGone = left.lastDay < today || (left.atOnce === true && left.lastDay === today);
  return `${name} ${isGone ? 'left' : 'leaves'} on ${formatDate(left.lastDay)}`;
}

function whyNotLeaving(
  person: Person | undefined,
  choice: LeavingChoice,
  directory: Directory,
  on: LocalDate,
): Refused | undefined {
  if (person === undefined) return refuse('unknown-person', 'Nobody of that name is in the directory.');
  if (person.left !== undefined && person.left.casework !== 'undecided') {
    return refuse('already-so', `It is recorded already that ${leaves(person.name, person.left, on)}.`);
  }
  const others = directory.people.filter(
    (other) => other.id !== person.id && isActive(other, on) && isAdministrator(other),
  );
  if (isAdministrator(person) && others.length === 0) {
    return refuse('not-allowed', `${person.name} is the last administrator. Make somebody else one first.`);
  }
  if (choice.kind === 'closed' && !isOfCouncillorSide(person)) {
    return refuse(
      'not-allowed',
      'Enquiries are not closed because an officer leaves. Hand them over, or keep them with the service.',
    );
  }
  if (choice.kind !== 'handed-over') return undefined;
  return whyNotTakenOver(person, choice.to, directory, on);
}
