import {
  addDays,
  instantOf,
  type LocalDate,
  type LocalTime,
  localDateAt,
  localTimeAt,
  type Weekday,
  type WorkingCalendar,
  weekdayOf,
} from '../calendar/index.ts';
import type { Hours } from './settings.ts';

/**
 * Working time: the hours of the days on which one person may be written to.
 * Working moment: an instant in it. Digest time: the moment of a day at which somebody wants everything at once.
 */
export type WorkingTime = {
  readonly zone: string;
  readonly days: readonly Weekday[];
  readonly hours: Hours;
  /** Bank holidays and closure days are nobody's working days. */
  readonly calendar: Pick<WorkingCalendar, 'bankHolidays' | 'closed'>;
};

/** Looking further than this for a working day is looking in vain: a year and a month. */
const FURTHEST = 400;

/** Whether somebody works on a day, absences apart. */
export function isWorkingDay(date: LocalDate, { days, calendar }: WorkingTime): boolean {
  return days.includes(weekdayOf(date)) && !calendar.bankHolidays.has(date) && !calendar.closed.has(date);
}

/** Whether an instant (epoch milliseconds) is in somebody's working time. */
export function isWorkingMoment(instant: number, time: WorkingTime): boolean {
  const clock = localTimeAt(instant, time.zone);
  return isWorkingDay(localDateAt(instant, time.zone), time) && time.hours.from <= clock && clock < time.hours.to;
}

/** The instant itself when somebody works then, else the next start of their working day. */
export function nextWorkingMoment(instant: number, time: WorkingTime): number {
  if (isWorkingMoment(instant, time)) return instant;
  const today = localDateAt(instant, time.zone);
  const begun = localTimeAt(instant, time.zone) >= time.hours.from;
  return instantOf(nearestWorkingDay(begun ? addDays(today, 1) : today, 1, time), time.hours.from, time.zone);
}

/** The first digest time at or after an instant. */
export function nextDigest(instant: number, at: LocalTime, time: WorkingTime): number {
  const today = nearestWorkingDay(localDateAt(instant, time.zone), 1, time);
  const first = instantOf(today, at, time.zone);
  return first >= instant ? first : instantOf(nearestWorkingDay(addDays(today, 1), 1, time), at, time.zone);
}

/**
 * A time of day on a date, moved to a working day of theirs, back or forward, and into their hours: at their start when
 * the time lies outside.
 */
export function momentOn(date: LocalDate, at: LocalTime, direction: 1 | -1, time: WorkingTime): number {
  const { from, to } = time.hours;
  const day = nearestWorkingDay(date, direction, time);
  return instantOf(day, from <= at && at < to ? at : from, time.zone);
}

/** The digest time of a date, or of the nearest working day of theirs in a direction: they asked for it, whatever their hours. */
export function digestOn(date: LocalDate, at: LocalTime, direction: 1 | -1, time: WorkingTime): number {
  return instantOf(nearestWorkingDay(date, direction, time), at, time.zone);
}

/** The date itself or the nearest working day in a direction; the date itself when there is none for over a year. */
function nearestWorkingDay(date: LocalDate, direction: 1 | -1, time: WorkingTime): LocalDate {
  for (let step = 0; step <= FURTHEST; step += 1) {
    const candidate = addDays(date, step * direction);
    if (isWorkingDay(candidate, time)) return candidate;
  }
  return date;
}
