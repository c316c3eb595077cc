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
import { type Action, type ChangeContext, type EnquiryDraft, type Refused, refuse } from './action.ts';
import type { Enquiry } from './enquiry.ts';
import { whyNotLookedAtAgain } from './standing-in-the-way.ts';
import { shareWard } from './visibility.ts';

type Kind = Action['kind'];

/** What nobody does for a councillor. */
const councillorsOnly: ReadonlySet<Kind> = new Set([
  'look-again',
  'fixed',
  'not-fixed',
  'chase',
  'add',
  'agree',
  'decline',
  'share',
  'unshare',
]);
/** What councillors do with enquiries of their own. */
const councillorsMay: ReadonlySet<Kind> = new Set([...councillorsOnly, 'withdraw', 'reopen', 'edit', 'link', 'unlink']);
const inPlaceOfIt: Partial<Record<Kind, string>> = {
  'look-again': ' You can reopen it.',
  'not-fixed': ' You can reopen it.',
  add: ' You can give an update or write a note.',
  agree: ' You can extend it without agreement, with a reason.',
};

/**
 * Whether somebody who sees an enquiry may do things of this kind with it; undefined when they may. Councillors act on
 * their own only, agree for themselves only, and reopen what was answered within ten working days; officers do the rest;
 * only administrators hand over from one councillor to another.
 */
export function whyNotAllowed(
  person: Person,
  enquiry: Enquiry,
  kind: Kind,
  context: Pick<ChangeContext, 'on' | 'rules'>,
): Refused | undefined {
  const { reference } = enquiry;
  if (kind === 'hand-over' && !isAdministrator(person)) {
    return refuse('not-allowed', 'Only an administrator can hand an enquiry over to another councillor.');
  }
  if (!isOfCouncillorSide(person)) {
    return councillorsOnly.has(kind)
      ? refuse(
          'not-allowed',
          `Only the councillor whose enquiry it is can do that with ${reference}.${inPlaceOfIt[kind] ?? ''}`,
        )
      : undefined;
  }
  if (enquiry.councillorId !== person.id)
    return refuse(
      'not-allowed',
      `Only the councillor whose enquiry it is, and the officers, can do that with ${reference}. You can read it.`,
    );
  if (!councillorsMay.has(kind)) return refuse('not-allowed', `Only an officer can do that with ${reference}.`);
  return kind === 'reopen' && enquiry.stage === 'resolved' ? whyNotLookedAtAgain(enquiry, context) : undefined;
}

/** What a councillor may put right; officers may put right all of it. */
const councillorsEdit: ReadonlySet<string> = new Set(['subject', 'details', 'ward', 'urgent', 'writtenOn', 'resident']);

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
  return (
    whyNoCouncillor(
      draft.councillorId,
      directory,
      on,
      'An enquiry is logged for a councillor, and the directory has no such councillor.',
    ) ?? whyNotAssigned(draft, directory, on)
  );
}

function whyNoCouncillor(id: string, directory: Directory, on: LocalDate, sentence: string): Refused | undefined {
  const councillor = findPerson(directory, id);
  return councillor !== undefined && isActive(councillor, on) && councillor.roles.includes('councillor')
    ? undefined
    : refuse('unknown-person', sentence);
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

/** Which people and services an action names, checked against the directory; undefined when all is well. */
export function whyNotNamed(
  person: Person,
  enquiry: Enquiry,
  action: Action,
  directory: Directory,
  on: LocalDate,
): Refused | undefined {
  const noCouncillor = 'The directory has no such councillor.';
  switch (action.kind) {
    case 'acknowledge':
      return whyNotAssigned({ officerId: action.officerId }, directory, on);
    case 'reassign':
      return whyNotAssigned(action, directory, on);
    case 'hand-over':
      return whyNoCouncillor(action.councillorId, directory, on, noCouncillor);
    case 'edit': {
      const { edits } = action;
      const notTheirs = isOfCouncillorSide(person)
        ? Object.keys(edits).find((name) => !councillorsEdit.has(name))
        : undefined;
      if (notTheirs !== undefined)
        return refuse(
          'not-allowed',
          'Only an officer can put right the councillor, the service and the day on which the council had it.',
        );
      return (
        (edits.councillorId === undefined
          ? undefined
          : whyNoCouncillor(edits.councillorId, directory, on, noCouncillor)) ??
        (edits.service === undefined ? undefined : whyNotAssigned({ service: edits.service }, directory, on))
      );
    }
    case 'share':
      return wardColleagues(enquiry.councillorId, directory, on).some(({ id }) => id === action.with)
        ? undefined
        : refuse('not-allowed', 'An enquiry can be shared with councillors of the same ward only.');
    default:
      return undefined;
  }
}

/** The other councillors of somebody's ward or wards, on a day. */
export function wardColleagues(id: string, directory: Directory, on: LocalDate): readonly Person[] {
  const { wards } = findPerson(directory, id) ?? { wards: [] };
  return directory.people.filter(
    (other) =>
      other.id !== id && isActive(other, on) && other.roles.includes('councillor') && shareWard(other, { wards }),
  );
}
