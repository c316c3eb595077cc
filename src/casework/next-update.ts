import { addWorkingDays, dayOf, formatDate, formatDayAndDate, type LocalDate, onClock } from '../calendar/index.ts';
import { type ChangeContext, type Refused, refuse } from './action.ts';
import type { Clock, Enquiry, UpdateBasis } from './enquiry.ts';

/** When the next update is due: as said, or by the rhythm of complex enquiries, which a date that is said may only shorten. */
export function nextBasis(
  enquiry: Enquiry,
  said: LocalDate | undefined,
  context: ChangeContext,
): UpdateBasis | Refused | undefined {
  const { on, rules } = context;
  const rhythm = enquiry.complexity.kind === 'complex' && rules.standard.kind === 'promised';
  if (said === undefined) return rhythm ? { kind: 'rhythm', from: on, every: rules.updateEvery } : undefined;
  if (said < on) return refuse('bad-date', `The next update cannot be on ${formatDate(said)}: that is past.`);
  const bad = notWorking(said, 'update', context);
  if (bad !== undefined) return bad;
  if (rhythm) {
    const latest = addWorkingDays(on, rules.updateEvery, onClock(rules.calendar, 'update'));
    if (latest.kind === 'beyond-list') return refuse('beyond-list', latest.message);
    if (said > latest.date) {
      const rule = `a complex enquiry has an update every ${days(rules.updateEvery)}`;
      return refuse('bad-date', `The next update is due by ${formatDayAndDate(latest.date)} at the latest: ${rule}.`);
    }
  }
  return { kind: 'said', by: said, on };
}

/** Why a date cannot be promised; undefined when it is a working day. */
export function notWorking(date: LocalDate, clock: Clock | '', { rules }: ChangeContext): Refused | undefined {
  const day = dayOf(date, onClock(rules.calendar, clock));
  if (day.kind === 'beyond-list') return refuse('beyond-list', day.message);
  if (day.kind === 'working-day') return undefined;
  const next = addWorkingDays(date, 0, onClock(rules.calendar, clock));
  const why = 'name' in day ? ` (${day.name})` : '';
  const offer = next.kind === 'date' ? ` The next working day is ${formatDayAndDate(next.date)}.` : '';
  return refuse('bad-date', `${formatDayAndDate(date)} is not a working day${why}.${offer}`);
}

/** Working days in words. */
export function days(count: number): string {
  return count === 1 ? 'working day' : `${count} working days`;
}
