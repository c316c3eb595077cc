import { z } from 'zod';
import {
  allDivisions,
  type BankHolidayList,
  type Coverage,
  coverageOf,
  dateSchema,
  firstIssue,
  nameOf,
} from './bank-holidays.ts';
import { CalendarError } from './calendar-error.ts';
import { formatDate } from './date-phrases.ts';
import { addMonths, type LocalDate, localDate, type Weekday, weekdayOf, weekdays } from './local-date.ts';

const nations = [...allDivisions, 'weekends-only'] as const;
const rules = ['next-working-day-is-day-1', 'roll-then-count'] as const;

/** Whose bank holidays count; `weekends-only` knows none. */
export type Nation = (typeof nations)[number];

/**
 * When counting begins. `next-working-day-is-day-1` (GOV.UK, Ministry of Justice, HMRC): the next working day after
 * receipt is day 1, so Saturday and 2 is Tuesday. `roll-then-count`: what arrives on another day than a working day
 * counts as arrived on the next one, and the working day after is day 1, so Saturday and 2 is Wednesday.
 */
export type CountingRule = (typeof rules)[number];

const namedDaySchema = z.object({ date: dateSchema, name: z.string().min(1, 'a name is missing') }).readonly();
const closureDaySchema = z
  .object({
    date: dateSchema,
    name: z.string().min(1, 'a name is missing'),
    clocks: z.union([z.literal('all'), z.array(z.string()).readonly()]).default('all'),
  })
  .readonly();

const settingsSchema = z
  .object({
    nation: z.enum(nations, { error: ({ input }) => `${quote(input)} is not a nation; use ${list(nations)}` }),
    rule: z
      .enum(rules, { error: ({ input }) => `${quote(input)} is not a rule; use ${list(rules)}` })
      .default(rules[0]),
    closureDays: z.array(closureDaySchema).readonly().default([]),
    workingWeekdays: z
      .array(z.enum(weekdays, { error: ({ input }) => `${quote(input)} is not a day of the week` }))
      .min(1, 'there must be a working weekday')
      .readonly()
      .default(['monday', 'tuesday', 'wednesday', 'thursday', 'friday']),
    holidays: z.array(namedDaySchema).readonly().optional(),
  })
  .readonly();

/** A day a council is shut; `clocks` names the stages (`acknowledge`, `resolve`) it stops, or `all` of them. */
export type ClosureDay = z.infer<typeof closureDaySchema>;

/**
 * How a council counts. Defaults: the first rule, no closure days, Monday to Friday. `holidays` are all there are,
 * in place of the nation's list, and then no date is beyond the list. Bank holidays are taken as listed: a council
 * that works on Saturdays names a Christmas Day on a Saturday as a closure day, for the list has its substitute only.
 */
export type CalendarSettings = z.input<typeof settingsSchema>;

/** A council's settings with the bank holidays they call for. Made by `createCalendar`, seen by one clock with `onClock`. */
export type WorkingCalendar = {
  readonly nation: Nation;
  readonly rule: CountingRule;
  readonly workingWeekdays: ReadonlySet<Weekday>;
  readonly bankHolidays: ReadonlyMap<LocalDate, string>;
  readonly closureDays: readonly ClosureDay[];
  /** The closure days in force, by date: those of `all` clocks until `onClock` adds those of one. */
  readonly closed: ReadonlyMap<LocalDate, string>;
  readonly coverage: Coverage;
};

/** What a day is to a calendar. A weekend or other free weekday comes first, then a bank holiday, then a closure day. */
export type Day =
  | { readonly kind: 'working-day' }
  | { readonly kind: 'weekend' }
  | { readonly kind: 'free-weekday'; readonly weekday: Weekday }
  | { readonly kind: 'bank-holiday'; readonly name: string }
  | { readonly kind: 'closure-day'; readonly name: string };

/** A refusal: the day asked about lies outside `firstListed` to `lastListed`, the days the bank-holiday list answers for. */
export type BeyondList = {
  readonly kind: 'beyond-list';
  readonly firstListed: LocalDate;
  readonly lastListed: LocalDate;
  /** A sentence for people, saying what cannot be counted and why. */
  readonly message: string;
};

/** Where no list is needed all dates are known; a year short at either end, so that the day after is still a date. */
const everyDate: Coverage = { first: localDate('1001-01-01'), last: localDate('9998-12-31') };

/** Settings from outside, proved; `parseCalendarSettings({ nation: 'wales' })` is `{ kind: 'malformed', message }`. */
export function parseCalendarSettings(
  input: unknown,
):
  | { readonly kind: 'settings'; readonly settings: CalendarSettings }
  | { readonly kind: 'malformed'; readonly message: string } {
  const parsed = settingsSchema.safeParse(input);
  return parsed.success
    ? { kind: 'settings', settings: parsed.data }
    : { kind: 'malformed', message: `${firstIssue(parsed.error)}.` };
}

/** A council's calendar: `createCalendar({ nation: 'scotland' }, list)`. Throws CalendarError `not-settings` on what `parseCalendarSettings` would refuse. */
export function createCalendar(settings: CalendarSettings, bankHolidays: BankHolidayList): WorkingCalendar {
  const parsed = settingsSchema.safeParse(settings);
  if (!parsed.success) throw new CalendarError('not-settings', firstIssue(parsed.error), { cause: parsed.error });
  const { nation, rule, closureDays, workingWeekdays, holidays } = parsed.data;
  const events = nation === 'weekends-only' ? [] : bankHolidays[nation].events;
  const named = holidays ?? events.map((event) => ({ date: event.date, name: nameOf(event) }));
  const listed = holidays === undefined && nation !== 'weekends-only';
  return {
    nation,
    rule,
    workingWeekdays: new Set(workingWeekdays),
    bankHolidays: new Map(named.map(({ date, name }) => [date, name])),
    closureDays,
    closed: closedOn(closureDays, undefined),
    coverage: (listed ? coverageOf(events) : undefined) ?? everyDate,
  };
}

/**
 * The calendar as one clock sees it: closure days of all clocks and of this one.
 * `onClock(calendar, 'resolve')` counts a day closed to `resolve` only as a closure day.
 */
export function onClock(calendar: WorkingCalendar, clock: string): WorkingCalendar {
  return { ...calendar, closed: closedOn(calendar.closureDays, clock) };
}

/** What a day is: `dayOf('2026-12-25', calendar)` is `{ kind: 'bank-holiday', name: 'Christmas Day' }`. */
export function dayOf(date: LocalDate, calendar: WorkingCalendar): Day | BeyondList {
  const { first, last } = calendar.coverage;
  if (date < first || date > last) return beyondList(date, calendar);
  const weekday = weekdayOf(date);
  if (!calendar.workingWeekdays.has(weekday)) {
    return weekday === 'saturday' || weekday === 'sunday' ? { kind: 'weekend' } : { kind: 'free-weekday', weekday };
  }
  const holiday = calendar.bankHolidays.get(date);
  if (holiday !== undefined) return { kind: 'bank-holiday', name: holiday };
  const closure = calendar.closed.get(date);
  return closure === undefined ? { kind: 'working-day' } : { kind: 'closure-day', name: closure };
}

/**
 * Whether the bank-holiday list ends within twelve months of today, and the sentence to tell an administrator.
 * With a list that runs to the end of 2028, `listEndsSoon(calendar, '2027-12-31')` is `{ kind: 'ends-soon', … }`.
 */
export function listEndsSoon(
  calendar: WorkingCalendar,
  today: LocalDate,
):
  | { readonly kind: 'ends-soon'; readonly lastListed: LocalDate; readonly message: string }
  | { readonly kind: 'not-soon' } {
  const lastListed = calendar.coverage.last;
  if (lastListed === everyDate.last || lastListed > addMonths(today, 12)) return { kind: 'not-soon' };
  const ends = lastListed < today ? 'ended' : 'ends';
  const message = `The bank-holiday list for ${inWords(calendar.nation)} ${ends} on ${formatDate(lastListed)}; refresh it from GOV.UK.`;
  return { kind: 'ends-soon', lastListed, message };
}

function beyondList(date: LocalDate, { coverage: { first, last }, nation }: WorkingCalendar): BeyondList {
  const list = first === everyDate.first ? 'The calendar' : `The bank-holiday list for ${inWords(nation)}`;
  const bound = date < first ? `begins on ${formatDate(first)}` : `ends on ${formatDate(last)}`;
  const message = `${list} ${bound}, so nothing can be counted ${date < first ? 'before' : 'after'} that day.`;
  return { kind: 'beyond-list', firstListed: first, lastListed: last, message };
}

function closedOn(closureDays: readonly ClosureDay[], clock: string | undefined): ReadonlyMap<LocalDate, string> {
  const inForce = closureDays.filter(
    ({ clocks }) => clocks === 'all' || (clock !== undefined && clocks.includes(clock)),
  );
  return new Map(inForce.map(({ date, name }) => [date, name]));
}

function inWords(nation: Nation): string {
  const names = {
    'england-and-wales': 'England and Wales',
    scotland: 'Scotland',
    'northern-ireland': 'Northern Ireland',
    'weekends-only': 'weekends only',
  };
  return names[nation];
}

function quote(input: unknown): string {
  return input === undefined ? 'nothing' : JSON.stringify(input);
}

function list(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
