/*
 * An event of a platform, over all instances, from when it is heard until it is answered:
 *
 *   new --begin--> in work --finish--> done
 *                   |   ^
 *                   |   |-- its lease is over: begin, where the platform sends it again
 *                   |   `-- its lease is over: takeOver, of what was kept of it
 *                   |------ leave: it failed; nobody's, and its lease ends at a moment that is set
 *                   `------ letGo: its owner stops; its lease is over at once, and it was not begun
 *
 * Lease: the right to work on an event until an instant. Content: what is needed to begin it anew. It is kept while the event
 * is in work and goes when it is done.
 */

/** Somebody who works on events, and until when a lease taken now lasts. */
export type EventWorker = { readonly owner: string; readonly leaseUntil: number };

/** Port: which of the platforms' events are being worked on. What is done is in `ProcessedEvents`. */
export type EventWork = {
  /** Gives the event to the worker, unless somebody works on it or it is done. `begun-again`: somebody did not come to an end. */
  readonly begin: (
    event: { readonly platform: string; readonly id: string; readonly content?: string },
    worker: EventWorker,
    now: number,
  ) => Promise<'begun' | 'begun-again' | 'in-work' | 'done'>;
  /** Makes the lease last longer; false when somebody else has the event. */
  readonly prolong: (platform: string, id: string, worker: EventWorker) => Promise<boolean>;
  /**
   * It failed, so it counts as begun: it is nobody's from now on, and may be begun anew from an instant on; from another where it
   * was begun more than once.
   */
  readonly leave: (
    platform: string,
    id: string,
    owner: string,
    beginAnewFrom: { readonly begunOnce: number; readonly begunOften: number },
  ) => Promise<void>;
  /** Answered: it is known as done, and what was kept of it goes. */
  readonly finish: (platform: string, id: string, now: number) => Promise<void>;
  /**
   * Ends the leases of an owner, or all of them, so that nobody has to wait for them. Returns how many. What an owner lets go
   * does not count as begun; what it left before does.
   */
  readonly letGo: (owner: string | undefined, now: number) => Promise<number>;
  /** Gives out the oldest event of which something was kept and whose lease is over; each `MOST_BEGUN` times at most. */
  readonly takeOver: (
    platform: string,
    worker: EventWorker,
    now: number,
  ) => Promise<{ readonly id: string; readonly content: string } | undefined>;
  /** Forgets events taken before an instant and never finished. Returns how many. */
  readonly prune: (before: number) => Promise<number>;
};

/**
 * An event that ends a process each time it is worked on must not do so for ever. Three were too few: what is begun anew at a start
 * waits seconds until everything is read, and servers that were killed again in that time used them up.
 */
export const MOST_BEGUN = 6;
