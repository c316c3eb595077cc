import { setTimeout as pause } from 'node:timers/promises';

/** Resolves when it is done, or after so many milliseconds. */
export async function atMost(milliseconds: number, done: Promise<unknown>): Promise<void> {
  const late = new AbortController();
  await Promise.race([done, pause(milliseconds, undefined, { signal: late.signal }).catch(() => undefined)]);
  late.abort();
}
