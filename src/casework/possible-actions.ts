import type { LocalDate } from '../calendar/index.ts';
import { type Directory, isActive, type Person } from '../people/index.ts';
import type { Action, Refused } from './action.ts';
import type { Enquiry } from './enquiry.ts';
import { wardColleagues, whyNotAllowed } from './permission.ts';
import type { CaseworkRules } from './rules.ts';
import { whyNotNow } from './standing-in-the-way.ts';
import { canSee, visibilityOf } from './visibility.ts';

/** What can be done with an enquiry; `undo` takes back what was done to it last. */
export type PossibleAction = Action['kind'] | 'undo';

/** In the order in which they are offered. */
const all: readonly Action['kind'][] = [
  'acknowledge',
  'agree',
  'decline',
  'fixed',
  'not-fixed',
  'resume',
  'update',
  'resolve',
  'pause',
  'extend',
  'make-complex',
  'make-standard',
  'reassign',
  'chase',
  'add',
  'look-again',
  'reopen',
  'withdraw',
  'edit',
  'note',
  'link',
  'unlink',
  'share',
  'unshare',
  'hand-over',
];

/**
 * What somebody can do with an enquiry as it stands on a day, in the order in which it is offered. What is here is refused
 * only for its words, dates or names; what is not here is refused whatever they are. `undo` is here while it is time.
 */
export function possibleActions(
  enquiry: Enquiry,
  person: Person,
  told: {
    readonly directory: Directory;
    readonly on: LocalDate;
    readonly at: number;
    readonly rules: CaseworkRules;
  },
): readonly PossibleAction[] {
  const { directory, on, at } = told;
  if (!isActive(person, on) || !canSee(visibilityOf(person, directory, on), enquiry)) return [];
  const possible = all.filter(
    (kind) => whyNotPossible(enquiry, person, kind, told) === undefined && hasSomebody(kind, enquiry, directory, on),
  );
  return canUndo(enquiry, person, at) ? ['undo', ...possible] : possible;
}

/** Why an action of this kind would be refused whatever its words, dates and names; undefined when it would not. */
export function whyNotPossible(
  enquiry: Enquiry,
  person: Person,
  kind: Action['kind'],
  told: { readonly on: LocalDate; readonly rules: CaseworkRules },
): Refused | undefined {
  return whyNotAllowed(person, enquiry, kind, told) ?? whyNotNow(enquiry, kind, told);
}

/** Whether somebody made the last change and may still take it back. */
export function canUndo({ undoable }: Enquiry, person: Pick<Person, 'id'>, at: number): boolean {
  return undoable !== undefined && undoable.by === person.id && at < undoable.until;
}

/** Whether there is anybody to do it with. */
function hasSomebody(kind: Action['kind'], enquiry: Enquiry, directory: Directory, on: LocalDate): boolean {
  switch (kind) {
    case 'share': {
      const shared = enquiry.sharedWith ?? [];
      return wardColleagues(enquiry.councillorId, directory, on).some(({ id }) => !shared.includes(id));
    }
    case 'hand-over':
      return directory.people.some(
        (other) => other.id !== enquiry.councillorId && isActive(other, on) && other.roles.includes('councillor'),
      );
    default:
      return true;
  }
}
