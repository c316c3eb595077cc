import { expect, it, vi } from 'vitest';
import { openKnowledge } from '../../src/knowledge/index.ts';
import { copyFolder } from './knowledge-folder.ts';

/** Knowledge whose looks at brought documents end when they are told to, with the councils that they have seen. */
async function openWatched() {
  const looks: ((seen: readonly string[] | Error) => void)[] = [];
  let now = 0;
  const documents = {
    marks: () =>
      new Promise<ReadonlyMap<string, string>>((resolve, reject) => {
        looks.push((seen) =>
          seen instanceof Error ? reject(seen) : resolve(new Map(seen.map((id) => [id, 'first']))),
        );
      }),
    version: async () => undefined,
    councils: async () => [],
    versions: async () => [],
    file: async () => undefined,
  };
  const opening = openKnowledge(await copyFolder(), {
    brought: { documents, today: () => '2026-12-01' },
    clock: () => now,
  });
  const end = async (look: number, seen: readonly string[] | Error) => {
    await vi.waitFor(() => expect(looks.length).toBeGreaterThanOrEqual(look), 30_000);
    looks[look - 1]?.(seen);
  };
  await end(1, []);
  const knowledge = await opening;
  const askAt = async (at: number) => {
    now = at;
    await knowledge.council('atlantis');
    return knowledge.councilIds().includes('northmere');
  };
  return { looks, end, askAt };
}

it('looks once for all who ask within two seconds', async () => {
  const { looks, end, askAt } = await openWatched();
  const asked = [askAt(2_000), askAt(3_999)];
  await end(2, ['northmere']);
  expect(await Promise.all(asked)).toEqual([true, true]);
  expect(await askAt(3_999)).toBe(true);
  expect(looks).toHaveLength(2);
});

it('shows whoever asks what was changed two seconds before, however long the look lasts that others wait for', async () => {
  const { end, askAt } = await openWatched();
  const before = askAt(2_000);
  const later = [askAt(4_000), askAt(9_000)];
  await end(2, []);
  expect(await before).toBe(false);
  await end(3, ['northmere']);
  expect(await Promise.all(later)).toEqual([true, true]);
});

it('asks again after a look that failed', async () => {
  const { end, askAt } = await openWatched();
  const failed = askAt(2_000);
  await end(2, new Error('The database is away.'));
  expect(await failed).toBe(false);
  const again = askAt(4_000);
  await end(3, ['northmere']);
  expect(await again).toBe(true);
});
