import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { regularly } from '../../src/app/regularly.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Work that lasts until it is told to end. */
function longWork() {
  const begun: (() => void)[] = [];
  const work = () => new Promise<void>((resolve) => begun.push(resolve));
  return { begun, work };
}

it('does it at once and after every interval, until it is stopped', async () => {
  const work = vi.fn(async () => undefined);
  const regular = regularly(work, 1_000);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(work).toHaveBeenCalledTimes(3);
  await regular.stop();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(work).toHaveBeenCalledTimes(3);
});

it('is never at it twice at a time, and goes on afterwards', async () => {
  const { begun, work } = longWork();
  regularly(work, 1_000);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(begun).toHaveLength(1);
  begun[0]?.();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(begun).toHaveLength(2);
});

it('has stopped when what it began has ended, and begins nothing more', async () => {
  const { begun, work } = longWork();
  const regular = regularly(work, 1_000);
  await vi.advanceTimersByTimeAsync(2_000);
  let hasStopped = false;
  const stopping = regular.stop().then(() => {
    hasStopped = true;
  });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(hasStopped).toBe(false);
  begun[0]?.();
  await stopping;
  expect(begun).toHaveLength(1);
});
