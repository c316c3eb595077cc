import type { LocalDate } from '../calendar/index.ts';
import { type Departure, type Directory, findPerson, type Person, type PersonId } from '../people/index.ts';
import type { Asked, CaseworkDesk } from './desk.ts';
import type { CaseworkStores } from './enquiry-store.ts';
import { leaves } from './leave.ts';
import { changeAllOf, type LeavingChoice, Stopped, whyNotTakenOver } from './leavers-enquiries.ts';

/** What became of it. `undecided`: it cannot be carried out any more, as \`sentence\` says, so that it is to be chosen anew. */
export type LeavingCarriedOut =
  | { readonly kind: 'carried-out'; readonly enquiries: number }
  | { readonly kind: 'undecided'; readonly sentence: string }
  | { readonly kind: 'not-due' | 'conflict' };

/** Those whose last day is over and whose open enquiries wait for what was chosen. */
export function leaversDue({ people }: Directory, on: LocalDate): readonly Person[] {
  return people.filter(({ left }) => left?.waits === true && left.lastDay < on);
}

/**
 * Carries out what was chosen for the open enquiries of somebody whose last day is over, in one transaction and once. It counts as done by
 * whoever chose it.
 */
export async function carryOutLeaving<Stores extends CaseworkStores>(
  desk: CaseworkDesk<Stores>,
  asked: Omit<Asked, 'by' | 'changeId'>,
  personId: PersonId,
): Promise<LeavingCarriedOut> {
  const attempt = (isUndecided: boolean) =>
    desk.database.transaction((stores) => carryOut(desk, stores, asked, personId, isUndecided));
  try {
    return await attempt(false);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return error.outcome.kind === 'conflict' ? { kind: 'conflict' } : await attempt(true);
  }
}

async function carryOut<Stores extends CaseworkStores>(
  desk: CaseworkDesk<Stores>,
  stores: Stores,
  given: Omit<Asked, 'by' | 'changeId'>,
  personId: PersonId,
  isUndecided: boolean,
): Promise<LeavingCarriedOut> {
  const { council, on, at } = given;
  const directory = await stores.people.directory(council);
  const person = findPerson(directory, personId);
  const left = person?.left;
  if (person === undefined || left?.waits !== true || left.lastDay >= on) return { kind: 'not-due' };
  const { waits: _over, handedTo, ...departure } = left;
  const choice = choiceOf(left);
  const refused = choice.kind === 'handed-over' ? whyNotTakenOver(person, choice.to, directory, on) : undefined;
  const stays = isUndecided || refused !== undefined;
  const changed: Departure = stays
    ? { ...departure, casework: 'undecided' }
    : { ...departure, ...(handedTo === undefined ? {} : { handedTo }) };
  const stored = await stores.people.changePerson({ ...person, left: changed, version: person.version + 1 });
  if (stored.kind === 'conflict') return { kind: 'conflict' };
  const reason = `${leaves(person.name, left, on)}.`;
  if (stays)
    return {
      kind: 'undecided',
      sentence: `${reason} ${refused?.sentence ?? 'What was chosen for the open enquiries could not be done.'}`,
    };
  const asked: Asked = { ...given, by: left.by, changeId: `leaving-${personId}-${left.lastDay}-${left.at}` };
  const enquiries = await changeAllOf(person, choice, reason, { desk, stores, asked, directory });
  const summary = `${reason} Open enquiries: ${choice.kind}, ${enquiries} changed.`;
  await stores.people.recordDirectoryChange({
    ...{ council, changeId: asked.changeId, kind: 'departure', by: left.by, at, summary },
  });
  return { kind: 'carried-out', enquiries };
}

function choiceOf({ casework, handedTo }: Departure): LeavingChoice {
  if (casework === 'handed-over' && handedTo !== undefined) return { kind: 'handed-over', to: handedTo };
  return { kind: casework === 'closed' ? 'closed' : 'kept' };
}
