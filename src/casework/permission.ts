import type { LocalDate } from '../calendar/index.ts';
import {
  type Directory,
  findPerson,
  isActive,
  isAdministrator,
  isOfCouncillorSide,
  isOfficer,
  type Person,
  servicesOf,
} from '../people/index.ts';
import { type Action, type EnquiryDraft, type Refused, refuse } from './action.ts';
import type { Enquiry } from './enquiry.ts';

const councillorsMay: ReadonlySet<Action['kind']> = new Set(['withdraw', 'reopen']);

/**
 * Whether somebody who sees an enquiry may do this with it; undefined when they may. Councillors withdraw and reopen their
 * own; officers do the rest; only administrators hand over from one councillor to another.
 */
export function whyNotAllowed(person: Person, enquiry: Enquiry, action: Action): Refused | undefined {
  if (action.kind === 'hand-over' && !isAdministrator(person)) {
    return refuse('not-allowed', 'Only an administrator can hand an enquiry over to another councillor.');
  }
  if (!isOfCouncillorSide(person)) return undefined;
  if (enquiry.councillorId === person.id && councillorsMay.has(action.kind)) return undefined;
  return refuse('not-allowed', `Only an officer can do that with ${enquiry.reference}. You can withdraw or reopen it.`);
}

/** Whether somebody may log this; undefined when they may. Officers log for any councillor, councillors for themselves. */
export function whyNotLogged(
  person: Person,
  draft: EnquiryDraft,
  directory: Directory,
  on: LocalDate,
): Refused | undefined {
  if (isOfCouncillorSide(person) && draft.councillorId !== person.id) {
    return refuse('not-allowed', 'You can log enquiries of your own only.');
  }
  const councillor = findPerson(directory, draft.councillorId);
  if (councillor === undefined || !isActive(councillor, on) || !councillor.roles.includes('councillor')) {
    return refuse('unknown-person', 'An enquiry is logged for a councillor, and the directory has no such councillor.');
  }
  return whyNotAssigned(draft, directory, on);
}

/** Whether an enquiry can be put with this service and officer; undefined when it can. */
function whyNotAssigned(
  { service, officerId }: { readonly service?: string; readonly officerId?: string },
  directory: Directory,
  on: LocalDate,
): Refused | undefined {
  if (officerId !== undefined) {
    const officer = findPerson(directory, officerId);
    if (officer === undefined || !isActive(officer, on) || !isOfficer(officer)) {
      return refuse('unknown-person', 'The directory has no such officer.');
    }
  }
  if (service === undefined) return undefined;
  const services = servicesOf(directory, on);
  return services.includes(service)
    ? undefined
    : refuse(
        'unknown-service',
        `The directory has no service called ${service}. It has ${services.join(', ') || 'none'}.`,
      );
}

/** Which people an action names, checked against the directory; undefined when all is well. */
export function whyNotNamed(action: Action, directory: Directory, on: LocalDate): Refused | undefined {
  switch (action.kind) {
    case 'acknowledge':
      return whyNotAssigned({ officerId: action.officerId }, directory, on);
    case 'reassign':
      return whyNotAssigned(action, directory, on);
    case 'hand-over': {
      const councillor = findPerson(directory, action.councillorId);
      return councillor !== undefined && isActive(councillor, on) && councillor.roles.includes('councillor')
        ? undefined
        : refuse('unknown-person', 'The directory has no such councillor.');
    }
    default:
      return undefined;
  }
}
