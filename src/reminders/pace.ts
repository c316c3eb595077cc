import type { Timings } from './delivery-ports.ts';
import type { Target } from './where-to.ts';

/**
 * Keeps within what platforms take. Silence that a platform asks for belongs to one tenant and one method, as the platforms
 * count. Holds nothing that matters: a process that starts anew begins with a clean sheet and is told by the platform if it
 * is too fast.
 */
export type Pace = {
  /** How many milliseconds from now a message may go out. */
  readonly delay: (target: Target, conversation: string, now: number) => number;
  /** A message is about to go out. */
  readonly note: (target: Target, conversation: string, now: number) => void;
  /** Whether silence was asked for that lasts long enough for it to be no use to claim anything. */
  readonly isSilent: (target: Target, now: number) => boolean;
  /** The platform asked just now for silence until an instant. */
  readonly hush: (target: Target, until: number, now: number) => void;
};

/** Conversations older than this are forgotten, so that the list does not grow for ever. */
const REMEMBERED = 10_000;

/** So long a worker waits with a row in hand, in milliseconds. */
export const PATIENCE = 2_000;

/** A pace with nothing sent so far. */
export function createPace({ betweenMessages, onPlatform }: Pick<Timings, 'betweenMessages' | 'onPlatform'>): Pace {
  const lastOnPlatform = new Map<string, { readonly at: number; readonly next: number }>();
  const silences = new Map<string, { readonly at: number; readonly until: number }>();
  const lastSent = new Map<string, number>();
  const keyOf = ({ platform, tenant, method }: Target) => JSON.stringify([platform, tenant, method]);
  /** When the next message may go out there. A clock that went back must not make anybody wait for it to catch up. */
  const nextOn = (platform: string, now: number) => {
    const last = lastOnPlatform.get(platform);
    return last === undefined || last.at > now ? now : Math.max(now, last.next);
  };
  /** Until when there is silence; one that was asked for before the clock went back counts no more. */
  const silentUntil = (target: Target, now: number) => {
    const silence = silences.get(keyOf(target));
    return silence === undefined || silence.at > now ? now : silence.until;
  };
  return {
    delay: (target, conversation, now) => {
      const since = Math.min(lastSent.get(conversation) ?? Number.NEGATIVE_INFINITY, now);
      const place = nextOn(target.platform, now);
      return Math.max(place, silentUntil(target, now), since + betweenMessages) - now;
    },
    note: ({ platform }, conversation, now) => {
      if (lastSent.size > REMEMBERED) lastSent.clear();
      lastOnPlatform.set(platform, { at: now, next: nextOn(platform, now) + onPlatform });
      lastSent.set(conversation, now);
    },
    isSilent: (target, now) => silentUntil(target, now) > now + PATIENCE,
    hush: (target, until, now) => {
      silences.set(keyOf(target), { at: now, until: Math.max(until, silentUntil(target, now)) });
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
