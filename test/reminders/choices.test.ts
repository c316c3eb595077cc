import { describe, expect, it } from 'vitest';
import { localDate, localTime } from '../../src/calendar/index.ts';
import { endSnooze, readChoices, snooze } from '../../src/reminders/index.ts';
import { at, chooseAs, openTown, timesOf } from '../support/reminders-town.ts';

describe('what people choose', () => {
  it('snoozes one enquiry, says when that is past its date, and reminds at the time asked for', async () => {
    const town = await openTown({ start: '2026-06-02 10:40' });
    const enquiry = await town.log({ receivedOn: localDate('2026-06-01') });
    await town.delivery.tick();
    const choosing = { council: 'derby', person: 'priya', at: town.now(), reminders: town.reminders() };
    expect((await snooze(town.stores, enquiry, at('2026-06-02 14:00'), choosing)).sentence).toBe(
      'You will not be reminded of CW-2026-0001 before 14:00 on Tuesday 2 June 2026; news of it still comes.',
    );
    await town.passUntil('2026-06-02 15:00');
    expect(timesOf(town, 'priya')).toEqual(['2026-06-02 10:40', '2026-06-02 14:00']);
    expect(
      (await snooze(town.stores, enquiry, at('2026-06-04 14:00'), { ...choosing, at: town.now() })).sentence,
    ).toContain(
      'That is after Wednesday 3 June 2026, the date it is due; whoever is next in line is still told if it passes.',
    );
    await town.passUntil('2026-06-04 15:00');
    expect(timesOf(town, 'priya').slice(2)).toEqual(['2026-06-04 14:00']);
    expect(timesOf(town, 'head')).toEqual(['2026-06-04 09:00']);
  });

  it('reminds of nothing at a time that was given up, and at each that is still wanted, once', async () => {
    const town = await openTown({ start: '2026-06-02 10:40' });
    const enquiry = await town.log({ receivedOn: localDate('2026-06-01') });
    await town.passUntil('2026-06-02 11:00');
    const heardBefore = timesOf(town, 'priya');
    const choosing = { council: 'derby', person: 'priya', at: town.now(), reminders: town.reminders() };
    const until = (time: string) => snooze(town.stores, enquiry, at(`2026-06-02 ${time}`), choosing);
    await until('12:00');
    await until('13:00');
    // The same again, and given up.
    await until('13:00');
    expect(await endSnooze(town.stores, enquiry.reference, choosing)).toBe(at('2026-06-02 13:00'));
    await until('14:00');
    await endSnooze(town.stores, enquiry.reference, choosing);
    await until('14:00');
    await until('15:00');
    await until('14:00');
    await until('14:00');
    await town.passUntil('2026-06-02 16:00');
    expect(timesOf(town, 'priya').slice(heardBefore.length)).toEqual(['2026-06-02 14:00']);
    expect(
      town
        .inbox('priya')
        .at(-1)
        ?.text.match(/You asked to be reminded of this now/g),
    ).toHaveLength(1);
  });

  it('mutes everything until a day, and the row says so', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await chooseAs(town, 'priya', { mutedUntil: localDate('2026-06-08') });
    await town.passUntil('2026-06-05 12:00');
    expect(town.inbox('priya')).toEqual([]);
    expect((await town.stores.outbox.list({ recipient: 'priya', states: ['pending'] }))[0]?.reason).toBe(
      'muted until 8 June 2026',
    );
    await town.passUntil('2026-06-08 12:00');
    expect(timesOf(town, 'priya')).toEqual(['2026-06-08 09:00']);
  });

  it('has what came in the evening in the list of the morning, in one message', async () => {
    const town = await openTown({ start: '2026-06-01 21:00' });
    for (const subject of ['Pothole', 'Bin', 'Tree']) await town.log({ subject });
    await town.passUntil('2026-06-02 09:45');
    expect(timesOf(town, 'priya')).toEqual(['2026-06-02 09:00']);
    const text = town.inbox('priya')[0]?.text ?? '';
    expect(text).toContain('Your list for Tuesday 2 June: 3 due soon');
    for (const subject of ['Pothole', 'Bin', 'Tree'])
      expect(text).toMatch(new RegExp(`New: CW-2026-000\\d, ${subject}`));
    // The list and what it carried.
    expect(await town.stores.outbox.list({ recipient: 'priya', states: ['sent'] })).toHaveLength(4);
  });

  it('leaves out of a list what is no longer true, and says why with the row', async () => {
    const town = await openTown({ start: '2026-06-01 21:00' });
    for (const subject of ['Pothole', 'Bin', 'Tree', 'Lamp']) await town.log({ subject });
    await town.stores.outbox.list({ recipient: 'priya' });
    await town.act(4, { kind: 'resolve', text: 'done' }, 'omar');
    await town.passUntil('2026-06-02 09:45');
    expect(town.inbox('priya')[0]?.text).toContain('Tree');
    expect(town.inbox('priya')[0]?.text).not.toContain('New: CW-2026-0004');
    const rows = await town.stores.outbox.list({
      recipient: 'priya',
      enquiry: 'derby:CW-2026-0004',
      states: ['cancelled'],
    });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ reason }) => reason?.includes('resolved'))).toBe(true);
  });

  it('sends everything once a day at the time asked for, and nothing of it too late', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await chooseAs(town, 'priya', { digestAt: localTime('08:15') });
    await town.log({ subject: 'Pothole' });
    await town.log({ subject: 'Bin' });
    await town.passUntil('2026-06-03 12:00');
    expect(timesOf(town, 'priya')).toEqual(['2026-06-02 08:15', '2026-06-03 08:15']);
    expect(town.inbox('priya')[1]?.text).toContain('Your list for Wednesday 3 June: 2 due today');
  });

  it('moves what waits already when the daily digest is chosen later', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.passUntil('2026-06-01 12:00');
    await chooseAs(town, 'priya', { digestAt: localTime('08:15') });
    await town.passUntil('2026-06-03 12:00');
    expect(timesOf(town, 'priya')).toEqual(['2026-06-01 10:00', '2026-06-03 08:15']);
  });
});

describe('choices as kept', () => {
  it('are read back, and what cannot be read counts as not chosen', () => {
    const whole = {
      hours: { from: '18:00', to: '21:00', days: ['monday'] },
      digestAt: '08:15',
      mutedUntil: '2026-06-08',
      snoozed: { 'CW-2026-0001': 5 },
    };
    expect(readChoices(whole)).toEqual(whole);
    for (const broken of [
      undefined,
      null,
      'x',
      [],
      { hours: { from: '21:00', to: '18:00' } },
      { digestAt: '25:00', mutedUntil: 'soon', snoozed: { a: 'b' } },
    ]) {
      expect(readChoices(broken)).toEqual({});
    }
  });
});
