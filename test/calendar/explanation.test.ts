import { describe, expect, it } from 'vitest';
import { type CalendarSettings, createCalendar, explainDueDate, localDate } from '../../src/calendar/index.ts';
import { publishedList } from './published-list.ts';

const list = publishedList();
const explain = (start: string, n: number, settings: Partial<CalendarSettings> = {}) => {
  const calendar = createCalendar({ nation: 'england-and-wales', ...settings }, list);
  const explained = explainDueDate(localDate(start), n, calendar);
  if (explained.kind !== 'date') throw new Error(explained.message);
  return explained;
};

describe('why a date is due', () => {
  it('is told day by day, with every holiday and closure by name', () => {
    const closureDays = [{ date: '2026-12-29', name: 'Christmas closure' }];
    const { date, rule, days, sentences } = explain('2026-12-24', 2, { closureDays });
    expect({ date, rule }).toEqual({ date: '2026-12-31', rule: 'next-working-day-is-day-1' });
    expect(days).toEqual([
      { date: '2026-12-24', kind: 'receipt', is: { kind: 'working-day' } },
      { date: '2026-12-25', kind: 'bank-holiday', name: 'Christmas Day' },
      { date: '2026-12-26', kind: 'weekend' },
      { date: '2026-12-27', kind: 'weekend' },
      { date: '2026-12-28', kind: 'bank-holiday', name: 'Boxing Day (substitute day)' },
      { date: '2026-12-29', kind: 'closure-day', name: 'Christmas closure' },
      { date: '2026-12-30', kind: 'working-day', number: 1 },
      { date: '2026-12-31', kind: 'working-day', number: 2 },
    ]);
    expect(sentences).toEqual([
      'Received on Thursday 24 December 2026.',
      'The next working day after it is day 1.',
      'Friday 25 December 2026 does not count: bank holiday, Christmas Day.',
      'Saturday 26 December 2026 does not count: weekend.',
      'Sunday 27 December 2026 does not count: weekend.',
      'Monday 28 December 2026 does not count: bank holiday, Boxing Day (substitute day).',
      'Tuesday 29 December 2026 does not count: closure day, Christmas closure.',
      'Wednesday 30 December 2026 is day 1.',
      'Thursday 31 December 2026 is day 2: the due date.',
    ]);
  });

  it('ends with the due date', () => {
    expect(explain('2026-12-24', 1).sentences.at(-1)).toBe('Tuesday 29 December 2026 is day 1: the due date.');
  });

  it('says that receipt rolled, and to which day', () => {
    const { days, sentences } = explain('2026-12-05', 1, { rule: 'roll-then-count' });
    expect(days.map((day) => (day.kind === 'working-day' ? day.number : day.kind))).toEqual([
      'receipt',
      'weekend',
      0,
      1,
    ]);
    expect(sentences).toEqual([
      'Received on Saturday 5 December 2026 (weekend).',
      'If it is not a working day, counting starts from the next working day after it; the working day after that is day 1.',
      'Sunday 6 December 2026 does not count: weekend.',
      'Monday 7 December 2026 is the working day that counting starts from.',
      'Tuesday 8 December 2026 is day 1: the due date.',
    ]);
  });

  it('names the bank holiday it was received on', () => {
    expect(explain('2022-09-19', 1).sentences[0]).toBe(
      'Received on Monday 19 September 2022 (bank holiday, Bank Holiday for the State Funeral of Queen Elizabeth II).',
    );
  });

  it('counting back does not speak of receipt', () => {
    expect(explain('2026-12-05', -1).sentences).toEqual([
      'Counting back from Saturday 5 December 2026 (weekend).',
      'The last working day before it is day 1.',
      'Friday 4 December 2026 is day 1: the date.',
    ]);
  });

  it('of no days is the day itself or the next working day', () => {
    expect(explain('2026-12-24', 0).sentences[0]).toBe('Received on Thursday 24 December 2026: the due date.');
    expect(explain('2026-12-27', 0).sentences.at(-1)).toBe(
      'Tuesday 29 December 2026 is the next working day: the due date.',
    );
  });

  it('does not call a free Friday a weekend', () => {
    const workingWeekdays = ['monday', 'tuesday', 'wednesday', 'thursday'] as const;
    const { days, sentences } = explain('2026-12-03', 1, { workingWeekdays: [...workingWeekdays] });
    expect(days[1]).toEqual({ date: '2026-12-04', kind: 'free-weekday', weekday: 'friday' });
    expect(sentences[2]).toBe('Friday 4 December 2026 does not count: not one of the council’s working days.');
  });
});
