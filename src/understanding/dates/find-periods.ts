import { addDays, formatDayAndDate, type LocalDate, weekdayOf } from '../../calendar/index.ts';
import { dateOf, later } from './calendar-day.ts';
import { findDays } from './find-dates.ts';
import type { FoundDate, Meant, Now } from './said-date.ts';
import { MONTH, NUMBER, numberOf, placeInWeek } from './words.ts';

/** A time with a first and a last day, as it was said; `open`: it has a first day and no last one. */
export type FoundPeriod = {
  readonly start: number;
  readonly end: number;
  readonly meant: Meant | { readonly kind: 'open'; readonly from: LocalDate };
};

const JOIN = String.raw`\s*(?:to|until|till|til|through|thru|-|–|—|and|up to|up until|through to)\s*(?:and including\s+)?`;

/** The time that is named in a sentence, if any: two days joined, "until", "for two weeks", "w/c", "next week", or one day. */
export function findPeriod(text: string, now: Now): FoundPeriod | undefined {
  const written = shortSpan(text, now);
  if (written !== undefined) return written;
  const feast = feastTime(text, now);
  if (feast !== undefined) return feast;
  const whole = wholeWeek(text, now);
  if (whole !== undefined) return whole;
  const days = findDays(text, now, 'future');
  const [first, second] = days;
  if (first === undefined) return spanAlone(text, now);
  if (second !== undefined) {
    const between = text.slice(first.end, second.start);
    const run = runOfDays(text, days);
    if (run !== undefined) return run;
    if (new RegExp(`^${JOIN}$`, 'i').test(between)) return joined(text, first, second, now);
  }
  if (first.meant.kind !== 'day') return { start: startOf(text, first.start), end: first.end, meant: first.meant };
  const { date } = first.meant;
  const before = text.slice(0, first.start);
  const span = new RegExp(
    String.raw`^\s*(?:,|and)?\s*for\s+(?:the\s+next\s+)?(${NUMBER})\s+(days?|weeks?|fortnights?|months?)`,
    'i',
  ).exec(text.slice(first.end));
  if (span !== null) {
    const meant = period(date, addDays(later(date, numberOf(span[1] ?? ''), (span[2] ?? '').toLowerCase()), -1));
    return { start: startOf(text, first.start), end: first.end + span[0].length, meant };
  }
  if (/(?:until|till|til|up to|back on|back|return(?:ing)?(?: to work)?(?: on)?)\s*$/i.test(before)) {
    const isBack = /(?:back|return)[^,]*$/i.test(before) && !/(?:until|till|til)/i.test(before);
    const to = isBack ? addDays(date, -1) : date;
    return { start: startOf(text, first.start), end: first.end, meant: period(now.on, to < now.on ? now.on : to) };
  }
  if (/(?:from|starting|as of|beginning)\s*(?:on\s*)?$/i.test(before)) {
    return { start: startOf(text, first.start), end: first.end, meant: { kind: 'open', from: date } };
  }
  return { start: startOf(text, first.start), end: first.end, meant: period(date, date) };
}

/** "24-31 December", "24th to the 31st of December": two days of one month. */
function shortSpan(text: string, now: Now): FoundPeriod | undefined {
  const match = new RegExp(
    String.raw`(?:from\s+|between\s+)?(?:the\s+)?(?<![\d/])(\d{1,2})(?:st|nd|rd|th)?${JOIN}(?:the\s+)?(\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s*${MONTH}(?:,?\s+(?:20\d\d|['’]\d\d))?)`,
    'i',
  ).exec(text);
  if (match === null) return undefined;
  const [said, firstDay = '', second = ''] = match;
  const [found] = findDays(second, now, 'future');
  const start = match.index;
  const end = start + said.length;
  if (found === undefined) return undefined;
  if (found.meant.kind !== 'day') return { start, end, meant: found.meant };
  const [year = 0, month = 0] = found.meant.date.split('-').map(Number);
  const from = dateOf(year, month, Number(firstDay));
  if (from === undefined || from > found.meant.date) return undefined;
  const isTwo = /\d\D*\band\b/i.test(said) && !/between/i.test(said) && found.meant.date !== addDays(from, 1);
  if (isTwo) return { start, end, meant: withGap([from, found.meant.date]) };
  return { start, end, meant: period(from, found.meant.date, found.meant.certain) };
}

const BESIDE = /^\s*(?:,|&|\+|\/|and|,\s*and)?\s*$/i;

/** "Tues weds", "Tuesday and Thursday": days that are named one by one are a time where they follow one another, and asked about where not. */
function runOfDays(text: string, days: readonly FoundDate[]): FoundPeriod | undefined {
  const [first] = days;
  if (first === undefined || /\bbetween\s+(?:the\s+)?$/i.test(text.slice(0, first.start))) return undefined;
  const apart = days.findIndex((day, at) => at > 0 && !BESIDE.test(text.slice(days[at - 1]?.end ?? 0, day.start)));
  const run = apart === -1 ? days : days.slice(0, apart);
  const last = run.at(-1);
  const dates = run.flatMap(({ meant }) => (meant.kind === 'day' ? [meant.date] : []));
  const [from] = dates;
  const to = dates.at(-1);
  if (run.length < 2 || last === undefined || dates.length < run.length || from === undefined || to === undefined)
    return undefined;
  const place = { start: startOf(text, first.start), end: last.end };
  const isRun = dates.every(
    (date, at) => at === 0 || [0, 1].some((step) => date === addDays(dates[at - 1] ?? date, step)),
  );
  if (isRun) return { ...place, meant: period(from, to) };
  return { ...place, meant: withGap(dates) };
}

function withGap(dates: readonly LocalDate[]): Meant {
  const said = dates.map(formatDayAndDate);
  const sentence = `${said.slice(0, -1).join(', ')} and ${said.at(-1)} do not follow one another. Say one time without a gap, then the next.`;
  return { kind: 'doubt', sentence, may: [] };
}

function joined(text: string, first: FoundDate, second: FoundDate, now: Now): FoundPeriod {
  const [start, end] = [startOf(text, first.start), second.end];
  for (const { meant } of [first, second]) if (meant.kind === 'doubt') return { start, end, meant };
  if (first.meant.kind !== 'day' || second.meant.kind !== 'day') return { start, end, meant: first.meant };
  // Whoever is away from Friday to Monday means the Monday after that Friday.
  const from = first.meant.date;
  const to = second.meant.date < from ? onwards(text.slice(second.start, second.end), from, now) : second.meant.date;
  return { start, end, meant: period(from, to, first.meant.certain && second.meant.certain) };
}

function onwards(words: string, from: LocalDate, now: Now): LocalDate {
  const [again] = findDays(words, { ...now, on: from }, 'future');
  return again?.meant.kind === 'day' ? again.meant.date : from;
}

/** "Week commencing", as it is written: `w/c`, `wk beg`, `week of`. */
const COMMENCING =
  /(?<!\p{L})(?:w\s?[/.]\s?[cb]\.?|wc|wb|(?:week|wk)\.?\s*\/?\s*(?:commencing|comm|com|beginning|begin|beg|starting|start|of)\.?)\s*:?\s*(?:on\s+)?(?=the\s|\d|\p{L})/iu;

/** The week that begins on a day, as said: `w/c 21 December`. */
export function findWeek(
  text: string,
  now: Now,
): { readonly start: number; readonly end: number; readonly from: LocalDate } | undefined {
  const commencing = COMMENCING.exec(text);
  if (commencing === null) return undefined;
  const at = commencing.index + commencing[0].length;
  // The week that runs today began on its Monday.
  const monday = addDays(now.on, -placeInWeek(weekdayOf(now.on)));
  const [found] = findDays(text.slice(at), { ...now, on: monday }, 'future');
  if (found?.start !== 0 || found.meant.kind !== 'day') return undefined;
  return { start: commencing.index, end: at + found.end, from: found.meant.date };
}

function wholeWeek(text: string, now: Now): FoundPeriod | undefined {
  const named = findWeek(text, now);
  if (named !== undefined)
    return { start: named.start, end: named.end, meant: period(named.from, addDays(named.from, 6)) };
  const week =
    /(?<![\p{L}])(?:(?:all|the whole|for the)\s+(?:of\s+)?)?(?:(this|next)\s+week|(?:the\s+)?rest\s+of\s+(?:the|this)\s+week|all\s+week)(?![\p{L}])/iu.exec(
      text,
    );
  if (week === null || findDays(text, now, 'future').length > 0) return undefined;
  const monday = addDays(now.on, -placeInWeek(weekdayOf(now.on)));
  const isNext = week[1]?.toLowerCase() === 'next';
  const start = isNext ? addDays(monday, 7) : now.on;
  return {
    start: week.index,
    end: week.index + week[0].length,
    meant: period(start, addDays(monday, isNext ? 13 : 6)),
  };
}

const FEAST = '(?:christmas|xmas|new year|easter)';
const FEAST_WEEK = new RegExp(String.raw`\b(?:the\s+)?(?:(${FEAST})(?:['’]?s)?\s+week|week\s+of\s+(${FEAST}))\b`, 'i');
const OVER_FEAST = new RegExp(
  String.raw`\b(?:over|during|throughout|through|for)\s+(?:the\s+)?(?:whole\s+(?:of\s+)?)?(${FEAST})(?!['’]?s?\s+(?:eve|day|and|week|sunday|monday))(?:\s+and\s+new year)?(?:\s+(?:period|break|holidays?|time))?|\b(?:the\s+)?(${FEAST})\s+(?:period|break|holidays?)\b`,
  'i',
);

/** "Christmas week": from its Monday to its Sunday. Of Easter there are two, and "over Christmas" has no two ends: both are asked. */
function feastTime(text: string, now: Now): FoundPeriod | undefined {
  const week = FEAST_WEEK.exec(text);
  const over = week ?? OVER_FEAST.exec(text);
  if (over === null) return undefined;
  const place = { start: startOf(text, over.index), end: over.index + over[0].length };
  const name = over[1] ?? over[2] ?? '';
  const [day] = week === null || /easter/i.test(name) ? [] : findDays(name, now, 'future');
  if (day?.meant.kind !== 'day') {
    // Where its days are said as well, they are what was meant.
    if (findDays(text.replace(over[0], ' '), now, 'future').length > 0) return undefined;
    return {
      ...place,
      meant: {
        kind: 'doubt',
        sentence: `“${over[0].trim()}” has no two days. Say the first day and the last.`,
        may: [],
      },
    };
  }
  const monday = addDays(day.meant.date, -placeInWeek(weekdayOf(day.meant.date)));
  return { ...place, meant: period(monday, addDays(monday, 6)) };
}

/** "For two weeks", "for a fortnight", "for the next three days": from today. */
function spanAlone(text: string, now: Now): FoundPeriod | undefined {
  const match = new RegExp(
    String.raw`(?:for\s+(?:the\s+next\s+|about\s+)?|\b(?:the\s+)?next\s+)(${NUMBER})\s+(days?|weeks?|fortnights?|months?)`,
    'i',
  ).exec(text);
  if (match === null) return undefined;
  const last = addDays(later(now.on, numberOf(match[1] ?? ''), (match[2] ?? '').toLowerCase()), -1);
  return { start: match.index, end: match.index + match[0].length, meant: period(now.on, last) };
}

function period(from: LocalDate, to: LocalDate, certain = false): Meant {
  return { kind: 'period', from, to, certain };
}

/** With the little words before it. */
function startOf(text: string, start: number): number {
  const before = /(?:\b(?:from|on|between|until|till|til|up to|for|starting|as of)\s+)*$/i.exec(text.slice(0, start));
  return before?.index ?? start;
}
