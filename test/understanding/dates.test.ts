import { describe, expect, it } from 'vitest';
import { localDate, localTime } from '../../src/calendar/index.ts';
import { readDate, readDay, readMoment, readPeriod, readTime } from '../../src/understanding/dates/read-dates.ts';

// A Thursday.
const now = { on: localDate('2026-12-24'), time: localTime('10:00') };

// A Monday.
const monday = { on: localDate('2026-12-07'), time: localTime('10:00') };

describe('dates as people say them', () => {
  it.each([
    ['this morning', '2026-12-07'],
    ['yday', '2026-12-06'],
    ['the 1st', '2026-12-01'],
    ['the 10th', '2026-11-10'],
    ['Weds', '2026-12-02'],
    ['last thurs', '2026-12-03'],
    ['a fortnight ago', '2026-11-23'],
    ['three weeks ago', '2026-11-16'],
    ['a couple of days ago', '2026-12-05'],
    ['the day before yesterday', '2026-12-05'],
    ['Friday of last week', '2026-12-04'],
    ['last week Tuesday', '2026-12-01'],
    ['Thursday 3rd December', '2026-12-03'],
    ['3rd of dec', '2026-12-03'],
    ['Dec 3rd', '2026-12-03'],
    ["3 Dec '26", '2026-12-03'],
    ['3.12.26', '2026-12-03'],
    ['03-12-2026', '2026-12-03'],
    ['Weds 2nd', '2026-12-02'],
    ['the 25th of last month', '2026-11-25'],
  ])('takes "%s" of what came in for %s', (said, date) => {
    expect(readDay(said, monday, 'past')).toMatchObject({ kind: 'day', date });
  });

  it.each([
    ['close of play Friday', '2026-12-11'],
    ['COP Friday', '2026-12-11'],
    ['end of play on Thursday', '2026-12-10'],
    ['first thing Monday', '2026-12-14'],
    ['Monday first thing', '2026-12-14'],
    ['eod tomorrow', '2026-12-08'],
    ['Friday week', '2026-12-18'],
    ['a week on Friday', '2026-12-18'],
    ['next Tuesday', '2026-12-15'],
    ['Tuesday next week', '2026-12-15'],
    ['this Friday', '2026-12-11'],
    ['this coming Monday', '2026-12-14'],
    ['end of next week', '2026-12-18'],
    ['end of the week', '2026-12-11'],
    ['the end of the month', '2026-12-31'],
    ['in a fortnight', '2026-12-21'],
    ["two weeks' time", '2026-12-21'],
    ['a week today', '2026-12-14'],
    ['tmrw', '2026-12-08'],
    ['the day after tomorrow', '2026-12-09'],
    ['Christmas Eve', '2026-12-24'],
    ['Boxing Day', '2026-12-26'],
    ["new year's eve", '2026-12-31'],
    ['Maundy Thursday', '2027-03-25'],
    ['Good Friday', '2027-03-26'],
    ['Easter Monday 2027', '2027-03-29'],
    ['24/12', '2026-12-24'],
    ['12/05/27', '2027-05-12'],
    ["10 Dec '26", '2026-12-10'],
    ['by Fri 11th', '2026-12-11'],
  ])('takes "%s" of what is to come for %s', (said, date) => {
    expect(readDay(said, monday, 'future')).toMatchObject({ kind: 'day', date });
  });

  it.each([
    ['Friday 10 December 2026', 'past', /is a Thursday, not a Friday.*10 December 2026.*11 December 2026/],
    ['Tues 9th', 'future', /is a Wednesday, not a Tuesday/],
    ['12/13/2026', 'past', /no month 13.*13 December 2026/],
    ['14/15/2026', 'past', /no month 15\.$/],
    ['31 February 2026', 'future', /no 31 February 2026: its last day is Saturday 28/],
    ['30 December', 'past', /Which year is meant: Tuesday 30 December 2025, or Wednesday 30 December 2026\?/],
    ['3 April', 'past', /Which year/],
    ['Christmas Eve', 'past', /Which year is meant: Wednesday 24 December 2025, or Thursday 24 December 2026\?/],
    ['Easter Monday', 'past', /Which year/],
    ['5 December', 'future', /Which year is meant: Sunday 5 December 2027, or Saturday 5 December 2026\?/],
  ] as const)('asks about "%s" of the %s', (said, lean, sentence) => {
    const meant = readDay(said, monday, lean);
    expect(meant?.kind === 'doubt' ? meant.sentence : meant).toMatch(sentence);
    expect(readDate(said, monday, lean)).toBeUndefined();
  });

  it.each([
    ['until 4 January', '2026-12-07', '2027-01-04'],
    ['for two weeks', '2026-12-07', '2026-12-20'],
    ['from Monday for two weeks', '2026-12-14', '2026-12-27'],
    ['w/c 21 Dec', '2026-12-21', '2026-12-27'],
    ['week commencing the 21st', '2026-12-21', '2026-12-27'],
    ['24-31 Dec', '2026-12-24', '2026-12-31'],
    ['24th to the 31st of December', '2026-12-24', '2026-12-31'],
    ['Thursday and Friday', '2026-12-10', '2026-12-11'],
    ['tues weds', '2026-12-08', '2026-12-09'],
    ['tomorrow tuesday', '2026-12-08', '2026-12-08'],
    ['Thursday to Monday', '2026-12-10', '2026-12-14'],
    ['21 December until 4 January', '2026-12-21', '2027-01-04'],
    ['today', '2026-12-07', '2026-12-07'],
    ['this afternoon', '2026-12-07', '2026-12-07'],
    ['the rest of the week', '2026-12-07', '2026-12-13'],
    ['Christmas Eve to New Year’s Day', '2026-12-24', '2027-01-01'],
  ])('takes "%s" for a time away from %s to %s', (said, from, to) => {
    expect(readPeriod(said, monday)).toMatchObject({ from, to });
  });

  it('takes the week that has begun for the one that commenced on its Monday', () => {
    expect(readPeriod('w/c 21 December', now)).toMatchObject({ from: '2026-12-21', to: '2026-12-27' });
  });

  it('puts "Friday week" ahead, whatever is spoken of', () => {
    expect(readDay('Friday week', monday, 'past')).toMatchObject({ kind: 'day', date: '2026-12-18' });
  });

  it('takes no last day for granted', () => {
    expect(readPeriod('from Monday', monday)).toBeUndefined();
    expect(readPeriod('from 21 December', monday)).toBeUndefined();
  });

  it.each([
    ['first thing Monday', '2026-12-14', '09:00'],
    ['tomorrow afternoon', '2026-12-08', '14:00'],
    ['2pm', '2026-12-07', '14:00'],
    ['close of play Friday', '2026-12-11', '17:00'],
    ['Friday at 10.30', '2026-12-11', '10:30'],
    ['lunchtime', '2026-12-07', '13:00'],
    ['for two days', '2026-12-09', '09:00'],
    ['two weeks', '2026-12-21', '09:00'],
    ['a fortnight', '2026-12-21', '09:00'],
    ['a month', '2027-01-07', '09:00'],
    ['half past four', '2026-12-07', '16:30'],
  ])('takes "%s" for the moment %s %s', (said, date, time) => {
    expect(readMoment(said, monday)).toEqual({ date, time });
  });
});

describe('dates as people type them', () => {
  it.each([
    ['yesterday', '2026-12-23'],
    ['today', '2026-12-24'],
    ['Friday', '2026-12-18'],
    ['last Thursday', '2026-12-17'],
    ['3/11', '2026-11-03'],
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
    ['23 March', '2027-03-23'],
    ['8 January', '2027-01-08'],
    ['by Tuesday 5 January 2027', '2027-01-05'],
  ])('takes "%s" of what is to come for %s', (said, date) => {
    expect(readDate(said, now, 'future')?.date).toBe(date);
  });

  it('is certain only of a date that is written out with its year', () => {
    expect(readDate('2026-12-01', now, 'past')?.certain).toBe(true);
    expect(readDate('1/12/2026', now, 'past')?.certain).toBe(true);
    expect(readDate('Thursday', now, 'future')?.certain).toBe(false);
    expect(readDate('3/12', now, 'past')?.certain).toBe(false);
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

  it.each([
    ['Tuesday 29 to Thursday 31 December', '2026-12-29', '2026-12-31'],
    ['Tuesday 29 to Thursday 31', '2026-12-29', '2026-12-31'],
    ['Mon 4 - Weds 6 January', '2027-01-04', '2027-01-06'],
    ['from Tuesday 9 until Friday 12 February', '2027-02-09', '2027-02-12'],
  ])('takes the number beside a weekday for a day of the month: "%s"', (said, from, to) => {
    expect(readPeriod(said, monday)).toMatchObject({ from, to });
  });

  it('asks where the number beside a weekday is of another day, and takes a time for a time', () => {
    expect(readDay('Tuesday 9', monday, 'future')).toMatchObject({ kind: 'doubt' });
    expect(readDay('Friday 18', monday, 'future')).toMatchObject({ date: '2026-12-18' });
    expect(readMoment('Tuesday 9am', monday)).toEqual({ date: '2026-12-08', time: '09:00' });
    expect(readMoment('Friday 10:30', monday)).toEqual({ date: '2026-12-11', time: '10:30' });
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
    expect(readTime(said)).toBe(time);
  });
});
