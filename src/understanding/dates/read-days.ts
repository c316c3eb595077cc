import { addDays, type LocalDate } from '../../calendar/index.ts';
import { findDays } from './find-dates.ts';
import { findPeriod } from './find-periods.ts';
import { readDay, readPeriod } from './read-dates.ts';
import type { FoundDate, Meant, Now } from './said-date.ts';
import { MONTH, monthOf, WEEKDAY } from './words.ts';

/* Several days at once: "24, 29 and 31 December", "24 to 31 December", "24 December and 2 January 2027". */

const NUMBER = String.raw`(?:${WEEKDAY},?\s+)?(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?`;
const TO = String.raw`\s*(?:to|until|till|til|through|-|–|—)\s*`;
const AND = String.raw`\s*(?:,|;|&|\+|\band\b|\bplus\b|\bas well as\b|\balso\b|\bthen\b)(?:\s*(?:and|also|then|on|again|from|plus)\b)*\s*`;
/** Numbers before a day that has its month: "24, 29 and". */
const NUMBERS_BEFORE = new RegExp(String.raw`(?:\b(?:from|between)\s+)?(?:${NUMBER}(?:${TO}|${AND}))+$`, 'i');
/** And behind it: "24 December and 29". */
const NUMBERS_AFTER = new RegExp(
  String.raw`^(?:(?:${TO}|${AND})${NUMBER}(?![\w:]|[./]\d|\s*(?:am|pm)\b))+(?=\s*(?:$|[,;:.!?–—-]|\bbecause\b|\bfor\b))`,
  'i',
);
const JOINED = new RegExp(`^(?:${TO}|${AND})(?:${NUMBER}(?:${TO}|${AND}))*$`, 'i');
const MONTH_OF = new RegExp(String.raw`\b(${MONTH}(?:,?\s+(?:20\d\d|['’]\d\d))?)`, 'i');
const LONE_WEEKDAY = new RegExp(String.raw`(${WEEKDAY}),\s+(?=\d|the\s+\d)`, 'gi');
/** A year at most. */
const MOST = 366;

/** Where all the days stand that are named side by side, from the first of them; undefined where none is. */
export function findDaysTogether(text: string, now: Now): { readonly start: number; readonly end: number } | undefined {
  const days = findDays(text, now, 'future');
  const [first] = days;
  if (first === undefined) return undefined;
  const start = first.start - (NUMBERS_BEFORE.exec(text.slice(0, first.start))?.[0].length ?? 0);
  const apart = days.findIndex(
    (day, at) =>
      at > 0 &&
      (!JOINED.test(text.slice(days[at - 1]?.end ?? 0, day.start)) || isNameOf(day, days[at - 1] ?? day, text)),
  );
  const end = (apart === -1 ? days : days.slice(0, apart)).at(-1)?.end ?? first.end;
  const between = /\bbetween\s+(?:the\s+)?$/i.exec(text.slice(0, start))?.index;
  return { start: between ?? start, end: end + (NUMBERS_AFTER.exec(text.slice(end))?.[0].length ?? 0) };
}

/** "24 December 2027, Christmas Eve": the name of the day before it. */
function isNameOf(day: FoundDate, { meant: before }: FoundDate, text: string): boolean {
  const { meant } = day;
  const isNamed = !/\d/.test(text.slice(day.start, day.end));
  return isNamed && meant.kind === 'day' && before.kind === 'day' && meant.date.slice(5) === before.date.slice(5);
}

const MONTH_AND_YEAR = new RegExp(
  String.raw`(?<=\d(?:st|nd|rd|th)?\s+(?:of\s+)?)(?<m>${MONTH})(?:,?\s+(?<y>20\d\d))?`,
  'gi',
);

/** "24 December to 31 December 2027": whoever says the year once, at the end, means it of all. */
function withYears(said: string): string {
  const [first, ...rest] = [...said.matchAll(MONTH_AND_YEAR)].toReversed();
  let year = Number(first?.groups?.y ?? 0);
  let month = monthOf(first?.groups?.m ?? '') ?? 0;
  let text = said;
  for (const { index, 0: found, groups } of rest) {
    const own = monthOf(groups?.m ?? '') ?? 0;
    if (groups?.y !== undefined) year = Number(groups.y);
    else if (year > 0) {
      year -= own > month ? 1 : 0;
      text = `${text.slice(0, index)}${found} ${year}${text.slice(index + found.length)}`;
    }
    month = own;
  }
  return text;
}

/** Every day that is meant, in order; what is to be asked where one is in doubt; undefined where one of them is not plain. */
export function readDays(
  said: string,
  now: Now,
): Extract<Meant, { kind: 'doubt' }> | { readonly kind: 'days'; readonly days: readonly LocalDate[] } | undefined {
  const days = new Set<LocalDate>();
  for (const piece of piecesOf(said)) {
    const isSpan =
      new RegExp(String.raw`\d(?:st|nd|rd|th)?${TO}|(?:${MONTH}|day|\d{4})${TO}`, 'i').test(piece) ||
      findDays(piece, now, 'future').length > 1;
    const found = isSpan ? findPeriod(piece, now)?.meant : undefined;
    const period = isSpan ? readPeriod(piece, now) : undefined;
    const one = period === undefined ? readDay(piece, now, 'future') : undefined;
    if (one?.kind === 'doubt') return one;
    if (found?.kind === 'doubt') return found;
    if (period === undefined && one === undefined) return undefined;
    if (one?.kind === 'day') days.add(one.date);
    if (period !== undefined)
      for (let date = period.from, count = 0; date <= period.to && count < MOST; date = addDays(date, 1), count += 1)
        days.add(date);
  }
  return { kind: 'days', days: [...days].sort() };
}

/** The days and times one by one; a number without a month has that of the next, or else of the one before it, and then comes after it. */
function piecesOf(said: string): readonly string[] {
  const pieces = withYears(said)
    .replace(/\bbetween\s+(.+?)\s+and\s+/i, '$1 to ')
    .replace(LONE_WEEKDAY, '$1 ')
    .split(new RegExp(AND, 'i'))
    .filter((piece) => piece.trim() !== '');
  let month = '';
  const ahead = pieces.toReversed().map((piece) => {
    month = MONTH_OF.exec(piece)?.[1] ?? month;
    return isBare(piece) ? `${piece.trim()} ${month}` : piece;
  });
  let before = '';
  return ahead.toReversed().map((piece) => {
    const whole = isBare(piece) ? `${piece.trim()} ${before}` : piece;
    before = MONTH_OF.exec(piece)?.[1] ?? before;
    return whole;
  });
}

/** Numbers of days and nothing that says which month. */
function isBare(piece: string): boolean {
  return !MONTH_OF.test(piece) && /^\D*\d{1,2}(?:st|nd|rd|th)?(?:\D+\d{1,2}(?:st|nd|rd|th)?)?\s*$/i.test(piece);
}
