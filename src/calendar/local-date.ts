import { CalendarError } from './calendar-error.ts';

/** A day on the wall calendar, `YYYY-MM-DD`, years 1000 to 9999, of no time zone. Compares with `<` and `===`. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

/** The days of the week, Monday first. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

const MILLISECONDS_A_DAY = 86_400_000;

/** So many days are remembered: a month of casework asks for a few hundred of them a million times. */
const MOST_REMEMBERED = 10_000;
/** Days of which it is known that there are such, by the day in UTC since 1970, and the other way round. */
const dates = new Map<number, LocalDate>();
const numbers = new Map<string, number>();

/** The date written, or undefined when there is no such day: `parseLocalDate('2026-02-30')` is `undefined`. */
export function parseLocalDate(text: string): LocalDate | undefined {
  if (numbers.has(text)) return text as LocalDate;
  if (!/^[1-9]\d{3}-\d\d-\d\d$/.test(text)) return undefined;
  const midnight = Date.parse(text);
  // Some engines read 30 February as 2 March: only a date that comes back unchanged is one.
  if (Number.isNaN(midnight) || isoDate(midnight) !== text) return undefined;
  if (numbers.size >= MOST_REMEMBERED) for (const remembered of [dates, numbers]) remembered.clear();
  const [date, number] = [text as LocalDate, midnight / MILLISECONDS_A_DAY];
  dates.set(number, date);
  numbers.set(date, number);
  return date;
}

/** The day in UTC at an instant (epoch milliseconds); throws CalendarError `not-a-date` beyond the years 1000 to 9999. */
export function dayInUtc(instant: number): LocalDate {
  return dates.get(Math.floor(instant / MILLISECONDS_A_DAY)) ?? localDate(isoDate(instant));
}

/** Days since 1 January 1970. */
function numberOf(date: LocalDate): number {
  return numbers.get(date) ?? Date.parse(date) / MILLISECONDS_A_DAY;
}

/** A date known to be one; throws CalendarError `not-a-date` otherwise: `localDate('2024-02-29')` is `'2024-02-29'`. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (date === undefined) throw new CalendarError('not-a-date', `"${text}" is not a date such as 2026-12-24.`);
  return date;
}

/**
 * The date so many days later (earlier when negative): `addDays('2024-02-28', 2)` is `'2024-03-01'`.
 * Throws CalendarError `not-a-date` when the result leaves the years 1000 to 9999 or `days` is not whole.
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  // Days in UTC are all of one length. date-fns is thirty times slower, and on a machine in a zone that once skipped
  // a day (Pacific/Apia) it skips that day even when told to count in UTC.
  const midnight = (numberOf(date) + days) * MILLISECONDS_A_DAY;
  if (!Number.isSafeInteger(days) || Number.isNaN(new Date(midnight).getTime())) {
    throw new CalendarError('not-a-date', `${date} and ${days} days is not a date.`);
  }
  return dayInUtc(midnight);
}

/** The date so many months later; the 31st becomes the last of a shorter month: `addMonths('2024-01-31', 1)` is `'2024-02-29'`. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0));
  const midnight = Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth.getUTCDate()));
  if (Number.isNaN(midnight)) throw new CalendarError('not-a-date', `${date} and ${months} months is not a date.`);
  return localDate(isoDate(midnight));
}

/** Calendar days from one date to another, negative when going back: `daysBetween('2026-12-24', '2027-01-01')` is `8`. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return numberOf(to) - numberOf(from);
}

/** The day of the week: `weekdayOf('2026-12-24')` is `'thursday'`. */
export function weekdayOf(date: LocalDate): Weekday {
  // 1 January 1970 was a Thursday.
  return weekdays[(((numberOf(date) + 3) % 7) + 7) % 7] as Weekday;
}

/** The UTC date of an instant. */
function isoDate(instant: number): string {
  const text = new Date(instant).toISOString();
  return text.slice(0, text.indexOf('T'));
}
