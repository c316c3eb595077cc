import { type LocalDate, localDate, type Weekday } from '../../calendar/index.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Pieces of patterns: a month, a day of the week, a number in figures or words. */
export const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary|ruray|uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember|emeber|emer)?)\.?`;
export const WEEKDAY = `(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday|nesdays|ensday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)`;
export const NUMBER = String.raw`(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|a couple of|couple of)`;

const numbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  'a couple of': 2,
  'couple of': 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
};

const units = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
/** The days of a month in words, the first at 0. */
const ordinals: readonly string[] = [
  ...units,
  ...['tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth'],
  ...['eighteenth', 'nineteenth', 'twentieth'],
  ...units.map((unit) => `twenty ${unit}`),
  ...['thirtieth', 'thirty first'],
];
/** The longer before the shorter: "twenty first" is no "twentieth". */
export const ORDINAL = `(?:${[...ordinals]
  .sort((one, other) => other.length - one.length)
  .map((each) => each.replace(' ', '[\\s-]+'))
  .join('|')})`;

/** `ordinalOf('twenty-first')` is 21; 0 for none. */
export function ordinalOf(word: string): number {
  return ordinals.indexOf(word.toLowerCase().replace(/[\s-]+/g, ' ')) + 1;
}

/** `numberOf('a couple of')` is 2. */
export function numberOf(words: string): number {
  const said = words.toLowerCase();
  return Object.hasOwn(numbers, said) ? (numbers[said] ?? Number.NaN) : Number(words);
}

/** 1 to 12; undefined for no month. */
export function monthOf(word: string): number | undefined {
  const at = months.indexOf(word.slice(0, 3).toLowerCase());
  return at < 0 ? undefined : at + 1;
}

export function weekdayNamed(word: string): Weekday | undefined {
  return weekdays.find((day) => day.startsWith(word.slice(0, 3).toLowerCase()));
}

/** Monday is 0. */
export function placeInWeek(day: Weekday): number {
  return weekdays.indexOf(day);
}

/** A day of a year by its name: those whose date is fixed, and those that move with Easter. */
export const NAMED_DAYS: readonly (readonly [RegExp, (year: number) => LocalDate])[] = [
  [/christmas eve|xmas eve/, fixed('12-24')],
  [/christmas day|xmas day|christmas|xmas/, fixed('12-25')],
  [/boxing day|st stephen['’]?s day/, fixed('12-26')],
  [/new year['’]?s eve|nye|hogmanay/, fixed('12-31')],
  [/new year['’]?s day|new year['’]?s|(?:the )?new year/, fixed('01-01')],
  [/burns night/, fixed('01-25')],
  [/(?:st\.? )?valentine['’]?s(?: day)?/, fixed('02-14')],
  [/st\.? david['’]?s day/, fixed('03-01')],
  [/st\.? patrick['’]?s day/, fixed('03-17')],
  [/st\.? george['’]?s day/, fixed('04-23')],
  [/may day/, fixed('05-01')],
  [/hallowe['’]?en/, fixed('10-31')],
  [/bonfire night|guy fawkes(?: night)?/, fixed('11-05')],
  [/armistice day/, fixed('11-11')],
  [/st\.? andrew['’]?s day/, fixed('11-30')],
  [/shrove tuesday|pancake day/, fromEaster(-47)],
  [/ash wednesday/, fromEaster(-46)],
  [/palm sunday/, fromEaster(-7)],
  [/maundy thursday/, fromEaster(-3)],
  [/good friday/, fromEaster(-2)],
  [/easter saturday/, fromEaster(-1)],
  [/easter monday/, fromEaster(1)],
  [/easter(?: sunday| day)?/, fromEaster(0)],
];

function fixed(monthAndDay: string): (year: number) => LocalDate {
  return (year) => localDate(`${year}-${monthAndDay}`);
}

function fromEaster(days: number): (year: number) => LocalDate {
  return (year) => {
    const at = new Date(Date.UTC(year, 2, easterDay(year) + days));
    return localDate(at.toISOString().slice(0, 10));
  };
}

/** Easter Sunday as a day of March, counted on into April (Meeus, Jones and Butcher's rule for the Gregorian calendar). */
function easterDay(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 22;
  return f;
}
