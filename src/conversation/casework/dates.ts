import { en, type ParsedComponents } from 'chrono-node';
import {
  addDays,
  addMonths,
  type LocalDate,
  type LocalTime,
  localTime,
  parseLocalDate,
  parseLocalTime,
  type Weekday,
  weekdayOf,
} from '../../calendar/index.ts';

/** A date as somebody said it. `certain`: written out with its year, so that nothing was guessed. */
export type SaidDate = { readonly date: LocalDate; readonly certain: boolean };

/** A day and a time of day as somebody said them. */
export type SaidMoment = { readonly date: LocalDate; readonly time: LocalTime };

/** What the words are measured from: the council's date and time of day. */
export type Now = { readonly on: LocalDate; readonly time: LocalTime };

const WEEKDAYS: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** When a day is named and no time: the start of a council's morning. */
const MORNING = localTime('09:00');

/**
 * A date in British order; undefined when the words are not a date and nothing but a date. `lean` says which one is meant
 * where there are two: on Thursday 24 December 2026 `Friday` in the past is the 18th, in the future the 25th.
 * `readDate('3/4', now, 'past')` is 3 April.
 */
export function readDate(text: string, now: Now, lean: 'past' | 'future'): SaidDate | undefined {
  const words = trimDate(text);
  const iso = parseLocalDate(words);
  if (iso !== undefined) return { date: iso, certain: true };
  // A week is no day, though the parser picks one.
  if (/\b(?:week|month|year)$/i.test(words)) return undefined;
  const found = parseWhole(words, now, lean);
  if (found === undefined || !isADay(found.start)) return undefined;
  const date = dateOf(found.start, now, lean);
  return date && { date, certain: /\b(?:19|20)\d\d\b/.test(words) };
}

/** Two dates, both included: `24 to 31 December`, `tomorrow`, `from 24 December until 2 January`. */
export function readPeriod(
  text: string,
  now: Now,
): { readonly from: LocalDate; readonly to: LocalDate; readonly certain: boolean } | undefined {
  const words = trimDate(text.trim().replace(/^from\s+/i, ''));
  const week = /^(this|next) week$/i.exec(words)?.[1]?.toLowerCase();
  if (week !== undefined) {
    const monday = addDays(now.on, (week === 'next' ? 7 : 0) - WEEKDAYS.indexOf(weekdayOf(now.on)));
    return { from: week === 'this' ? now.on : monday, to: addDays(monday, 6), certain: false };
  }
  const halves = /^(.+?)\s+(?:to|until|till|through)\s+(.+)$/i.exec(words);
  const iso = [halves?.[1], halves?.[2]].map((half) => (half === undefined ? undefined : parseLocalDate(half)));
  if (iso[0] !== undefined && iso[1] !== undefined) return { from: iso[0], to: iso[1], certain: true };
  const found = parseWhole(words, now, 'future');
  if (found !== undefined && isADay(found.start)) {
    const from = dateOf(found.start, now, 'future');
    const to = found.end ? plainDate(found.end) : from;
    return from && to && { from, to, certain: false };
  }
  const [from, to] = [halves?.[1], halves?.[2]].map((half) =>
    half === undefined ? undefined : readDate(half, now, 'future'),
  );
  return from && to && { from: from.date, to: to.date, certain: from.certain && to.certain };
}

/** A moment to come: `2pm`, `tomorrow`, `Monday 10:30`, `2026-12-24 14:00`. A time that is past today is tomorrow's. */
export function readMoment(text: string, now: Now): SaidMoment | undefined {
  const words = trimDate(text);
  const [, day = '', hour = ''] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)$/.exec(words) ?? [];
  const [date, time] = [parseLocalDate(day), parseLocalTime(hour)];
  if (date !== undefined && time !== undefined) return { date, time };
  const found = parseWhole(words, now, 'future');
  if (found === undefined) return undefined;
  const said = dateOf(found.start, now, 'future');
  if (said === undefined) return undefined;
  if (!found.start.isCertain('hour')) return isADay(found.start) ? { date: said, time: MORNING } : undefined;
  return { date: said, time: timeOf(found.start) };
}

/** A time of day: `08:30`, `8.30`, `9am`, `half past` is not understood. */
export function readTime(text: string, now: Now): LocalTime | undefined {
  const words = text.trim().replace(/^(\d{1,2})\.(\d\d)/, '$1:$2');
  const padded = /^\d:\d\d$/.test(words) ? `0${words}` : words;
  const plain = parseLocalTime(padded);
  if (plain !== undefined) return plain;
  const found = parseWhole(padded, now, 'future');
  return found?.start.isCertain('hour') && !isADay(found.start) ? timeOf(found.start) : undefined;
}

function trimDate(text: string): string {
  return text
    .trim()
    .replace(/^(?:on|by|until|till|before)\s+/i, '')
    .replace(/[.!?]+$/, '')
    .trim();
}

/** What chrono makes of the words, when it takes all of them; part of a sentence is no date. */
function parseWhole(words: string, { on, time }: Now, lean: 'past' | 'future') {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  // Parts are taken out as they were put in, so the machine's zone does not matter.
  const reference = new Date(year, month - 1, day, hour, minute);
  const [found, ...more] = en.GB.parse(words, reference, { forwardDate: lean === 'future' });
  if (found === undefined || more.length > 0) return undefined;
  const rest = words.replace(found.text, '').replace(/\b(?:the|at|of|morning|this)\b/gi, '');
  return /[\p{L}\p{N}]/u.test(rest) ? undefined : found;
}

function isADay(parts: ParsedComponents): boolean {
  return parts.isCertain('day') || parts.isCertain('weekday');
}

function dateOf(parts: ParsedComponents, { on }: Now, lean: 'past' | 'future'): LocalDate | undefined {
  const date = plainDate(parts);
  if (date === undefined || parts.isCertain('year')) return date;
  const named = !parts.isCertain('day') && parts.isCertain('weekday');
  if (lean === 'past' && date > on) return named ? addDays(date, -7) : addMonths(date, -12);
  // Nobody who means today says its name.
  if (lean === 'future' && named && date <= on) return addDays(date, 7);
  return lean === 'future' && parts.isCertain('day') && date < on ? addMonths(date, 12) : date;
}

function plainDate(parts: ParsedComponents): LocalDate | undefined {
  const part = (name: 'year' | 'month' | 'day', width: number) => String(parts.get(name) ?? 0).padStart(width, '0');
  return parseLocalDate(`${part('year', 4)}-${part('month', 2)}-${part('day', 2)}`);
}

function timeOf(parts: ParsedComponents): LocalTime {
  const part = (name: 'hour' | 'minute') => String(parts.get(name) ?? 0).padStart(2, '0');
  return localTime(`${part('hour')}:${part('minute')}`);
}
