import type { Storage } from '../storage/index.ts';
import { describeError, type Log } from './log.ts';

const day = 86_400_000;
/** Days after which a conversation's questions are forgotten. The page `/privacy` says the same number. */
export const daysRemembered = 90;
/** Days for which a platform's event is known again. Platforms repeat one for a few hours at most. */
const daysOfEvents = 30;
/** Days for which it is known how a commit ended. Nobody is in doubt about one for longer than a minute. */
const daysOfMarks = 1;
const interval = day / 4;

/** Forgets what is old, now and a few times a day. Stop it before the data is closed. */
export function startForgetting(
  { memory, events, pruneMarks }: Pick<Storage, 'memory' | 'events' | 'pruneMarks'>,
  log: Log,
  now: () => number,
): { readonly stop: () => Promise<void> } {
  const forget = async () => {
    try {
      await memory.prune(now() - daysRemembered * day);
      await events.prune(now() - daysOfEvents * day);
      await pruneMarks(daysOfMarks * day);
    } catch (error) {
      log.error('What is old could not be forgotten; it is tried again later.', describeError(error));
    }
  };
  let last = forget();
  const timer = setInterval(() => {
    last = last.then(forget);
  }, interval);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return last;
    },
  };
}
