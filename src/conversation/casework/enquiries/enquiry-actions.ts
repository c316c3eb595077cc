import { formatDayAndDate } from '../../../calendar/index.ts';
import { canUndo, type Enquiry, isOpen, type PossibleAction, possibleActions } from '../../../casework/index.ts';
import type { Action, Block } from '../../../messaging/index.ts';
import { isOfCouncillorSide } from '../../../people/index.ts';
import { offer } from '../../../reminders/index.ts';
import { typedFor } from '../../../understanding/index.ts';
import type { Scene } from '../services.ts';
import { button } from '../wording.ts';

/** What the speaker can do with an enquiry now. */
export function possibleIn(enquiry: Enquiry, scene: Scene): readonly PossibleAction[] {
  return possibleActions(enquiry, scene.person, scene);
}

/** On a card, in this order; the rest can be typed. */
const councillorsCard: readonly PossibleAction[] = [
  'agree',
  'decline',
  'fixed',
  'not-fixed',
  'chase',
  'add',
  'share',
  'edit',
  'withdraw',
];
const officersCard: readonly PossibleAction[] = [
  'acknowledge',
  'resume',
  'update',
  'resolve',
  'pause',
  'extend',
  'make-complex',
  'make-standard',
  'reassign',
  'reopen',
];

/** What a card offers: of what the speaker can do what is likeliest, why the dates are what they are, and taking back. */
export function actionsFor(enquiry: Enquiry, scene: Scene): readonly Action[] {
  const possible = possibleIn(enquiry, scene);
  const isCouncillors = isOfCouncillorSide(scene.person);
  const again: readonly PossibleAction[] =
    possible.includes('not-fixed') && possible.includes('fixed') ? [] : ['reopen'];
  const main = offer(enquiry, possible, isCouncillors ? [...councillorsCard, ...again] : officersCard);
  return [...main, ...whyAction(enquiry), ...undoAction(enquiry, scene)];
}

/** What waits for the speaker's agreement, of those that are listed: a sentence and its buttons; nothing where none does. */
export function asksToAgree(enquiry: Enquiry, scene: Scene): readonly string[] {
  const by = enquiry.proposedExtension?.by;
  return by !== undefined && possibleIn(enquiry, scene).includes('agree')
    ? [`Waits for your agreement to ${formatDayAndDate(by)}.`]
    : [];
}

/** "I agree", "I do not agree", for each of those that wait for it. */
export function agreementActions(enquiries: readonly Enquiry[], scene: Scene): readonly Action[] {
  return enquiries
    .filter((enquiry) => asksToAgree(enquiry, scene).length > 0)
    .flatMap((enquiry) =>
      offer(enquiry, possibleIn(enquiry, scene), ['agree', 'decline']).map((action) =>
        action.label.includes(enquiry.reference)
          ? action
          : { ...action, label: `${action.label}, ${enquiry.reference}` },
      ),
    );
}

export function actionsBlock(actions: readonly Action[]): readonly Block[] {
  return actions.length === 0 ? [] : [{ kind: 'actions', actions }];
}

/** "Why this date?", while a date runs or may run. */
export function whyAction(enquiry: Enquiry): readonly Action[] {
  return isOpen(enquiry) ? [button('Why this date?', typedFor('why', enquiry.reference))] : [];
}

/** "Undo", for whoever may still take the last change back, though it put the enquiry out of their sight. */
export function undoAction(enquiry: Enquiry, scene: Scene): readonly Action[] {
  const possible = canUndo(enquiry, scene.person, scene.at) ? (['undo'] as const) : [];
  return offer(enquiry, possible, ['undo']).map((action) => ({ ...action, weight: 'ordinary' }));
}
