import { setTimeout as pause } from 'node:timers/promises';
import { describeError } from './bolt-log.ts';
import type { Client } from './clients.ts';
import type { Log } from './options.ts';
import type { Place } from './place.ts';

/** An answer that comes sooner needs no sign, in milliseconds. */
const SHOWN_AFTER = 500;
/** Slack writes the app's name before it. */
const STATUS = 'is looking it up';

/**
 * Shows beside the thread that the answer is being looked up, while `doing` lasts longer than a moment. Slack takes the sign
 * away when a message comes there; what is said elsewhere takes it away here.
 */
export async function withStatus<T>(
  client: Client,
  { conversation, thread }: Place,
  log: Log,
  doing: () => Promise<T>,
): Promise<T> {
  if (thread === undefined) return doing();
  const set = (text: string) =>
    client.assistant.threads
      .setStatus({ channel_id: conversation, thread_ts: thread, status: text })
      .catch((error: unknown) => log.info({ error: describeError(error) }, 'a sign of looking it up was not shown'));
  const settled = new AbortController();
  const shown = pause(SHOWN_AFTER, undefined, { signal: settled.signal }).then(
    () => set(STATUS),
    () => 'not needed' as const,
  );
  try {
    return await doing();
  } finally {
    settled.abort();
    // Not waited for: the answer is there.
    void shown.then((what) => (what === 'not needed' ? undefined : set('')));
  }
}
