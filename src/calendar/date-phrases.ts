import { type LocalDate, weekdayOf } from './local-date.ts';

/** For running text, as GOV.UK writes dates: `formatDate('2026-12-24')` is `'24 December 2026'`. */
export function formatDate(date: LocalDate): string {
  return `${dayAndMonth(date)} ${date.slice(0, 4)}`;
}

/** For a date somebody must keep: `formatDayAndDate('2026-12-24')` is `'Thursday 24 December 2026'`. */
export function formatDayAndDate(date: LocalDate): string {
  return `${formatDay(date)} ${date.slice(0, 4)}`;
}

/** For lists of days near by, where the year is plain: `formatDay('2026-12-24')` is `'Thursday 24 December'`. */
export function formatDay(date: LocalDate): string {
  const day = weekdayOf(date);
  return `${day[0]?.toUpperCase()}${day.slice(1)} ${dayAndMonth(date)}`;
}

function dayAndMonth(date: LocalDate): string {
  return `${Number(date.slice(8))} ${monthsOfYear[Number(date.slice(5, 7)) - 1]}`;
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
