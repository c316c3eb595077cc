import type { Timings } from './delivery-ports.ts';

/**
 * Keeps within what platforms take. Holds nothing that matters: a process that starts anew begins with a clean sheet and
 * is told by the platform if it is too fast.
 */
export type Pace = {
  /** How many milliseconds from now a message may go out. */
  readonly delay: (platform: string, conversation: string, now: number) => number;
  /** A message is about to go out. */
  readonly note: (platform: string, conversation: string, now: number) => void;
  /** Whether a platform asked for silence that lasts long enough for it to be no use to claim anything for it. */
  readonly isSilent: (platform: string, now: number) => boolean;
  /** The platform asked for silence until an instant. */
  readonly hush: (platform: string, until: number) => void;
};

/** Conversations older than this are forgotten, so that the list does not grow for ever. */
const REMEMBERED = 10_000;

/** So long a worker waits with a row in hand, in milliseconds. */
const PATIENCE = 2_000;

/** A pace with nothing sent so far. */
export function createPace({ betweenMessages, onPlatform }: Pick<Timings, 'betweenMessages' | 'onPlatform'>): Pace {
  const nextPlace = new Map<string, number>();
  const lastSent = new Map<string, number>();
  return {
    delay: (platform, conversation, now) => {
      // A clock that went back must not make anybody wait for it to catch up.
      const since = Math.min(lastSent.get(conversation) ?? Number.NEGATIVE_INFINITY, now);
      const place = Math.max(now, nextPlace.get(platform) ?? now);
      return Math.max(place, since + betweenMessages) - now;
    },
    note: (platform, conversation, now) => {
      if (lastSent.size > REMEMBERED) lastSent.clear();
      nextPlace.set(platform, Math.max(now, nextPlace.get(platform) ?? now) + onPlatform);
      lastSent.set(conversation, now);
    },
    isSilent: (platform, now) => (nextPlace.get(platform) ?? now) > now + PATIENCE,
    hush: (platform, until) => {
      nextPlace.set(platform, Math.max(until, nextPlace.get(platform) ?? until));
    },
  };
}

/** When a refused row is tried again: doubling pauses, each somewhat shorter by chance so that not all come at once. */
export function retryAt(
  attempts: number,
  now: number,
  { firstRetry, longestRetry }: Pick<Timings, 'firstRetry' | 'longestRetry'>,
  random: () => number,
): number {
  const longest = Math.min(longestRetry, firstRetry * 2 ** Math.max(0, attempts - 1));
  return now + Math.round(longest * (0.5 + random() / 2));
}

/**
 * When a message that may have arrived is sent again: eight times later each time, so that the few copies there are outlast
 * half an hour in which a platform does not answer.
 */
export function repeatAt(
  copies: number,
  now: number,
  timings: Pick<Timings, 'firstRetry' | 'longestRetry'>,
  random: () => number,
): number {
  return retryAt(1 + 3 * copies, now, timings, random);
}
