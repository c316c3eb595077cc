import { addDays, addWorkingDays, parseLocalDate, weekdayOf } from '../../calendar/index.ts';
import { dayOfMonth, dayOfParts, dayOfWeek, feastDay, later } from './calendar-day.ts';
import type { FoundDate, Lean, Meant, Now } from './said-date.ts';
import {
  MONTH,
  monthOf,
  NAMED_DAYS,
  NUMBER,
  numberOf,
  ORDINAL,
  ordinalOf,
  placeInWeek,
  WEEKDAY,
  weekdayNamed,
} from './words.ts';

type Groups = Readonly<Record<string, string | undefined>>;
type Pattern = readonly [RegExp, (groups: Groups, now: Now, lean: Lean) => Meant | undefined];

const UNIT = '(?:day|week|wk|fortnight|month|year)s?';
/** "First thing", "close of play": a part of a day before its name. */
const PART = String.raw`(?:(?:first thing(?: in the morning)?|cop|cob|eod|(?:the )?(?:close|end) of (?:play|business|the day|day)|lunch ?time|midday|noon|late|early)(?: on| tomorrow)?\s+)?`;
const AFTER = String.raw`(?:\s+(?:morning|afternoon|evening|night|lunch ?time|am|pm|first thing|eod|cop|cob|close of play|close of business|end of play))?`;

const day = (date: ReturnType<typeof addDays>, certain = false): Meant => ({ kind: 'day', date, certain });

/** What joins the numbers of days: "29 to", "29 and on". */
const JOIN = String.raw`\s*(?:to|until|till|til|through|-|–|—|,|;|&|\+|and|plus)(?:\s*(?:and|on|also)\b)*\s*`;
const NUMBERED = String.raw`(?:${WEEKDAY},?\s+)?(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?`;

/** In the order in which they are tried at a place: the longer before the shorter. */
const patterns: readonly Pattern[] = [
  [
    pattern(String.raw`(?<iso>\d{4}-\d\d-\d\d)(?![\d-])`),
    ({ iso = '' }) => {
      const date = parseLocalDate(iso);
      if (date !== undefined) return day(date, true);
      const [year = 0, month = 0, dayNumber = 0] = iso.split('-').map(Number);
      return {
        kind: 'doubt',
        sentence: `There is no day ${iso}: month ${month}, day ${dayNumber} of ${year}.`,
        may: [],
      };
    },
  ],
  [
    pattern(
      String.raw`(?:(?<wd>${WEEKDAY}),?\s+)?(?:the\s+)?(?:(?<d>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]*|(?<word>${ORDINAL})(?:\s+of)?\s+)(?<m>${MONTH})(?:,?[\s-]+(?<y>(?:19|20)\d\d|['’]\d\d)(?!\d|:\d))?`,
    ),
    ({ word, ...groups }, now, lean) =>
      byParts(word === undefined ? groups : { ...groups, d: `${ordinalOf(word)}` }, monthOf(groups.m ?? ''), now, lean),
  ],
  [
    pattern(
      String.raw`(?:(?<wd>${WEEKDAY}),?\s+)?(?<m>${MONTH})\s+(?:the\s+)?(?<d>\d{1,2})(?:st|nd|rd|th)?(?!\d|:|\s*(?:am|pm))(?:,?\s+(?<y>(?:19|20)\d\d))?`,
    ),
    (groups, now, lean) => byParts(groups, monthOf(groups.m ?? ''), now, lean),
  ],
  [
    pattern(
      String.raw`(?:(?<wd>${WEEKDAY}),?\s+)?(?<d>\d{1,2})[/.-](?<mn>\d{1,2})(?:[/.-](?<y>(?:20)?\d\d))?(?![\d/])(?:\.(?=,|\s+(?:to|until|till?|up to|and|through)\b))?`,
    ),
    (groups, now, lean) => (Number(groups.d) > 31 ? undefined : byParts(groups, Number(groups.mn), now, lean)),
  ],
  [
    pattern(
      String.raw`(?<which>last|next|this)?\s*(?<wd>${WEEKDAY})\s+(?:(?:the\s+)?(?<d>\d{1,2})(?:st|nd|rd|th)|the\s+(?<bare>\d{1,2}))(?![\w:]|\s*(?:am|pm)\b)`,
    ),
    ({ wd = '', d, bare }, now, lean) => dayOfMonth(Number(d ?? bare), weekdayNamed(wd), now, lean),
  ],
  // A number beside a weekday is its day of the month: that of the month behind the numbers it is joined to, or the nearest that is that weekday.
  [
    pattern(
      String.raw`(?<wd>${WEEKDAY}),?\s+(?:the\s+)?(?<d>\d{1,2})(?:st|nd|rd|th)?(?=(?:${JOIN}${NUMBERED})+(?:\s+of)?\s*(?<m>${MONTH})(?![\p{L}\p{N}])(?:,?\s+(?<y>20\d\d|['’]\d\d))?)`,
    ),
    (groups, now, lean) => byParts(groups, monthOf(groups.m ?? ''), now, lean),
  ],
  [
    pattern(
      String.raw`(?<wd>${WEEKDAY})\s+(?<d>[1-9]|[12]\d|3[01])(?=\s*(?:$|[,;!?)&+–—]|\.(?!\d)|-(?!\d)|(?:to|until|till?|til|through|and|plus)\s))`,
    ),
    ({ wd = '', d }, now, lean) => dayOfMonth(Number(d), weekdayNamed(wd), now, lean),
  ],
  [
    pattern(
      String.raw`(?:the\s+)?(?<d>\d{1,2})(?:st|nd|rd|th)(?:\s+(?:of\s+)?(?<which>last|this|next)\s+month)?(?!\w|\s+(?:floor|time|street|avenue|road|year))`,
    ),
    ({ d, which }, now, lean) => {
      if (which === undefined) return dayOfMonth(Number(d), undefined, now, lean);
      const [year = 0, month = 1] = now.on.split('-').map(Number);
      const step = which === 'last' ? -1 : which === 'next' ? 1 : 0;
      const first = new Date(Date.UTC(year, month - 1 + step, 1));
      return dayOfParts({ day: Number(d), month: first.getUTCMonth() + 1, year: first.getUTCFullYear() }, now, lean);
    },
  ],
  [pattern(String.raw`(?:the\s+)?(?:day before yesterday|other day before)`), (_, { on }) => day(addDays(on, -2))],
  [pattern(String.raw`(?:the\s+)?day after tomorrow`), (_, { on }) => day(addDays(on, 2))],
  [pattern(`(?:yesterday|yday|yest|yesterdy|yesteday|last night)${AFTER}`), (_, { on }) => day(addDays(on, -1))],
  [
    pattern(String.raw`(?:tomorrow|tomorow|tommorow|tommorrow|tmrw|tomoz)\s+(?<wd>week)`),
    (_, { on }) => day(addDays(on, 8)),
  ],
  [pattern(`${PART}(?:tomorrow|tomorow|tommorow|tommorrow|tmrw|tomoz)${AFTER}`), (_, { on }) => day(addDays(on, 1))],
  [pattern(`today week|a week today|week today|this time next week`), (_, { on }) => day(addDays(on, 7))],
  [
    pattern(`${PART}(?:today|this morning|this afternoon|this evening|tonight|just now|now)${AFTER}`),
    (_, { on }) => day(on),
  ],
  [
    pattern(String.raw`(?:a|one)\s+week\s+(?:on|from)\s+(?<wd>${WEEKDAY}|tomorrow|today)`),
    ({ wd = '' }, now) => weekAfter(wd, now),
  ],
  [
    pattern(String.raw`(?:on\s+)?(?<wd>${WEEKDAY})\s+(?:week|fortnight)(?!\w|ly)`),
    ({ wd = '' }, now) => weekAfter(wd, now),
  ],
  [
    pattern(String.raw`(?:a week (?:last|ago (?:last )?)|last week (?:on )?)\s*(?<wd>${WEEKDAY})`),
    ({ wd = '' }, now) => ofWeek(wd, -1, now),
  ],
  [pattern(String.raw`(?<wd>${WEEKDAY})\s+(?:of\s+)?last week`), ({ wd = '' }, now) => ofWeek(wd, -1, now)],
  [
    pattern(String.raw`(?<wd>${WEEKDAY})\s+(?:of\s+)?next week|next week,?\s+(?:on\s+)?(?<wd2>${WEEKDAY})`),
    ({ wd, wd2 }, now) => ofWeek(wd ?? wd2 ?? '', 1, now),
  ],
  [
    pattern(
      String.raw`${PART}(?:(?<which>last|next|this|past|coming|this coming)\s+)?(?<wd>${WEEKDAY})(?<gone>\s+(?:gone|just gone|last))?${AFTER}`,
    ),
    ({ which, wd = '', gone }, now, lean) => {
      const weekday = weekdayNamed(wd);
      const said = gone === undefined ? (which ?? '') : 'last';
      const meant = said === 'past' ? 'last' : said.endsWith('coming') ? 'coming' : said;
      return weekday && day(dayOfWeek(weekday, meant, now, meant === 'coming' ? 'future' : lean));
    },
  ],
  [pattern(`eod|cop|cob|close of play|close of business|end of play|end of (?:the )?day`), (_, { on }) => day(on)],
  [
    pattern(String.raw`(?<n>${NUMBER})\s+(?<work>working\s+)?(?<unit>${UNIT})\s+(?:ago|back|earlier)`),
    ({ n = '', work, unit = '' }, now) => spanFrom(now, -numberOf(n), unit, work !== undefined),
  ],
  [
    pattern(
      String.raw`(?:in|within)\s+(?<n>${NUMBER})\s+(?<work>working\s+|business\s+|calendar\s+)?(?<unit>${UNIT})(?:['’]?\s+time)?`,
    ),
    ({ n = '', work = '', unit = '' }, now) => spanFrom(now, numberOf(n), unit, /working|business/i.test(work)),
  ],
  [
    pattern(
      String.raw`(?<n>${NUMBER})\s+(?<work>working\s+|business\s+)?(?<unit>${UNIT})(?:['’]?\s+time|\s+from\s+(?:now|today))`,
    ),
    ({ n = '', work, unit = '' }, now) => spanFrom(now, numberOf(n), unit, work !== undefined),
  ],
  [
    pattern(String.raw`(?:the\s+)?end\s+of\s+(?:the\s+)?(?<which>this|next)?\s*(?<unit>week|month|year)`),
    ({ which, unit = '' }, now) => day(endOf(unit, which === 'next' ? 1 : 0, now)),
  ],
  ...NAMED_DAYS.map(
    ([name, ofYear]): Pattern => [
      pattern(String.raw`(?:${name.source})(?:\s+(?<y>20\d\d))?`),
      ({ y }, now, lean) => feastDay(ofYear, y === undefined ? undefined : Number(y), now, lean),
    ],
  ),
];

function pattern(source: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}£#/])(?:${source})(?![\p{L}\p{N}])`, 'iuy');
}

/** A cheap look before the patterns: a sentence without any of these says no day. */
const HINT =
  /\d|day|(?<!\p{L})(?:mon|tues?|weds?|thur?s?|fri|sat|sun|now|tonight|morning|afternoon|evening|tomor|tommor|tmrw|tomoz|yest|week|month|fortnight|eod|cop|cob|nye)|close of|end of|eve|christmas|xmas|easter|year|of (?:jan|feb|ma[ry]|apr|ju[nl]|aug|sept?|oct|nov|dec)|hallow|night|hogmanay|valentine/iu;

/** Every single day that is named in a sentence, from left to right. */
export function findDays(text: string, now: Now, lean: Lean): readonly FoundDate[] {
  if (!HINT.test(text)) return [];
  const found: FoundDate[] = [];
  for (const { index: start } of text.matchAll(/(?<![\p{L}\p{N}£#/])[\p{L}\p{N}]/gu)) {
    if (start < (found.at(-1)?.end ?? 0)) continue;
    const here = dayAt(text, start, now, lean);
    if (here !== undefined) found.push(here);
  }
  return found;
}

function dayAt(text: string, start: number, now: Now, lean: Lean): FoundDate | undefined {
  for (const [pattern, read] of patterns) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match === null) continue;
    const meant = read(match.groups ?? {}, now, lean);
    if (meant !== undefined) return { start, end: start + match[0].length, meant };
  }
  return undefined;
}

function byParts({ d, y, wd }: Groups, month: number | undefined, now: Now, lean: Lean): Meant | undefined {
  if (month === undefined || month === 0 || Number(d) === 0 || Number(d) > 31) return undefined;
  const weekday = wd === undefined ? undefined : weekdayNamed(wd);
  const parts = { day: Number(d), month, ...(weekday === undefined ? {} : { weekday }) };
  return dayOfParts(y === undefined ? parts : { ...parts, year: Number(y.replace(/\D/g, '')) }, now, lean);
}

/** "Friday week" is always to come. */
function weekAfter(word: string, now: Now): Meant | undefined {
  if (/^today$/i.test(word)) return day(addDays(now.on, 7));
  if (/^tomorrow$/i.test(word)) return day(addDays(now.on, 8));
  const weekday = weekdayNamed(word);
  return weekday && day(dayOfWeek(weekday, 'week', now, 'future'));
}

function ofWeek(word: string, step: number, { on }: Now): Meant | undefined {
  const weekday = weekdayNamed(word);
  return weekday && day(addDays(on, step * 7 - placeInWeek(weekdayOf(on)) + placeInWeek(weekday)));
}

function spanFrom({ on, calendar }: Now, count: number, unit: string, working: boolean): Meant | undefined {
  if (!working) return day(later(on, count, unit.toLowerCase()));
  // Without a calendar working days cannot be counted, and a guess is no date.
  const counted = calendar === undefined || !/^day/i.test(unit) ? undefined : addWorkingDays(on, count, calendar);
  return counted?.kind === 'date' ? day(counted.date) : undefined;
}

/** The Friday of a week, the last day of a month or a year. */
function endOf(unit: string, step: number, { on }: Now) {
  if (/week/i.test(unit)) return addDays(on, 4 - placeInWeek(weekdayOf(on)) + 7 * step);
  const [year = 0, month = 1] = on.split('-').map(Number);
  const last = /month/i.test(unit) ? Date.UTC(year, month + step, 0) : Date.UTC(year + step, 11, 31);
  return parseLocalDate(new Date(last).toISOString().slice(0, 10)) ?? on;
}
