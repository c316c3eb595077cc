import { createHash } from 'node:crypto';
import type {
  Address,
  ConnectionCheck,
  Delivery,
  DeliveryOutcome,
  PlatformAdapter,
  Reply,
} from '../../messaging/index.ts';
import { describeError } from './bolt-log.ts';
import type { Client, Clients } from './clients.ts';
import { markRepeated, renderMessages, sendShown } from './message.ts';
import type { SlackOptions } from './options.ts';
import { NOT_ALLOWED, NOT_INSTALLED, NOT_READABLE, readFailure, reasonsOfOurs, SWITCHED_OFF } from './outcome.ts';
import { type Place, readMessageId, readPlace, writeMessageId } from './place.ts';
import { asWritten } from './say.ts';
import { createFinder } from './trace.ts';

/** The kind of metadata that carries a delivery's id. */
const DELIVERY_EVENT = 'clausewise_delivery';
/** The kind of metadata of a message that was put right in its place: it says nothing anew to anybody. */
const PUT_RIGHT_EVENT = 'clausewise_put_right';

type Reached = { readonly kind: 'reached'; readonly client: Client; readonly place: Place };

/** Writes to people in Slack. Each message carries its delivery's id, so that an earlier attempt can be found. */
export function createSlackDelivery(
  options: Pick<SlackOptions, 'config' | 'log' | 'newId'>,
  clients: Clients,
  whyOff: () => string | undefined,
): PlatformAdapter {
  const { config, log, newId } = options;
  const findDelivered = createFinder();

  async function reach(to: Address): Promise<Reached | Exclude<DeliveryOutcome, { kind: 'delivered' }>> {
    const place = readPlace(to.place);
    if (to.platform !== 'slack' || !place) return { kind: 'unreachable', reason: 'not an address in Slack' };
    if (whyOff() !== undefined) return { kind: 'disconnected', reason: SWITCHED_OFF };
    if (!config.allowedTenants.includes(to.tenant)) return { kind: 'disconnected', reason: NOT_ALLOWED };
    try {
      const client = await clients.clientOf(to.tenant);
      return client ? { kind: 'reached', client, place } : { kind: 'disconnected', reason: NOT_INSTALLED };
    } catch (error) {
      log.error({ error: describeError(error) }, 'a Slack installation could not be read');
      return { kind: 'disconnected', reason: NOT_READABLE };
    }
  }

  async function deliver(delivery: Delivery): Promise<DeliveryOutcome> {
    const reached = await reach(delivery.to);
    if (reached.kind !== 'reached') return reached;
    const { client, place } = reached;
    const messages = renderMessages(delivery.reply, { generation: digest(delivery.id).slice(0, 32) });
    if (messages.length === 0) return { kind: 'unreachable', reason: 'nothing to say' };
    // Of a reply in several messages some may have arrived: only the others are sent.
    const found = delivery.repeated ? await findDelivered(client, place, delivery) : undefined;
    // Sent blindly it would be there twice: it can wait until Slack lets us look.
    if (found?.kind === 'cannot-tell' && found.retryAfter !== undefined)
      return { kind: 'refused', reason: 'rate limited', retryAfter: found.retryAfter, method: 'conversations.history' };
    const earlier = found?.kind === 'searched' ? found : { channel: undefined, parts: new Map<number, string>() };
    let channel = earlier.channel ?? place.conversation;
    const timestamps: string[] = [];
    for (const [part, message] of messages.entries()) {
      const arrived = earlier.parts.get(part);
      if (arrived !== undefined) {
        timestamps.push(arrived);
        continue;
      }
      try {
        const whole = delivery.repeated && part === 0 ? markRepeated(message) : message;
        const posted = await sendShown(whole, (shown) =>
          client.chat.postMessage({
            channel,
            ...(place.thread ? { thread_ts: place.thread } : {}),
            ...shown,
            ...asWritten,
            metadata: {
              event_type: DELIVERY_EVENT,
              event_payload: { delivery_id: delivery.id, part, parts: messages.length },
            },
            ...{ client_msg_id: uuidOf(`${delivery.id}/${part}`) },
          }),
        );
        channel = posted.channel ?? channel;
        timestamps.push(posted.ts ?? '');
      } catch (error) {
        const failure = readFailure(error);
        log.warn({ delivery: delivery.id, kind: failure.kind, reason: failure.reason }, 'a delivery to Slack failed');
        return timestamps.length === 0 ? failure : { kind: 'unknown', reason: `part ${part + 1}: ${failure.reason}` };
      }
    }
    return { kind: 'delivered', messageId: writeMessageId(channel, timestamps) };
  }

  async function replace(to: Address, messageId: string, reply: Reply): Promise<DeliveryOutcome> {
    const reached = await reach(to);
    if (reached.kind !== 'reached') return reached;
    const { client } = reached;
    const old = readMessageId(messageId);
    if (!old) return { kind: 'unreachable', reason: 'not a message in Slack' };
    const messages = renderMessages(reply, { generation: newId() });
    if (messages.length === 0) return { kind: 'unreachable', reason: 'nothing to say' };
    // What is put in a place takes no more room than there is: another message would come to somebody's notice, and twice if done twice.
    if (messages.length > old.timestamps.length) return { kind: 'unreachable', reason: 'it does not fit in its place' };
    const { channel } = old;
    const timestamps: string[] = [];
    try {
      for (const [part, message] of messages.entries()) {
        const ts = old.timestamps[part] ?? '';
        const metadata = { event_type: PUT_RIGHT_EVENT, event_payload: { part, parts: messages.length } };
        await sendShown(message, (shown) => client.chat.update({ channel, ts, ...shown, ...asWritten, metadata }));
        timestamps.push(ts);
      }
      for (const ts of old.timestamps.slice(messages.length)) await remove(client, channel, ts);
      return { kind: 'delivered', messageId: writeMessageId(channel, timestamps) };
    } catch (error) {
      const failure = readFailure(error);
      // Where a part of it is gone, trying again is no use.
      if (timestamps.length === 0 || failure.kind === 'unreachable') return failure;
      return { kind: 'unknown', reason: failure.reason };
    }
  }

  async function check(tenant: string): Promise<ConnectionCheck> {
    const reached = await reach({ platform: 'slack', tenant, accountId: tenant, place: 'U0' });
    if (reached.kind !== 'reached') return { kind: 'broken', reason: reached.reason };
    try {
      await reached.client.auth.test();
      return { kind: 'works' };
    } catch (error) {
      const failure = readFailure(error);
      return failure.kind === 'disconnected' ? { kind: 'broken', reason: failure.reason } : { kind: 'cannot-tell' };
    }
  }

  return {
    platform: 'slack',
    deliver,
    replace,
    check,
    ownFaults: reasonsOfOurs,
    tenants: async () => {
      const { credentials, allowedTenants } = config;
      const known = credentials.kind === 'oauth' ? await credentials.installations.list() : allowedTenants;
      // The list of tenants names those of other platforms as well.
      return known.filter((tenant) => allowedTenants.includes(tenant) && /^[TE][A-Z0-9]+$/.test(tenant));
    },
    methodOf: () => 'chat.postMessage',
    trace: async (delivery) => {
      const reached = await reach(delivery.to);
      if (reached.kind !== 'reached') return { kind: 'cannot-tell' };
      const found = await findDelivered(reached.client, reached.place, delivery);
      if (found.kind === 'cannot-tell') return found;
      const { channel, parts, expected } = found;
      if (parts.size === 0) return { kind: 'absent' };
      if (parts.size < expected) return { kind: 'incomplete' };
      return {
        kind: 'found',
        messageId: writeMessageId(
          channel,
          [...parts].sort(([a], [b]) => a - b).map(([, ts]) => ts),
        ),
      };
    },
  };
}

/** Takes a message away; one that is gone already is as gone as it can be. */
async function remove(client: Client, channel: string, ts: string): Promise<void> {
  try {
    await client.chat.delete({ channel, ts });
  } catch (error) {
    if (readFailure(error).reason !== 'message_not_found') throw error;
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A UUID (version 8, RFC 9562) that is the same for the same text. */
function uuidOf(text: string): string {
  const hex = digest(text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
