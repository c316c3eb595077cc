import {
  addDays,
  addWorkingDays,
  type BeyondList,
  type Day,
  dayOf,
  formatDayAndDate,
  instantOf,
  type LocalDate,
  localDateAt,
  localTime,
  localTimeAt,
  parseLocalDate,
  parseLocalTime,
  type WorkingCalendar,
} from '../calendar/index.ts';
import { type Enquiry, runningDeadlines } from '../casework/index.ts';

const nine = localTime('09:00');

/** Where the clock stands: an instant in milliseconds since the epoch, and the zone it is read in. */
export type Standing = { readonly now: number; readonly zone: string; readonly calendar: WorkingCalendar };

/** An instant, or a sentence that says why there is none. */
export type Moment =
  | { readonly kind: 'at'; readonly instant: number }
  | { readonly kind: 'none'; readonly sentence: string };

/**
 * The instant that somebody wants the clock at: a time on the wall (`2026-12-24T09:30`), `tomorrow` at nine, the next `deadline` at nine,
 * or `christmas`: nine on the first working day after the next Christmas. `deadlines` are the dates of what is open, in any order.
 */
export function readMoment(to: string, { now, zone, calendar }: Standing, deadlines: readonly LocalDate[]): Moment {
  const today = localDateAt(now, zone);
  const atNine = (date: LocalDate): Moment => ({ kind: 'at', instant: instantOf(date, nine, zone) });
  switch (to) {
    case 'tomorrow':
      return atNine(addDays(today, 1));
    case 'deadline': {
      const next = deadlines.toSorted().find((date) => instantOf(date, nine, zone) > now);
      return next === undefined
        ? { kind: 'none', sentence: 'Nothing that is open has a date after this one.' }
        : atNine(next);
    }
    case 'christmas': {
      const year = Number(today.slice(0, 4));
      const days = [year, year + 1].flatMap((each) => parseLocalDate(`${each}-12-25`) ?? []);
      const christmas = days.find((date) => date >= today);
      const after = christmas && addWorkingDays(christmas, 1, calendar);
      return after?.kind === 'date'
        ? atNine(after.date)
        : { kind: 'none', sentence: 'The list of bank holidays ends before Christmas.' };
    }
    default: {
      const [date, time] = [parseLocalDate(to.slice(0, 10)), parseLocalTime(to.slice(11, 16))];
      if (date === undefined || time === undefined) return { kind: 'none', sentence: 'Give a date and a time.' };
      return { kind: 'at', instant: instantOf(date, time, zone) };
    }
  }
}

/** Every date that an open enquiry has still to come to: of a paused one the day on which somebody looks at it again. */
export function datesOf(enquiry: Enquiry): readonly LocalDate[] {
  const { pausedSince, lookAgainOn } = enquiry;
  const lookedAt = pausedSince === undefined || lookAgainOn === undefined ? [] : [lookAgainOn];
  return [...Object.values(runningDeadlines(enquiry)), ...lookedAt];
}

/** When it is next seen whether somebody is to be told something: what there is to tell is not known before. */
export type NextCheck = { readonly to: string; readonly at: number };

/** The next of those that wait; of several at the same moment the first by name, so that it is the same one whenever it is asked. */
export function nextOf(waiting: readonly NextCheck[]): NextCheck | undefined {
  return waiting.toSorted((a, b) => a.at - b.at || a.to.localeCompare(b.to, 'en'))[0];
}

/** What one can expect: when a message may come next and, where that is not today, why nothing comes before. */
export function describeNext(next: NextCheck | undefined, { now, zone, calendar }: Standing): string {
  if (next === undefined) return 'No message waits to be sent.';
  const today = localDateAt(now, zone);
  const day = localDateAt(next.at, zone);
  if (next.at <= now) return `It is being checked whether there is a message for ${next.to}.`;
  const when =
    day === today
      ? `today at ${localTimeAt(next.at, zone)}`
      : `${formatDayAndDate(day)}, ${localTimeAt(next.at, zone)}`;
  const why = reasonOf(dayOf(today, calendar));
  return `${why === undefined ? '' : `Today is ${why}, so reminders wait. `}The next check that is planned: ${when}. ${next.to} gets a message then only if there is something to tell them.`;
}

function reasonOf(day: Day | BeyondList): string | undefined {
  switch (day.kind) {
    case 'working-day':
    case 'beyond-list':
      return undefined;
    case 'weekend':
      return 'a day of the weekend';
    case 'free-weekday':
      return 'no working day of the council';
    case 'bank-holiday':
      return `a bank holiday (${day.name})`;
    case 'closure-day':
      return `a closure day (${day.name})`;
  }
}
