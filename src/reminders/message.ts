import { formatDate, formatDayAndDate, type LocalDate, localDateAt } from '../calendar/index.ts';
import {
  type Clock,
  type Enquiry,
  isOpen,
  type PossibleAction,
  possibleActions,
  quoted,
  runningDeadlines,
} from '../casework/index.ts';
import { type Action, type Block, type Reply, reply } from '../messaging/index.ts';
import { type Directory, findPerson, nameAndService, nameById, type PersonId } from '../people/index.ts';
import { saySnooze, typedFor } from '../understanding/index.ts';
import type { Item } from './check.ts';
import { againSentences, type EnquiryItem, newsSentences, type Writing } from './item-sentences.ts';
import { offerNamed } from './offers.ts';
import type { Said } from './outbox.ts';
import { enquiryKey } from './payload.ts';
import type { Because } from './recipients.ts';
import type { Audience } from './settings.ts';

/** One message about one thing: what it is, what is due, where the promise stands, and what can be done about it. */
export function composeMessage(item: Item, writing: Writing): Reply {
  if (item.kind === 'alert') {
    const { text, more = [], typed } = item.payload;
    const actions: readonly Block[] =
      typed === undefined ? [] : [{ kind: 'actions', actions: [{ label: 'Send it again', typed, weight: 'primary' }] }];
    return reply(...[text, ...more].map((each) => ({ kind: 'paragraph', text: each }) as const), ...actions);
  }
  const { enquiry } = item;
  const paragraphs = [
    ...whyYou(item, writing),
    ...newsSentences(item, writing),
    ...againSentences([item], writing),
    ...background(item, writing),
  ];
  return reply(
    { kind: 'heading', text: `${enquiry.reference}: ${enquiry.subject}` },
    ...paragraphs.map((text) => ({ kind: 'paragraph', text }) as const),
    { kind: 'facts', facts: factsOf(enquiry, writing) },
    ...clauseLine(item, writing),
    { kind: 'actions', actions: actionsFor(item, writing) },
  );
}

/** An alert in one line. */
export function alertText({ text, more = [] }: Extract<Item, { kind: 'alert' }>['payload']): string {
  return [text, ...more].join(' ');
}

/** Where the promise stands, beside what is due by it. */
function clauseLine({ payload }: EnquiryItem, { council }: Writing): readonly Block[] {
  return payload.kind === 'notice' || payload.kind === 'shared'
    ? []
    : [{ kind: 'link', text: council.rules.citation, url: council.clause.url }];
}

/** How an enquiry is named in a message about several. */
export function headOf({ reference, subject }: Pick<Enquiry, 'reference' | 'subject'>): string {
  return `${reference}, ${subject}`;
}

/** What is kept of a message about several enquiries. */
export function saidOf(said: Reply, enquiries: readonly Enquiry[]): Said {
  const about = enquiries.map(
    (enquiry) => [enquiryKey(enquiry), { version: enquiry.version, head: headOf(enquiry) }] as const,
  );
  return { reply: said, about: Object.fromEntries(about) };
}

/** What the reader can do with an enquiry now. */
export function possibleFor(
  enquiry: Enquiry,
  { directory, recipient, council, today, now }: Omit<Writing, 'tellings' | 'history'>,
): readonly PossibleAction[] {
  const person = findPerson(directory, recipient);
  const told = { directory, on: today, at: now, rules: council.rules };
  return person === undefined ? [] : possibleActions(enquiry, person, told);
}

/** The enquiry's own words, and what was said of it last. */
function background(
  { payload, enquiry }: EnquiryItem,
  { history, recipient, council, directory }: Writing,
): readonly string[] {
  if (payload.kind === 'notice' || recipient === enquiry.councillorId) return [];
  const update = history.findLast(({ kind, why }) => kind === 'update' && why !== undefined);
  const day = update === undefined ? '' : formatDate(localDateAt(update.at, council.settings.zone));
  const by = update === undefined ? '' : (nameById(directory, update.by) ?? 'somebody');
  return [
    ...(enquiry.urgent === undefined ? [] : [`Urgent${enquiry.urgent === '' ? '.' : `: ${quoted(enquiry.urgent)}`}`]),
    ...(enquiry.details === '' ? [] : [quoted(short(enquiry.details))]),
    ...(update === undefined ? [] : [`Last update, ${day}, by ${by}: ${quoted(short(update.why ?? ''))}`]),
  ];
}

function factsOf(enquiry: Enquiry, { directory }: Writing): { readonly label: string; readonly value: string }[] {
  const officer = nameById(directory, enquiry.officerId);
  return [
    { label: 'For', value: nameById(directory, enquiry.councillorId) ?? 'a councillor' },
    { label: 'Received', value: formatDayAndDate(enquiry.receivedOn) },
    { label: 'With', value: officer === undefined ? enquiry.service : nameAndService(officer, enquiry.service) },
  ];
}

/** What is due first comes first, then what else moves it on. */
export function dutiesInOrder(enquiry: Enquiry): readonly PossibleAction[] {
  const due = (Object.entries(runningDeadlines(enquiry)) as [Clock, LocalDate][])
    .sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([clock]) => clock);
  return [...new Set<PossibleAction>([...due, 'acknowledge', 'update', 'resolve'])];
}

/** Everything a button does can be typed. Nobody is offered what they would be refused. */
function actionsFor({ payload, enquiry, because: why }: EnquiryItem, writing: Writing): readonly Action[] {
  const { reference } = enquiry;
  const { recipient } = writing;
  const possible = possibleFor(enquiry, writing);
  const show: Action = { label: `Show ${reference}`, typed: typedFor('show', reference), weight: 'primary' };
  const whyDate: readonly Action[] = isOpen(enquiry)
    ? [{ label: 'Why this date?', typed: typedFor('why', reference), weight: 'ordinary' }]
    : [];
  const answers = offerNamed(enquiry, possible, ['agree', 'decline', 'fixed', 'not-fixed']);
  if (answers.length > 0) return [...answers, { ...show, weight: 'ordinary' }, ...whyDate];
  if (
    enquiry.councillorId === recipient ||
    payload.kind === 'shared' ||
    why?.kind === 'unreachable' ||
    !isOpen(enquiry)
  )
    return [show, ...whyDate];
  const snooze: Action = { label: `Snooze ${reference}`, typed: saySnooze(reference), weight: 'ordinary' };
  const duties = offerNamed(enquiry, possible, ['resume', ...dutiesInOrder(enquiry)]);
  // Who has nothing to do about it can look at it.
  const first = duties.length > 0 ? duties : [show];
  return [...first, ...(enquiry.pausedSince === undefined ? [snooze] : []), ...whyDate];
}

/** Why it is this person who is told, where that is not plain. */
export function whyYou({ because: why, payload, enquiry }: EnquiryItem, { directory }: Writing): readonly string[] {
  if (why !== undefined) return [because(why, enquiry, directory, payload.to === 'councillor')];
  const officer = nameById(directory, enquiry.officerId);
  switch (payload.to) {
    case 'manager':
      return [
        officer === undefined
          ? `You get this because you manage ${enquiry.service}.`
          : `You get this because you manage ${officer}.`,
      ];
    case 'head-of-service':
      return ['You get this as head of service.'];
    case 'coordinator':
      return ['You get this because you coordinate casework.'];
    default:
      return [];
  }
}

/** Why somebody gets what was meant for another. */
export function because(why: Because, enquiry: Enquiry, directory: Directory, meantForCouncillor = false): string {
  const name = (id: PersonId) => nameById(directory, id) ?? 'Somebody';
  switch (why.kind) {
    case 'cover': {
      const until = why.until === undefined ? '' : ` until ${formatDate(why.until)}`;
      return `You get this because ${name(why.for)} is away${until} and you cover.`;
    }
    case 'away':
      return `You get this because ${name(why.who)} is away and no cover is at work.`;
    case 'unreachable':
      return meantForCouncillor
        ? `${name(why.who)} cannot be reached in chat. Please tell them yourself:`
        : `You get this because ${name(why.who)} cannot be reached in chat.`;
    case 'nobody-has-it':
      return `You get this because no officer has it yet; it is with ${enquiry.service}.`;
    case 'nobody-left':
      return whyNobodyLeft(why.of, name(enquiry.officerId ?? ''), enquiry);
    case 'last-resort':
      return meantForCouncillor
        ? `You get this because nobody whose turn it is can be reached in chat. Please tell ${name(enquiry.councillorId)} yourself:`
        : 'You get this because nobody whose turn it is can be reached in chat. Please see that somebody deals with it.';
  }
}

/** Of whom there is nobody to tell; others may have been told as something else. */
function whyNobodyLeft(of: Exclude<Audience, 'councillor'>, officer: string, { officerId, service }: Enquiry): string {
  switch (of) {
    case 'officer':
      return `You get this because nobody who answers for ${service} can be told.`;
    case 'coordinator':
      return 'You get this because no coordinator can be told.';
    default:
      return `You get this because nobody above ${officerId === undefined ? `those who answer for ${service}` : officer} can be told.`;
  }
}

/** Long words of people, cut where a message would be nothing else; all of them are a press away. */
export function short(words: string): string {
  return words.length <= 300 ? words : `${words.slice(0, 297).trimEnd()}...`;
}
