import type { ReminderLog } from './delivery-ports.ts';
import type { DeliveryWorkers } from './workers.ts';

/** Loops that deliver until they are stopped. */
export type RunLoop = {
  /** Lets what is being sent come to its end and starts nothing more. */
  readonly stop: () => Promise<void>;
};

/** Longest pause after failures, in milliseconds. */
const LONGEST_PAUSE = 30_000;

/**
 * Asks for due rows again and again, the workers of each platform for themselves: every `idle` milliseconds while there are
 * none (1,500 unless told), less often while the database fails. It keeps nothing: stopping it at any moment, cleanly or
 * not, loses nothing.
 */
export function startRunLoop(given: {
  readonly workers: readonly DeliveryWorkers[];
  readonly log: ReminderLog;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly idle?: number;
}): RunLoop {
  const { workers, log, pause, idle = 1_500 } = given;
  const stopped = new AbortController();
  const run = async ({ tick }: DeliveryWorkers) => {
    for (let failures = 0; !stopped.signal.aborted; ) {
      try {
        await tick(stopped.signal);
        failures = 0;
      } catch (error) {
        failures += 1;
        const name = error instanceof Error ? error.name : 'unknown';
        log.error({ error: name, failures }, 'reminders could not be delivered; trying again');
      }
      await pause(Math.min(idle * 2 ** failures, Math.max(idle, LONGEST_PAUSE)), stopped.signal);
    }
  };
  const done = Promise.all(workers.map(run));
  return {
    stop: async () => {
      stopped.abort();
      await done;
    },
  };
}
