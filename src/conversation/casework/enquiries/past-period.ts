import { addDays, addMonths, type LocalDate, parseLocalDate, weekdayOf } from '../../../calendar/index.ts';
import type { Period } from '../../../casework/index.ts';
import { readDate, readPeriod } from '../../../understanding/index.ts';
import type { Scene } from '../services.ts';

/** The last day of the week of a date. */
export function sundayOf(on: LocalDate): LocalDate {
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  return addDays(on, 6 - days.indexOf(weekdayOf(on)));
}

/** A time that is past, both days included: `last month`, `this week`, `March`, `1 to 14 December`. */
export function readPast(said: string, scene: Scene): Period | undefined {
  const { on } = scene;
  const words = said.trim().toLowerCase();
  const first = (month: string) => parseLocalDate(`${month}-01`) ?? on;
  const month = (from: LocalDate): Period => ({ from, to: addDays(addMonths(from, 1), -1) });
  const monday = addDays(sundayOf(on), -6);
  const thisMonth = first(on.slice(0, 7));
  const thisYear = first(`${on.slice(0, 4)}-01`);
  if (/^(?:in )?last month$/.test(words)) return month(addMonths(thisMonth, -1));
  if (/^(?:in )?this month$/.test(words)) return { from: thisMonth, to: on };
  if (/^(?:in )?last week$/.test(words)) return { from: addDays(monday, -7), to: addDays(monday, -1) };
  if (/^(?:in )?this week$/.test(words)) return { from: monday, to: on };
  if (/^(?:in )?this year$/.test(words)) return { from: thisYear, to: on };
  if (/^(?:in )?last year$/.test(words)) return { from: addMonths(thisYear, -12), to: addDays(thisYear, -1) };
  if (words === 'today') return { from: on, to: on };
  if (words === 'yesterday') return { from: addDays(on, -1), to: addDays(on, -1) };
  const named = MONTHS.findIndex((name) => new RegExp(`^(?:in )?${name}(?: (\\d{4}))?$`).test(words));
  if (named >= 0) {
    const year = /\d{4}$/.exec(words)?.[0] ?? on.slice(0, 4);
    const from = first(`${year}-${String(named + 1).padStart(2, '0')}`);
    return month(from > on && !/\d{4}$/.test(words) ? addMonths(from, -12) : from);
  }
  const day = readDate(words.replace(/^on /, ''), scene, 'past');
  if (day !== undefined) return { from: day.date as LocalDate, to: day.date as LocalDate };
  const read = readPeriod(words, scene);
  return read !== undefined && 'from' in read ? { from: read.from as LocalDate, to: read.to as LocalDate } : undefined;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
