import { formatDayAndDate } from '../calendar/index.ts';
import { isOpen } from '../casework/index.ts';
import { type Action, type Reply, reply } from '../messaging/index.ts';
import { sayList } from '../understanding/index.ts';
import type { Item } from './check.ts';
import { againSentences, type EnquiryItem, newsSentences, type Writing } from './item-sentences.ts';
import { alertText, dutiesInOrder, headOf, possibleFor, whyYou } from './message.ts';
import { offerNamed } from './offers.ts';

/** Several things for one person that fell due together, in one message. */
export function composeSeveral(items: readonly Item[], writing: Writing): Reply {
  const day = formatDayAndDate(writing.today);
  const lines = linesOf(items, (item) => [...whyYou(item, writing), ...newsSentences(item, writing)]);
  return reply(
    {
      kind: 'heading',
      text: lines.length === 1 ? `News${ofOne(items)}, ${day}` : `${lines.length} messages for ${day}`,
    },
    { kind: 'list', items: lines },
    ...againSentences(items, writing).map((text) => ({ kind: 'paragraph', text }) as const),
    {
      kind: 'actions',
      actions: [
        ...answersIn(items, writing),
        ...dutiesIn(items, writing),
        { label: 'Show all of mine', typed: sayList('mine'), weight: 'ordinary' },
      ],
    },
  );
}

/** Two messages of one minute are not to look like one that came twice. */
function ofOne(items: readonly Item[]): string {
  const [first] = items.flatMap((item) => (item.kind === 'enquiry' ? [item.enquiry.reference] : []));
  return first === undefined ? '' : ` of ${first}`;
}

/** One line for each thing, but what was done to one enquiry in one line; what was done twice is said of the last time. */
export function linesOf(items: readonly Item[], say: (item: EnquiryItem) => readonly string[]): readonly string[] {
  const said = new Map<string, Set<string>>();
  for (const item of items) {
    const head = item.kind === 'alert' ? alertText(item.payload) : `${headOf(item.enquiry)}${markAfter(item)}`;
    const sentences = said.get(head) ?? new Set<string>();
    const words = item.kind === 'alert' ? '' : say(item).join(' ');
    sentences.delete(words);
    said.set(head, sentences.add(words));
  }
  return [...said].map(([head, sentences]) => [head, ...sentences].join(' ').trim());
}

/** What stands after a colon was done; what stands after a full stop is how it is, and is put right when that changes. */
function markAfter({ payload }: EnquiryItem): ':' | '.' {
  return payload.kind === 'notice' || payload.kind === 'shared' ? ':' : '.';
}

/** A later date is proposed, or it was just said to be resolved. */
function asksForAnswer({ enquiry, payload }: EnquiryItem): boolean {
  return (
    enquiry.proposedExtension !== undefined ||
    (payload.kind === 'notice' && payload.change === 'resolve' && enquiry.stage === 'resolved')
  );
}

/** What waits for this person's word: a list is no reason to look for it. */
export function answersIn(items: readonly Item[], writing: Omit<Writing, 'tellings' | 'history'>): readonly Action[] {
  const asked = new Map(
    items.flatMap((item) =>
      item.kind === 'enquiry' && asksForAnswer(item) ? [[item.enquiry.reference, item.enquiry] as const] : [],
    ),
  );
  return [...asked.values()]
    .slice(0, MOST_ASKED)
    .flatMap((enquiry) =>
      offerNamed(enquiry, possibleFor(enquiry, writing), ['agree', 'decline', 'fixed', 'not-fixed']).map(
        (action): Action => ({ ...action, weight: 'ordinary', keeps: true }),
      ),
    );
}

const MOST_ASKED = 3;

/** Of what somebody is to do, for each what is due first. */
function dutiesIn(items: readonly Item[], writing: Writing): readonly Action[] {
  const due = new Map(
    items.flatMap((item) =>
      item.kind === 'enquiry' && isToDo(item) && isOpen(item.enquiry)
        ? [[item.enquiry.reference, item.enquiry] as const]
        : [],
    ),
  );
  return [...due.values()].slice(0, MOST_ASKED).flatMap((enquiry) =>
    offerNamed(enquiry, possibleFor(enquiry, writing), ['resume', ...dutiesInOrder(enquiry)])
      .slice(0, 1)
      .map((action): Action => ({ ...action, weight: 'ordinary', keeps: true })),
  );
}

/** Whether it is said to somebody who is to do something about it. */
function isToDo({ payload, because: why }: EnquiryItem): boolean {
  return (
    payload.to === 'officer' && payload.kind !== 'notice' && payload.kind !== 'shared' && why?.kind !== 'unreachable'
  );
}
