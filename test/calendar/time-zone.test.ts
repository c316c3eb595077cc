import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  instantOf,
  localDate,
  localDateAt,
  localTime,
  localTimeAt,
  parseLocalTime,
} from '../../src/calendar/index.ts';

const london = 'Europe/London';
const at = (date: string, time: string, zone = london) => instantOf(localDate(date), localTime(time), zone);

describe('an instant on the wall', () => {
  it('late on a summer evening in UTC is already tomorrow in London', () => {
    expect(localDateAt(Date.UTC(2026, 5, 30, 23, 30), london)).toBe('2026-07-01');
    expect(localTimeAt(Date.UTC(2026, 5, 30, 23, 30), london)).toBe('00:30');
    expect(localDateAt(Date.UTC(2026, 11, 30, 23, 30), london)).toBe('2026-12-30');
  });

  it('skips from 00:59 to 02:00 on the night clocks go forward', () => {
    const change = Date.UTC(2026, 2, 29, 1);
    expect([change - 1, change].map((instant) => localTimeAt(instant, london))).toEqual(['00:59', '02:00']);
  });

  it('shows 01:59 and then 01:00 again on the night clocks go back', () => {
    const change = Date.UTC(2026, 9, 25, 1);
    expect([change - 1, change].map((instant) => localTimeAt(instant, london))).toEqual(['01:59', '01:00']);
  });
});

describe('the instant of a time on the wall', () => {
  it('that does not exist is the next that does', () => {
    expect(at('2026-03-29', '01:30')).toBe(Date.UTC(2026, 2, 29, 1));
    expect(at('2026-03-29', '01:00')).toBe(Date.UTC(2026, 2, 29, 1));
    expect(at('2026-03-29', '01:59')).toBe(Date.UTC(2026, 2, 29, 1));
    expect(at('2026-03-29', '02:00')).toBe(Date.UTC(2026, 2, 29, 1));
    expect(at('2026-03-29', '00:59')).toBe(Date.UTC(2026, 2, 29, 0, 59));
  });

  it('that exists twice is the first', () => {
    expect(at('2026-10-25', '01:30')).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expect(at('2026-10-25', '01:00')).toBe(Date.UTC(2026, 9, 25, 0));
    expect(at('2026-10-25', '02:00')).toBe(Date.UTC(2026, 9, 25, 2));
    expect(at('2026-10-25', '00:59')).toBe(Date.UTC(2026, 9, 24, 23, 59));
  });

  it('makes the days of the changes 23 and 25 hours long', () => {
    const hours = (date: string) => (at(addDays(localDate(date), 1), '00:00') - at(date, '00:00')) / 3_600_000;
    expect(['2026-03-28', '2026-03-29', '2026-10-25', '2026-10-26'].map(hours)).toEqual([24, 23, 25, 24]);
  });

  it('on a midnight that a zone skips is the first moment of that day', () => {
    expect(at('2018-11-04', '00:00', 'America/Sao_Paulo')).toBe(Date.UTC(2018, 10, 4, 3));
  });

  it('on a day that a zone skips is the first moment of the next', () => {
    expect(at('2011-12-30', '12:00', 'Pacific/Apia')).toBe(Date.UTC(2011, 11, 30, 10));
    expect(localDateAt(Date.UTC(2011, 11, 30, 10), 'Pacific/Apia')).toBe('2011-12-31');
  });

  it('in a zone nobody knows is a mistake, even one that looks a little like an offset', () => {
    const code = expect.objectContaining({ code: 'unknown-time-zone' });
    for (const zone of ['Europe/Londn', 'Nowhere+01', '']) expect(() => at('2026-01-01', '09:00', zone)).toThrow(code);
    expect(() => localDateAt(Number.NaN, london)).toThrow(expect.objectContaining({ code: 'not-an-instant' }));
  });
});

describe('a local time', () => {
  it('is refused when no clock shows it', () => {
    expect(parseLocalTime('24:00')).toBeUndefined();
    expect(['9:00', '23:60', '09:00:00', ''].map(parseLocalTime)).toEqual(Array(4).fill(undefined));
    expect(localTime('09:00')).toBe('09:00');
    expect(() => localTime('24:00')).toThrow(expect.objectContaining({ code: 'not-a-time' }));
  });
});

describe('over the years and zones', () => {
  const zones = fc.constantFrom(london, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC');
  const minutes = (from: number, to: number) =>
    fc.integer({ min: from / 60_000, max: to / 60_000 }).map((minute) => minute * 60_000);
  const anyTime = minutes(Date.UTC(1980, 0), Date.UTC(2037, 0));
  const aroundTheChanges = fc.oneof(
    minutes(Date.UTC(2026, 2, 28, 20), Date.UTC(2026, 2, 29, 6)),
    minutes(Date.UTC(2026, 9, 24, 20), Date.UTC(2026, 9, 25, 6)),
  );
  const instants = fc.oneof(anyTime, aroundTheChanges);

  it('the wall says what the platform says', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
        expect(`${localDateAt(instant, zone)} ${localTimeAt(instant, zone)}`).toBe(wall.format(instant));
      }),
    );
  });

  it('a time on the wall leads back to the first instant that shows it', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const [date, time] = [localDateAt(instant, zone), localTimeAt(instant, zone)];
        const found = instantOf(date, time, zone);
        expect([localDateAt(found, zone), localTimeAt(found, zone)]).toEqual([date, time]);
        expect(found).toBeLessThanOrEqual(instant);
        for (const earlier of [30, 60]) {
          const before = found - earlier * 60_000;
          expect([localDateAt(before, zone), localTimeAt(before, zone)]).not.toEqual([date, time]);
        }
      }),
    );
  });
});
