import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addWorkingDays,
  countWorkingDays,
  createCalendar,
  daysBetween,
  explainDueDate,
  type LocalDate,
  localDate,
} from '../../src/calendar/index.ts';
import { publishedJson, publishedList } from './published-list.ts';

const nations = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
const rules = ['next-working-day-is-day-1', 'roll-then-count'] as const;
const list = publishedList();
const raw = publishedJson();

/** Every day of the list written out, by a plain `Date` and the raw JSON: nothing of the calendar room is used. */
const everyDay: string[] = [];
for (const day = new Date('2018-01-01T12:00Z'); day.getUTCFullYear() < 2029; day.setUTCDate(day.getUTCDate() + 1)) {
  everyDay.push(day.toJSON().slice(0, 10));
}

type Situation = { nation: (typeof nations)[number]; rule: (typeof rules)[number]; closed: string[] };

function worked({ nation, closed }: Situation): string[] {
  const off = new Set([...closed, ...(raw[nation]?.events ?? []).map(({ date }) => String(date))]);
  return everyDay.filter((day) => !off.has(day) && ![0, 6].includes(new Date(`${day}T12:00Z`).getUTCDay()));
}

/** The due date by looking it up in a written-out list of working days; undefined when the list has no such day. */
function naiveDue(start: string, n: number, working: string[], rule: string): string | undefined {
  if (n === 0) return working.find((day) => day >= start);
  const ahead = n > 0 ? working : working.toReversed();
  const later = (day: string, than: string) => (n > 0 ? day > than : day < than);
  const rolls = rule === 'roll-then-count' && !working.includes(start);
  const from = rolls ? ahead.find((day) => later(day, start)) : start;
  return from === undefined ? undefined : ahead.filter((day) => later(day, from))[Math.abs(n) - 1];
}

const day = fc.integer({ min: 0, max: everyDay.length - 1 }).map((at) => localDate(everyDay[at] ?? ''));
const situation: fc.Arbitrary<Situation> = fc.record({
  nation: fc.constantFrom(...nations),
  rule: fc.constantFrom(...rules),
  closed: fc.array(day, { maxLength: 12 }),
});
const number = fc.oneof(fc.integer({ min: -12, max: 12 }), fc.integer({ min: -600, max: 600 }));

const calendarOf = ({ nation, rule, closed }: Situation) =>
  createCalendar({ nation, rule, closureDays: closed.map((date) => ({ date, name: 'closed' })) }, list);

function added(start: LocalDate, n: number, where: Situation): LocalDate | undefined {
  const result = addWorkingDays(start, n, calendarOf(where));
  return result.kind === 'date' ? result.date : undefined;
}

describe('working days, whatever the council, day and number', () => {
  it('are those that somebody counting on a wall calendar finds', () => {
    fc.assert(
      fc.property(day, number, situation, (start, n, where) => {
        expect(added(start, n, where)).toBe(naiveDue(start, n, worked(where), where.rule));
      }),
      { numRuns: 400 },
    );
  });

  it('end on a working day', () => {
    fc.assert(
      fc.property(day, number, situation, (start, n, where) => {
        const due = added(start, n, where);
        fc.pre(due !== undefined);
        expect(worked(where)).toContain(due);
      }),
    );
  });

  it('counted out and counted up again are the same number', () => {
    fc.assert(
      fc.property(day, number, situation, (start, n, where) => {
        const due = added(start, n, where);
        fc.pre(due !== undefined && (n !== 0 || due === start));
        expect(countWorkingDays(start, due, calendarOf(where))).toEqual({ kind: 'count', count: n });
      }),
    );
  });

  it('counted up between a day and a working day lead there', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), situation, (from, distance, where) => {
        const to = addDays(from, distance);
        fc.pre(worked(where).includes(to));
        const counted = countWorkingDays(from, to, calendarOf(where));
        if (counted.kind !== 'count') throw new Error(counted.message);
        // A receipt that rolls back over a free day and counts none has not moved: no days leads forward by definition.
        fc.pre(counted.count !== 0 || distance >= 0);
        expect(added(from, counted.count, where)).toBe(to);
      }),
      { numRuns: 300 },
    );
  });

  it('never come earlier for a later receipt or for one day more', () => {
    fc.assert(
      fc.property(day, fc.nat(20), number, situation, (start, later, n, where) => {
        const due = added(start, n, where);
        const ofLater = added(addDays(start, later), n, where);
        const ofMore = added(start, n + 1, where);
        if (due !== undefined && ofLater !== undefined) expect(ofLater >= due).toBe(true);
        if (due !== undefined && ofMore !== undefined) expect(ofMore >= due).toBe(true);
      }),
    );
  });

  it('are explained without a day left out, and to the same date', () => {
    fc.assert(
      fc.property(day, number, situation, (start, n, where) => {
        const explained = explainDueDate(start, n, calendarOf(where));
        fc.pre(explained.kind === 'date');
        const { date, days } = explained;
        expect(date).toBe(added(start, n, where));
        expect(days.map((each) => daysBetween(start, each.date))).toEqual(days.map((_, at) => (n < 0 ? 0 - at : at)));
        expect(days.at(-1)?.date).toBe(date);
        const working = new Set(worked(where));
        for (const each of days.slice(1)) expect(each.kind === 'working-day').toBe(working.has(each.date));
      }),
      { numRuns: 60 },
    );
  });
});
