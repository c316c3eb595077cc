import { tzOffset } from '@date-fns/tz';
import { CalendarError } from './calendar-error.ts';
import { dayInUtc, type LocalDate } from './local-date.ts';

/** A time on the wall clock, `HH:MM`, from `00:00` to `23:59`. Compares with `<`. */
export type LocalTime = string & { readonly __brand: 'LocalTime' };

const MILLISECONDS_A_MINUTE = 60_000;
const MILLISECONDS_A_DAY = 86_400_000;

/** The time written, or undefined when there is none such: `parseLocalTime('24:00')` is `undefined`. */
export function parseLocalTime(text: string): LocalTime | undefined {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? (text as LocalTime) : undefined;
}

/** A time known to be one; throws CalendarError `not-a-time` otherwise: `localTime('09:00')` is `'09:00'`. */
export function localTime(text: string): LocalTime {
  const time = parseLocalTime(text);
  if (time === undefined) throw new CalendarError('not-a-time', `"${text}" is not a time such as 09:00.`);
  return time;
}

/**
 * The date on the wall at an instant (epoch milliseconds) in an IANA zone.
 * `localDateAt(Date.UTC(2026, 5, 30, 23, 30), 'Europe/London')` is `'2026-07-01'`: it is summer time.
 */
export function localDateAt(instant: number, zone: string): LocalDate {
  return dayInUtc(instant + offsetAt(instant, zone));
}

/**
 * The time on the wall at an instant (epoch milliseconds) in an IANA zone, seconds cut off.
 * `localTimeAt(Date.UTC(2026, 5, 30, 23, 30), 'Europe/London')` is `'00:30'`.
 */
export function localTimeAt(instant: number, zone: string): LocalTime {
  return localTime(new Date(instant + offsetAt(instant, zone)).toISOString().slice(-13, -8));
}

/**
 * The instant (epoch milliseconds) of a date and time on the wall in an IANA zone.
 * A time that exists twice, when clocks go back, is the first of the two. A time that does not exist, when they go
 * forward, is the moment they do, which is the next time that exists: in London on 29 March 2026 `01:30` is `02:00`.
 * `instantOf('2026-03-29', '01:30', 'Europe/London')` is `Date.UTC(2026, 2, 29, 1)`.
 */
export function instantOf(date: LocalDate, time: LocalTime, zone: string): number {
  const wall = Date.parse(`${date}T${time}:00Z`);
  // No zone has changed twice in two days, so one of these two offsets is in force at the moment asked for.
  const before = offsetAt(wall - MILLISECONDS_A_DAY, zone);
  const after = offsetAt(wall + MILLISECONDS_A_DAY, zone);
  const instants = [before, after]
    .map((offset) => ({ offset, instant: wall - offset }))
    .filter(({ offset, instant }) => offsetAt(instant, zone) === offset)
    .map(({ instant }) => instant);
  return instants.length > 0 ? Math.min(...instants) : changeBetween(wall - after, wall - before, zone);
}

/** The first instant of a new offset, which takes over after `early` and no later than `late`. */
function changeBetween(early: number, late: number, zone: string): number {
  const newOffset = offsetAt(late, zone);
  let [old, changed] = [early, late];
  while (changed - old > 1) {
    const middle = Math.floor((old + changed) / 2);
    if (offsetAt(middle, zone) === newOffset) changed = middle;
    else old = middle;
  }
  return changed;
}

/** The latest instant that a date can be, and, negative, the earliest. */
const FARTHEST = 8.64e15;
/** So many days are remembered of a zone. */
const MOST_REMEMBERED = 10_000;
/** How far a zone is ahead of UTC for a whole day in UTC; undefined where that changes on the day. */
const wholeDays = new Map<string, Map<number, number | undefined>>();

/** How far the zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  if (!(Math.abs(instant) <= FARTHEST)) {
    throw new CalendarError('not-an-instant', `${instant} is not an instant in epoch milliseconds.`);
  }
  let days = wholeDays.get(zone);
  if (days === undefined) {
    assertZone(zone);
    days = new Map();
    wholeDays.set(zone, days);
  }
  const day = Math.floor(instant / MILLISECONDS_A_DAY);
  if (!days.has(day)) {
    if (days.size >= MOST_REMEMBERED) days.clear();
    const [first, last] = [0, MILLISECONDS_A_DAY - 1].map((after) =>
      workOutOffset(day * MILLISECONDS_A_DAY + after, zone),
    );
    days.set(day, first === last ? first : undefined);
  }
  return days.get(day) ?? workOutOffset(instant, zone);
}

function workOutOffset(instant: number, zone: string): number {
  return tzOffset(zone, new Date(instant)) * MILLISECONDS_A_MINUTE;
}

/** tzOffset takes anything that looks a little like `+01` for a zone, and would hide a misspelt one. */
function assertZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
  } catch (cause) {
    throw new CalendarError('unknown-time-zone', `"${zone}" is not a time zone such as Europe/London.`, { cause });
  }
}
