import type { TeamsLog } from './log.ts';

/** A reason is logged so often at most, in milliseconds: whoever guesses must not fill the disk. */
const EVERY = 60_000;

/** Logs why requests are refused, each reason once a minute, with how many there were since. `now` in milliseconds. */
export function createRefusalLog(log: Pick<TeamsLog, 'warn'>, now: () => number): (reason: string) => void {
  const seen = new Map<string, { at: number; since: number }>();
  return (reason) => {
    const last = seen.get(reason);
    if (last !== undefined && now() - last.at < EVERY) {
      last.since += 1;
      return;
    }
    seen.set(reason, { at: now(), since: 0 });
    log.warn('A request that Teams did not send', { reason, ...(last?.since ? { alsoSince: last.since } : {}) });
  };
}
