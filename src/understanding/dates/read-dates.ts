import {
  addDays,
  addWorkingDays,
  type LocalDate,
  type LocalTime,
  localTime,
  parseLocalDate,
  parseLocalTime,
  type WorkingCalendar,
  weekdayOf,
} from '../../calendar/index.ts';
import { later } from './calendar-day.ts';
import { findDays } from './find-dates.ts';
import { findPeriod, findWeek } from './find-periods.ts';
import type { Lean, Meant, Now } from './said-date.ts';
import { MONTH, monthOf, NUMBER, numberOf, placeInWeek } from './words.ts';

/** A date as somebody said it. `certain`: written out with its year, so that nothing was guessed. */
export type SaidDate = { readonly date: LocalDate; readonly certain: boolean };

/** A day and a time of day as somebody said them. */
export type SaidMoment = { readonly date: LocalDate; readonly time: LocalTime };

/** When a day is named and no time: the start of a council's morning. */
const MORNING = localTime('09:00');
const FILLER =
  /\b(?:on|by|the|at|of|in|before|until|till|til|from|about|around|roughly|approx|c|sometime|some time|back|morning|afternoon|evening)\b|[\s,.!?:;()]+/gi;

/**
 * What the words mean when they are a day and nothing but a day; a doubt says what is to be asked.
 * On Thursday 24 December 2026 `Friday` in the past is the 18th, in the future the 25th; `3/4` in the past is 3 April.
 */
export function readDay(text: string, now: Now, lean: Lean): Extract<Meant, { kind: 'day' | 'doubt' }> | undefined {
  const words = text.trim();
  // Whoever promises something in the week of a day keeps it by its Friday; it is read back.
  const week = lean === 'future' ? findWeek(words, now) : undefined;
  if (week !== undefined)
    return words.replace(FILLER, '') === words.slice(week.start, week.end).replace(FILLER, '')
      ? { kind: 'day', date: addDays(week.from, (4 - placeInWeek(weekdayOf(week.from)) + 7) % 7), certain: false }
      : undefined;
  const [found, ...more] = findDays(words, now, lean);
  if (found === undefined || more.length > 0 || found.meant.kind === 'period') return undefined;
  const rest = `${words.slice(0, found.start)} ${words.slice(found.end)}`.replace(TIME_OF_DAY, ' ').replace(FILLER, '');
  return rest === '' ? found.meant : undefined;
}

/** A day that is free of doubt; undefined for anything else. */
export function readDate(text: string, now: Now, lean: Lean): SaidDate | undefined {
  const meant = readDay(text, now, lean);
  return meant?.kind === 'day' ? { date: meant.date, certain: meant.certain } : undefined;
}

/** Two days, both included: `24 to 31 December`, `tomorrow`, `until 4 January`, `for two weeks`, `w/c 21 December`. */
export function readPeriod(
  text: string,
  now: Now,
): { readonly from: LocalDate; readonly to: LocalDate; readonly certain: boolean } | undefined {
  const found = findPeriod(text, now);
  if (found?.meant.kind !== 'period') return undefined;
  const rest = `${text.slice(0, found.start)} ${text.slice(found.end)}`.replace(FILLER, '');
  return rest === '' ? { from: found.meant.from, to: found.meant.to, certain: found.meant.certain } : undefined;
}

/** The day on which a time from today on is over: `for six weeks`, `for a month`, `for 20 working days`. */
export function readFirstDayAfter(text: string, now: Now): LocalDate | undefined {
  const words = text.trim();
  if (!/^for\s/i.test(words)) return undefined;
  const span = spanFromToday(words, now);
  if (span !== undefined) return span;
  const period = readPeriod(words, now);
  return period?.from === now.on ? addDays(period.to, 1) : undefined;
}

/** What is to be asked about words that were meant for a time and are none: a month 13, days with a gap; undefined for anything else. */
export function doubtOfPeriod(text: string, now: Now): string | undefined {
  const meant = findPeriod(text, now)?.meant;
  return meant?.kind === 'doubt' ? meant.sentence : undefined;
}

/** The last day of what is to come: of `next week` its Sunday, of `December` and `next month` the last of the month. */
export function readLastDay(text: string, now: Now): LocalDate | undefined {
  const words = text.trim().replace(/^(?:(?:by|in|on|for|during|before|until|till|the)\s+)+/i, '');
  const period = readPeriod(words, now);
  if (period !== undefined) return period.to;
  const [year = 0, month = 1] = now.on.split('-').map(Number);
  const named = new RegExp(`^${MONTH}$`, 'i').test(words) ? monthOf(words) : undefined;
  const step = /^next month$/i.test(words) ? 1 : /^this month$/i.test(words) ? 0 : undefined;
  const ahead = step ?? (named === undefined ? undefined : (named - month + 12) % 12);
  if (ahead === undefined) return undefined;
  return parseLocalDate(new Date(Date.UTC(year, month + ahead, 0)).toISOString().slice(0, 10));
}

const TIME_OF_DAY =
  /\b(?:at\s+)?(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s*(?:am|pm))?|(?:1[0-2]|[1-9])\s*(?:am|pm|o['’]?clock)|noon|midday|lunch ?time|first thing)\b/i;

const SPOKEN_WORDS =
  /\b(?:at\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+o['’]?clock\b|\b(?:half|quarter|ten|twenty|five)\s+(?:past|to)\s+\w+\b|\bhalf\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/i;

/** A moment to come: `2pm`, `tomorrow`, `Monday 10:30`, `2026-12-24 14:00`. A time that is past today is tomorrow's. */
export function readMoment(text: string, now: Now): SaidMoment | undefined {
  const words = text.trim().replace(/^(?:on|by|until|till|til|before)\s+/i, '');
  const time = timeIn(words);
  const rest = words
    .replace(/[T ]\d\d:\d\d$/, '')
    .replace(TIME_OF_DAY, ' ')
    .replace(SPOKEN_WORDS, ' ')
    .trim();
  const date = readDate(rest, now, 'future')?.date;
  if (date !== undefined) {
    const isEnd = /\b(?:cop|cob|eod|(?:close|end) of (?:play|business|day|the day))\b/i.test(words);
    return {
      date,
      time: time ?? (isEnd ? localTime('17:00') : /\bafternoon\b/i.test(words) ? localTime('14:00') : MORNING),
    };
  }
  const hours = /^(?:for\s+|in\s+)?(\d{1,2}|an?|one|two|three|four)\s+hours?(?:['’]?\s+time)?$/i.exec(words);
  if (hours !== null) return hoursOn(numberOf(hours[1] ?? '1'), now);
  const span = spanFromToday(words, now);
  if (span !== undefined) return { date: span, time: MORNING };
  if (time === undefined || rest.replace(FILLER, '') !== '') return undefined;
  return { date: time > now.time ? now.on : addDays(now.on, 1), time };
}

/** "For two weeks", "5 working days", "a month": the day on which it is over. */
function spanFromToday(words: string, now: Now): LocalDate | undefined {
  const span = new RegExp(
    String.raw`^(?:for\s+)?(?:the\s+next\s+)?(${NUMBER})\s+(working\s+|business\s+)?(days?|weeks?|fortnights?|months?)$`,
    'i',
  ).exec(words);
  if (span === null) return undefined;
  const [, count = '', working, unit = ''] = span;
  if (working === undefined) return later(now.on, numberOf(count), unit.toLowerCase());
  const counted =
    now.calendar === undefined || !/^day/i.test(unit)
      ? undefined
      : addWorkingDays(now.on, numberOf(count), now.calendar);
  return counted?.kind === 'date' ? counted.date : undefined;
}

function hoursOn(hours: number, { on, time }: Now): SaidMoment {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const whole = hour + hours;
  const at = `${String(whole % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return { date: addDays(on, Math.floor(whole / 24)), time: localTime(at) };
}

/** A time of day: `08:30`, `8.30`, `9am`, `noon`, `half past eight`. */
export function readTime(text: string): LocalTime | undefined {
  return timeIn(text.trim(), true);
}

function timeIn(words: string, isWhole = false): LocalTime | undefined {
  if (/\b(?:noon|midday)\b/i.test(words)) return localTime('12:00');
  if (/\blunch ?time\b/i.test(words)) return localTime('13:00');
  if (/\bfirst thing\b/i.test(words)) return MORNING;
  const match = /\b([01]?\d|2[0-3])(?:[:.]([0-5]\d))?\s*(am|pm|a\.m\.|p\.m\.|o['’]?clock)?(?![\d/-])/i.exec(
    words.replace(/\d{4}-\d\d-\d\d[T ]?/, ''),
  );
  const [said = '', hour = '', minute = '00', half] = match ?? [];
  const isTime = match !== null && (half !== undefined || /[:.]\d\d/.test(said));
  if (isTime && (!isWhole || said.trim() === words)) {
    const value = Number(hour) % 12 === 0 && half !== undefined && half !== "o'clock" ? 0 : Number(hour);
    const full = /^p/i.test(half ?? '') && value < 12 ? value + 12 : value;
    return parseLocalTime(`${String(full).padStart(2, '0')}:${minute}`);
  }
  return spokenTime(words);
}

/** "Half past four", "half four", "quarter to nine": before eight it is the afternoon. */
function spokenTime(words: string): LocalTime | undefined {
  const whole = new RegExp(String.raw`\b(${NUMBER})\s+o['’]?clock\b`, 'i').exec(words)?.[1];
  if (whole !== undefined) {
    const hour = numberOf(whole);
    const isLate =
      !/\bmorning\b/i.test(words) && (hour < 8 || /\b(?:evening|night|tonight)\b/i.test(words)) && hour < 12;
    return hour >= 1 && hour <= 12
      ? parseLocalTime(`${String(isLate ? hour + 12 : hour).padStart(2, '0')}:00`)
      : undefined;
  }
  const match = new RegExp(String.raw`\b(half|quarter|ten|twenty|five)\s+(past|to)?\s*(${NUMBER})\b`, 'i').exec(words);
  if (match === null) return undefined;
  const [, part = '', side = 'past', hour = ''] = match;
  const minutes = { half: 30, quarter: 15, ten: 10, twenty: 20, five: 5 }[part.toLowerCase()] ?? 0;
  const said = numberOf(hour);
  if (!(said >= 1 && said <= 12) || (match[2] === undefined && !/half/i.test(part))) return undefined;
  const full = (said < 8 ? said + 12 : said) * 60 + (/to/i.test(side) ? -minutes : minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return parseLocalTime(`${two(Math.floor(full / 60) % 24)}:${two(full % 60)}`);
}

/**
 * Until when something is put off: a day, or a span counted from its due date, "by five days" in working days.
 * `calendar` counts them; undefined where the words are neither, or the calendar does not reach that far.
 */
export function readExtension(
  text: string,
  due: LocalDate,
  now: Now & { readonly calendar: WorkingCalendar },
): SaidDate | undefined {
  // "Another week" is one more.
  const words = text
    .trim()
    .replace(/^(?:by|for)\s+/i, '')
    .replace(
      /^(?:another|a further|an extra)\s+(?=(?:working |calendar |business )?(?:day|week|fortnight|month)\b)/i,
      'one ',
    )
    .replace(/^(?:another|a further|an extra)\s+/i, '');
  const span = new RegExp(
    String.raw`^(?:another\s+|a further\s+|an extra\s+)?(${NUMBER})\s*(?:more\s+|extra\s+)?(working\s+|business\s+|calendar\s+)?(days?|weeks?|fortnights?|months?)(?:\s+(?:more|extra|longer))?$`,
    'i',
  ).exec(words);
  if (span === null) return readDate(text, now, 'future');
  const [, count = '', kind = '', unit = ''] = span;
  if (!/^day/i.test(unit) || /calendar/i.test(kind)) {
    return { date: later(due, numberOf(count), unit.toLowerCase()), certain: false };
  }
  const counted = addWorkingDays(due, numberOf(count), now.calendar);
  return counted.kind === 'date' ? { date: counted.date, certain: false } : undefined;
}
