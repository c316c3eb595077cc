import { describe, expect, it } from 'vitest';
import type { Storage } from '../../src/storage/index.ts';
import { outboxSuite } from '../contracts/outbox.ts';
import { onEveryEngine, type TestEngine } from '../support/databases.ts';
import { createMemoryOutbox } from '../support/reminders-memory-stores.ts';
import { clockOf, openTown } from '../support/reminders-town.ts';

/** The fake that most tests of this room use must be worth what the real ones are. */
describe('the outbox in memory', () => {
  const engine: TestEngine = {
    name: 'node:sqlite',
    fresh: async () => ({ outbox: createMemoryOutbox() }) as unknown as Storage,
    place: () => undefined,
  };
  outboxSuite(engine);
});

function journey(engine: TestEngine): void {
  it('reminds over Christmas, gathers a digest, hands on, and stops, as it does in memory', async () => {
    const stories = [];
    for (const stores of [undefined, await engine.fresh()]) {
      const town = await openTown({ start: '2026-12-24 10:00', ...(stores === undefined ? {} : { stores }) });
      for (const subject of ['Lamp', 'Bin', 'Tree', 'Road']) await town.log({ subject });
      await town.passUntil('2026-12-29 12:00');
      await town.act(1, { kind: 'acknowledge', officerId: 'omar' });
      await town.act(2, { kind: 'resolve', text: 'Emptied.' });
      await town.passUntil('2027-01-11 12:00');
      stories.push(town.arrived.map(({ person, at, text }) => `${clockOf(at)} ${person} ${text}`).toSorted());
      // What is open has its next lists waiting, and nothing else.
      const waiting = await town.stores.outbox.list({ states: ['pending', 'sending', 'dead'], limit: 1_000 });
      expect(new Set(waiting.map(({ key }) => key.split('"')[1]))).toEqual(new Set(['list']));
    }
    expect(stories[1]).toEqual(stories[0]);
    expect(stories[0]?.length).toBeGreaterThan(15);
  });

  it('stops one row by its key and leaves the others', async () => {
    const { outbox } = await engine.fresh();
    const row = (key: string) => ({
      key,
      council: 'derby',
      recipient: 'p',
      lane: 'p',
      enquiry: 'derby:1',
      payload: {},
      notBefore: 5,
    });
    await outbox.add([row('a'), row('b'), row('c')], 1);
    expect(await outbox.cancelPending({ enquiry: 'derby:1', keys: ['b'] }, 'no', 2)).toBe(1);
    expect(await outbox.cancelPending({ enquiry: 'derby:1', keys: [] }, 'no', 2)).toBe(0);
    expect((await outbox.list({ states: ['pending'] })).map(({ key }) => key).toSorted()).toEqual(['a', 'c']);
    await outbox.add(
      [
        { ...row('d'), lane: 'q' },
        { ...row('e'), notBefore: 9 },
      ],
      1,
    );
    const due = await outbox.list({ lane: 'p', states: ['pending'], dueBy: 8 });
    expect(due.map(({ key }) => key).toSorted()).toEqual(['a', 'c']);
  });
}

onEveryEngine({ 'reminders on the real storage': journey });
