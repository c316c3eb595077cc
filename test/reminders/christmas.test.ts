import { describe, expect, it } from 'vitest';
import { addWorkingDays, localDate } from '../../src/calendar/index.ts';
import { derbyRules } from '../support/casework-council.ts';
import { clockOf, openTown } from '../support/reminders-town.ts';

describe('an enquiry logged on Thursday 24 December 2026', () => {
  it('has the dates that the calendar counts over Christmas and New Year', async () => {
    const town = await openTown({ start: '2026-12-24 10:00' });
    const { deadlines } = await town.log();
    const { calendar } = derbyRules();
    expect(addWorkingDays(localDate('2026-12-24'), 2, calendar)).toEqual({
      kind: 'date',
      date: deadlines.acknowledge.by,
    });
    expect([deadlines.acknowledge.by, deadlines.resolve.by]).toEqual(['2026-12-30', '2027-01-05']);
  });

  it('reminds on each rung, in working time only, and tells everybody who should know', async () => {
    const town = await openTown({ start: '2026-12-24 10:00' });
    await town.log();
    await town.passUntil('2027-01-12 12:00');
    const seen = (person: string) => town.inbox(person).map((message) => clockOf(message.at));
    expect(seen('priya')).toEqual([
      '2026-12-24 10:00',
      '2026-12-30 09:00',
      '2026-12-31 09:00',
      '2027-01-04 09:00',
      '2027-01-05 09:00',
      '2027-01-06 09:00',
      '2027-01-07 09:00',
      '2027-01-08 09:00',
      '2027-01-11 09:00',
      '2027-01-12 09:00',
    ]);
    // The morning after each miss, and on the first day of each week.
    expect(seen('head')).toEqual([
      '2026-12-29 09:00',
      '2026-12-31 09:00',
      '2027-01-04 09:00',
      '2027-01-06 09:00',
      '2027-01-11 09:00',
    ]);
    // More than five working days overdue only from 7 January on.
    expect(seen('chief')).toEqual(['2027-01-11 09:00']);
    expect(seen('khan')).toEqual(['2026-12-24 10:00', '2026-12-31 09:30', '2027-01-06 09:30']);
    expect(town.inbox('priya')[2]?.text).toContain(
      'It was to be acknowledged by Wednesday 30 December and is to be resolved by Tuesday 5 January.',
    );
    expect(town.inbox('khan')[1]?.text).toContain(
      'We promised to acknowledge it by Wednesday 30 December, and we have not. Priya has it and was told this morning.',
    );
    expect(town.inbox('khan')[0]?.text).toContain(
      'To be acknowledged by Wednesday 30 December 2026 and to be resolved by Tuesday 5 January 2027.',
    );
  });

  it('stops reminding of the acknowledgement once it is given, and of everything once it is resolved', async () => {
    const town = await openTown({ start: '2026-12-24 10:00' });
    await town.log();
    await town.passUntil('2026-12-29 12:00');
    expect(town.inbox('priya').at(-1)?.text).toContain('Acknowledge CW-2026-0001: type "acknowledge CW-2026-0001"');
    await town.act(1, { kind: 'acknowledge', officerId: 'priya' });
    await town.passUntil('2027-01-04 11:00');
    await town.actOn(2026, 1, { kind: 'resolve', text: 'Lamp replaced.' });
    await town.passUntil('2027-03-01 12:00');
    expect(town.inbox('priya').map((message) => clockOf(message.at))).toEqual(['2026-12-24 10:00', '2027-01-04 09:00']);
    // The week’s lists of the team, and no word of a miss.
    expect(town.inbox('head').map((message) => clockOf(message.at))).toEqual(['2026-12-29 09:00', '2027-01-04 09:00']);
    expect(
      town
        .inbox('head')
        .map(({ text }) => text)
        .join(),
    ).not.toContain('Passed');
    expect(town.inbox('khan').map(({ text }) => text.split('\n\n')[1])).toEqual([
      expect.stringContaining('Logged for Khan'),
      'Acknowledged. Priya has it.',
      'Resolved.',
    ]);
    expect(await town.stores.outbox.count()).toMatchObject({ pending: 0, sending: 0, dead: 0 });
  });
});
