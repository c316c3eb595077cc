import {
  addDays,
  addWorkingDays,
  type BeyondList,
  dayOf,
  type LocalDate,
  onClock,
  type WorkingCalendar,
} from '../calendar/index.ts';
import { defined } from '../defined.ts';
import type { DueDates } from './audit.ts';
import type { Clock, Deadline, Enquiry, Pause } from './enquiry.ts';
import type { CaseworkRules } from './rules.ts';
import { figuresOf } from './standard.ts';

/** A date counted, none where nothing is promised, or the refusal of a calendar whose list ends before. */
export type CountedDate = { readonly kind: 'date'; readonly date: LocalDate } | { readonly kind: 'none' } | BeyondList;

/**
 * The date of one clock, counted anew from what happened. Every rule about dates is here:
 *
 * acknowledge: so many working days after receipt. A complex enquiry is acknowledged too: that it is complex is only
 *   known once somebody has looked.
 * resolve: so many working days after receipt or reopening; a complex enquiry has none unless the document gives complex ones
 *   theirs; an agreed extension takes its place. Urgent enquiries and services may have figures of their own.
 * update: what the officer said, else for complex enquiries every so many working days since the last.
 * An agreed or said date that has become a holiday moves to the next working day.
 * Where the council's document promises nothing, only what officers say themselves has a date.
 *
 * Pauses move resolve and update by the working days from the day of the pause up to the day before the resumption: the
 * day it is paused stands still, the day it is resumed counts again. So as many working days are left on resumption,
 * that day included, as were left on the day of the pause. A pause after the date has passed moves nothing.
 */
export function countDeadline(enquiry: Enquiry, clock: Clock, rules: CaseworkRules): CountedDate {
  const calendar = onClock(rules.calendar, clock);
  const { standard } = rules;
  switch (clock) {
    case 'acknowledge': {
      const within = standard.kind === 'none' ? undefined : figuresOf(enquiry, standard).acknowledgeWithin;
      return within === undefined ? noDate : addWorkingDays(enquiry.clockFrom, within, calendar);
    }
    case 'resolve': {
      const within = standard.kind === 'none' ? undefined : figuresOf(enquiry, standard).resolveWithin;
      if (within === undefined) return noDate;
      const { extension, clockFrom } = enquiry;
      return extension === undefined
        ? shift(addWorkingDays(clockFrom, within, calendar), clockFrom, enquiry.pauses, calendar)
        : shift(addWorkingDays(extension.by, 0, calendar), extension.agreedOn, enquiry.pauses, calendar);
    }
    case 'update': {
      const basis = enquiry.updateBasis;
      if (basis === undefined) return noDate;
      return basis.kind === 'said'
        ? shift(addWorkingDays(basis.by, 0, calendar), basis.on, enquiry.pauses, calendar)
        : shift(addWorkingDays(basis.from, basis.every, calendar), basis.from, enquiry.pauses, calendar);
    }
  }
}

/** The enquiry with these clocks counted anew; a version goes up only where a date is set, moved or taken away. */
export function recount(
  enquiry: Enquiry,
  clocks: readonly Clock[],
  rules: CaseworkRules,
): { readonly kind: 'counted'; readonly enquiry: Enquiry } | BeyondList {
  const deadlines: Record<Clock, Deadline> = { ...enquiry.deadlines };
  for (const clock of clocks) {
    const counted = countDeadline(enquiry, clock, rules);
    if (counted.kind === 'beyond-list') return counted;
    const by = counted.kind === 'date' ? counted.date : undefined;
    const before = deadlines[clock];
    deadlines[clock] = {
      version: before.by === by ? before.version : before.version + 1,
      ...(by === undefined ? {} : { by, calendarVersion: rules.calendarVersion }),
    };
  }
  return { kind: 'counted', enquiry: { ...enquiry, deadlines } };
}

/** The three dates as they stand, running or not. */
export function datesOf({ deadlines: { acknowledge, resolve, update } }: Enquiry): DueDates {
  return {
    ...defined({ acknowledge: acknowledge.by, resolve: resolve.by, update: update.by }),
  };
}

/** Which pauses moved a date, and by how many working days each. */
export function pausesThatMoved(
  counted: LocalDate,
  since: LocalDate,
  pauses: readonly Pause[],
  calendar: WorkingCalendar,
):
  | {
      readonly kind: 'moved';
      readonly date: LocalDate;
      readonly by: readonly { readonly pause: Pause; readonly days: number }[];
    }
  | BeyondList {
  let date = counted;
  const by: { pause: Pause; days: number }[] = [];
  for (const pause of pauses) {
    if (pause.from < since || pause.from > date) continue;
    const days = workingDaysWithin(pause.from, pause.until, calendar);
    if (typeof days !== 'number') return days;
    if (days === 0) continue;
    const moved = addWorkingDays(date, days, calendar);
    if (moved.kind === 'beyond-list') return moved;
    date = moved.date;
    by.push({ pause, days });
  }
  return { kind: 'moved', date, by };
}

const noDate: CountedDate = { kind: 'none' };

function shift(
  counted: CountedDate,
  since: LocalDate,
  pauses: readonly Pause[],
  calendar: WorkingCalendar,
): CountedDate {
  if (counted.kind !== 'date') return counted;
  const moved = pausesThatMoved(counted.date, since, pauses, calendar);
  return moved.kind === 'beyond-list' ? moved : { kind: 'date', date: moved.date };
}

/** Working days from one date up to the day before another. */
function workingDaysWithin(from: LocalDate, until: LocalDate, calendar: WorkingCalendar): number | BeyondList {
  let days = 0;
  for (let date = from; date < until; date = addDays(date, 1)) {
    const day = dayOf(date, calendar);
    if (day.kind === 'beyond-list') return day;
    if (day.kind === 'working-day') days += 1;
  }
  return days;
}
