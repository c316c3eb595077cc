import {
  addDays,
  addMonths,
  daysBetween,
  formatDate,
  formatDayAndDate,
  type LocalDate,
  parseLocalDate,
  type Weekday,
  weekdayOf,
} from '../../calendar/index.ts';
import type { Lean, Meant, Now } from './said-date.ts';
import { placeInWeek } from './words.ts';

/** Further back than this somebody is asked whether that day is meant, in days: three months. */
const FAR_BACK = 92;
/** A day without a year that is further ahead than this may be one that is past. */
const FAR_AHEAD = 200;

/** The parts of a date as written; a year of two figures is of this century. */
export type Parts = {
  readonly day: number;
  readonly month: number;
  readonly year?: number;
  readonly weekday?: Weekday;
};

/** The day that these parts are, the likely year where none was said, or the doubt about it. */
export function dayOfParts({ day, month, year, weekday }: Parts, now: Now, lean: Lean): Meant | undefined {
  if (month > 12) {
    const swapped = day <= 12 ? dateOf(year ?? yearOf(now.on), day, month) : undefined;
    const may = swapped === undefined ? [] : [swapped];
    return doubt(
      `There is no month ${month}.${may.map((date) => ` Do you mean ${formatDayAndDate(date)}?`).join('')}`,
      may,
    );
  }
  if (year !== undefined) {
    const full = year < 100 ? 2000 + year : year;
    const date = dateOf(full, month, day);
    if (date === undefined) return noSuchDay(day, month, full);
    return agreeing(date, weekday, true) ?? { kind: 'day', date, certain: true };
  }
  const years = [-1, 0, 1].map((step) => dateOf(yearOf(now.on) + step, month, day));
  const there = years.flatMap((date) => date ?? []);
  if (there.length === 0) return noSuchDay(day, month, yearOf(now.on));
  const fitting = weekday === undefined ? there : there.filter((date) => weekdayOf(date) === weekday);
  const near = nearest(there, now, lean);
  if (fitting.length === 0) return agreeing(near, weekday, false);
  const date = nearest(fitting, now, lean);
  return yearDoubt(date, there, now, lean) ?? { kind: 'day', date, certain: false };
}

/** The last or next day of that number in a month: "the 10th". */
export function dayOfMonth(day: number, weekday: Weekday | undefined, now: Now, lean: Lean): Meant | undefined {
  if (day < 1 || day > 31) return undefined;
  const [year = 0, month = 1] = now.on.split('-').map(Number);
  const days = [-1, 0, 1].flatMap((step) => {
    const first = new Date(Date.UTC(year, month - 1 + step, 1));
    return dateOf(first.getUTCFullYear(), first.getUTCMonth() + 1, day) ?? [];
  });
  const fits = weekday === undefined ? days : days.filter((date) => weekdayOf(date) === weekday);
  const date = nearest(fits.length === 0 ? days : fits, now, lean);
  return fits.length === 0 ? agreeing(date, weekday, false) : { kind: 'day', date, certain: false };
}

/** A day of the week, the one before or the one after; nobody who means today says its name. */
export function dayOfWeek(weekday: Weekday, which: string, now: Now, lean: Lean): LocalDate {
  const here = placeInWeek(weekdayOf(now.on));
  const ahead = (placeInWeek(weekday) - here + 7) % 7;
  const next = addDays(now.on, ahead === 0 ? 7 : ahead);
  switch (which) {
    case 'last':
      return addDays(next, -7 - (ahead === 0 ? 7 : 0));
    case 'next':
      return addDays(now.on, 7 - here + placeInWeek(weekday));
    case 'this':
      return lean === 'past' ? addDays(now.on, placeInWeek(weekday) - here) : ahead === 0 ? now.on : next;
    case 'week':
      return addDays(next, 7);
    default:
      return lean === 'future' ? next : ahead === 0 ? now.on : addDays(next, -7);
  }
}

/** A day that was named by its feast. */
export function feastDay(ofYear: (year: number) => LocalDate, year: number | undefined, now: Now, lean: Lean): Meant {
  if (year !== undefined) return { kind: 'day', date: ofYear(year), certain: true };
  const days = [-1, 0, 1].map((step) => ofYear(yearOf(now.on) + step));
  const date = nearest(days, now, lean);
  // Whoever plans for a feast means the next; of what has been, the year may not be the last.
  return (lean === 'past' ? yearDoubt(date, days, now, lean) : undefined) ?? { kind: 'day', date, certain: false };
}

/** Whether a day is so long past that somebody is asked whether it is meant, though its year was said. */
export function isFarBack(date: LocalDate, { on }: Pick<Now, 'on'>): boolean {
  return daysBetween(date, on) > FAR_BACK;
}

/** A span of days after one: months keep the day of the month, working days are counted where the calendar is known. */
export function later(from: LocalDate, count: number, unit: string): LocalDate {
  if (/^month/.test(unit)) return addMonths(from, count);
  if (/^year/.test(unit)) return addMonths(from, 12 * count);
  return addDays(from, count * (/^fortnight/.test(unit) ? 14 : /^week|^wk/.test(unit) ? 7 : 1));
}

export function dateOf(year: number, month: number, day: number): LocalDate | undefined {
  const part = (value: number, width: number) => String(value).padStart(width, '0');
  return parseLocalDate(`${part(year, 4)}-${part(month, 2)}-${part(day, 2)}`);
}

function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

function nearest(days: readonly LocalDate[], { on }: Now, lean: Lean): LocalDate {
  const sorted = [...days].sort();
  const before = sorted.filter((date) => date <= on).at(-1);
  const after = sorted.find((date) => date >= on);
  return (lean === 'past' ? (before ?? after) : (after ?? before)) ?? on;
}

/** Asks where the weekday said is not that of the date. */
function agreeing(date: LocalDate, weekday: Weekday | undefined, isWhole: boolean): Meant | undefined {
  if (weekday === undefined || weekdayOf(date) === weekday) return undefined;
  const step = (placeInWeek(weekday) - placeInWeek(weekdayOf(date)) + 7) % 7;
  const other = addDays(date, step <= 3 ? step : step - 7);
  const named = isWhole ? formatDate(date) : formatDate(date).replace(/ \d{4}$/, '');
  return doubt(
    `${named} is a ${capital(weekdayOf(date))}, not a ${capital(weekday)}. Is it ${formatDayAndDate(date)} or ${formatDayAndDate(other)}?`,
    [date, other],
  );
}

function yearDoubt(date: LocalDate, years: readonly LocalDate[], { on }: Now, lean: Lean): Meant | undefined {
  const away = daysBetween(on, date);
  const isFar = lean === 'past' ? isFarBack(date, { on }) : away > FAR_AHEAD;
  if (!isFar) return undefined;
  const other = lean === 'past' ? years.find((day) => day > on) : [...years].reverse().find((day) => day < on);
  const may = [date, ...(other === undefined ? [] : [other])];
  return doubt(`Which year is meant: ${may.map(formatDayAndDate).join(', or ')}?`, may);
}

function noSuchDay(day: number, month: number, year: number): Meant {
  const last = addDays(addMonths(dateOf(year, month, 1) ?? ('2000-01-01' as LocalDate), 1), -1);
  return doubt(
    `There is no ${day} ${formatDate(last).replace(/^\d+ /, '')}: its last day is ${formatDayAndDate(last)}.`,
    [],
  );
}

function doubt(sentence: string, may: readonly LocalDate[]): Meant {
  return { kind: 'doubt', sentence, may };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
