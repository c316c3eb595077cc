import { CalendarError } from './calendar-error.ts';
import { addDays, type LocalDate } from './local-date.ts';
import { type BeyondList, type Day, dayOf, type WorkingCalendar } from './working-calendar.ts';

/** More than the working days of a list from end to end; it stops a slip of the keyboard from counting for ever. */
export const MOST_WORKING_DAYS = 10_000;

type FreeDay = Exclude<Day, { kind: 'working-day' }>;

/**
 * A day on the way from receipt to due date. The day of receipt says what day it `is`; a working day has its number,
 * which is 0 where counting only starts from it; a free day says why it is not counted.
 */
export type CountedDay = { readonly date: LocalDate } & (
  | { readonly kind: 'receipt'; readonly is: Day }
  | { readonly kind: 'working-day'; readonly number: number }
  | FreeDay
);

/**
 * The date `n` working days after receipt, by the calendar's rule; before it when `n` is negative. Always a working day.
 * With `n` 0 it is the day itself, or the next working day if it is none. Saturday and 2 is Tuesday by the usual rule:
 * `addWorkingDays('2026-12-05', 2, calendar)` is `{ kind: 'date', date: '2026-12-08' }`.
 * Refuses when the way there leaves the bank-holiday list. Throws CalendarError `not-countable` unless `n` is whole
 * and from -10,000 to 10,000.
 */
export function addWorkingDays(
  start: LocalDate,
  n: number,
  calendar: WorkingCalendar,
): { readonly kind: 'date'; readonly date: LocalDate } | BeyondList {
  const counted = countOut(start, n, calendar);
  return counted.kind === 'beyond-list' ? counted : { kind: 'date', date: counted.date };
}

/**
 * How many working days lie from one date to another, negative going back: the `n` that `addWorkingDays` takes from
 * `from` to `to`. `countWorkingDays('2026-12-24', '2026-12-30', calendar)` is `{ kind: 'count', count: 2 }`.
 * Two dates between which no working day passes are 0 apart; a free day and the working day after it are 1 apart by the
 * usual rule, though adding 0 leads there too. Refuses when the way leaves the bank-holiday list.
 */
export function countWorkingDays(
  from: LocalDate,
  to: LocalDate,
  calendar: WorkingCalendar,
): { readonly kind: 'count'; readonly count: number } | BeyondList {
  const direction = to < from ? -1 : 1;
  const start = dayOf(from, calendar);
  if (start.kind === 'beyond-list') return start;
  let number = firstNumber(start, calendar) - 1;
  for (let date = from; date !== to; ) {
    date = addDays(date, direction);
    const day = dayOf(date, calendar);
    if (day.kind === 'beyond-list') return day;
    if (day.kind === 'working-day') number += 1;
  }
  return { kind: 'count', count: number <= 0 ? 0 : number * direction };
}

/** Every day from receipt to due date, in the order they are counted; what adding and explaining share. */
export function countOut(
  start: LocalDate,
  n: number,
  calendar: WorkingCalendar,
): { readonly kind: 'counted'; readonly date: LocalDate; readonly days: readonly CountedDay[] } | BeyondList {
  if (!Number.isInteger(n) || Math.abs(n) > MOST_WORKING_DAYS) {
    throw new CalendarError('not-countable', `${n} is not a whole number of working days up to ${MOST_WORKING_DAYS}.`);
  }
  const receipt = dayOf(start, calendar);
  if (receipt.kind === 'beyond-list') return receipt;
  const days: CountedDay[] = [{ date: start, kind: 'receipt', is: receipt }];
  if (n === 0 && receipt.kind === 'working-day') return { kind: 'counted', date: start, days };

  let number = n === 0 ? 0 : firstNumber(receipt, calendar);
  for (let date = start; ; ) {
    date = addDays(date, n < 0 ? -1 : 1);
    const day = dayOf(date, calendar);
    if (day.kind === 'beyond-list') return day;
    if (day.kind === 'working-day') {
      days.push({ date, kind: 'working-day', number });
      if (number === Math.abs(n)) return { kind: 'counted', date, days };
      number += 1;
    } else {
      days.push({ date, ...day });
    }
  }
}

/** The number of the first working day met: 0 where a receipt on a free day must first roll to a working day. */
function firstNumber(receipt: Day, { rule }: WorkingCalendar): 0 | 1 {
  return rule === 'roll-then-count' && receipt.kind !== 'working-day' ? 0 : 1;
}
