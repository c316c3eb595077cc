import { describe, expect, it } from 'vitest';
import type { ConnectionCheck, DeliveryOutcome, PlatformAdapter } from '../../src/messaging/index.ts';
import { createFakePlatform } from '../support/reminders-fake-platform.ts';
import { at, openTown } from '../support/reminders-town.ts';

const broken = { kind: 'answer', outcome: { kind: 'disconnected', reason: 'token_revoked' } } as const;

/** Lets time pass in steps of five minutes: what is held would else be asked for every second. */
async function hop(town: Awaited<ReturnType<typeof openTown>>, until: string): Promise<void> {
  while (town.now() < at(until)) {
    town.advance(5);
    await town.delivery.tick();
  }
}

describe('a connection of ours that is broken', () => {
  it('holds what is owed there for days, counts no attempt, marks nobody and passes nobody over', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log({}, 'admin');
    town.mishaps.push(...Array.from({ length: 2_000 }, () => broken));
    await hop(town, '2026-06-03 10:00');
    const due = await town.stores.outbox.list({ dueBy: town.now(), limit: 1000 });
    expect(due.map(({ state, attempts, unconfirmed }) => [state, attempts, unconfirmed])).toEqual(
      due.map(() => ['pending', 0, 0]),
    );
    for (const person of ['khan', 'priya'])
      expect((await town.stores.accounts.listOf('derby', person))[0]?.unreachable).toBeUndefined();
    expect(town.arrived).toEqual([]);
    town.mishaps.length = 0;
    await town.passUntil('2026-06-03 11:00');
    expect([town.inbox('khan').length, town.inbox('priya').length].every((count) => count > 0)).toBe(true);
    expect(town.arrived.every(({ repeated }) => !repeated)).toBe(true);
    expect(town.delivery.connections.broken()).toEqual([]);
  });

  it('is told of once, however often it is tried, and once more when messages arrive again', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log({});
    town.mishaps.push(...Array.from({ length: 20 }, () => broken));
    await hop(town, '2026-06-02 10:00');
    const told = town.lines.filter(({ message }) => message.startsWith('the connection to a platform'));
    expect(told.map(({ level, message, fields }) => [level, message.split(':')[0], fields.tenant])).toEqual([
      ['error', 'the connection to a platform is broken', 'derby'],
      ['info', 'the connection to a platform works again', 'derby'],
    ]);
  });

  it('is tried again when it can be checked and works, not before, and at once when it is installed anew', async () => {
    let found: ConnectionCheck = { kind: 'broken', reason: 'token_revoked' };
    const town = await openTown({ start: '2026-06-01 10:00', checks: async () => found });
    await town.log({}, 'priya');
    town.mishaps.push(broken);
    await town.delivery.tick();
    await hop(town, '2026-06-01 12:00');
    expect(town.arrived).toEqual([]);
    expect(town.delivery.connections.broken()).toMatchObject([
      { tenant: 'derby', reason: 'token_revoked', onTrial: false },
    ]);
    found = { kind: 'works' };
    await town.passUntil('2026-06-01 12:20');
    expect(town.inbox('khan')).toHaveLength(1);

    await town.log({ subject: 'Bin' }, 'priya');
    found = { kind: 'broken', reason: 'token_revoked' };
    await town.passUntil('2026-06-01 12:21');
    expect(town.inbox('khan')).toHaveLength(1);
    town.delivery.connections.mended('teams', 'derby');
    await town.delivery.tick();
    expect(town.inbox('khan')).toHaveLength(2);
  });

  it('is found out without a message as well', async () => {
    const town = await openTown({
      start: '2026-06-01 10:00',
      checks: async () => ({ kind: 'broken', reason: 'account_inactive' }),
    });
    await town.passUntil('2026-06-01 10:01');
    expect(town.delivery.connections.broken()).toEqual([]);
    await town.sleepUntil('2026-06-01 10:06');
    expect(town.delivery.connections.broken()).toMatchObject([{ platform: 'teams', tenant: 'derby' }]);
  });
});

describe('one council', () => {
  const elsewhere = { khan: { platform: 'teams', tenant: 'other' } } as const;

  it('that is to be silent, or whose connection is broken, keeps nothing from another', async () => {
    for (const mishap of [
      { kind: 'answer', outcome: { kind: 'refused', reason: 'ratelimited', retryAfter: 600_000 } },
      broken,
    ] as const) {
      const town = await openTown({ start: '2026-06-01 10:00', elsewhere });
      await town.log({}, 'admin');
      const row = (await town.stores.outbox.list({})).find(({ notBefore }) => notBefore <= town.now());
      town.mishaps.push(mishap);
      await town.delivery.tick();
      expect(town.arrived.map(({ person }) => person)).toEqual(row?.recipient === 'khan' ? ['priya'] : ['khan']);
    }
  });

  it('is silent about what it was told of only: another method goes on', async () => {
    const town = await openTown({
      start: '2026-06-01 10:00',
      methodOf: ({ accountId }) => (accountId === 'khan' ? 'open' : 'send'),
    });
    await town.log({}, 'admin');
    const [first] = (await town.stores.outbox.list({})).filter(({ notBefore }) => notBefore <= town.now());
    town.mishaps.push({ kind: 'answer', outcome: { kind: 'refused', reason: 'ratelimited', retryAfter: 600_000 } });
    await town.delivery.tick();
    expect(town.arrived.map(({ person }) => person)).toEqual(first?.recipient === 'khan' ? ['priya'] : ['khan']);
  });
});

describe('a platform that hangs', () => {
  it('holds up nobody on another', async () => {
    const { promise: answer, resolve: letGo } = Promise.withResolvers<DeliveryOutcome>();
    const hanging: PlatformAdapter = {
      ...createFakePlatform({ arrived: [], mishaps: [], memory: 'forgets', now: () => at('2026-06-01 10:00') }),
      platform: 'slack',
      deliver: () => answer,
    };
    const town = await openTown({
      start: '2026-06-01 10:00',
      elsewhere: { khan: { platform: 'slack', tenant: 'T1' } },
      otherAdapters: [hanging],
      timings: { send: 25_000, lease: 60_000, parallel: 1 },
    });
    for (let count = 0; count < 20; count += 1) await town.log({ subject: `Lamp ${count}` }, 'khan');
    for (let count = 0; count < 20; count += 1) await town.log({ subject: `Bin ${count}` }, 'priya');
    let over = false;
    const all = town.delivery.tick().then(() => {
      over = true;
    });
    const waiting = () => town.stores.outbox.list({ recipient: 'priya', dueBy: town.now(), states: ['pending'] });
    await expect.poll(async () => (await waiting()).length, { timeout: 20_000 }).toBe(0);
    expect(town.inbox('priya').length).toBeGreaterThan(0);
    // Everything of Priya's has gone while the other platform has not even answered for its first.
    expect(over).toBe(false);
    letGo({ kind: 'delivered', messageId: 'late' });
    await all;
  }, 30_000);
});

describe('somebody whom nobody can reach', () => {
  const line = ['priya', 'head', 'chief'];
  const lastResort =
    'You get this because nobody whose turn it is can be reached in chat. Please see that somebody deals with it.';

  it.each([
    ['whoever logged it', 'jones', [], ['jones']],
    ['else whoever of the service can be', 'admin', ['admin'], ['omar']],
    ['else the administrators', 'jones', ['jones', 'omar'], ['admin']],
  ])('has it dealt with by %s', async (_, by, alsoUnseen, expected) => {
    const town = await openTown({ start: '2026-06-01 10:00', neverSeen: [...line, ...alsoUnseen] });
    await town.log({ councillorId: 'jones' }, by);
    await town.passUntil('2026-06-01 11:00');
    const told = town.arrived
      .filter(
        ({ text }) => text.includes(lastResort) || /You get this because no(?:body|\b)[^.]* can be told\./.test(text),
      )
      .map(({ person }) => person);
    expect([...new Set(told)]).toEqual(expected);
  });

  it('is a dead letter where there is nobody at all, and the log names the enquiry and no person', async () => {
    const everybody = (await openTown({ start: '2026-06-01 10:00' })).people.map(({ id }) => id);
    const town = await openTown({ start: '2026-06-01 10:00', neverSeen: everybody });
    await town.log({}, 'admin');
    await town.passUntil('2026-06-01 11:00');
    const line = town.lines.find(({ message }) => message === 'nobody is left who can be told');
    expect(line).toMatchObject({ level: 'error', fields: { council: 'derby', enquiry: 'CW-2026-0001' } });
    expect(JSON.stringify(town.lines)).not.toMatch(/Khan|Priya/);
    const dead = await town.stores.outbox.list({ states: ['dead'] });
    expect(dead.length).toBeGreaterThan(0);
    // Somebody opens Clausewise, and an administrator sends it again.
    await town.stores.accounts.recordSeen(
      { platform: 'teams', tenant: 'derby', accountId: 'priya' },
      'chat',
      town.now(),
    );
    for (const { id } of dead) await town.stores.outbox.requeue(id, town.now(), town.now());
    await town.passUntil('2026-06-01 12:00');
    expect(town.inbox('priya').length).toBeGreaterThan(0);
  });
});
