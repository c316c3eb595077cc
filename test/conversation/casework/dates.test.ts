import { describe, expect, it } from 'vitest';
import { localDate, localTime } from '../../../src/calendar/index.ts';
import { readDate, readMoment, readPeriod, readTime } from '../../../src/conversation/casework/dates.ts';

// A Thursday.
const now = { on: localDate('2026-12-24'), time: localTime('10:00') };

describe('dates as people type them', () => {
  it.each([
    ['yesterday', '2026-12-23'],
    ['today', '2026-12-24'],
    ['Friday', '2026-12-18'],
    ['last Thursday', '2026-12-17'],
    ['3/4', '2026-04-03'],
    ['on 23 December', '2026-12-23'],
    ['29/11/2026', '2026-11-29'],
    ['two weeks ago', '2026-12-10'],
    ['2026-12-01', '2026-12-01'],
    ['yesterday.', '2026-12-23'],
  ])('takes "%s" of what was received for %s', (said, date) => {
    expect(readDate(said, now, 'past')?.date).toBe(date);
  });

  it.each([
    ['Thursday', '2026-12-31'],
    ['Friday', '2026-12-25'],
    ['Monday', '2026-12-28'],
    ['tomorrow', '2026-12-25'],
    ['3/4', '2027-04-03'],
    ['23 December', '2027-12-23'],
    ['8 January', '2027-01-08'],
    ['by Tuesday 5 January 2027', '2027-01-05'],
  ])('takes "%s" of what is to come for %s', (said, date) => {
    expect(readDate(said, now, 'future')?.date).toBe(date);
  });

  it('is certain only of a date that is written out with its year', () => {
    expect(readDate('2026-12-01', now, 'past')?.certain).toBe(true);
    expect(readDate('1/12/2026', now, 'past')?.certain).toBe(true);
    expect(readDate('Thursday', now, 'future')?.certain).toBe(false);
    expect(readDate('3/4', now, 'past')?.certain).toBe(false);
  });

  it.each([
    '',
    'May',
    'soon',
    'streetlight out in May Street',
    '31 February 2026',
    '2026-02-30',
    'Monday or Tuesday',
    'next week',
  ])('takes "%s" for no date', (said) => {
    expect(readDate(said, now, 'past')).toBeUndefined();
  });

  it('reads a time away with both its days', () => {
    expect(readPeriod('24 to 31 December', now)).toMatchObject({ from: '2026-12-24', to: '2026-12-31' });
    expect(readPeriod('from 29 December until 2 January', now)).toMatchObject({ from: '2026-12-29', to: '2027-01-02' });
    expect(readPeriod('tomorrow', now)).toMatchObject({ from: '2026-12-25', to: '2026-12-25' });
    expect(readPeriod('next week', now)).toMatchObject({ from: '2026-12-28', to: '2027-01-03' });
    expect(readPeriod('the meeting', now)).toBeUndefined();
  });

  it('reads a moment, the morning where no time is given', () => {
    expect(readMoment('2pm', now)).toEqual({ date: '2026-12-24', time: '14:00' });
    expect(readMoment('9am', now)).toEqual({ date: '2026-12-25', time: '09:00' });
    expect(readMoment('Monday', now)).toEqual({ date: '2026-12-28', time: '09:00' });
    expect(readMoment('Friday 10:30', now)).toEqual({ date: '2026-12-25', time: '10:30' });
    expect(readMoment('2026-12-29 08:15', now)).toEqual({ date: '2026-12-29', time: '08:15' });
    expect(readMoment('whenever', now)).toBeUndefined();
  });

  it.each([
    ['08:30', '08:30'],
    ['8.30', '08:30'],
    ['9am', '09:00'],
    ['6 pm', '18:00'],
  ])('reads the time "%s"', (said, time) => {
    expect(readTime(said, now)).toBe(time);
  });
});
