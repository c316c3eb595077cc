import { beforeEach, expect, it } from 'vitest';
import type { Storage } from '../../src/storage/index.ts';
import type { TestEngine } from '../support/databases.ts';

/** What holds for what the try-out's page has shown, on every engine. */
export function shownSuite(engine: TestEngine): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await engine.fresh();
  });

  it('gives what was added or changed since, in the order in which it came, with the time of the first', async () => {
    const { shown } = storage;
    const first = await shown.put('inbox', 'a', 'one', 5, 10);
    await shown.put('inbox', 'b', 'two', 6, 10);
    await shown.put('other', 'a', 'not this', 6, 10);
    const { seq } = await shown.put('inbox', 'a', 'one, changed', 9, 10);
    const read = async (since: number) =>
      (await shown.since('inbox', since)).map(({ key, body, at }) => [key, body, at]);
    expect(await read(0)).toEqual([
      ['a', 'one, changed', 5],
      ['b', 'two', 6],
    ]);
    expect(await read(first.seq)).toEqual(await read(0));
    expect(await read(seq - 1)).toEqual([['a', 'one, changed', 5]]);
    expect(await read(seq)).toEqual([]);
    expect((await shown.find('inbox', 'b'))?.body).toBe('two');
  });

  it('keeps the newest of a stream, and forgets a stream alone', async () => {
    const { shown } = storage;
    for (const key of ['a', 'b', 'c']) await shown.put('inbox', key, key, 1, 2);
    await shown.put('talk', 'a', 'a', 1, 2);
    expect((await shown.since('inbox', 0)).map(({ key }) => key)).toEqual(['b', 'c']);
    await shown.forget('inbox');
    expect(await shown.since('inbox', 0)).toEqual([]);
    expect(await shown.find('talk', 'a')).toBeDefined();
  });

  it('deletes all that was made up, and nothing of a council’s own', async () => {
    await storage.shown.put('talk', 'a', 'a', 1, 2);
    await storage.claimOrigin('made-up');
    await storage.emptyMadeUp();
    expect(await storage.shown.since('talk', 0)).toEqual([]);
    expect(await storage.claimOrigin('real')).toBe('made-up');
    const own = await engine.fresh();
    await own.claimOrigin('real');
    await own.shown.put('talk', 'a', 'a', 1, 2);
    await expect(own.emptyMadeUp()).rejects.toThrow('made up');
    expect(await own.shown.since('talk', 0)).toHaveLength(1);
  });
}
