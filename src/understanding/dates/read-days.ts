import { addDays, type LocalDate } from '../../calendar/index.ts';
import { findDays } from './find-dates.ts';
import { readDay, readPeriod } from './read-dates.ts';
import type { FoundDate, Now } from './said-date.ts';
import { MONTH, monthOf, WEEKDAY } from './words.ts';

/* Several days at once: "24, 29 and 31 December", "24 to 31 December", "24 December and 2 January 2027". */

const NUMBER = String.raw`(?:${WEEKDAY},?\s+)?(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?`;
const TO = String.raw`\s*(?:to|until|till|til|through|-|–|—)\s*`;
const AND = String.raw`\s*(?:,\s*and|,|;|&|\+|and)\s*`;
/** Numbers before a day that has its month: "24, 29 and". */
const NUMBERS_BEFORE = new RegExp(String.raw`(?:\b(?:from|between)\s+)?(?:${NUMBER}(?:${TO}|${AND}))+$`, 'i');
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
  return { start, end: (apart === -1 ? days : days.slice(0, apart)).at(-1)?.end ?? first.end };
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

/** Every day that is meant, in order; undefined where one of them is not plain. */
export function readDays(said: string, now: Now): readonly LocalDate[] | undefined {
  const pieces = withYears(said)
    .replace(LONE_WEEKDAY, '$1 ')
    .split(new RegExp(AND, 'i'))
    .filter((piece) => piece.trim() !== '');
  let month = '';
  const whole = pieces.toReversed().map((piece) => {
    month = MONTH_OF.exec(piece)?.[1] ?? month;
    return MONTH_OF.test(piece) || !/^\D*\d{1,2}(?:st|nd|rd|th)?(?:\D+\d{1,2}(?:st|nd|rd|th)?)?\s*$/i.test(piece)
      ? piece
      : `${piece.trim()} ${month}`;
  });
  const dates = new Set<LocalDate>();
  for (const piece of whole.reverse()) {
    const period = new RegExp(String.raw`\d(?:st|nd|rd|th)?${TO}|(?:${MONTH}|day|\d{4})${TO}`, 'i').test(piece)
      ? readPeriod(piece, now)
      : undefined;
    const one = period === undefined ? readDay(piece, now, 'future') : undefined;
    if (period === undefined && one?.kind !== 'day') return undefined;
    if (one?.kind === 'day') dates.add(one.date);
    if (period !== undefined)
      for (let date = period.from, count = 0; date <= period.to && count < MOST; date = addDays(date, 1), count += 1)
        dates.add(date);
  }
  return [...dates].sort();
}
