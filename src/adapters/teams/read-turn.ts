import { randomUUID } from 'node:crypto';
import { defined } from '../../defined.ts';
import type { Address, ConversationPlace, Sender, Turn, TurnInput } from '../../messaging/index.ts';
import { type Activity, mentionsIn, tenantOf } from './activity.ts';
import { writePlace } from './address.ts';
import { decodeEntities, htmlToText, withoutTags } from './markup.ts';
import { readQuoted } from './quoted.ts';

/** Where it was said. A kind that we do not know is taken for a group, where less is shown. */
export function readConversation({ conversation }: Activity): ConversationPlace {
  const { id, conversationType } = conversation;
  const kind = conversationType === 'personal' || conversationType === 'channel' ? conversationType : 'group';
  return { id, kind };
}

/**
 * A message as input: a card's form where it brings a value, else the words without the mention of us.
 * Undefined for a message in a group or channel that was not meant for us.
 */
export function readMessage(activity: Activity): TurnInput | undefined {
  const action = readAction(activity.value);
  if (action) return action;
  const forUs = mentionsIn(activity).filter(({ id }) => id === activity.recipient.id);
  const isForUs = forUs.length > 0 || activity.recipient.isTargeted === true;
  if (readConversation(activity).kind !== 'personal' && !isForUs) return undefined;
  const { quoted, ownHtml } = readQuoted(activity);
  const said = ownHtml === undefined ? (activity.text ?? '') : withoutMention(ownHtml, activity);
  const withoutUs = forUs.reduce((text, mention) => text.replaceAll(mention.text, ' '), said);
  const text = ownHtml === undefined ? decodeEntities(withoutTags(withoutUs)) : htmlToText(withoutUs);
  return { kind: 'text', text: text.replace(/[ \t]{2,}/g, ' ').trim(), ...defined({ quoted }) };
}

/** The mention of us in a message's HTML: `<at>Clausewise</at>`, or a span that says which mention it is. */
function withoutMention(html: string, { recipient }: Activity): string {
  const mention = /<span\b[^>]*\bitemtype="[^"]*\/Mention"[^>]*>([\s\S]*?)<\/span>/gi;
  return html.replace(mention, (whole, name: string) =>
    recipient.name && htmlToText(name) === recipient.name ? ' ' : whole,
  );
}

/** A button's data as input: what it says, and the fields beside it. Undefined where it says nothing. */
export function readAction(data: unknown): Extract<TurnInput, { kind: 'action' }> | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { typed, ...others } = data as Record<string, unknown>;
  if (typeof typed !== 'string' || typed === '') return undefined;
  const values = Object.entries(others).flatMap(([name, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value) ? [[name, String(value)] as const] : [],
  );
  return { kind: 'action', typed, values: Object.fromEntries(values) };
}

/** Where the sender can be written to alone. The conversation is known only to who spoke in it. */
function readAddress(activity: Activity, sender: Sender): Address | undefined {
  const tenant = tenantOf(activity);
  if (!tenant) return undefined;
  const isPersonal = readConversation(activity).kind === 'personal';
  const place = writePlace({
    serviceUrl: activity.serviceUrl,
    bot: activity.recipient.id,
    user: activity.from.id,
    ...(isPersonal ? { conversation: activity.conversation.id } : {}),
  });
  return { platform: 'teams', tenant, accountId: sender.accountId, place };
}

/** One event as a turn. Message ids are unique in their conversation only, so a turn's id holds both. */
export function readTurn(
  activity: Activity,
  input: TurnInput,
  sender: Sender,
  now: number,
  conversation: ConversationPlace = readConversation(activity),
): Turn {
  const said = Date.parse(activity.timestamp ?? '');
  const address = readAddress(activity, sender);
  return {
    platform: 'teams',
    id: `${activity.conversation.id}/${activity.id ?? randomUUID()}`,
    conversation,
    sender,
    input: input.kind === 'action' && activity.replyToId ? { ...input, pressed: activity.replyToId } : input,
    at: Number.isNaN(said) ? now : Math.min(said, now),
    ...defined({ address }),
  };
}
