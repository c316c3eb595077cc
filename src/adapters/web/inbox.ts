import { type Delivery, markSentAgain, type PlatformAdapter, type Reply } from '../../messaging/index.ts';
import type { ShownStore } from './shown.ts';

/** A message that nobody asked for just now. `seq` grows with every message and every change; `at` is in milliseconds. */
export type InboxMessage = {
  readonly seq: number;
  readonly messageId: string;
  readonly at: number;
  readonly tenant: string;
  readonly accountId: string;
  readonly reply: Reply;
};

/** What was delivered in the try-out. */
export type Inbox = {
  readonly adapter: PlatformAdapter;
  /** What came or changed after a number, oldest first. */
  readonly since: (seq: number) => Promise<readonly InboxMessage[]>;
  readonly find: (messageId: string) => Promise<Reply | undefined>;
};

/** How many messages are kept; older ones are dropped. */
const MOST_KEPT = 500;
const STREAM = 'inbox';

type Kept = Pick<InboxMessage, 'tenant' | 'accountId' | 'reply'>;

/** Inboxes for the try-out's people. `now` gives milliseconds since the epoch. */
export function createInbox({ now, shown }: { readonly now: () => number; readonly shown: ShownStore }): Inbox {
  const keep = (messageId: string, { to, reply, repeated }: Omit<Delivery, 'id'>) => {
    const kept: Kept = { tenant: to.tenant, accountId: to.accountId, reply: repeated ? markSentAgain(reply) : reply };
    return shown.put(STREAM, messageId, JSON.stringify(kept), now(), MOST_KEPT);
  };
  const find = async (messageId: string) => {
    const row = await shown.find(STREAM, messageId);
    return row && (JSON.parse(row.body) as Kept).reply;
  };
  return {
    find,
    adapter: {
      platform: 'web',
      deliver: async (delivery) => {
        await keep(delivery.id, delivery);
        return { kind: 'delivered', messageId: delivery.id };
      },
      trace: async ({ id }) => ((await find(id)) ? { kind: 'found', messageId: id } : { kind: 'cannot-tell' }),
      replace: async (to, messageId, reply) => {
        if ((await find(messageId)) === undefined) return { kind: 'unreachable', reason: 'the message is gone' };
        await keep(messageId, { to, reply, repeated: false });
        return { kind: 'delivered', messageId };
      },
    },
    since: async (after) =>
      (await shown.since(STREAM, after)).map(({ key, seq, at, body }) => ({
        seq,
        messageId: key,
        at,
        ...(JSON.parse(body) as Kept),
      })),
  };
}
