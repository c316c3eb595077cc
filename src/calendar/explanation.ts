import { formatDayAndDate } from './date-phrases.ts';
import type { LocalDate } from './local-date.ts';
import type { BeyondList, CountingRule, Day, WorkingCalendar } from './working-calendar.ts';
import { type CountedDay, countOut } from './working-days.ts';

/** A due date with its reasons: every day from receipt to due date, and the same in sentences, the rule among them. */
export type DueDateExplanation = {
  readonly kind: 'date';
  readonly date: LocalDate;
  readonly rule: CountingRule;
  readonly days: readonly CountedDay[];
  readonly sentences: readonly string[];
};

/**
 * Why `addWorkingDays` gives the date it gives; refuses and throws as it does.
 * The sentences of `explainDueDate('2026-12-24', 1, calendar)` end with
 * `'Tuesday 29 December 2026 is day 1: the due date.'`
 */
export function explainDueDate(
  start: LocalDate,
  n: number,
  calendar: WorkingCalendar,
): DueDateExplanation | BeyondList {
  const counted = countOut(start, n, calendar);
  if (counted.kind === 'beyond-list') return counted;
  const { date, days } = counted;
  const sentences = days.flatMap((day) => [
    sentenceOn(day, n, day.date === date),
    ...(day.kind === 'receipt' ? [sentenceOnRule(calendar.rule, n)] : []),
  ]);
  return { kind: 'date', date, rule: calendar.rule, days, sentences };
}

function sentenceOn(day: CountedDay, n: number, due: boolean): string {
  const date = formatDayAndDate(day.date);
  switch (day.kind) {
    case 'receipt':
      return `${n < 0 ? 'Counting back from' : 'Received on'} ${date}${aside(day.is)}${due ? ': the due date' : ''}.`;
    case 'working-day':
      if (n === 0) return `${date} is the next working day: the due date.`;
      if (day.number === 0) return `${date} is the working day that counting starts from.`;
      return `${date} is day ${day.number}${due ? `: the ${n < 0 ? '' : 'due '}date` : ''}.`;
    default:
      return `${date} does not count: ${whyNotCounted(day)}.`;
  }
}

/** Why a day is not counted: `weekend`, or `bank holiday, Boxing Day (substitute day)`. */
export function whyNotCounted(day: Exclude<Day, { kind: 'working-day' }>): string {
  switch (day.kind) {
    case 'weekend':
      return 'weekend';
    case 'free-weekday':
      return 'not one of the council’s working days';
    case 'bank-holiday':
      return `bank holiday, ${day.name}`;
    case 'closure-day':
      return `closure day, ${day.name}`;
  }
}

function aside(day: Day): string {
  return day.kind === 'working-day' ? '' : ` (${whyNotCounted(day)})`;
}

function sentenceOnRule(rule: CountingRule, n: number): string {
  if (n === 0) return 'It is due the same day, or on the next working day if that is not one.';
  const [next, later] = n < 0 ? ['last', 'before'] : ['next', 'after'];
  return rule === 'next-working-day-is-day-1'
    ? `The ${next} working day ${later} it is day 1.`
    : `If it is not a working day, counting starts from the ${next} working day ${later} it; the working day ${later} that is day 1.`;
}
