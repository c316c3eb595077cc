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

const pageSize = 200;
const mostPages = 5;

/**
 * Looks for a delivery in the place's history, newest first, a thousand messages back at most: where there are more,
 * an absence proves nothing.
 */
export async function findDelivered(
  client: Client,
  { conversation, thread }: Place,
  deliveryId: string,
): Promise<Found> {
  try {
    const channel = await channelOf(client, conversation);
    const parts = new Map<number, string>();
    let expected = 1;
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const asked = { channel, limit: pageSize, include_all_metadata: true, ...(cursor ? { cursor } : {}) };
      const answer = thread
        ? await client.conversations.replies({ ...asked, ts: thread })
        : await client.conversations.history(asked);
      for (const message of answer.messages ?? []) {
        const read = metadataSchema.safeParse(message.metadata);
        if (!read.success || read.data.event_payload.delivery_id !== deliveryId || !message.ts) continue;
        parts.set(read.data.event_payload.part, message.ts);
        expected = read.data.event_payload.parts;
      }
      cursor = answer.response_metadata?.next_cursor || undefined;
      if (!cursor || parts.size >= Math.max(expected, 1)) return { kind: 'searched', channel, parts, expected };
    }
    return { kind: 'cannot-tell' };
  } catch (error) {
    const failure = readFailure(error);
    const { retryAfter } = failure.kind === 'refused' ? failure : {};
    return { kind: 'cannot-tell', ...(retryAfter === undefined ? {} : { retryAfter }) };
  }
}

/** A person's direct messages have a conversation of their own. */
async function channelOf(client: Client, conversation: string): Promise<string> {
  if (!/^[UW]/.test(conversation)) return conversation;
  const { channel } = await client.conversations.open({ users: conversation });
  if (!channel?.id) throw new Error('Slack named no conversation.');
  return channel.id;
}
