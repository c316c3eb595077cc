import { formatDate, type LocalDate } from '../calendar/index.ts';
import { defined } from '../defined.ts';
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
import { type Action, type Refused, refuse } from './action.ts';
import { changeEnquiry } from './change-enquiry.ts';
import { type Asked, type CaseworkDesk, contextOf } from './desk.ts';
import type { Enquiry } from './enquiry.ts';
import type { CaseworkStores, EnquiryFilter, PageCursor } from './enquiry-store.ts';
import { systemVisibility } from './visibility.ts';

/**
 * What an administrator chose for the open enquiries of somebody who leaves. Of a councillor: handed over to another one,
 * closed, or kept open. Of an officer: handed over to another one, or kept with their service without anybody.
 */
export type LeavingChoice =
  | { readonly kind: 'handed-over'; readonly to: PersonId }
  | { readonly kind: 'closed' }
  | { readonly kind: 'kept' };

/** `enquiries` says how many were changed; `kept` enquiries of a councillor are not. */
export type LeavingOutcome =
  | { readonly kind: 'left'; readonly enquiries: number; readonly repeated: boolean }
  | { readonly kind: 'conflict' }
  | Refused;

/**
 * Records that somebody leaves, or chooses for somebody who has left already, and carries the choice out with every open
 * enquiry, in one transaction. Once for a changeId. Administrators only. It takes effect at once, whatever the last day.
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

/** Thrown inside the transaction so that what was written before it is taken back. */
class Stopped extends Error {
  readonly outcome: LeavingOutcome;
  constructor(outcome: LeavingOutcome) {
    super('The leaving was not carried out.');
    this.outcome = outcome;
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
    return { kind: 'left', enquiries: entries.length, repeated: true };
  }
  const person = findPerson(directory, personId);
  const stopped = whyNotLeaving(person, choice, directory, on);
  if (person === undefined || stopped !== undefined)
    return stopped ?? refuse('unknown-person', 'Nobody of that name is in the directory.');

  const departure = {
    lastDay: person.left?.lastDay ?? lastDay,
    ...(person.left?.atOnce ? { atOnce: true as const } : {}),
    casework: choice.kind,
    ...(choice.kind === 'handed-over' ? { handedTo: choice.to } : {}),
    by,
    at,
  };
  const stored = await stores.people.changePerson({ ...person, left: departure, version: person.version + 1 });
  if (stored.kind === 'conflict') throw new Stopped({ kind: 'conflict' });
  const reason = `${leaves(person.name, departure, on)}.`;
  let enquiries = 0;
  for (const enquiry of await openEnquiriesOf(person, stores, council)) {
    const action = actionFor(enquiry, person, choice, reason, directory);
    if (action === undefined) continue;
    const changed = changeEnquiry(enquiry, action, { ...contextOf(asked, directory), isFinal: true });
    if (changed.kind === 'refused') throw new Stopped(changed);
    const result = await stores.casework.change(changed.enquiry, changed.entry);
    if (result.kind === 'conflict') throw new Stopped({ kind: 'conflict' });
    await desk.alongside(stores, { before: enquiry, after: changed.enquiry, entry: changed.entry, directory });
    enquiries += 1;
  }
  const summary = `${reason} Open enquiries: ${choice.kind}, ${enquiries} changed.`;
  await stores.people.recordDirectoryChange({ council, changeId, kind: 'departure', by, at, summary });
  return { kind: 'left', enquiries, repeated: false };
}

/** `Tom Reid leaves on 31 January 2027`; once the last day is over, or where he left on it at once, that he left. */
function leaves(name: string, left: Pick<Departure, 'lastDay' | 'atOnce'>, today: LocalDate): string {
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
  const to = findPerson(directory, choice.to);
  const fits =
    to !== undefined &&
    to.id !== person.id &&
    isActive(to, on) &&
    to.left === undefined &&
    (isOfCouncillorSide(person) ? to.roles.includes('councillor') : !isOfCouncillorSide(to));
  const wanted = isOfCouncillorSide(person) ? 'councillor' : 'officer';
  return fits
    ? undefined
    : refuse(
        'unknown-person',
        `Enquiries of ${person.name} can be handed over to another ${wanted} of the directory only.`,
      );
}

function actionFor(
  enquiry: Enquiry,
  person: Person,
  choice: LeavingChoice,
  reason: string,
  directory: Directory,
): Action | undefined {
  if (isOfCouncillorSide(person)) {
    if (choice.kind === 'handed-over') return { kind: 'hand-over', councillorId: choice.to, reason };
    return choice.kind === 'closed' ? { kind: 'withdraw', reason } : undefined;
  }
  if (choice.kind !== 'handed-over') return { kind: 'reassign', service: enquiry.service, reason };
  const service = findPerson(directory, choice.to)?.service ?? enquiry.service;
  return { kind: 'reassign', service, officerId: choice.to, reason };
}

async function openEnquiriesOf(
  person: Person,
  { casework }: CaseworkStores,
  council: string,
): Promise<readonly Enquiry[]> {
  const whose: EnquiryFilter = isOfCouncillorSide(person) ? { councillorId: person.id } : { officerId: person.id };
  const found: Enquiry[] = [];
  for (let after: PageCursor | undefined; ; ) {
    const request = { order: 'newest-first', limit: 500, ...defined({ after }) } as const;
    const page = await casework.list(systemVisibility(council), { ...whose, state: 'open' }, request);
    found.push(...page.enquiries);
    if (page.next === undefined) return found;
    after = page.next;
  }
}
