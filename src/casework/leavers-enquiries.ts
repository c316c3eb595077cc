import type { LocalDate } from '../calendar/index.ts';
import { defined } from '../defined.ts';
import {
  type Directory,
  findPerson,
  isActive,
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

/* What becomes of the open enquiries of somebody who leaves, one after another. */

/**
 * What an administrator chose for the open enquiries of somebody who leaves. Of a councillor: handed over to another one,
 * closed, or kept open. Of an officer: handed over to another one, or kept with their service without anybody.
 */
export type LeavingChoice =
  | { readonly kind: 'handed-over'; readonly to: PersonId }
  | { readonly kind: 'closed' }
  | { readonly kind: 'kept' };

/** Thrown inside the transaction so that what was written before it is taken back. */
export class Stopped extends Error {
  readonly outcome: Refused | { readonly kind: 'conflict' };
  constructor(outcome: Refused | { readonly kind: 'conflict' }) {
    super('The leaving was not carried out.');
    this.outcome = outcome;
  }
}

/** Carries the choice out with every open enquiry. Gives how many were changed. */
export async function changeAllOf<Stores extends CaseworkStores>(
  person: Person,
  choice: LeavingChoice,
  reason: string,
  {
    desk,
    stores,
    asked,
    directory,
  }: {
    readonly desk: CaseworkDesk<Stores>;
    readonly stores: Stores;
    readonly asked: Asked;
    readonly directory: Directory;
  },
): Promise<number> {
  let enquiries = 0;
  for (const enquiry of await openEnquiriesOf(person, stores, asked.council)) {
    const action = actionFor(enquiry, person, choice, reason, directory);
    if (action === undefined) continue;
    const changed = changeEnquiry(enquiry, action, { ...contextOf(asked, directory), isFinal: true });
    if (changed.kind === 'refused') throw new Stopped(changed);
    const result = await stores.casework.change(changed.enquiry, changed.entry);
    if (result.kind === 'conflict') throw new Stopped({ kind: 'conflict' });
    await desk.alongside(stores, { before: enquiry, after: changed.enquiry, entry: changed.entry, directory });
    enquiries += 1;
  }
  return enquiries;
}

/** Whether enquiries can be handed over to somebody; undefined when they can. */
export function whyNotTakenOver(
  person: Person,
  takes: PersonId,
  directory: Directory,
  on: LocalDate,
): Refused | undefined {
  const to = findPerson(directory, takes);
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

/** Everything open of somebody who leaves. */
export async function openEnquiriesOf(
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
