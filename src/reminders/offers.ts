import { formatDay } from '../calendar/index.ts';
import { type Enquiry, type PossibleAction, versionSeen } from '../casework/index.ts';
import type { Action } from '../messaging/index.ts';
import { typedFor } from '../understanding/index.ts';

/** What the button for an action says; what is typed to the same effect is `typedFor`. */
const labels: Record<PossibleAction, string> = {
  acknowledge: 'Acknowledge',
  update: 'Update',
  resolve: 'Resolve',
  pause: 'Pause',
  resume: 'Resume',
  extend: 'Extend',
  agree: 'I agree',
  decline: 'I do not agree',
  'make-complex': 'Make complex',
  'make-standard': 'Make standard',
  reassign: 'Reassign',
  reopen: 'Reopen',
  'look-again': 'Ask for another look',
  withdraw: 'Withdraw',
  note: 'Internal note',
  'hand-over': 'Hand over',
  edit: 'Put right',
  chase: 'Ask how it is going',
  add: 'Add information',
  fixed: 'It is fixed',
  'not-fixed': 'It is not fixed',
  link: 'Link',
  unlink: 'Unlink',
  share: 'Share',
  unshare: 'Stop sharing',
  undo: 'Undo',
};

/** Whoever agrees is told to what: an older message with the button may stand above a newer one. */
function labelOf(action: PossibleAction, { reference, proposedExtension }: Enquiry): string {
  if (action !== 'agree' || proposedExtension === undefined) return labels[action];
  return `I agree to ${formatDay(proposedExtension.by)} for ${reference}`;
}

/** What the button says where it stands among other enquiries: it names the one it acts on. */
function named(action: PossibleAction, enquiry: Enquiry): string {
  const { reference } = enquiry;
  switch (action) {
    case 'agree':
      return labelOf(action, enquiry);
    case 'decline':
      return `I do not agree to ${reference}`;
    case 'fixed':
      return `${reference} is fixed`;
    case 'not-fixed':
      return `${reference} is not fixed`;
    case 'chase':
      return `Ask how ${reference} is going`;
    default:
      return `${labels[action]} ${reference}`;
  }
}

/** Buttons as `offer` has them, each with the reference of its enquiry. */
export function offerNamed(
  enquiry: Enquiry,
  possible: readonly PossibleAction[],
  wanted: readonly PossibleAction[],
): readonly Action[] {
  const there = wanted.filter((action) => possible.includes(action));
  return offer(enquiry, possible, wanted).map((action, at) => {
    const kind = there[at];
    return kind === undefined ? action : { ...action, label: named(kind, enquiry) };
  });
}

/**
 * Buttons for what can be done with an enquiry: those of `wanted` that `possible` has, in the order of `wanted`, the first one
 * primary. What a councillor agrees to is tied to the version they were shown.
 */
export function offer(
  enquiry: Enquiry,
  possible: readonly PossibleAction[],
  wanted: readonly PossibleAction[],
): readonly Action[] {
  const { reference } = enquiry;
  const { version } = versionSeen(enquiry, { internalNotes: false });
  return wanted
    .filter((action) => possible.includes(action))
    .map((action, at) => ({
      label: labelOf(action, enquiry),
      typed: typedFor(action, action === 'agree' ? `${reference} v${version}` : reference),
      weight: at === 0 ? 'primary' : 'ordinary',
    }));
}
