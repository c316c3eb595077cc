import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadLetters, resendDeadLetter } from '../../src/reminders/index.ts';
import type { Mishap } from '../support/reminders-fake-platform.ts';
import { at, clockOf, memoryTown, openTown } from '../support/reminders-town.ts';

const lostAnswer = { kind: 'lost-answer' } as const;
const lostMessage = { kind: 'lost-message' } as const;
const refused = { kind: 'answer', outcome: { kind: 'refused', reason: 'server busy' } } as const;

describe('a message whose arrival nobody confirmed', () => {
  it('is not sent again where the platform says that it arrived', async () => {
    const town = await openTown({ start: '2026-06-01 10:00', platform: 'reads-back' });
    await town.log({}, 'priya');
    town.mishaps.push(lostAnswer);
    await town.passUntil('2026-06-01 10:30');
    expect(town.inbox('khan')).toHaveLength(1);
    expect(await town.stores.outbox.list({ recipient: 'khan', states: ['sent'] })).toMatchObject([
      { messageId: 'm1', repeated: false },
    ]);
  });

  it('is sent again, not as repeated, where the platform says that it did not arrive', async () => {
    const town = await openTown({ start: '2026-06-01 10:00', platform: 'reads-back' });
    await town.log({}, 'priya');
    town.mishaps.push(lostMessage);
    await town.passUntil('2026-06-01 10:30');
    expect(town.inbox('khan').map(({ repeated, at: when }) => [clockOf(when), repeated])).toEqual([
      ['2026-06-01 10:01', false],
    ]);
  });

  it('is sent again and marked as repeated where the platform cannot tell, and not before the lease is over', async () => {
    const town = await openTown({ start: '2026-06-01 10:00', platform: 'forgets' });
    await town.log({}, 'priya');
    town.mishaps.push(lostAnswer);
    await town.passUntil('2026-06-01 10:30');
    expect(town.inbox('khan').map(({ repeated, at: when }) => [clockOf(when), repeated])).toEqual([
      ['2026-06-01 10:00', false],
      ['2026-06-01 10:04', true],
    ]);
    expect(town.lines.map(({ message }) => message)).toContain('sent again, marked as repeated');
  });

  it('is unknown, too, when the platform never answers', async () => {
    const town = await openTown({
      start: '2026-06-01 10:00',
      platform: 'reads-back',
      timings: { send: 20, lease: 60_000 },
    });
    await town.log({}, 'priya');
    town.mishaps.push({ kind: 'no-answer-ever' });
    await town.delivery.tick();
    expect(await town.stores.outbox.count()).toMatchObject({ sending: 1 });
    await town.passUntil('2026-06-01 10:30');
    expect(town.inbox('khan')).toHaveLength(1);
  });
});

describe('a platform that takes messages and never says so', () => {
  it('gives nobody a fourth copy, each later than the one before; the administrators hear of it', async () => {
    const town = await openTown({ start: '2026-06-01 10:00', platform: 'forgets' });
    await town.log({}, 'priya');
    const lost = Array.from({ length: 3 }, () => lostAnswer);
    town.mishaps.push(...lost);
    await town.passUntil('2026-06-02 10:00');
    expect(town.inbox('khan').map(({ repeated, at: when }) => [clockOf(when), repeated])).toEqual([
      ['2026-06-01 10:00', false],
      ['2026-06-01 10:04', true],
      ['2026-06-01 10:29', true],
    ]);
    const [dead] = await deadLetters(town.stores.outbox, 'derby');
    expect(dead).toMatchObject({ recipient: 'khan', attempts: 3, unconfirmed: 3 });
    expect(town.inbox('admin').map(({ text }) => text)).toEqual([
      `A message to Khan about CW-2026-0001 may not have arrived: it was sent three times and its arrival was never confirmed. They may have it: please ask them before you send it again.\n\nSend it again: type "resend ${dead?.id}"`,
    ]);
    expect(await resendDeadLetter(town.stores.outbox, 'derby', dead?.id ?? '', town.now())).toBe(true);
    await town.passUntil('2026-06-02 11:00');
    expect(town.inbox('khan').at(-1)).toMatchObject({ repeated: true });
    expect(town.inbox('khan')).toHaveLength(4);
  });

  it('gives nobody a fourth copy though it says that nothing arrived', async () => {
    const town = await openTown({ start: '2026-06-01 10:00', platform: 'denies' });
    await town.log({}, 'priya');
    town.mishaps.push(...Array.from({ length: 20 }, () => lostAnswer));
    await town.passUntil('2026-06-02 10:00');
    expect(town.inbox('khan')).toHaveLength(3);
  });

  it('holds up nobody else’s digest with a message that is given up', async () => {
    const town = await openTown({ start: '2026-06-01 10:00', platform: 'forgets' });
    await town.stores.settings.set('derby', 'khan', 'reminders', { digestAt: '16:00' }, town.now());
    for (const subject of ['Lamp', 'Bin', 'Tree', 'Kerb']) await town.log({ subject }, 'priya');
    town.mishaps.push(...Array.from({ length: 3 }, () => lostAnswer));
    await town.passUntil('2026-06-02 12:00');
    const copies = Map.groupBy(town.inbox('khan'), ({ id }) => id);
    expect(Math.max(...[...copies.values()].map((all) => all.length))).toBeLessThanOrEqual(3);
    expect(await town.stores.outbox.list({ recipient: 'khan', states: ['sending'] })).toEqual([]);
  });

  it('whatever it does, and whoever stops in between: at most three copies of a message, and none is left behind', async () => {
    const outcome = fc.constantFrom<Mishap | undefined>(
      undefined,
      lostAnswer,
      lostMessage,
      refused,
      { kind: 'answer', outcome: { kind: 'refused', reason: 'ratelimited', retryAfter: 90_000 } },
      { kind: 'answer', outcome: { kind: 'unknown', reason: 'status 500' } },
    );
    const platform = fc.constantFrom('forgets' as const, 'reads-back' as const, 'denies' as const);
    await fc.assert(
      fc.asyncProperty(platform, fc.array(outcome, { maxLength: 40 }), fc.nat(6), async (kind, list, stops) => {
        const town = await openTown({ start: '2026-06-01 10:00', platform: kind });
        for (const subject of ['Lamp', 'Bin', 'Tree']) await town.log({ subject });
        for (let stop = 0; stop < stops; stop += 1)
          await town.stores.outbox.claim({ owner: 'dead', leaseUntil: town.now() + 60_000 }, town.now());
        town.mishaps.push(...list.map((each): Mishap => each ?? { kind: 'none' }));
        await town.passUntil('2026-06-02 10:00');
        const copies = Map.groupBy(town.arrived, ({ id }) => id);
        expect(Math.max(0, ...[...copies.values()].map((all) => all.length))).toBeLessThanOrEqual(3);
        const due = await town.stores.outbox.list({ dueBy: town.now() - 3_600_000, limit: 1000 });
        expect(due.filter(({ state }) => state === 'pending' || state === 'sending')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('a refusal', () => {
  it('is tried again later and later, never at once', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log({}, 'priya');
    town.mishaps.push(refused, refused, refused);
    await town.passUntil('2026-06-01 12:00');
    const [row] = await town.stores.outbox.list({ recipient: 'khan', states: ['sent'] });
    expect(row).toMatchObject({ attempts: 4, repeated: false });
    // Half of 30 and a quarter of it by chance (0.5): 22.5 s, then 45 s, then 90 s.
    expect((town.inbox('khan')[0]?.at ?? 0) - at('2026-06-01 10:00')).toBe(157_500);
  });

  it('with a Retry-After is obeyed to the millisecond and costs no patience with anybody', async () => {
    const town = await openTown({ start: '2026-06-01 10:00', timings: { attempts: 1 } });
    await town.log({});
    town.mishaps.push({ kind: 'answer', outcome: { kind: 'refused', reason: 'ratelimited', retryAfter: 120_000 } });
    await town.passUntil('2026-06-01 10:01');
    expect(town.arrived).toEqual([]);
    await town.passUntil('2026-06-01 10:30');
    expect(town.arrived.map((message) => message.at - at('2026-06-01 10:00') >= 120_000)).toEqual([true, true]);
    expect(await town.stores.outbox.count()).toMatchObject({ dead: 0 });
  });

  it('for silence leaves everything else alone meanwhile: no attempt is used up', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    for (const subject of ['Lamp', 'Bin']) await town.log({ subject });
    town.mishaps.push({ kind: 'answer', outcome: { kind: 'refused', reason: 'ratelimited', retryAfter: 600_000 } });
    await town.delivery.tick();
    await town.delivery.tick();
    const rows = (await town.stores.outbox.list({ limit: 100 })).filter(
      ({ notBefore }) => notBefore <= town.now() + 700_000,
    );
    expect(rows.map(({ attempts }) => attempts)).toEqual([0, 0, 0, 0]);
    await town.passUntil('2026-06-01 11:00');
    // Two for each, in one message.
    expect(town.arrived.map(({ person }) => person).toSorted()).toEqual(['khan', 'priya']);
    expect(await town.stores.outbox.list({ states: ['sent'] })).toHaveLength(4);
  });

  it('that lasts becomes a dead letter, of which each administrator hears once and which can be sent again', async () => {
    const town = await openTown({ start: '2026-06-01 10:00', timings: { attempts: 3 } });
    await town.log({}, 'priya');
    town.mishaps.push(refused, refused, refused);
    await town.passUntil('2026-06-01 16:00');
    const [dead] = await deadLetters(town.stores.outbox, 'derby');
    expect(dead).toMatchObject({ recipient: 'khan', reason: 'server busy', attempts: 3 });
    expect(town.inbox('admin').map(({ text }) => text)).toEqual([
      `A message to Khan about CW-2026-0001 could not be delivered: server busy.\n\nSend it again: type "resend ${dead?.id}"`,
    ]);
    expect(await resendDeadLetter(town.stores.outbox, 'tdc', dead?.id ?? '', town.now())).toBe(false);
    expect(await resendDeadLetter(town.stores.outbox, 'derby', dead?.id ?? '', town.now())).toBe(true);
    await town.passUntil('2026-06-01 17:00');
    expect(town.inbox('khan')).toHaveLength(1);
    expect(town.inbox('admin')).toHaveLength(1);
  });
});

describe('a process', () => {
  it('that was paused past its lease neither sends nor closes what another has taken over', async () => {
    const town = await openTown({ start: '2026-06-01 10:00', platform: 'reads-back' });
    await town.log({}, 'priya');
    const stopped = await town.stores.outbox.claim({ owner: 'asleep', leaseUntil: town.now() + 60_000 }, town.now());
    town.setClock('2026-06-01 10:05');
    const other = town.newDelivery('worker-2');
    await other.tick();
    town.setClock('2026-06-01 10:06');
    await other.tick();
    expect(town.inbox('khan')).toHaveLength(1);
    expect(stopped && (await town.stores.outbox.holds(stopped.lease, town.now()))).toBe(false);
    expect(stopped && (await town.stores.outbox.close(stopped.lease, { kind: 'sent' }, town.now()))).toBe('fenced');
  });

  it('that stops between claiming and sending loses nothing', async () => {
    const town = await openTown({ start: '2026-06-01 10:00', platform: 'reads-back' });
    await town.log({});
    await town.stores.outbox.claim({ owner: 'dead', leaseUntil: town.now() + 60_000 }, town.now());
    await town.passUntil('2026-06-01 10:30');
    expect([town.inbox('khan').length, town.inbox('priya').length]).toEqual([1, 1]);
    expect(town.arrived.every(({ repeated }) => !repeated)).toBe(true);
  });

  it('is not made with a lease that a send could outlast', async () => {
    await expect(openTown({ start: '2026-06-01 10:00', timings: { send: 40_000, lease: 60_000 } })).rejects.toThrow(
      RangeError,
    );
  });

  it('goes on with everybody else when one row cannot be handled', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    const row = { council: 'derby', recipient: 'omar', lane: 'derby:omar', notBefore: 0 };
    await town.stores.outbox.add(
      [{ ...row, key: '["a","b","c",1,"omar"]', payload: { kind: 'from the future' } }],
      town.now(),
    );
    await town.log({});
    await town.passUntil('2026-06-01 10:30');
    expect([town.inbox('khan').length, town.inbox('priya').length]).toEqual([1, 1]);
    expect(await town.stores.outbox.count()).toMatchObject({ dead: 1 });
    expect(town.inbox('admin')[0]?.text).toContain(
      'A message to Omar could not be delivered: written by another version',
    );
  });
});

describe('a change in the moment between claiming and sending', () => {
  it('is seen: nothing is sent and the row says why', async () => {
    const memory = memoryTown();
    let meanwhile: (() => Promise<unknown>) | undefined;
    const settings = {
      ...memory.settings,
      of: async (...asked: Parameters<typeof memory.settings.of>) => {
        const act = meanwhile;
        meanwhile = undefined;
        await act?.();
        return memory.settings.of(...asked);
      },
    };
    const town = await openTown({ start: '2026-06-01 10:00', stores: { ...memory, settings } });
    await town.log();
    await town.passUntil('2026-06-01 12:00');
    town.setClock('2026-06-03 09:00');
    meanwhile = () => town.act(1, { kind: 'resolve', text: 'done' });
    await town.delivery.tick();
    expect(town.inbox('priya')).toHaveLength(1);
    const stopped = await memory.outbox.list({
      enquiry: 'derby:CW-2026-0001',
      recipient: 'priya',
      states: ['cancelled'],
    });
    expect(stopped.length).toBeGreaterThan(0);
    expect(stopped.filter(({ reason }) => reason?.includes('resolved') !== true)).toEqual([]);
    // The list that was claimed has nothing left to say.
    const list = await memory.outbox.findByKey(JSON.stringify(['list', 'derby', '2026-06-03', 'priya']));
    expect(list).toMatchObject({ state: 'cancelled', reason: 'there is nothing to list' });
  });
});

describe('the pace', () => {
  it('is one message a second in a conversation', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log({}, 'khan');
    await town.delivery.tick();
    await town.log({}, 'khan');
    await town.delivery.tick();
    const [first, second] = town.inbox('priya');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
  });
});

describe('somebody whom the platform cannot reach', () => {
  const blocked = { kind: 'answer', outcome: { kind: 'unreachable', reason: 'blocked by the user' } } as const;

  it('is noted, the administrators hear of it once, and the next on the ladder is told each time', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log({}, 'khan');
    town.mishaps.push(blocked);
    await town.passUntil('2026-06-03 12:00');
    expect(town.inbox('priya')).toEqual([]);
    // When it comes, and on the morning it is due.
    expect(town.inbox('head').map(({ at: when }) => clockOf(when))).toEqual(['2026-06-01 10:00', '2026-06-03 09:00']);
    for (const { text } of town.inbox('head')) expect(text).toContain('Priya cannot be reached in chat.');
    expect(town.inbox('admin').map(({ text }) => text)).toEqual([
      expect.stringContaining('Priya cannot be reached in chat: blocked by the user.'),
    ]);
  });

  it('never opened Clausewise: a councillor’s news goes to the officer, to tell them', async () => {
    const town = await openTown({ start: '2026-06-01 10:00', neverSeen: ['khan'] });
    await town.log({}, 'admin');
    await town.passUntil('2026-06-01 11:00');
    const told = town.inbox('priya').map(({ text }) => text);
    expect(told).toHaveLength(2);
    expect(told.join('\n')).toContain('Khan cannot be reached in chat. Please tell them yourself:');
    expect(told.join('\n')).toContain('Logged for Khan');
  });
});
