import { count, explainDueDate, formatDate, formatDayAndDate, type LocalDate, onClock } from '../calendar/index.ts';
import type { FiguresFor } from '../council.ts';
import { defined } from '../defined.ts';
import { countDeadline, pausesThatMoved } from './deadlines.ts';
import { noPromisedDate } from './due-sentence.ts';
import { type Clock, type Enquiry, type Extension, isOpen, runningDeadlines } from './enquiry.ts';
import { quoted } from './in-words.ts';
import { days as rhythmInWords } from './next-update.ts';
import type { CaseworkRules } from './rules.ts';
import { figuresOf } from './standard.ts';

/** Why one date is what it is. `clause` is the reference to quote; absent where the date is somebody's own word. */
export type DeadlineExplanation = {
  readonly clock: Clock;
  readonly by?: LocalDate;
  readonly clause?: string;
  readonly sentences: readonly string[];
};

/** "Why this date?": for each date that runs or stands still, the rule, the day-by-day count, pauses and extensions. */
export function explainDeadlines(enquiry: Enquiry, rules: CaseworkRules): readonly DeadlineExplanation[] {
  if (!isOpen(enquiry)) return [];
  const clocks: readonly Clock[] =
    enquiry.stage === 'logged' ? ['acknowledge', 'resolve', 'update'] : ['resolve', 'update'];
  return clocks.flatMap((clock) => {
    const explained = explainDeadline(enquiry, clock, rules);
    return explained === undefined ? [] : [explained];
  });
}

/** One date; undefined where the clock has none and nothing needs saying. A promise that is missing is said to be missing. */
function explainDeadline(enquiry: Enquiry, clock: Clock, rules: CaseworkRules): DeadlineExplanation | undefined {
  const { by } = enquiry.deadlines[clock];
  const { standard, citation } = rules;
  const count = countingOf(enquiry, clock, rules);
  if (count === undefined) {
    if (clock === 'update') return undefined;
    return { clock, clause: standard.clause, sentences: [whyNone(enquiry, clock, rules)] };
  }
  const calendar = onClock(rules.calendar, clock);
  const explained = explainDueDate(count.from, count.days, calendar);
  if (explained.kind === 'beyond-list') return { clock, ...defined({ by }), sentences: [explained.message] };
  const moved = pausesThatMoved(explained.date, count.since, enquiry.pauses, calendar);
  const pauses =
    moved.kind === 'beyond-list'
      ? [moved.message]
      : moved.by.map(
          ({ pause, days }) =>
            `Paused on ${formatDate(pause.from)}, resumed on ${formatDate(pause.until)} (“${pause.reason}”): ${workingDays(days)} more.`,
        );
  const counted = countDeadline(enquiry, clock, rules);
  const date = counted.kind === 'date' ? counted.date : undefined;
  const standing =
    runningDeadlines(enquiry)[clock] === undefined ? ' It stands still while the enquiry is paused.' : '';
  const sentences = [
    count.rule(citation),
    ...(count.promised ? outdatedSentence(rules) : []),
    ...explained.sentences.map((sentence) => sentence.replace(/^Received on/, count.fromWhat)),
    ...pauses,
    ...(pauses.length > 0 && date !== undefined
      ? [`So it is due on ${formatDayAndDate(date)}.${standing}`]
      : standing === ''
        ? []
        : [standing.trim()]),
    ...(by !== undefined && by !== date
      ? [
          `The date promised is ${formatDayAndDate(by)}: it was counted before the calendar, or the days promised, changed.`,
        ]
      : []),
  ];
  return {
    clock,
    ...defined({ by }),
    ...(count.promised ? { clause: standard.clause } : {}),
    sentences,
  };
}

type Counting = {
  readonly from: LocalDate;
  readonly days: number;
  /** Pauses count from this day on. */
  readonly since: LocalDate;
  readonly fromWhat: string;
  readonly rule: (citation: string) => string;
  readonly promised: boolean;
};

function countingOf(enquiry: Enquiry, clock: Clock, { standard }: CaseworkRules): Counting | undefined {
  const fromWhat = enquiry.clockFrom === enquiry.receivedOn ? 'Received on' : 'Reopened on';
  const start = { from: enquiry.clockFrom, since: enquiry.clockFrom, fromWhat, promised: true };
  if (clock === 'update') {
    const basis = enquiry.updateBasis;
    if (basis?.kind === 'said')
      return said(
        basis.by,
        basis.on,
        'Set by the officer for',
        () => `On ${formatDate(basis.on)} the officer set the next update for ${formatDate(basis.by)} at the latest.`,
      );
    if (basis === undefined || standard.kind === 'none') return undefined;
    const rule = () => `This council gives an update on complex enquiries every ${rhythmInWords(basis.every)}.`;
    return {
      from: basis.from,
      days: basis.every,
      since: basis.from,
      fromWhat: 'Last one, or complex since,',
      rule,
      promised: false,
    };
  }
  if (standard.kind === 'none') return undefined;
  const figures = figuresOf(enquiry, standard);
  const days = clock === 'acknowledge' ? figures.acknowledgeWithin : figures.resolveWithin;
  if (days === undefined) return undefined;
  const { extension } = enquiry;
  if (clock === 'resolve' && extension !== undefined) return extendedTo(extension);
  const done = clock === 'acknowledge' ? 'acknowledged' : 'resolved';
  const when = days === 0 ? 'on the same working day' : `within ${workingDays(days)}`;
  return { ...start, days, rule: (citation) => `${citation}${whichOnes(figures.for)}: ${done} ${when}.` };
}

function whichOnes(given: FiguresFor | undefined): string {
  if (given === undefined) return '';
  return typeof given === 'object' ? `, on enquiries to ${given.service}` : `, on ${given} enquiries`;
}

/** That the figures are of a text that is no longer the text. */
function outdatedSentence({ standard }: CaseworkRules): readonly string[] {
  return standard.kind === 'promised' && standard.isOutdated
    ? ['This paragraph has changed since its days were confirmed. Until the new ones are, days are counted as before.']
    : [];
}

function extendedTo({ by, agreedOn, reason, insteadOf }: Extension): Counting {
  return insteadOf === undefined
    ? said(
        by,
        agreedOn,
        'Agreed with the councillor for',
        () => `On ${formatDate(agreedOn)} the councillor agreed to ${formatDate(by)}: ${quoted(reason)}`,
      )
    : said(
        by,
        agreedOn,
        'Set by the officer for',
        () =>
          `On ${formatDate(agreedOn)} the officer extended it to ${formatDate(by)} without the councillor’s agreement: ${quoted(reason)} The figures count the date promised before, ${formatDate(insteadOf)}.`,
      );
}

function said(by: LocalDate, on: LocalDate, fromWhat: string, rule: () => string): Counting {
  return { from: by, days: 0, since: on, fromWhat, rule, promised: false };
}

function whyNone(enquiry: Enquiry, clock: Clock, { standard, citation }: CaseworkRules): string {
  if (standard.kind === 'none') return noPromisedDate(citation, standard.says);
  return clock === 'resolve' && enquiry.complexity.kind === 'complex'
    ? 'A complex enquiry has no date for resolving here: regular updates are given instead.'
    : 'There is no date.';
}

function workingDays(number: number): string {
  return count(number, 'working day');
}
