import { expect, it } from 'vitest';
import { oneAtATime } from '../../src/app/one-at-a-time.ts';

it('reads one file at a time in order, turns away whoever would be the tenth to wait, and takes more once one is done', async () => {
  const begun: number[] = [];
  const ends: ((value?: unknown) => void)[] = [];
  const read = oneAtATime(async (file: number) => {
    begun.push(file);
    await new Promise((end) => ends.push(end));
    if (file === 1) throw new Error('broken');
    return file;
  }, 'full');
  const said = Array.from({ length: 10 }, (_, file) => read(file).catch(() => 'failed'));
  expect(await said[9]).toBe('full');
  await new Promise((settled) => setImmediate(settled));
  expect(begun).toEqual([0]);
  ends[0]?.();
  expect(await said[0]).toBe(0);
  await expect.poll(() => begun).toEqual([0, 1]);
  const late = read(10);
  // One that fails keeps nobody from the next.
  for (let file = 1; file <= 9; file += 1) {
    await expect.poll(() => ends.length).toBeGreaterThan(file);
    ends[file]?.();
  }
  expect(await said[1]).toBe('failed');
  expect(await said[8]).toBe(8);
  expect(await late).toBe(10);
});
