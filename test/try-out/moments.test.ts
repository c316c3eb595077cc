import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBankHolidays } from '../../src/app/command-line/bank-holidays.ts';
import { createCalendar, instantOf, localDate, localTime } from '../../src/calendar/index.ts';
import { datesOf, describeNext, nextOf, readMoment } from '../../src/try-out/index.ts';
import { acknowledge, done, received } from '../support/casework-council.ts';

const zone = 'Europe/London';
const list = openBankHolidays(join(import.meta.dirname, '../../knowledge/bank-holidays.json'));
const calendar = createCalendar({ nation: 'england-and-wales' }, list);
const at = (date: string, time: string) => instantOf(localDate(date), localTime(time), zone);
const standing = (date: string, time: string) => ({ now: at(date, time), zone, calendar });

describe('where the clock is moved to', () => {
  it.each([
    ['tomorrow', '2026-12-04', '18:30', '2026-12-05T09:00'],
    ['deadline', '2026-12-04', '08:00', '2026-12-04T09:00'],
    ['deadline', '2026-12-04', '09:00', '2026-12-08T09:00'],
    // 25 December is a Friday; the Monday after it is Boxing Day's substitute.
    ['christmas', '2026-12-04', '10:00', '2026-12-29T09:00'],
    ['2026-12-24T09:30', '2026-12-04', '10:00', '2026-12-24T09:30'],
  ])('%s, from %s at %s', (to, date, time, wanted) => {
    const deadlines = [localDate('2026-12-08'), localDate('2026-12-04'), localDate('2026-12-01')];
    const [day, clock] = wanted.split('T') as [string, string];
    expect(readMoment(to, standing(date, time), deadlines)).toEqual({ kind: 'at', instant: at(day, clock) });
  });

  it.each([
    ['deadline', 'Nothing that is open has a date after this one.'],
    ['soon', 'Give a date and a time.'],
  ])('%s is refused with a sentence', (to, sentence) => {
    expect(readMoment(to, standing('2026-12-04', '10:00'), [])).toEqual({ kind: 'none', sentence });
  });
});

describe('the dates that the clock is moved to', () => {
  // To be acknowledged by Wednesday 3 June and resolved by Monday the 8th.
  const enquiry = received('2026-06-01');
  it('are all that an enquiry has: after one that was missed its date for resolving is next', () => {
    const dates = datesOf(enquiry);
    expect(readMoment('deadline', standing('2026-06-04', '09:00'), dates)).toEqual({
      kind: 'at',
      instant: at('2026-06-08', '09:00'),
    });
  });

  it('are of a paused enquiry the day on which it is looked at again', () => {
    const paused = done(
      enquiry,
      ['2026-06-04', acknowledge],
      ['2026-06-04', { kind: 'pause', reason: 'Which bench?' }],
    );
    expect(datesOf(paused)).toEqual([paused.lookAgainOn]);
    expect(paused.lookAgainOn).toBe('2026-06-18');
  });
});

describe('what the page says of the next message, of which nobody knows whether it comes', () => {
  it.each([
    [
      '2026-12-05',
      '10:00',
      '2026-12-07',
      '08:30',
      'Today is a day of the weekend, so reminders wait. The next check that is planned: Monday 7 December 2026, 08:30. Priya Shah gets a message then only if there is something to tell them.',
    ],
    [
      '2026-12-25',
      '10:00',
      '2026-12-29',
      '08:30',
      'Today is a bank holiday (Christmas Day), so reminders wait. The next check that is planned: Tuesday 29 December 2026, 08:30. Priya Shah gets a message then only if there is something to tell them.',
    ],
    [
      '2026-12-04',
      '08:00',
      '2026-12-04',
      '08:30',
      'The next check that is planned: today at 08:30. Priya Shah gets a message then only if there is something to tell them.',
    ],
    ['2026-12-04', '08:30', '2026-12-04', '08:30', 'It is being checked whether there is a message for Priya Shah.'],
  ])('on %s at %s', (date, time, day, clock, sentence) => {
    expect(describeNext({ to: 'Priya Shah', at: at(day, clock) }, standing(date, time))).toBe(sentence);
  });

  it('is the same of several at one moment, in whatever order they are stored', () => {
    const [early, late] = [at('2026-12-04', '09:00'), at('2026-12-04', '09:30')];
    const waiting = [
      { to: 'Cllr David Lowe', at: early },
      { to: 'Ada', at: late },
      { to: 'Cllr Amina Khan', at: early },
    ];
    expect(nextOf(waiting)).toEqual({ to: 'Cllr Amina Khan', at: early });
    expect(nextOf(waiting.toReversed())).toEqual({ to: 'Cllr Amina Khan', at: early });
    expect(nextOf([])).toBeUndefined();
  });

  it('says so where none waits', () => {
    expect(describeNext(undefined, standing('2026-12-04', '10:00'))).toBe('No message waits to be sent.');
  });
});
