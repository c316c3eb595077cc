import { formatDay, type LocalDate } from '../calendar/index.ts';
import {
  type AuditEntry,
  type Clock,
  type Enquiry,
  quoted,
  runningDeadlines,
  whatStillHolds,
  withoutMoved,
} from '../casework/index.ts';
import { type Directory, nameById, type PersonId } from '../people/index.ts';
import type { Item } from './check.ts';
import type { Telling } from './outbox.ts';
import { isInTheirPlace } from './recipients.ts';
import type { CouncilReminders } from './settings.ts';
import { hearsAgain, promisedAndMissed, whoHasIt } from './who-was-told.ts';

/** What messages are written with. `today` is the council's date. */
export type Writing = {
  readonly council: CouncilReminders;
  readonly directory: Directory;
  readonly recipient: PersonId;
  readonly today: LocalDate;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Who was told of the enquiries that it speaks of, where a sentence is made of that. */
  readonly tellings: readonly Telling[];
  /** What was done to the enquiry, where a message speaks of it, as its recipient may see it. */
  readonly history: readonly AuditEntry[];
};

/** What of a message is about an enquiry. */
export type EnquiryItem = Extract<Item, { kind: 'enquiry' }>;

/** What there is to say about an enquiry, to whoever reads it, as it stands now. */
export function newsSentences(item: EnquiryItem, writing: Writing): readonly string[] {
  const { payload, enquiry } = item;
  const name = (id: PersonId) => nameById(writing.directory, id) ?? 'Somebody';
  switch (payload.kind) {
    case 'notice':
      return [
        `${toReader(whatStillHolds(payload.what, enquiry, name), name(writing.recipient))}${doneBy(payload, writing)}`,
        ...(payload.why === undefined || payload.why === '' || enquiry.wordsGone?.includes(payload.version)
          ? []
          : [quoted(payload.why)]),
      ];
    case 'shared':
      return [
        `${name(payload.by)} shares this enquiry with you. You can read it; what is done about it stays with ${name(payload.by)}.`,
      ];
    case 'look-at-paused':
      return [standing(enquiry, writing), 'Please check today whether it still has to wait.'];
    case 'snoozed':
      return ['You asked to be reminded of this now.', standing(enquiry, writing)];
    case 'assigned':
      return [...assignedSentences(item, payload, writing), standing(enquiry, writing)];
    case 'rung':
      if (payload.to !== 'councillor') return [...whose(item, writing), standing(enquiry, writing)];
      return [...promisedAndMissed(enquiry, writing.today), ...whoHasIt(enquiry, writing)];
  }
}

/** By when a councillor hears again, once for all that they are told of; whoever tells it for us makes no promise of ours. */
export function againSentences(items: readonly Item[], writing: Writing): readonly string[] {
  const isWord = (item: Item) =>
    item.kind === 'enquiry' &&
    item.payload.kind === 'rung' &&
    item.payload.to === 'councillor' &&
    !isInTheirPlace(item, writing.recipient);
  const again = items.some(isWord) ? hearsAgain(writing) : undefined;
  return again === undefined ? [] : [again];
}

/** Who did it, to whoever handles the enquiry, where what was done names nobody. */
function doneBy(
  { to, what, by }: Extract<EnquiryItem['payload'], { kind: 'notice' }>,
  { directory, recipient }: Writing,
): string {
  const name = nameById(directory, by);
  return to === 'councillor' || by === recipient || name === undefined || what.includes(name)
    ? ''
    : ` Done by ${name}.`;
}

/** What was done, said to whoever it waits for. */
function toReader(what: string, reader: string): string {
  return what
    .replace(`the agreement of ${reader}`, 'your agreement')
    .replace(`Handed over to ${reader}.`, 'Handed over to you.');
}

/** How it came to whoever has it, in the words of who gave it: to them, or to somebody else in whose place they are told. */
function assignedSentences(
  item: EnquiryItem,
  payload: Extract<EnquiryItem['payload'], { kind: 'assigned' }>,
  writing: Writing,
): readonly string[] {
  const { enquiry } = item;
  const { directory, recipient } = writing;
  const isMine = enquiry.officerId === recipient;
  const nameIn = (id: PersonId | undefined) => nameById(directory, id);
  // Which change it was of is not known here, so that one reason too many is left out rather than a name said.
  const reason = payload.why === undefined || enquiry.wordsGone !== undefined ? '' : ` ${quoted(payload.why)}`;
  switch (payload.change) {
    case 'reassign':
    case 'edit': {
      const to = isMine ? 'you this enquiry' : `it to ${nameIn(enquiry.officerId) ?? enquiry.service}`;
      return [`${nameIn(payload.by) ?? 'Somebody'} has given ${to}.${reason}`];
    }
    case 'reopen':
    case 'look-again':
    case 'not-fixed':
      return [...whose(item, writing), `${withoutMoved(payload.what ?? 'This enquiry is open again.')}${reason}`];
    default:
      return isMine ? ['This enquiry has come to you.'] : whose(item, writing);
  }
}

/** Every date that runs, in one sentence: "It was to be acknowledged by Wednesday 9 December and is to be resolved by …". */
export function standing(enquiry: Enquiry, { today }: Pick<Writing, 'today'>): string {
  const { pausedSince, pauseReason = '', lookAgainOn } = enquiry;
  if (pausedSince !== undefined) {
    const look =
      lookAgainOn === undefined
        ? ''
        : lookAgainOn === today
          ? ' It is to be looked at again today.'
          : ` It ${lookAgainOn < today ? 'was' : 'is'} to be looked at again on ${formatDay(lookAgainOn)}.`;
    return `It has been paused since ${formatDay(pausedSince)}: ${quoted(pauseReason)}${look}`;
  }
  const running = (Object.entries(runningDeadlines(enquiry)) as [Clock, LocalDate][]).sort(([, a], [, b]) =>
    a < b ? -1 : a > b ? 1 : 0,
  );
  let verb = '';
  const parts = running.map(([clock, by]) => {
    const when = by === today ? 'today' : `by ${formatDay(by)}`;
    if (clock === 'update') {
      verb = '';
      return `an update ${by < today ? 'was' : 'is'} due ${when}`;
    }
    const duty = { acknowledge: 'acknowledged', resolve: 'resolved' }[clock];
    const is = by < today ? 'was to be' : 'is to be';
    // Said once for both: "It is to be acknowledged today and resolved by Tuesday 1 December."
    const begins = verb === '' ? `it ${is} ` : verb === is ? '' : `${is} `;
    verb = is;
    return `${begins}${duty} ${when}`;
  });
  const sentence = parts.join(' and ');
  return sentence === '' ? 'It has no due date.' : `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** Who has it, to whoever is told in their place; where nobody has it, that is why they are told. */
function whose({ enquiry, because: why }: EnquiryItem, { directory, recipient }: Writing): readonly string[] {
  if (enquiry.officerId === recipient || why?.kind === 'nobody-has-it') return [];
  const officer = nameById(directory, enquiry.officerId);
  return [officer === undefined ? `No officer has it yet; it is with ${enquiry.service}.` : `${officer} has it.`];
}
