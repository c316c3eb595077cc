import { beforeEach, expect, it } from 'vitest';
import type { Storage } from '../../src/storage/index.ts';
import type { TestEngine } from '../support/databases.ts';

/** What holds for files that are handed out for a short while, on every engine. */
export function downloadSuite(engine: TestEngine): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await engine.fresh();
  });
  const file = (id: string, until: number, text = 'Zoë,1\r\n') => ({
    ...{ id, name: `${id}.csv`, type: 'text/csv; charset=utf-8', text, until },
  });

  it('hands a file out until its end, from whichever server is asked', async () => {
    await storage.downloads.add(file('a', 100), 1_000, 1);
    const other = engine.another ? await engine.another() : storage;
    const handedOut = { name: 'a.csv', type: 'text/csv; charset=utf-8', text: 'Zoë,1\r\n' };
    expect(await other.downloads.find('a', 99)).toEqual(handedOut);
    expect(await other.downloads.find('a', 100)).toBeUndefined();
    expect(await other.downloads.find('b', 99)).toBeUndefined();
  });

  it('deletes what has come to its end, and nothing else', async () => {
    await storage.downloads.add(file('a', 100), 1_000, 1);
    await storage.downloads.add(file('b', 200), 1_000, 1);
    expect(await storage.downloads.deleteExpired(99)).toBe(0);
    expect(await storage.downloads.deleteExpired(100)).toBe(1);
    expect(await storage.downloads.find('b', 101)).toBeDefined();
    await storage.downloads.add(file('c', 400), 1_000, 300);
    expect(await storage.downloads.deleteExpired(300)).toBe(0);
  });

  it('never holds more bytes than it may: what would end soonest makes room', async () => {
    for (const [at, id] of ['a', 'b', 'c'].entries())
      await storage.downloads.add(file(id, 100 + at, 'é'.repeat(200)), 1_000, 1);
    const found = await Promise.all(['a', 'b', 'c'].map((id) => storage.downloads.find(id, 50)));
    expect(found.map((each) => each !== undefined)).toEqual([false, true, true]);
    await storage.downloads.add(file('d', 90, 'x'.repeat(1_000)), 1_000, 1);
    expect(await storage.downloads.find('c', 50)).toBeUndefined();
    expect((await storage.downloads.find('d', 50))?.text).toHaveLength(1_000);
  });

  it('keeps every one of ten that are offered at the same moment', async () => {
    const handles = engine.another ? [storage, await engine.another()] : [storage];
    const ids = Array.from({ length: 10 }, (_, index) => `f${index}`);
    await Promise.all(
      ids.map((id, index) => (handles[index % handles.length] ?? storage).downloads.add(file(id, 100), 10_000, 1)),
    );
    expect((await Promise.all(ids.map((id) => storage.downloads.find(id, 50)))).filter(Boolean)).toHaveLength(10);
  });
}
