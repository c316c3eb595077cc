import { canUndo, type Enquiry, isOpen, type PossibleAction, possibleActions } from '../../../casework/index.ts';
import type { Action } from '../../../messaging/index.ts';
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

/** "Why this date?", while a date runs or may run. */
export function whyAction(enquiry: Enquiry): readonly Action[] {
  return isOpen(enquiry) ? [button('Why this date?', typedFor('why', enquiry.reference))] : [];
}

/** "Undo", for whoever may still take the last change back, though it put the enquiry out of their sight. */
export function undoAction(enquiry: Enquiry, scene: Scene): readonly Action[] {
  const possible = canUndo(enquiry, scene.person, scene.at) ? (['undo'] as const) : [];
  return offer(enquiry, possible, ['undo']).map((action) => ({ ...action, weight: 'ordinary' }));
}
