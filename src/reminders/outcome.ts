import { formatDay } from '../calendar/index.ts';
import type { AuditEntry, ChangeKind, Enquiry } from '../casework/index.ts';
import { type Block, type Reply, reply } from '../messaging/index.ts';
import { type Directory, nameById } from '../people/index.ts';
import { typedFor } from '../understanding/index.ts';
import { short } from './message.ts';
import type { Payload } from './payload.ts';

/*
 * Outcome: a change after which what was said of an enquiry, and asked for with buttons, holds no more.
 *
 *   nudge, list  --outcome-->  what was done, by whom and when; of the buttons only "Show"
 *   news that asks something  --answered-->  the same
 *   other news   says what was done that day, which stays true; but goes from a councillor whose enquiry it was by mistake
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

/** What asks for something to be done; all else tells what was done that day. */
const nudges: ReadonlySet<Payload['kind']> = new Set(['list', 'rung', 'assigned', 'snoozed', 'look-at-paused']);

/** Whether a message that was sent for this is taken back from whoever may not see it any more: news stays, it tells of its day. */
export function endsOutOfSight(sentFor: Payload | undefined): boolean {
  return sentFor !== undefined && (nudges.has(sentFor.kind) || sentFor.kind === 'shared');
}

/** Whether a change is one after which a message that was sent for this may have to be put right. */
export function isOutcome(kind: ChangeKind, sentFor: Payload | undefined): boolean {
  if (sentFor === undefined) return false;
  if (sentFor.kind === 'notice') return answers[sentFor.change]?.has(kind) === true;
  return nudges.has(sentFor.kind) && outcomes.has(kind);
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

/** What is said to somebody who may not see it any more: nothing of it. */
const GONE = 'This is not with you any more.';

/** "Resolved. Done by Priya Shah on Wednesday 2 December." Of what names her already it says only when that was. */
export function outcomeSentence(entry: AuditEntry, directory: Directory): string {
  const by = nameById(directory, entry.by);
  if (by !== undefined && entry.what.includes(by)) return `On ${formatDay(entry.on)}: ${entry.what}`;
  return `${entry.what} ${by === undefined ? 'Done' : `Done by ${by}`} on ${formatDay(entry.on)}.`;
}

/** What takes the place of a message about one enquiry; `undefined` where it is not its reader's to see any more. */
export function composeOutcome(
  reference: string,
  seen: { readonly enquiry: Pick<Enquiry, 'subject'>; readonly entry: AuditEntry } | undefined,
  directory: Directory,
): Reply {
  if (seen === undefined) return reply({ kind: 'paragraph', text: `${reference}. ${GONE}` });
  const { enquiry, entry } = seen;
  const words = entry.why === undefined || entry.why === '' ? [] : [`“${short(entry.why)}”`];
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
 * else stays. `head` is how it is named in the message: "CW-2026-0004, Bench in Market Square". Without a sentence it is not its
 * reader's to see any more: no line says anything of it, and nothing shows it.
 */
export function putRight(said: Reply, { reference, head, sentence }: Righted): Reply {
  const right = (text: string) => {
    const line = text.replace(/^New: /, '');
    if (sentence === undefined)
      return line.startsWith(`${head}. `) || line.startsWith(`${head}: `) ? `${reference}. ${GONE}` : text;
    return line.startsWith(`${head}. `) ? `${head}. ${sentence}` : text;
  };
  const acts = new RegExp(`\\b${reference}(?!\\d)`);
  const stays = (typed: string) => !acts.test(typed) || (sentence !== undefined && typed.startsWith('show '));
  const blocks = said.blocks.flatMap((block): readonly Block[] => {
    switch (block.kind) {
      case 'paragraph':
        return [{ ...block, text: right(block.text) }];
      case 'list':
        return [{ ...block, items: block.items.map(right) }];
      case 'actions': {
        const actions = block.actions.filter(({ typed }) => stays(typed));
        return actions.length === 0 ? [] : [{ ...block, actions }];
      }
      default:
        return [block];
    }
  });
  return { ...said, blocks };
}

/** What is put right in a message, and how. */
type Righted = { readonly reference: string; readonly head: string; readonly sentence: string | undefined };
