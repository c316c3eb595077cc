import { formatDay } from '../calendar/index.ts';
import type { AuditEntry, ChangeKind, Enquiry } from '../casework/index.ts';
import { type Block, type Reply, reply } from '../messaging/index.ts';
import { type Directory, findPerson } from '../people/index.ts';
import { typedFor } from '../understanding/index.ts';
import { short } from './message.ts';
import type { Payload } from './payload.ts';

/*
 * Outcome: a change after which what was said of an enquiry, and asked for with buttons, holds no more.
 *
 *   nudge, list  --outcome-->  what was done, by whom and when; of the buttons only "Show"
 *   news that asks something  --answered-->  the same
 *   other news   says what was done that day, which stays true
 */

/** After these nothing that was due is due as it was said, or no longer from the same person. */
const outcomes: ReadonlySet<ChangeKind> = new Set([
  'acknowledge',
  'update',
  'resolve',
  'pause',
  'resume',
  'extend',
  'agree',
  'make-complex',
  'make-standard',
  'reassign',
  'reopen',
  'look-again',
  'not-fixed',
  'withdraw',
  'hand-over',
  'recalculate',
]);

/** What answers what news asks. */
const answers: Readonly<Partial<Record<ChangeKind, ReadonlySet<ChangeKind>>>> = {
  extend: new Set(['agree', 'decline', 'extend', 'resolve', 'withdraw']),
  resolve: new Set(['fixed', 'not-fixed', 'look-again', 'reopen', 'withdraw']),
};

/** Whether a change is one after which a message that was sent for this may have to be put right. */
export function isOutcome(kind: ChangeKind, sentFor: Payload | undefined): boolean {
  switch (sentFor?.kind) {
    case 'list':
    case 'rung':
    case 'assigned':
    case 'snoozed':
    case 'look-at-paused':
      return outcomes.has(kind);
    case 'notice':
      return answers[sentFor.change]?.has(kind) === true;
    default:
      return false;
  }
}

/** The last such change since a version, of a history as its reader may see it; what was taken back is none. */
export function outcomeSince(
  version: number,
  history: readonly AuditEntry[],
  sentFor: readonly (Payload | undefined)[],
): AuditEntry | undefined {
  const takenBack = new Set(history.flatMap(({ undoes }) => undoes ?? []));
  return history.findLast(
    (entry) =>
      entry.version > version && !takenBack.has(entry.version) && sentFor.some((sent) => isOutcome(entry.kind, sent)),
  );
}

/** "Resolved. Done by Priya Shah on Wednesday 2 December." `undefined`: it is not theirs to see any more. */
export function outcomeSentence(entry: AuditEntry | undefined, directory: Directory): string {
  if (entry === undefined) return 'This is not with you any more.';
  const by = findPerson(directory, entry.by)?.name;
  return `${entry.what} ${by === undefined ? 'Done' : `Done by ${by}`} on ${formatDay(entry.on)}.`;
}

/** What takes the place of a message about one enquiry. Its subject is said only to whoever may see it still. */
export function composeOutcome(
  reference: string,
  enquiry: Pick<Enquiry, 'subject'> | undefined,
  entry: AuditEntry | undefined,
  directory: Directory,
): Reply {
  if (enquiry === undefined) return reply({ kind: 'paragraph', text: `${reference}: this is not with you any more.` });
  const words = entry?.why === undefined || entry.why === '' ? [] : [`“${short(entry.why)}”`];
  return reply(
    { kind: 'heading', text: `${reference}: ${enquiry.subject}` },
    ...[outcomeSentence(entry, directory), ...words].map((text) => ({ kind: 'paragraph', text }) as const),
    {
      kind: 'actions',
      actions: [{ label: `Show ${reference}`, typed: typedFor('show', reference), weight: 'ordinary' }],
    },
  );
}

/**
 * A message about several enquiries with what it says of one put right: its line says the outcome, its buttons are gone, all
 * else stays. `head` is how it is named in the message: "CW-2026-0004, Bench in Market Square".
 */
export function putRight(said: Reply, { reference, head, sentence }: Righted): Reply {
  const right = (text: string) => (text.replace(/^New: /, '').startsWith(`${head}. `) ? `${head}. ${sentence}` : text);
  const acts = new RegExp(`\\b${reference}(?!\\d)`);
  const blocks = said.blocks.flatMap((block): readonly Block[] => {
    switch (block.kind) {
      case 'paragraph':
        return [{ ...block, text: right(block.text) }];
      case 'list':
        return [{ ...block, items: block.items.map(right) }];
      case 'actions': {
        const actions = block.actions.filter(({ typed }) => typed.startsWith('show ') || !acts.test(typed));
        return actions.length === 0 ? [] : [{ ...block, actions }];
      }
      default:
        return [block];
    }
  });
  return { ...said, blocks };
}

/** What is put right in a message, and how. */
type Righted = { readonly reference: string; readonly head: string; readonly sentence: string };
