import { describe, expect, it } from 'vitest';
import { localDate, localTime } from '../../src/calendar/index.ts';
import { latestOfEach } from '../../src/reminders/order.ts';
import { type EnquiryPayload, readPayload } from '../../src/reminders/payload.ts';
import type { Sendable } from '../../src/reminders/prepared-message.ts';
import { logged, people as smallCouncil } from '../support/casework-council.ts';
import { chooseAs, clockOf, openTown } from '../support/reminders-town.ts';

/*
 * A councillor who cannot be reached in chat: whoever has the enquiry is asked to tell them, whatever their own list told of it. It is
 * logged on Monday 1 June 2026 and was to be acknowledged by Wednesday the 3rd.
 */

type Town = Awaited<ReturnType<typeof openTown>>;

const ASKED = 'Khan cannot be reached in chat. Please tell them yourself:';
const asks = (town: Town, who = 'priya') =>
  town
    .inbox(who)
    .filter(({ text }) => text.includes(`${ASKED} We promised`) || text.includes(`${ASKED}\n\nWe promised`));

async function lamp(khan: { readonly digestAt: string }): Promise<Town> {
  const town = await openTown({ start: '2026-06-01 10:00' });
  await chooseAs(town, 'khan', { digestAt: localTime(khan.digestAt) });
  await town.log({ subject: 'Lamp' });
  await town.passUntil('2026-06-04 07:00');
  town.losesTouchWith('khan');
  return town;
}

describe('what a councillor who cannot be reached was to hear', () => {
  it('is asked of its officer, though their list of that morning told them that it is overdue', async () => {
    const town = await lamp({ digestAt: '09:30' });
    await town.passUntil('2026-06-04 18:00');
    expect(town.inbox('priya').filter(({ at }) => clockOf(at) === '2026-06-04 09:00')).toHaveLength(1);
    expect(asks(town).map(({ at }) => clockOf(at))).toEqual(['2026-06-04 09:30']);
  });

  it('is asked of its officer in a list that comes later, in the same words', async () => {
    const town = await lamp({ digestAt: '08:45' });
    await town.passUntil('2026-06-04 18:00');
    expect(asks(town).map(({ at }) => clockOf(at))).toEqual(['2026-06-04 09:00']);
  });

  it('is not covered by what its officer asked to be reminded of at the same time', () => {
    const enquiry = logged({ officerId: 'priya' });
    const about = { enquiry: { year: 2026, number: 42 } };
    const made = (id: string, payload: EnquiryPayload): Sendable => ({
      row: { id, key: id, notBefore: 1 } as Sendable['row'],
      payload,
      item: { kind: 'enquiry', payload, enquiry },
    });
    const ask = made('ask', {
      ...about,
      kind: 'rung',
      to: 'councillor',
      clock: 'acknowledge',
      rung: 'missed',
      version: 1,
    });
    const own = made('own', { ...about, kind: 'snoozed', to: 'officer' });
    expect(latestOfEach([ask, own])).toEqual([ask, own]);
  });

  it('is asked again of the next miss, and every five working days after that while it is open', async () => {
    const town = await lamp({ digestAt: '09:30' });
    await town.passUntil('2026-06-19 18:00');
    expect(asks(town).map(({ at }) => clockOf(at).slice(0, 10))).toEqual(['2026-06-04', '2026-06-09', '2026-06-16']);
  });

  it('is asked of their manager where its officer is not there by the next working day, and of nobody twice', async () => {
    // Priya works from Monday to Wednesday; Khan has their list in the evening.
    const week = smallCouncil.map((one) =>
      one.id === 'priya' ? { ...one, workingDays: ['monday', 'tuesday', 'wednesday'] as const } : one,
    );
    const town = await openTown({ start: '2026-06-01 10:00', people: week });
    await chooseAs(town, 'khan', { digestAt: localTime('17:00') });
    await town.log({ subject: 'Lamp' });
    await town.passUntil('2026-06-04 07:00');
    town.losesTouchWith('khan');
    await town.passUntil('2026-06-10 18:00');
    const all = (who: string) => asks(town, who).map(({ at }) => clockOf(at));
    expect([all('head'), all('priya')]).toEqual([['2026-06-04 17:00'], ['2026-06-09 17:00']]);
  });

  it('is asked of their manager where its officer has muted', async () => {
    const town = await lamp({ digestAt: '09:30' });
    await chooseAs(town, 'priya', { mutedUntil: localDate('2026-06-12') });
    await town.passUntil('2026-06-10 18:00');
    expect(asks(town)).toEqual([]);
    expect(asks(town, 'head').map(({ at }) => clockOf(at))).toEqual(['2026-06-04 09:30', '2026-06-09 09:30']);
  });

  it('waits once with its officer where nobody else is there either, however often their own list fails', async () => {
    const town = await lamp({ digestAt: '09:30' });
    for (const who of ['priya', 'head', 'chief', 'admin'])
      await chooseAs(town, who, { mutedUntil: localDate('2026-06-12') });
    await town.passUntil('2026-06-11 18:00');
    const rows = await town.stores.outbox.list({ recipient: 'priya', states: ['pending'], limit: 1000 });
    const asked = rows.filter(({ payload }) => {
      const read = readPayload(payload);
      return read?.kind === 'rung' && read.to === 'councillor';
    });
    expect(asked.map(({ key }) => key)).toEqual([
      expect.stringContaining('"acknowledge"'),
      expect.stringContaining('"resolve"'),
    ]);
  });

  it('is told them by us again once they can be reached', async () => {
    const town = await lamp({ digestAt: '09:30' });
    await town.passUntil('2026-06-12 18:00');
    await town.opens('khan');
    await town.passUntil('2026-06-19 18:00');
    expect(asks(town)).toHaveLength(2);
    expect(
      town
        .inbox('khan')
        .filter(({ text }) => text.includes('We promised'))
        .map(({ at }) => clockOf(at)),
    ).toEqual(['2026-06-15 09:30']);
  });
});
