import { tz } from '@date-fns/tz';
import { format } from 'date-fns/format';
import type { LocalDate } from './local-date.ts';

/** A local date has no zone, so the machine's must not colour it. */
const utc = tz('UTC');

/** So many are remembered: a month of reminders writes a few hundred days tens of thousands of times. */
const MOST_REMEMBERED = 10_000;
const written = new Map<string, string>();

function formatAs(pattern: string, date: LocalDate): string {
  const key = `${pattern} ${date}`;
  const known = written.get(key);
  if (known !== undefined) return known;
  if (written.size >= MOST_REMEMBERED) written.clear();
  const made = format(date, pattern, { in: utc });
  written.set(key, made);
  return made;
}

/** For running text, as GOV.UK writes dates: `formatDate('2026-12-24')` is `'24 December 2026'`. */
export function formatDate(date: LocalDate): string {
  return formatAs('d MMMM yyyy', date);
}

/** For a date somebody must keep: `formatDayAndDate('2026-12-24')` is `'Thursday 24 December 2026'`. */
export function formatDayAndDate(date: LocalDate): string {
  return formatAs('EEEE d MMMM yyyy', date);
}

/** For lists of days near by, where the year is plain: `formatDay('2026-12-24')` is `'Thursday 24 December'`. */
export function formatDay(date: LocalDate): string {
  return formatAs('EEEE d MMMM', date);
}

/** For days from one to another, both included: `from 1 December 2026 to 4 December 2026`, and of one day `on 1 December 2026`. */
export function formatSpan(
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  day: (date: LocalDate) => string = formatDate,
): string {
  return from === to ? `on ${day(from)}` : `from ${day(from)} to ${day(to)}`;
}

/** `2026-12` as `December 2026`; what is no month stays as it is. */
export function formatMonth(month: string): string {
  const [year = '', number] = month.split('-');
  const name = monthsOfYear[Number(number) - 1];
  return name === undefined ? month : `${name} ${year}`;
}

const monthsOfYear = 'January February March April May June July August September October November December'.split(' ');
