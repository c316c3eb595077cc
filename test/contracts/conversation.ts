import { beforeEach, expect, it } from 'vitest';
import { MOST_BEGUN, QUESTIONS_REMEMBERED } from '../../src/conversation/index.ts';
import type { Storage } from '../../src/storage/index.ts';
import type { TestEngine } from '../support/databases.ts';

const here = { conversation: 'conv-1', account: 'slack:T1:U1' };

/** Ports: MemoryStore, ProcessedEvents, EventWork and InstallationStore. */
export function conversationSuite(engine: TestEngine): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await engine.fresh();
  });

  it('remembers what was said here, and nothing of it elsewhere or to somebody else', async () => {
    const { memory } = storage;
    await memory.remember(here, { saidRole: 'councillor', council: 'derby' }, 1);
    await memory.remember(here, { lastClause: 'derby/working-together#26', question: { text: 'how long?', at: 2 } }, 2);
    await memory.remember(here, { council: undefined }, 3);
    expect(await memory.recall(here)).toEqual({
      saidRole: 'councillor',
      lastClause: 'derby/working-together#26',
      questions: [{ text: 'how long?', at: 2 }],
    });
    expect(await memory.recall({ ...here, conversation: 'conv-2' })).toEqual({ questions: [] });
    expect(await memory.recall({ ...here, account: 'slack:T1:U2' })).toEqual({ questions: [] });
  });

  it('remembers the last questions only, and forgets them when asked', async () => {
    const { memory } = storage;
    for (let at = 1; at <= QUESTIONS_REMEMBERED + 5; at += 1)
      await memory.remember(here, { question: { text: `q${at}`, at } }, at);
    await memory.remember({ ...here, conversation: 'conv-2' }, { council: 'derby', question: { text: 'q', at: 1 } }, 1);
    const { questions } = await memory.recall(here);
    expect([questions.length, questions[0]?.at, questions.at(-1)?.at]).toEqual([
      QUESTIONS_REMEMBERED,
      6,
      QUESTIONS_REMEMBERED + 5,
    ]);
    expect(await memory.prune(2)).toBe(1);
    await memory.remember({ ...here, conversation: 'conv-3' }, { saidRole: 'officer' }, 50);
    await memory.erase(here.account);
    for (const conversation of ['conv-1', 'conv-2', 'conv-3'])
      expect(await memory.recall({ ...here, conversation })).toEqual({ questions: [] });
  });

  it('takes an event once over all instances, and again after it was released', async () => {
    const handles = engine.another ? [storage, await engine.another()] : [storage, storage];
    const takes = await Promise.all(
      handles.flatMap(({ events }) => [events.take('slack', 'Ev1', 1), events.take('slack', 'Ev1', 1)]),
    );
    expect(takes.filter(Boolean)).toHaveLength(1);
    expect(await storage.events.take('teams', 'Ev1', 2)).toBe(true);
    expect([await storage.events.has('slack', 'Ev1'), await storage.events.has('slack', 'Ev2')]).toEqual([true, false]);
    await storage.events.release('slack', 'Ev1');
    expect(await storage.events.take('slack', 'Ev1', 3)).toBe(true);
    expect(await storage.events.prune(3)).toBe(1);
    expect(await storage.events.take('slack', 'Ev1', 4)).toBe(false);
  });

  it('gives an event to one worker over all instances until it is done or its lease is over', async () => {
    const handles = engine.another ? [storage, await engine.another()] : [storage, storage];
    const event = { platform: 'slack', id: 'Ev1', content: 'when?' };
    const begun = await Promise.all(
      handles.flatMap(({ eventWork }, at) =>
        ['a', 'b'].map((name) => eventWork.begin(event, { owner: `${name}${at}`, leaseUntil: 200 }, 100)),
      ),
    );
    expect(begun.toSorted()).toEqual(['begun', 'in-work', 'in-work', 'in-work']);
    const { eventWork, events } = storage;
    expect(await eventWork.begin(event, { owner: 'c', leaseUntil: 250 }, 150)).toBe('in-work');
    expect(await eventWork.takeOver('slack', { owner: 'c', leaseUntil: 250 }, 150)).toBeUndefined();
    expect(await eventWork.begin(event, { owner: 'c', leaseUntil: 300 }, 200)).toBe('begun-again');
    expect(await eventWork.prolong('slack', 'Ev1', { owner: 'a0', leaseUntil: 400 })).toBe(false);
    expect(await eventWork.prolong('slack', 'Ev1', { owner: 'c', leaseUntil: 400 })).toBe(true);
    expect(await eventWork.begin(event, { owner: 'd', leaseUntil: 450 }, 350)).toBe('in-work');
    await eventWork.finish('slack', 'Ev1', 360);
    expect(await eventWork.begin(event, { owner: 'd', leaseUntil: 600 }, 500)).toBe('done');
    expect(await eventWork.takeOver('slack', { owner: 'd', leaseUntil: 600 }, 500)).toBeUndefined();
    expect(await events.has('slack', 'Ev1')).toBe(true);
  });

  it('hands on what was kept of an event, at once where its owner let go, and not for ever', async () => {
    const { eventWork } = storage;
    const asC = (now: number) => eventWork.takeOver('slack', { owner: 'c', leaseUntil: now + 100 }, now);
    await eventWork.begin({ platform: 'slack', id: 'Ev1', content: 'one' }, { owner: 'a', leaseUntil: 200 }, 100);
    await eventWork.begin({ platform: 'slack', id: 'Ev2' }, { owner: 'a', leaseUntil: 200 }, 100);
    await eventWork.begin({ platform: 'teams', id: 'Ev3', content: 'three' }, { owner: 'a', leaseUntil: 200 }, 100);
    expect(await asC(110)).toBeUndefined();
    expect(await eventWork.letGo('a', 120)).toBe(3);
    expect(await asC(120)).toEqual({ id: 'Ev1', content: 'one' });
    expect(await asC(120)).toBeUndefined();
    expect(MOST_BEGUN).toBe(6);
    // What its owner let go was not begun by it.
    for (let begun = 2; begun <= MOST_BEGUN; begun += 1)
      expect(await asC(100 * begun + 20)).toEqual({ id: 'Ev1', content: 'one' });
    const end = 100 * MOST_BEGUN + 120;
    expect(await eventWork.letGo(undefined, end)).toBe(3);
    // Begun as often as may be, and nobody came to an end with it.
    expect(await asC(end + 100)).toBeUndefined();
    expect(await eventWork.prune(100)).toBe(0);
    expect(await eventWork.prune(101)).toBe(3);
  });

  it('hands on an event as often as servers stop in order, one after the other', async () => {
    const { eventWork } = storage;
    await eventWork.begin({ platform: 'teams', id: 'Ev1', content: 'one' }, { owner: 'a', leaseUntil: 200 }, 100);
    for (let stop = 0; stop < 2 * MOST_BEGUN; stop += 1) {
      expect(await eventWork.letGo(stop === 0 ? 'a' : 'b', 110)).toBe(1);
      expect(await eventWork.takeOver('teams', { owner: 'b', leaseUntil: 210 }, 110)).toEqual({
        id: 'Ev1',
        content: 'one',
      });
    }
  });

  it('counts an event as begun that failed before its server stopped in order', async () => {
    const { eventWork } = storage;
    await eventWork.begin({ platform: 'teams', id: 'Ev1', content: 'one' }, { owner: 'a', leaseUntil: 200 }, 100);
    for (let begun = 2; begun <= MOST_BEGUN; begun += 1) {
      const now = 100 * begun;
      await eventWork.leave('teams', 'Ev1', 'a', { begunOnce: now, begunOften: now });
      expect(await eventWork.letGo('a', now - 50)).toBe(0);
      expect(await eventWork.takeOver('teams', { owner: 'a', leaseUntil: now + 50 }, now - 50)).toBeUndefined();
      expect(await eventWork.takeOver('teams', { owner: 'a', leaseUntil: now + 100 }, now)).toBeDefined();
    }
    await eventWork.leave('teams', 'Ev1', 'somebody else', { begunOnce: 0, begunOften: 0 });
    expect(await eventWork.prolong('teams', 'Ev1', { owner: 'a', leaseUntil: 10_000 })).toBe(true);
    await eventWork.leave('teams', 'Ev1', 'a', { begunOnce: 10_000, begunOften: 10_000 });
    await eventWork.letGo('a', 10_000);
    expect(await eventWork.takeOver('teams', { owner: 'a', leaseUntil: 10_100 }, 10_000)).toBeUndefined();
  });

  it('lets an event that failed be begun anew soon, and later once it was begun again, by whomever', async () => {
    const { eventWork } = storage;
    const from = { begunOnce: 110, begunOften: 150 };
    const asB = (now: number) =>
      eventWork.begin({ platform: 'slack', id: 'Ev1' }, { owner: 'b', leaseUntil: 200 }, now);
    for (const platform of ['slack', 'teams'])
      await eventWork.begin({ platform, id: 'Ev1', content: 'one' }, { owner: 'a', leaseUntil: 200 }, 100);
    await eventWork.leave('slack', 'Ev1', 'a', from);
    expect([await asB(109), await asB(110)]).toEqual(['in-work', 'begun-again']);
    await eventWork.leave('slack', 'Ev1', 'b', from);
    expect([await asB(149), await asB(150)]).toEqual(['in-work', 'begun-again']);
    // Of the same name on another platform.
    await eventWork.leave('teams', 'Ev1', 'a', from);
    expect(await eventWork.takeOver('teams', { owner: 'b', leaseUntil: 200 }, 110)).toBeDefined();
  });

  it('hands on an event that was begun while a clock was a year ahead', async () => {
    const { eventWork } = storage;
    const aYear = 31_536_000_000;
    const event = { platform: 'slack', id: 'Ev1', content: 'one' };
    await eventWork.begin(event, { owner: 'a', leaseUntil: aYear + 100 }, aYear);
    expect(await eventWork.begin(event, { owner: 'b', leaseUntil: 200 }, 100)).toBe('begun-again');
  });

  it('keeps one installation a workspace, the last one saved, until it is removed', async () => {
    const { installations } = storage;
    await installations.save('slack', 'T1', 'first', 10);
    await installations.save('slack', 'T1', 'second', 20);
    await installations.save('slack', 'T2', 'other', 10);
    expect(await installations.find('slack', 'T1')).toBe('second');
    expect(await installations.list('slack')).toEqual(['T1', 'T2']);
    // A removal that happened before it was installed anew.
    await installations.reseal('slack', 'T1', 'gone', 'third');
    expect(await installations.find('slack', 'T1')).toBe('second');
    await installations.reseal('slack', 'T1', 'second', 'sealed anew');
    await installations.reseal('slack', 'T1', 'sealed anew', 'second');
    // When it was installed stays as it was.
    expect(await installations.remove('slack', 'T1', 15)).toBe(false);
    expect(await installations.find('slack', 'T1')).toBe('second');
    expect(await installations.remove('slack', 'T1', 25)).toBe(true);
    expect(await installations.find('slack', 'T1')).toBeUndefined();
    expect(await installations.find('slack', 'T2')).toBe('other');
  });
}
