import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  type CalendarSettings,
  countWorkingDays,
  createCalendar,
  explainDueDate,
  localDate,
  type Nation,
  onClock,
} from '../../src/calendar/index.ts';
import { publishedList } from './published-list.ts';
import cases from './working-day-cases.json' with { type: 'json' };

const list = publishedList();
const calendar = (settings: Partial<CalendarSettings> = {}) =>
  createCalendar({ nation: 'england-and-wales', ...settings }, list);
const due = (start: string, n: number, settings?: Partial<CalendarSettings>) => {
  const added = addWorkingDays(localDate(start), n, calendar(settings));
  return added.kind === 'date' ? added.date : added.kind;
};
const rolled = { rule: 'roll-then-count' } as const;

describe('dates other services promise', () => {
  it.each(cases)('$start and $n ($calendar, $rule) is $due', (example) => {
    const holidays = 'holidays' in example ? example.holidays : undefined;
    const settings = {
      nation: example.calendar as Nation,
      rule: example.rule as CalendarSettings['rule'],
      holidays: holidays?.map((date) => ({ date, name: 'as given' })),
    };
    expect(due(example.start, example.n, settings)).toBe(example.due);
  });
});

describe('an enquiry', () => {
  it('logged on a Saturday and due in two working days is due on Tuesday, or Wednesday where receipt rolls first', () => {
    expect(due('2026-12-05', 2)).toBe('2026-12-08');
    expect(due('2026-12-05', 2, rolled)).toBe('2026-12-09');
  });

  it('logged on Maundy Thursday is due after Easter Monday', () => {
    expect(due('2026-04-02', 1)).toBe('2026-04-07');
    expect(due('2026-04-02', 1, { nation: 'scotland' })).toBe('2026-04-06');
  });

  it.each([
    ['the Platinum Jubilee', '2022-06-01', 1, '2022-06-06'],
    ['the State Funeral', '2022-09-16', 1, '2022-09-20'],
    ['the Coronation', '2023-05-05', 1, '2023-05-09'],
    ['Christmas and Boxing Day on a weekend', '2027-12-24', 1, '2027-12-29'],
    ['a leap day', '2024-02-28', 1, '2024-02-29'],
    ['a leap day that is no working day', '2020-02-28', 1, '2020-03-02'],
  ])('passes over %s', (_, start, n, expected) => expect(due(start, n)).toBe(expected));

  it('is a day later in Scotland for a day off that only Scotland has', () => {
    expect(due('2026-06-12', 1)).toBe('2026-06-15');
    expect(due('2026-06-12', 1, { nation: 'scotland' })).toBe('2026-06-16');
  });

  it('due in no days is due the same day, or the next working day', () => {
    for (const rule of ['next-working-day-is-day-1', 'roll-then-count'] as const) {
      expect(due('2026-12-24', 0, { rule })).toBe('2026-12-24');
      expect(due('2026-12-25', 0, { rule })).toBe('2026-12-29');
      expect(due('2026-12-25', -0, { rule })).toBe('2026-12-29');
    }
  });

  it('counted back from a Saturday rolls back first where receipt rolls', () => {
    expect(due('2026-12-05', -1)).toBe('2026-12-04');
    expect(due('2026-12-05', -1, rolled)).toBe('2026-12-03');
  });

  it('waits for a closure day only on the clock it stops', () => {
    const closed = calendar({
      closureDays: [
        { date: '2026-12-29', name: 'Christmas closure' },
        { date: '2026-12-30', name: 'moving offices', clocks: ['resolve'] },
      ],
    });
    const from = localDate('2026-12-24');
    expect(addWorkingDays(from, 1, closed)).toEqual({ kind: 'date', date: '2026-12-30' });
    expect(addWorkingDays(from, 1, onClock(closed, 'acknowledge'))).toEqual({ kind: 'date', date: '2026-12-30' });
    expect(addWorkingDays(from, 1, onClock(closed, 'resolve'))).toEqual({ kind: 'date', date: '2026-12-31' });
    expect(addWorkingDays(from, 1, onClock(onClock(closed, 'resolve'), 'acknowledge'))).toMatchObject({
      date: '2026-12-30',
    });
  });

  it('is due by the council’s own week', () => {
    expect(due('2026-12-03', 1, { workingWeekdays: ['monday', 'tuesday', 'wednesday', 'thursday'] })).toBe(
      '2026-12-07',
    );
    expect(due('2026-12-04', 1, { workingWeekdays: ['friday', 'saturday'] })).toBe('2026-12-05');
  });

  it('for half a day, or for ever, is a mistake and not a date', () => {
    const code = expect.objectContaining({ code: 'not-countable' });
    for (const n of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 10_001])
      expect(() => due('2026-12-24', n)).toThrow(code);
  });
});

describe('beyond the list of bank holidays', () => {
  it('refuses to guess, and says where the list ends', () => {
    const refusal = addWorkingDays(localDate('2028-12-29'), 1, calendar());
    expect(refusal).toEqual({
      kind: 'beyond-list',
      firstListed: '2018-01-01',
      lastListed: '2028-12-31',
      message:
        'The bank-holiday list for England and Wales ends on 31 December 2028, so nothing can be counted after that day.',
    });
  });

  it('still answers for the last days of its last year', () => expect(due('2028-12-26', 3)).toBe('2028-12-29'));

  it('refuses on every way out, in both directions', () => {
    const outside = localDate('2017-12-29');
    const inside = localDate('2018-01-03');
    expect(due(outside, 1)).toBe('beyond-list');
    expect(due(inside, -2)).toBe('beyond-list');
    expect(due('2029-01-02', 0)).toBe('beyond-list');
    expect(explainDueDate(outside, 1, calendar())).toMatchObject({
      message: expect.stringContaining('begins on 1 January 2018'),
    });
    for (const [from, to] of [[outside, inside] as const, [inside, outside] as const]) {
      expect(countWorkingDays(from, to, calendar()).kind).toBe('beyond-list');
    }
  });

  it('answers for any year when the holidays are given or there are none', () => {
    expect(due('2017-12-22', 1, { holidays: [{ date: '2017-12-25', name: 'Christmas Day' }] })).toBe('2017-12-26');
    expect(due('2031-12-24', 1, { nation: 'weekends-only' })).toBe('2031-12-25');
    expect(due('9998-12-31', 1, { nation: 'weekends-only' })).toBe('beyond-list');
    expect(due('9999-12-31', 1, { nation: 'weekends-only' })).toBe('beyond-list');
    expect(due('1001-01-01', -1, { nation: 'weekends-only' })).toBe('beyond-list');
  });
});

describe('the working days between', () => {
  const count = (from: string, to: string, settings?: Partial<CalendarSettings>) =>
    countWorkingDays(localDate(from), localDate(to), calendar(settings));

  it('two dates do not include the day of receipt', () => {
    expect(count('2026-12-24', '2026-12-30')).toEqual({ kind: 'count', count: 2 });
    expect(count('2026-12-30', '2026-12-24')).toEqual({ kind: 'count', count: -2 });
    expect(count('2026-12-25', '2026-12-27')).toEqual({ kind: 'count', count: 0 });
    expect(count('2026-12-27', '2026-12-25')).toEqual({ kind: 'count', count: 0 });
    expect(count('2026-12-24', '2026-12-24')).toEqual({ kind: 'count', count: 0 });
  });

  it('a Saturday and its Monday are one, or none where receipt rolls', () => {
    expect(count('2026-12-05', '2026-12-07')).toEqual({ kind: 'count', count: 1 });
    expect(count('2026-12-05', '2026-12-07', rolled)).toEqual({ kind: 'count', count: 0 });
    expect(count('2026-12-05', '2026-12-06', rolled)).toEqual({ kind: 'count', count: 0 });
  });
});
