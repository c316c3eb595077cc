import { createHash } from 'node:crypto';
import type { WorkingCalendar } from '../calendar/index.ts';
import type { ResponseStandard } from '../council.ts';

/** Everything that dates follow from, besides what happened. */
export type CaseworkRules = {
  readonly standard: ResponseStandard;
  /** What a person calls the clause: `Working Together Protocol, paragraph 20`. */
  readonly citation: string;
  readonly calendar: WorkingCalendar;
  /** The same for the same calendar, another for another. */
  readonly calendarVersion: string;
  /** Working days between updates on complex enquiries: a council's setting, since the clause says "regular". */
  readonly updateEvery: number;
};

/** Working days after which a paused enquiry is looked at again, where nobody says another day. */
export const LOOK_AT_PAUSED_AFTER = 10;
/** Working days after an answer within which its councillor may ask for another look. */
export const LOOK_AGAIN_WITHIN = 10;

/** Working days between updates where a council sets nothing else. */
const UPDATE_EVERY = 5;

/** A council's rules. `updateEvery` is a whole number of working days, 1 or more; 5 unless given. */
export function createRules(given: {
  readonly standard: ResponseStandard;
  readonly citation: string;
  readonly calendar: WorkingCalendar;
  readonly updateEvery?: number;
}): CaseworkRules {
  const { standard, citation, calendar, updateEvery = UPDATE_EVERY } = given;
  if (!Number.isInteger(updateEvery) || updateEvery < 1) {
    throw new RangeError(`Updates every ${updateEvery} working days cannot be: it must be a whole number, 1 or more.`);
  }
  return { standard, citation, calendar, updateEvery, calendarVersion: calendarVersionOf(calendar) };
}

/** Names a calendar by what it counts: 12 hexadecimal digits of a SHA-256 over rule, weekdays, holidays and closures. */
function calendarVersionOf(calendar: WorkingCalendar): string {
  const counted = {
    nation: calendar.nation,
    rule: calendar.rule,
    weekdays: [...calendar.workingWeekdays].sort(),
    holidays: [...calendar.bankHolidays.keys()].sort(),
    closures: calendar.closureDays
      .map(({ date, clocks }) => `${date} ${clocks === 'all' ? clocks : [...clocks].sort().join(' ')}`)
      .sort(),
  };
  return createHash('sha256').update(JSON.stringify(counted)).digest('hex').slice(0, 12);
}
