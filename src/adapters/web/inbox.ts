import { type Delivery, type PlatformAdapter, type Reply, renderPlainText } from '../../messaging/index.ts';

/** A message that nobody asked for just now, as the page shows it. `seq` grows with every message and every change. */
export type InboxMessage = {
  readonly seq: number;
  readonly messageId: string;
  readonly tenant: string;
  readonly accountId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly text: string;
  readonly card: unknown;
  readonly repeated: boolean;
};

/** What was delivered in the try-out, in memory: gone with the process, like the browser's conversation. */
export type Inbox = {
  readonly adapter: PlatformAdapter;
  /** What came or changed after a number, oldest first. */
  readonly since: (seq: number) => readonly InboxMessage[];
};

/** How many messages are kept; older ones are dropped. */
const MOST_KEPT = 500;

/** Inboxes for the try-out's people. `now` gives milliseconds since the epoch. */
export function createInbox({
  now,
  renderCard,
}: {
  readonly now: () => number;
  readonly renderCard: (reply: Reply) => unknown;
}): Inbox {
  const messages = new Map<string, InboxMessage>();
  let seq = 0;
  const keep = (messageId: string, { to, reply, repeated }: Omit<Delivery, 'id'>) => {
    const shown: Reply = repeated
      ? {
          ...reply,
          blocks: [{ kind: 'paragraph', text: 'This may be a repetition of an earlier message.' }, ...reply.blocks],
        }
      : reply;
    seq += 1;
    const { tenant, accountId } = to;
    const at = messages.get(messageId)?.at ?? now();
    messages.set(messageId, {
      seq,
      messageId,
      tenant,
      accountId,
      at,
      text: renderPlainText(shown),
      card: renderCard(shown),
      repeated,
    });
    for (const oldest of messages.keys()) {
      if (messages.size <= MOST_KEPT) break;
      messages.delete(oldest);
    }
  };
  return {
    adapter: {
      platform: 'web',
      deliver: async (delivery) => {
        keep(delivery.id, delivery);
        return { kind: 'delivered', messageId: delivery.id };
      },
      trace: async ({ id }) => (messages.has(id) ? { kind: 'found', messageId: id } : { kind: 'cannot-tell' }),
      replace: async (to, messageId, reply) => {
        if (!messages.has(messageId)) return { kind: 'refused', reason: 'the message is gone' };
        keep(messageId, { to, reply, repeated: false });
        return { kind: 'delivered', messageId };
      },
    },
    since: (after) => [...messages.values()].filter((message) => message.seq > after).sort((a, b) => a.seq - b.seq),
  };
}
