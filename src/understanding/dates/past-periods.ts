import { addDays, addMonths, type LocalDate, parseLocalDate, weekdayOf } from '../../calendar/index.ts';
import { findDays } from './find-dates.ts';
import { readPeriod } from './read-dates.ts';
import type { Now } from './said-date.ts';
import { MONTH, NUMBER, numberOf } from './words.ts';

/** Two days, both included; the last one is never after today. */
export type PastPeriod = { readonly from: LocalDate; readonly to: LocalDate };

const months = 'january february march april may june july august september october november december'.split(' ');
const weekdays = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/**
 * A time that is over or runs: "last quarter", "since October", "between 1 October and 15 November", "the last six months",
 * "this financial year" (from April), "December 2026". Undefined when it is none, or begins after today.
 */
export function readPastPeriod(said: string, now: Now): PastPeriod | undefined {
  const words = said
    .trim()
    .toLowerCase()
    .replace(/[.?!]+$/, '')
    .replace(/^(?:in|during|over|for|within)\s+/, '')
    .replace(/^the\s+/, '');
  const found = spoken(words, now) ?? since(words, now) ?? between(words, now) ?? otherwise(words, now);
  if (found === undefined || found.from > now.on) return undefined;
  return { from: found.from, to: found.to > now.on ? now.on : found.to };
}

/** Where in a sentence such a time is said, the longest first; undefined where there is none. */
export function findPastPeriod(
  text: string,
  now: Now,
): { readonly start: number; readonly end: number; readonly period: PastPeriod } | undefined {
  const end = text.replace(/[\s.?!]+$/, '').length;
  const begins = new RegExp(
    String.raw`\b(?:(?:in|during|over|for|within)\s+(?:the\s+)?)?(?:since|between|from|last|past|previous|this|today|yesterday|${MONTH}|\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+\w+)(?!\w)`,
    'gi',
  );
  for (const { index } of text.matchAll(begins)) {
    const others = [
      ...text.slice(index, end).matchAll(/\s+(?:by|for|please|in|and(?=\s+(?:the|what|how|our|their)\b))\b/gi),
    ].map((match) => index + match.index);
    for (const stop of [end, ...others.toReversed()]) {
      const period = readPastPeriod(text.slice(index, stop), now);
      if (period !== undefined) return { start: index, end: stop, period };
    }
  }
  return undefined;
}

function spoken(words: string, { on }: Now): PastPeriod | undefined {
  const thisMonth = firstOf(on.slice(0, 7), on);
  const thisYear = firstOf(`${on.slice(0, 4)}-01`, on);
  const quarter = addMonths(thisMonth, -((Number(on.slice(5, 7)) - 1) % 3));
  const financial = addMonths(thisMonth, -((Number(on.slice(5, 7)) + 8) % 12));
  const monday = addDays(on, -weekdays.indexOf(weekdayOf(on)));
  const whole = (from: LocalDate, length: number) => ({ from, to: addDays(addMonths(from, length), -1) });
  const count = new RegExp(`^(?:last|past|previous)\\s+(${NUMBER})\\s+(day|week|month|quarter|year)s?$`).exec(words);
  if (count !== null) {
    const number = numberOf(count[1] ?? '1');
    const length = { month: 1, quarter: 3, year: 12 }[count[2] ?? ''];
    const from =
      length === undefined
        ? addDays(on, 1 - number * (count[2] === 'week' ? 7 : 1))
        : addDays(addMonths(on, -number * length), 1);
    return { from, to: on };
  }
  switch (words.replace(/^previous /, 'last ')) {
    case 'today':
      return { from: on, to: on };
    case 'yesterday':
      return { from: addDays(on, -1), to: addDays(on, -1) };
    case 'this week':
      return { from: monday, to: on };
    case 'last week':
      return { from: addDays(monday, -7), to: addDays(monday, -1) };
    case 'this month':
      return { from: thisMonth, to: on };
    case 'last month':
      return whole(addMonths(thisMonth, -1), 1);
    case 'this quarter':
      return { from: quarter, to: on };
    case 'last quarter':
      return whole(addMonths(quarter, -3), 3);
    case 'this year':
      return { from: thisYear, to: on };
    case 'last year':
      return whole(addMonths(thisYear, -12), 12);
    case 'past week':
      return { from: addDays(on, -6), to: on };
    case 'past fortnight':
    case 'last fortnight':
      return { from: addDays(on, -13), to: on };
    case 'past month':
      return { from: addDays(addMonths(on, -1), 1), to: on };
    case 'past quarter':
      return { from: addDays(addMonths(on, -3), 1), to: on };
    case 'past year':
    case 'last twelve months':
      return { from: addDays(addMonths(on, -12), 1), to: on };
    case 'this financial year':
      return { from: financial, to: on };
    case 'last financial year':
      return whole(addMonths(financial, -12), 12);
    default:
      return monthNamed(words, on) ?? (/^20\d\d$/.test(words) ? whole(firstOf(`${words}-01`, on), 12) : undefined);
  }
}

/** "since October", "since 3 March", "since the beginning of the year". */
function since(words: string, now: Now): PastPeriod | undefined {
  const start = /^(?:since|from)\s+(.+)$/.exec(words)?.[1]?.replace(/^(?:the\s+)?(?:start|beginning)\s+of\s+/, '');
  if (start === undefined) return undefined;
  const from = begins(start, now);
  return from === undefined ? undefined : { from, to: now.on };
}

/** "between 1 October and 15 November", "from October to December". */
function between(words: string, now: Now): PastPeriod | undefined {
  const [, first, second] = /^(?:between|from)\s+(.+?)\s+(?:and|to|until|till|through)\s+(.+)$/.exec(words) ?? [];
  if (first === undefined || second === undefined) return undefined;
  const last = monthNamed(second, now.on)?.to ?? dayOf(second, now);
  if (last === undefined) return undefined;
  // A day said without its year is the one before the other.
  const year = /\b(20\d\d)\b/.exec(second)?.[1];
  const from = begins(/\b20\d\d\b/.test(first) || year === undefined ? first : `${first} ${year}`, now);
  if (from === undefined) return undefined;
  return from <= last ? { from, to: last } : { from: addMonths(from, -12), to: last };
}

function otherwise(words: string, now: Now): PastPeriod | undefined {
  const day = dayOf(words.replace(/^on\s+/, ''), now);
  if (day !== undefined) return { from: day, to: day };
  const read = readPeriod(words, now);
  // "Next week" is not over, and not that of last year.
  if (read === undefined || (read.from > now.on && /\b(?:next|coming|tomorrow)\b/i.test(words))) return undefined;
  // Days without a year are those of the last time.
  const years = read.from > now.on && !read.certain ? -12 : 0;
  return { from: addMonths(read.from, years), to: addMonths(read.to, years) };
}

function begins(words: string, now: Now): LocalDate | undefined {
  const said = words.replace(/^the\s+/, '').replace(/^(?=(?:week|month|quarter|year|financial year)$)/, 'this ');
  return spoken(said, now)?.from ?? dayOf(words, now);
}

function dayOf(words: string, now: Now): LocalDate | undefined {
  const [day, ...others] = findDays(words, now, 'past');
  if (day === undefined || others.length > 0 || day.meant.kind === 'period') return undefined;
  // Where the year is in doubt it is the last one: only what is past is asked for.
  const date =
    day.meant.kind === 'day'
      ? day.meant.date
      : day.meant.may
          .filter((each) => each <= now.on)
          .toSorted()
          .at(-1);
  return `${words.slice(0, day.start)}${words.slice(day.end)}`.trim().replace(/^(?:on|the)$/, '') === ''
    ? date
    : undefined;
}

/** A month, the last one of its name unless its year is said. */
function monthNamed(words: string, on: LocalDate): PastPeriod | undefined {
  const [, name, year] = /^([a-z]{3,9})(?:\s+(20\d\d))?$/.exec(words) ?? [];
  const short = name === 'sept' ? 'sep' : name;
  const at = short === undefined ? -1 : months.findIndex((month) => month === short || month.slice(0, 3) === short);
  if (at === -1) return undefined;
  const named = firstOf(`${year ?? on.slice(0, 4)}-${String(at + 1).padStart(2, '0')}`, on);
  const from = year === undefined && named > on ? addMonths(named, -12) : named;
  return { from, to: addDays(addMonths(from, 1), -1) };
}

function firstOf(month: string, otherwiseOn: LocalDate): LocalDate {
  return parseLocalDate(`${month}-01`) ?? otherwiseOn;
}
