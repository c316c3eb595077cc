import { z } from 'zod';
import type { Client } from './clients.ts';
import { readFailure } from './outcome.ts';
import type { Place } from './place.ts';

/** What a conversation's history says of a delivery: which of its messages are there, by their number. */
export type Found =
  | {
      readonly kind: 'searched';
      readonly channel: string;
      readonly parts: ReadonlyMap<number, string>;
      readonly expected: number;
    }
  | { readonly kind: 'cannot-tell'; readonly retryAfter?: number };

const metadataSchema = z.object({
  event_payload: z.object({ delivery_id: z.string(), part: z.number(), parts: z.number() }),
});

/** Slack gives distributed apps no more than this at once, and one such call a minute. */
const PAGE_SIZE = 15;
const MOST_PAGES = 20;
/** Slack's clock and ours may differ by so much, in milliseconds. */
const CLOCKS_DIFFER = 5 * 60_000;

/** How far a look came that Slack stopped. */
type Halfway = {
  readonly id: string;
  readonly parts: Map<number, string>;
  expected: number;
  cursor?: string | undefined;
};
/** So many of them are remembered. */
const MOST_HALFWAY = 200;

/** Looks for a delivery in a place's history. */
export type FindDelivered = (
  client: Client,
  place: Place,
  delivery: { readonly id: string; readonly since?: number | undefined },
) => Promise<Found>;

/**
 * Looks newest first, back to `since` in milliseconds, or 300 messages: where there are more, an absence proves nothing.
 * Where Slack asks to wait, it cannot be told until then; the next look goes on where that one stopped.
 */
export function createFinder(): FindDelivered {
  const stopped = new Map<string, Halfway>();

  async function look(
    client: Client,
    { conversation, thread }: Place,
    since: number | undefined,
    halfway: Halfway,
  ): Promise<Found> {
    const channel = await channelOf(client, conversation);
    const oldest = since === undefined ? {} : { oldest: String(Math.floor((since - CLOCKS_DIFFER) / 1000)) };
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { parts, cursor } = halfway;
      const asked = { channel, limit: PAGE_SIZE, include_all_metadata: true, ...oldest, ...(cursor ? { cursor } : {}) };
      const answer = thread
        ? await client.conversations.replies({ ...asked, ts: thread })
        : await client.conversations.history(asked);
      for (const message of answer.messages ?? []) {
        const payload = metadataSchema.safeParse(message.metadata).data?.event_payload;
        if (payload?.delivery_id !== halfway.id || !message.ts) continue;
        parts.set(payload.part, message.ts);
        halfway.expected = payload.parts;
      }
      halfway.cursor = answer.response_metadata?.next_cursor || undefined;
      const { expected } = halfway;
      if (!halfway.cursor || parts.size >= expected) return { kind: 'searched', channel, parts, expected };
    }
    return { kind: 'cannot-tell' };
  }

  return async (client, place, { id, since }) => {
    const halfway = stopped.get(id) ?? { id, parts: new Map<number, string>(), expected: 1 };
    stopped.delete(id);
    try {
      return await look(client, place, since, halfway);
    } catch (error) {
      const failure = readFailure(error);
      const { retryAfter } = failure.kind === 'refused' ? failure : {};
      if (retryAfter === undefined) return { kind: 'cannot-tell' };
      const [oldest] = stopped.keys();
      if (stopped.size >= MOST_HALFWAY && oldest !== undefined) stopped.delete(oldest);
      stopped.set(id, halfway);
      return { kind: 'cannot-tell', retryAfter };
    }
  };
}

/** A person's direct messages have a conversation of their own. */
async function channelOf(client: Client, conversation: string): Promise<string> {
  if (!/^[UW]/.test(conversation)) return conversation;
  const { channel } = await client.conversations.open({ users: conversation });
  if (!channel?.id) throw new Error('Slack named no conversation.');
  return channel.id;
}
