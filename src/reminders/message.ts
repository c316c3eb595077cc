import { formatDate, formatDayAndDate, type LocalDate } from '../calendar/index.ts';
import {
  type Clock,
  type Enquiry,
  isOpen,
  nextDue,
  type PossibleAction,
  possibleActions,
  runningDeadlines,
} from '../casework/index.ts';
import { type Action, type Block, type Reply, reply } from '../messaging/index.ts';
import { type Directory, findPerson, type PersonId } from '../people/index.ts';
import type { Item } from './check.ts';
import { offer } from './offers.ts';
import type { Because } from './recipients.ts';
import type { CouncilReminders } from './settings.ts';

/** What messages are written with. `today` is the council's date. */
export type Writing = {
  readonly council: CouncilReminders;
  readonly directory: Directory;
  readonly recipient: PersonId;
  readonly today: LocalDate;
  /** Milliseconds since the epoch. */
  readonly now: number;
};

type EnquiryItem = Extract<Item, { kind: 'enquiry' }>;

/** One message about one thing: what is promised, by when, the clause, and what can be done about it. */
export function composeMessage(item: Item, writing: Writing): Reply {
  if (item.kind === 'alert') {
    const { text, more = [], typed } = item.payload;
    const actions: readonly Block[] =
      typed === undefined ? [] : [{ kind: 'actions', actions: [{ label: 'Send it again', typed, weight: 'primary' }] }];
    return reply(...[text, ...more].map((each) => ({ kind: 'paragraph', text: each }) as const), ...actions);
  }
  const { enquiry } = item;
  const why = becauseSentence(item, writing);
  return reply(
    { kind: 'heading', text: `${enquiry.reference}: ${enquiry.subject}` },
    ...(why === undefined ? [] : [{ kind: 'paragraph', text: why } as const]),
    ...sentences(item, writing).map((text) => ({ kind: 'paragraph', text }) as const),
    { kind: 'facts', facts: factsOf(enquiry, writing) },
    ...clauseBlocks(writing.council),
    { kind: 'actions', actions: actionsFor(item, writing) },
  );
}

/** Several things for one person in one message. */
export function composeDigest(items: readonly Item[], writing: Writing): Reply {
  const lines = items.toSorted(byUrgency).map((item) => {
    if (item.kind === 'alert') return [item.payload.text, ...(item.payload.more ?? [])].join(' ');
    const why = becauseSentence(item, writing);
    return [
      `${item.enquiry.reference}, ${item.enquiry.subject}:`,
      ...(why === undefined ? [] : [why]),
      ...sentences(item, writing),
    ].join(' ');
  });
  const actions: readonly Action[] = [
    { label: 'My casework', typed: 'my casework', weight: 'primary' },
    { label: 'What is due today', typed: "what's due today", weight: 'ordinary' },
  ];
  return reply(
    { kind: 'heading', text: `${items.length} messages for ${formatDayAndDate(writing.today)}` },
    { kind: 'list', items: lines },
    ...clauseBlocks(writing.council),
    { kind: 'actions', actions: [...answersIn(items, writing), ...actions] },
  );
}

/** Proposals that wait for this person's word: a digest is no reason to look for them. */
function answersIn(items: readonly Item[], writing: Writing): readonly Action[] {
  const asked = new Map(
    items.flatMap((item) =>
      item.kind === 'enquiry' && item.enquiry.proposedExtension !== undefined
        ? [[item.enquiry.reference, item.enquiry] as const]
        : [],
    ),
  );
  return [...asked.values()]
    .slice(0, MOST_ASKED)
    .flatMap((enquiry) =>
      offer(enquiry, possibleFor(enquiry, writing), ['agree', 'decline']).map(
        (action): Action => ({ ...action, label: `${action.label}: ${enquiry.reference}`, weight: 'ordinary' }),
      ),
    );
}

const MOST_ASKED = 3;

function possibleFor(
  enquiry: Enquiry,
  { directory, recipient, council, today, now }: Writing,
): readonly PossibleAction[] {
  const person = findPerson(directory, recipient);
  const told = { directory, on: today, at: now, rules: council.rules };
  return person === undefined ? [] : possibleActions(enquiry, person, told);
}

/** What is due first comes first; of one enquiry what was done first; alerts come last. */
function byUrgency(a: Item, b: Item): number {
  const rank = (item: Item) => {
    if (item.kind === 'alert') return '9';
    const { enquiry, payload } = item;
    const version = payload.kind === 'notice' ? payload.version : 0;
    return [nextDue(enquiry) ?? '8', enquiry.reference, String(version).padStart(6, '0')].join(' ');
  };
  return rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0;
}

/** What there is to say about an enquiry, to whoever reads it, as it stands now. */
function sentences(item: EnquiryItem, writing: Writing): readonly string[] {
  const { payload, enquiry } = item;
  if (payload.kind === 'notice')
    return [payload.what, ...(payload.why === undefined || payload.why === '' ? [] : [payload.why])];
  if (payload.kind === 'shared') {
    const by = findPerson(writing.directory, payload.by)?.name ?? 'A councillor';
    return [`${by} shares this enquiry with you. You can read it; what is done about it stays with ${by}.`];
  }
  if (payload.kind === 'look-at-paused') {
    const since = enquiry.pausedSince === undefined ? '' : ` since ${formatDate(enquiry.pausedSince)}`;
    return [
      `It has been paused${since}: ${enquiry.pauseReason ?? ''}`,
      'Today is the day to look whether it still has to wait.',
    ];
  }
  if (payload.to === 'councillor' && payload.kind === 'rung') return missedSentences(enquiry, writing);
  if (payload.to === 'councillor')
    return ['You asked to be reminded of this now.', ...promiseSentences(enquiry, writing)];
  const whose =
    item.because?.kind === 'nobody-has-it'
      ? []
      : [enquiry.officerId === writing.recipient ? 'You have it.' : whoseSentence(enquiry, writing)];
  const opening =
    payload.kind === 'assigned'
      ? item.because === undefined && enquiry.officerId === writing.recipient
        ? ['This enquiry is with you now.']
        : whose
      : payload.kind === 'snoozed'
        ? ['You asked to be reminded of this now.']
        : enquiry.officerId === writing.recipient
          ? []
          : whose;
  return [...opening, ...promiseSentences(enquiry, writing)];
}

/** Every date that runs, the earliest first; overdue is said as such. */
function promiseSentences(enquiry: Enquiry, { today }: Writing): readonly string[] {
  const duties: Record<Clock, { readonly now: string; readonly missed: string }> = {
    acknowledge: { now: 'It is to be acknowledged', missed: 'It was to be acknowledged' },
    resolve: { now: 'It is to be resolved', missed: 'It was to be resolved' },
    update: { now: 'An update is due', missed: 'An update was due' },
  };
  const running = Object.entries(runningDeadlines(enquiry)) as [Clock, LocalDate][];
  const dates = running
    .sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([clock, by]) => {
      const { now, missed } = duties[clock];
      if (by < today) return `${missed} by ${formatDayAndDate(by)}. That date has passed.`;
      if (by > today) return `${now} by ${formatDayAndDate(by)}.`;
      return `${now} ${clock === 'update' ? '' : 'by '}today, ${formatDayAndDate(by)}.`;
    });
  if (dates.length > 0) return dates;
  return [
    enquiry.pausedSince === undefined
      ? 'It has no due date.'
      : `It has been paused since ${formatDate(enquiry.pausedSince)}, so nothing is due.`,
  ];
}

/** The honest word to a councillor. */
function missedSentences(enquiry: Enquiry, writing: Writing): readonly string[] {
  const duties: Record<Clock, string> = {
    acknowledge: 'acknowledge',
    resolve: 'resolve',
    update: 'give you an update on',
  };
  const running = Object.entries(runningDeadlines(enquiry)) as [Clock, LocalDate][];
  const missed = running
    .filter(([, by]) => by < writing.today)
    .map(([clock, by]) => `We promised to ${duties[clock]} your enquiry by ${formatDayAndDate(by)}, and we have not.`);
  const officer = findPerson(writing.directory, enquiry.officerId)?.name;
  return [
    ...missed,
    officer === undefined
      ? `It is with ${enquiry.service}, who have been reminded together with their manager.`
      : `${officer} has it, and has been reminded together with their manager.`,
  ];
}

function factsOf(enquiry: Enquiry, { directory }: Writing): { readonly label: string; readonly value: string }[] {
  const officer = findPerson(directory, enquiry.officerId)?.name;
  return [
    { label: 'For', value: findPerson(directory, enquiry.councillorId)?.name ?? 'a councillor' },
    { label: 'Received', value: formatDayAndDate(enquiry.receivedOn) },
    { label: 'With', value: officer === undefined ? enquiry.service : `${officer}, ${enquiry.service}` },
  ];
}

function clauseBlocks({ clause, rules }: CouncilReminders): readonly Block[] {
  return clause.quotation === undefined
    ? [{ kind: 'link', text: rules.citation, url: clause.url }]
    : [{ kind: 'quotation', quotation: clause.quotation }];
}

/** Everything a button does can be typed. Nobody is offered what they would be refused. */
function actionsFor({ payload, enquiry, because }: EnquiryItem, writing: Writing): readonly Action[] {
  const { reference } = enquiry;
  const { recipient } = writing;
  const possible = possibleFor(enquiry, writing);
  const show: Action = { label: 'Show it', typed: `show ${reference}`, weight: 'primary' };
  const why: readonly Action[] = isOpen(enquiry)
    ? [{ label: 'Why this date?', typed: `why ${reference}`, weight: 'ordinary' }]
    : [];
  const answers = offer(enquiry, possible, ['agree', 'decline', 'fixed', 'not-fixed']);
  if (answers.length > 0) return [...answers, { ...show, weight: 'ordinary' }, ...why];
  if (
    enquiry.councillorId === recipient ||
    payload.kind === 'shared' ||
    because?.kind === 'unreachable' ||
    !isOpen(enquiry)
  )
    return [show, ...why];
  const snooze: Action = { label: 'Snooze', typed: `snooze ${reference}`, weight: 'ordinary' };
  const duties = offer(enquiry, possible, ['acknowledge', 'resume', 'update']);
  return [...duties, ...(enquiry.pausedSince === undefined ? [snooze] : []), ...why];
}

/** Why it is this person who is told. */
function becauseSentence({ because, payload, enquiry }: EnquiryItem, writing: Writing): string | undefined {
  if (because === undefined) {
    if (payload.to === 'manager') return 'You get this as the manager of whoever has it.';
    return payload.to === 'head-of-service' ? 'You get this as head of service.' : undefined;
  }
  return becauseText(because, enquiry, writing.directory, payload.to === 'councillor');
}

function becauseText(because: Because, enquiry: Enquiry, directory: Directory, meantForCouncillor: boolean): string {
  const name = (id: PersonId) => findPerson(directory, id)?.name ?? 'Somebody';
  switch (because.kind) {
    case 'cover': {
      const until = because.until === undefined ? '' : ` until ${formatDate(because.until)}`;
      return `You get this because ${name(because.for)} is away${until} and you cover.`;
    }
    case 'away':
      return `You get this because ${name(because.who)} is away and has no cover who is there.`;
    case 'unreachable':
      return meantForCouncillor
        ? `${name(because.who)} cannot be reached in chat. Please tell them yourself:`
        : `You get this because ${name(because.who)} cannot be reached in chat.`;
    case 'nobody-has-it':
      return `You get this because no officer has it yet; it is with ${enquiry.service}.`;
    case 'nobody-left':
      return 'You get this as an administrator, because there is nobody else to tell.';
    case 'last-resort':
      return 'You get this because nobody whose turn it is can be reached in chat. Please see that somebody deals with it.';
  }
}

/** A service does not "have" an enquiry: it is with the service until an officer has it. */
function whoseSentence(enquiry: Enquiry, { directory }: Writing): string {
  const officer = findPerson(directory, enquiry.officerId)?.name;
  return officer === undefined ? `It is with ${enquiry.service}.` : `${officer} has it.`;
}
