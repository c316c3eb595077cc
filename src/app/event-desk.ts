import { randomUUID } from 'node:crypto';
import { defined } from '../defined.ts';
import type { BegunEvent, EventDesk } from '../messaging/index.ts';
import type { Storage } from '../storage/index.ts';
import { describeError, type Log } from './log.ts';

/** How long an event is somebody's without a sign of life, in milliseconds, and how often one is given. */
const LEASE = 60_000;
const SIGN_OF_LIFE = 20_000;
/**
 * What is left is begun anew so soon, in milliseconds: somebody waits, and often it was one broken connection. What was begun
 * before waits for as long as a lease lasts.
 */
const SOON = 5_000;
/** Marking as done is tried so often: what is answered and not marked is answered again. */
const MOST_TRIES = 4;

/** The desks of all platforms. */
export type EventDesks = {
  readonly of: (platform: string) => EventDesk;
  /** Lets go of what was begun and not finished, so that another instance need not wait. */
  readonly letGo: () => Promise<void>;
  /** To be called at the start of what is the only instance: nobody else works on anything. */
  readonly beginAlone: () => Promise<void>;
};

/** Desks over the data. `now` in milliseconds since the epoch. */
export function createEventDesks({ eventWork }: Pick<Storage, 'eventWork'>, log: Log, now: () => number): EventDesks {
  const owner = randomUUID();
  /** What is being left just now. */
  const leaving = new Set<Promise<void>>();
  const alive = new Set<ReturnType<typeof setInterval>>();
  const worker = () => ({ owner, leaseUntil: now() + LEASE });

  function begun(platform: string, id: string, again: boolean): BegunEvent {
    const timer = setInterval(() => {
      eventWork
        .prolong(platform, id, worker())
        .catch((error: unknown) => log.warn('An event could not be kept for longer.', describeError(error)));
    }, SIGN_OF_LIFE);
    timer.unref();
    alive.add(timer);
    const rest = () => {
      clearInterval(timer);
      alive.delete(timer);
    };
    return {
      again,
      leave: () => {
        rest();
        const left = eventWork
          .leave(platform, id, owner, { begunOnce: now() + SOON, begunOften: now() + LEASE })
          .catch((error: unknown) => log.warn('An event could not be let go of early.', describeError(error)))
          .finally(() => leaving.delete(left));
        leaving.add(left);
      },
      finish: async () => {
        rest();
        for (let tries = 1; ; tries += 1) {
          try {
            return await eventWork.finish(platform, id, now());
          } catch (error) {
            if (tries < MOST_TRIES) continue;
            log.error('An event could not be marked as done, and may be answered again.', describeError(error));
            return;
          }
        }
      },
    };
  }

  return {
    of: (platform) => ({
      begin: async ({ id, content }) => {
        const event = { platform, id, ...defined({ content }) };
        const kind = await eventWork.begin(event, worker(), now()).catch((error: unknown) => {
          // Where it cannot be told, an answer said twice is a smaller harm than none.
          log.error('It could not be told whether an event was seen before.', describeError(error));
          return 'cannot-tell' as const;
        });
        if (kind === 'cannot-tell')
          return { kind: 'begun', again: false, finish: async () => undefined, leave: () => undefined };
        if (kind === 'in-work' || kind === 'done') return { kind };
        return { kind: 'begun', ...begun(platform, id, kind === 'begun-again') };
      },
      resume: async () => {
        const taken = await eventWork.takeOver(platform, worker(), now());
        return taken && { id: taken.id, content: taken.content, ...begun(platform, taken.id, true) };
      },
    }),
    beginAlone: async () => {
      await eventWork.letGo(undefined, now());
    },
    letGo: async () => {
      for (const timer of alive) clearInterval(timer);
      // What failed counts as begun; what is let go does not.
      await Promise.all(leaving);
      const count = await eventWork.letGo(owner, now());
      if (count > 0)
        log.warn(
          'Stopped before everything was answered: another server begins it anew, or the next start, or the platform sends it again.',
          { count },
        );
    },
  };
}
