import { describe, expect, it } from 'vitest';
import { localDate, localTime } from '../../src/calendar/index.ts';
import type { Action } from '../../src/casework/index.ts';
import { chooseAs, openTown } from '../support/reminders-town.ts';

/* What is said of what was done is true when it is said, however long it waited. */

const to = (day: string): Action => ({ kind: 'extend', by: localDate(`2026-06-${day}`), reason: `Parts, ${day}.` });

/** An enquiry acknowledged on Monday morning; what is done after that is told on Tuesday, in one message. */
async function openWaiting() {
  const town = await openTown({ start: '2026-06-01 10:00' });
  await chooseAs(town, 'khan', { digestAt: localTime('09:30') });
  await chooseAs(town, 'priya', { digestAt: localTime('09:30') });
  await town.log({ subject: 'Lamp' });
  await town.passUntil('2026-06-01 18:00');
  const before = { khan: town.inbox('khan').length, priya: town.inbox('priya').length };
  const toldOn = async (who: 'khan' | 'priya', when = '2026-06-02 12:00') => {
    await town.passUntil(when);
    return town
      .inbox(who)
      .slice(before[who])
      .map(({ text }) => text)
      .join('\n\n');
  };
  return { town, toldOn };
}

describe('a proposal that was answered before it was told', () => {
  it('needs no agreement any more, and its councillor hears of what is left to hear', async () => {
    const { town, toldOn } = await openWaiting();
    await town.act(1, { kind: 'acknowledge', officerId: 'priya' });
    await town.act(1, to('12'));
    await town.act(1, { kind: 'decline', reason: 'Too late.' }, 'khan');
    await town.act(1, { kind: 'update', text: 'The lamp is ordered.' });
    const told = await toldOn('khan');
    expect(told).toContain('Acknowledged. Priya has it.');
    expect(told).toContain('The lamp is ordered.');
    expect(told).not.toMatch(/needs your agreement|proposes|I agree/);
  });

  it('is past to whoever else hears of it, and the last of several is asked with its buttons', async () => {
    const { town, toldOn } = await openWaiting();
    await town.act(1, { kind: 'acknowledge', officerId: 'priya' });
    await town.act(1, to('12'), 'admin');
    await town.act(1, to('15'), 'admin');
    const told = await toldOn('khan');
    expect(told.match(/needs your agreement/g)).toHaveLength(1);
    expect(told).toContain('proposes an extension to Monday 15 June 2026. It needs your agreement');
    expect(told).not.toContain('Friday 12 June');
    expect(told).toMatch(/I agree to Monday 15 June for CW-2026-0001[\s\S]*I do not agree to CW-2026-0001/);
    await town.passUntil('2026-06-02 18:00');
    await town.act(1, to('16'), 'admin');
    await town.act(1, to('17'), 'admin');
    const officer = await toldOn('priya', '2026-06-09 12:00');
    expect(officer).toContain('proposed an extension to Tuesday 16 June 2026.');
    expect(officer.match(/needs the agreement of Khan/g)).toHaveLength(1);
  });

  it('is no question once the enquiry is resolved', async () => {
    const { town, toldOn } = await openWaiting();
    await town.act(1, { kind: 'acknowledge', officerId: 'priya' });
    await town.act(1, to('12'));
    await town.act(1, { kind: 'resolve', text: 'The lamp is lit.' });
    const told = await toldOn('khan');
    expect(told).toContain('The lamp is lit.');
    expect(told).not.toMatch(/needs your agreement|stays/);
  });
});

describe('what was done', () => {
  it('is told in the order in which it was done, without dates that have moved and whoever had it before', async () => {
    const { town, toldOn } = await openWaiting();
    await town.act(1, { kind: 'acknowledge', officerId: 'priya' });
    await town.act(1, { kind: 'pause', reason: 'Waiting for parts.', until: localDate('2026-06-08') });
    await town.act(1, { kind: 'resume', reason: 'They came.' });
    await town.act(1, { ...to('15'), withoutAgreement: true } as Action);
    await town.act(1, { ...to('16'), withoutAgreement: true } as Action);
    await town.act(1, { kind: 'reassign', service: 'Streets', officerId: 'omar', reason: 'Omar knows it.' });
    const told = await toldOn('khan');
    const at = ['Acknowledged.', 'Paused.', 'Resumed.', 'Extended without', 'Reassigned to'].map((one) =>
      told.indexOf(one),
    );
    expect(at, told).toEqual(at.toSorted((a, b) => a - b));
    expect(at).not.toContain(-1);
    expect(told).not.toContain('Priya has it');
    expect(told).not.toContain('looked at again');
    expect(told).not.toContain('resolved by 15 June');
    expect(told).toContain('It is now to be resolved by 16 June 2026');
  });
});
