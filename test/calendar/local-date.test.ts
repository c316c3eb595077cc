import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { CalendarError } from '../../src/calendar/calendar-error.ts';
import {
  addDays,
  addMonths,
  daysBetween,
  formatDate,
  formatDayAndDate,
  localDate,
  parseLocalDate,
  weekdayOf,
} from '../../src/calendar/index.ts';

const zoneOfTheMachine = process.env.TZ;
afterEach(() => {
  if (zoneOfTheMachine === undefined) delete process.env.TZ;
  else process.env.TZ = zoneOfTheMachine;
});

describe('a local date', () => {
  it('is refused when the calendar has no such day', () => {
    const wrong = ['2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-1', '0999-01-01'];
    const odd = ['', 'tomorrow', '2026-12-24T00:00', ' 2026-12-24', '2026-12-24\n', '24/12/2026', '1900-02-29'];
    expect([...wrong, ...odd].map(parseLocalDate).filter((date) => date !== undefined)).toEqual([]);
    expect(parseLocalDate('2024-02-29')).toBe('2024-02-29');
    expect(parseLocalDate('2000-02-29')).toBe('2000-02-29');
  });

  it('taken for granted and wrong is a mistake with a code', () => {
    expect(localDate('2024-02-29')).toBe('2024-02-29');
    expect(() => localDate('2026-02-30')).toThrow(CalendarError);
    expect(() => localDate('2026-02-30')).toThrow(expect.objectContaining({ code: 'not-a-date' }));
  });

  it('steps over the leap day only in leap years', () => {
    expect(addDays(localDate('2024-02-28'), 2)).toBe('2024-03-01');
    expect(addDays(localDate('2026-02-28'), 1)).toBe('2026-03-01');
    expect(addDays(localDate('2000-03-01'), -1)).toBe('2000-02-29');
  });

  it('moved by months stays inside a shorter month', () => {
    expect(addMonths(localDate('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(localDate('2024-02-29'), 12)).toBe('2025-02-28');
  });

  it('moved out of the years there are, or by half a day, is a mistake and not a wrong date', () => {
    const code = expect.objectContaining({ code: 'not-a-date' });
    expect(() => addDays(localDate('9999-12-31'), 1)).toThrow(code);
    expect(() => addDays(localDate('2026-12-24'), 0.5)).toThrow(code);
    expect(() => addDays(localDate('2026-12-24'), 1e15)).toThrow(code);
  });

  it('knows how far another is and which weekday it is', () => {
    expect(daysBetween(localDate('2026-12-24'), localDate('2027-01-01'))).toBe(8);
    expect(weekdayOf(localDate('2026-12-24'))).toBe('thursday');
    expect(weekdayOf(localDate('2026-12-27'))).toBe('sunday');
    expect(weekdayOf(localDate('2026-12-28'))).toBe('monday');
  });

  it('is read aloud as people say it', () => {
    expect(formatDate(localDate('2026-12-24'))).toBe('24 December 2026');
    expect(formatDayAndDate(localDate('2026-12-24'))).toBe('Thursday 24 December 2026');
    expect(formatDayAndDate(localDate('2027-01-01'))).toBe('Friday 1 January 2027');
  });

  it('is the same on a machine in any zone, even one that skipped a day', () => {
    for (const zone of ['Pacific/Apia', 'America/Los_Angeles', 'Africa/Cairo', 'Europe/London']) {
      process.env.TZ = zone;
      expect(addDays(localDate('2011-12-29'), 1)).toBe('2011-12-30');
      expect(addMonths(localDate('2011-11-30'), 1)).toBe('2011-12-30');
      expect(formatDayAndDate(localDate('2011-12-30'))).toBe('Friday 30 December 2011');
      expect(weekdayOf(localDate('2011-12-30'))).toBe('friday');
    }
  });

  it('comes back from any journey, and sorts as text', () => {
    const days = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(days, days, (there, further) => {
        const from = addDays(localDate('2026-01-01'), there);
        const to = addDays(from, further);
        expect(daysBetween(from, to)).toBe(further);
        expect(addDays(to, -further)).toBe(from);
        expect(from < to).toBe(further > 0);
      }),
    );
  });
});
