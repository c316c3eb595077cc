import {
  type Address,
  type Delivery,
  type DeliveryOutcome,
  markSentAgain,
  type PlatformAdapter,
  type Reply,
} from '../../messaging/index.ts';
import { readPlace } from './address.ts';
import type { BotFramework } from './bot-framework.ts';
import { type Connector, type ConversationAt, nameOf } from './connector.ts';
import { isTooMuch, renderMessages, shorterForm } from './message.ts';
import { reasonsOfOurs, toOutcome, toOutcomeOfOpening } from './outcome.ts';

/** Writes to people in Teams. One call a message and never a second try: the outbox decides about repeating. */
export function createPlatform(
  connector: Connector,
  botFramework: Pick<BotFramework, 'token'>,
  tenants: readonly string[],
): PlatformAdapter {
  return {
    platform: 'teams',
    ownFaults: reasonsOfOurs,
    methodOf: (to) => (readPlace(to)?.conversation === undefined ? 'open' : 'send'),
    // The list of tenants names those of other platforms as well.
    tenants: async () => tenants.filter((tenant) => /^[0-9a-f-]{36}$/i.test(tenant)),
    // Without writing to anybody Teams tells no more than whether we are who we say.
    check: async () =>
      botFramework.token().then(
        () => ({ kind: 'works' }) as const,
        (error: unknown) => ({ kind: 'broken', reason: `no token (${nameOf(error)})` }) as const,
      ),
    deliver: async ({ to, reply, repeated }) => {
      const said = repeated ? markSentAgain(reply) : reply;
      const at = await open(connector, to);
      return 'conversation' in at ? sendAll(connector, at, said) : at;
    },
    // Teams keeps nothing of ours that could be read back.
    trace: async (_delivery: Delivery) => ({ kind: 'cannot-tell' }),
    replace: async (to, messageId, reply) => {
      const at = await open(connector, to);
      if (!('conversation' in at)) return at;
      const messages = renderMessages(reply);
      if (messages.length === 0) return nothingToSay;
      const ids = messageId.split(BETWEEN_IDS);
      // What is put in a place takes no more room than there is: another message would come to somebody's notice, and twice if done twice.
      if (messages.length > ids.length) return { kind: 'unreachable', reason: 'it does not fit in its place' };
      for (const [part, id] of ids.entries()) {
        const message = messages[part] ?? renderMessages(moved)[0];
        if (message === undefined) continue;
        const tried = await connector.update(at, id, message);
        const replaced = toOutcome(isTooMuch(tried) ? await connector.update(at, id, shorterForm(message)) : tried);
        // The same message keeps its id, whatever Teams answers.
        if (replaced.kind !== 'delivered') return replaced;
      }
      return { kind: 'delivered', messageId };
    },
  };
}

/** The names of the messages of one reply, as one. */
const BETWEEN_IDS = '+';

/** Where what a message said stands in the one before it now. */
const moved: Reply = { blocks: [{ kind: 'paragraph', text: 'This is part of the message above.' }] };

const nothingToSay: DeliveryOutcome = { kind: 'refused', reason: 'there is nothing to say' };

async function open(connector: Connector, to: Address): Promise<ConversationAt | DeliveryOutcome> {
  const place = readPlace(to);
  if (!place) return { kind: 'unreachable', reason: 'the address is not one of Teams' };
  const { serviceUrl, bot, user, conversation } = place;
  if (conversation) return { serviceUrl, conversation };
  const opened = await connector.openPersonal({ serviceUrl, bot, user, tenant: to.tenant });
  return opened.kind === 'done' ? { serviceUrl, conversation: opened.value } : toOutcomeOfOpening(opened);
}

async function sendAll(connector: Connector, at: ConversationAt, reply: Reply): Promise<DeliveryOutcome> {
  const [first, ...others] = renderMessages(reply);
  if (!first) return nothingToSay;
  // Without this the message would stand in the chat with nothing in the activity feed.
  const alert = { channelData: { notification: { alert: true } } };
  const alerting = { ...first, ...alert };
  const tried = await connector.send(at, alerting);
  // Certainly not there: a shorter form of it is better than none.
  const sent = toOutcome(isTooMuch(tried) ? await connector.send(at, { ...shorterForm(first), ...alert }) : tried);
  return sent.kind === 'delivered' ? sendRest(connector, at, others, sent.messageId) : sent;
}

/** Once a part has arrived, a refusal of the next is no longer a refusal of the whole. */
async function sendRest(
  connector: Connector,
  at: ConversationAt,
  messages: readonly ReturnType<typeof renderMessages>[number][],
  messageId: string,
): Promise<DeliveryOutcome> {
  const ids = [messageId];
  for (const message of messages) {
    const sent = toOutcome(await connector.send(at, message));
    if (sent.kind !== 'delivered') return { kind: 'unknown', reason: `only in part: ${sent.reason}` };
    ids.push(sent.messageId);
  }
  return { kind: 'delivered', messageId: ids.join(BETWEEN_IDS) };
}
