import { type Block, type Form, type Reply, reply } from '../../messaging/index.ts';
import { type Card, renderCard, renderCards } from './card.ts';
import type { CardElement } from './card-element.ts';
import type { Called, OutgoingActivity } from './connector.ts';
import { withoutOffers } from './speech.ts';

/** Characters of a notification's line. */
const LONGEST_SUMMARY = 160;

/** What a card can do where Teams shows it. */
export const inTeams = { searches: true } as const;

/** A card as Teams wants it attached. */
export type CardAttachment = {
  readonly contentType: 'application/vnd.microsoft.card.adaptive';
  readonly content: unknown;
};

/** The card as an attachment, as it is: for dialogs and compose boxes, where `Action.Execute` does not work. */
export function attach(content: unknown): CardAttachment {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content };
}

/**
 * The reply as messages in reading order, each below Teams' limit. None for a reply that says nothing.
 * Where others read along, `fetchedBy` is what brought the reply: a form then becomes a button that opens it as a
 * dialog, one for each person, instead of standing half filled in the open.
 */
export function renderMessages(said: Reply, fetchedBy?: string): OutgoingActivity[] {
  if (said.blocks.length === 0) return [];
  const forms = said.blocks.flatMap((block) => (block.kind === 'form' ? [block.form] : []));
  const isOpener = ({ title, data }: CardElement) =>
    fetchedBy !== undefined && typedOf(data) === fetchedBy && forms.some((form) => form.title === title);
  const shown = fetchedBy === undefined ? said : withButtonsForForms(said, fetchedBy);
  const cards = renderCards(shown, inTeams);
  return cards.map((card, at) => ({
    type: 'message',
    summary: summarise(withoutOffers(card.speak)),
    attachments: [attach(toUniversal(card, isOpener))],
    ...(at === cards.length - 1 ? askForFeedback(said) : {}),
  }));
}

/** What a message says to Teams beside its card, for a reply that asks whether it helped: Teams puts its thumbs under it. */
function askForFeedback({ blocks }: Reply): { readonly channelData?: object } {
  return blocks.some(({ kind }) => kind === 'feedback') ? { channelData: { feedbackLoop: { type: 'custom' } } } : {};
}

/** The first card of the reply, as an action's answer takes it. */
export function renderFirstCard(said: Reply): unknown {
  const [card = renderCard(said, inTeams)] = renderCards(said, inTeams);
  return toUniversal(card);
}

/** The one line that a notification and a list of chats show. */
export function summarise(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST_SUMMARY) return line;
  const space = line.lastIndexOf(' ', LONGEST_SUMMARY);
  return `${line.slice(0, space > 0 ? space : LONGEST_SUMMARY)} …`;
}

/** Whether Teams found a message too large, or could not make anything of its card: what is shorter may do. */
export function isTooMuch(called: Called<string>): boolean {
  return called.kind === 'answered' && (called.status === 413 || called.status === 400);
}

/** The message without its card: its beginning as plain text, and where the whole of it can be had. */
export function shorterForm(message: OutgoingActivity): OutgoingActivity {
  const [attachment] = (message.attachments ?? []) as readonly CardAttachment[];
  const { fallbackText } = (attachment?.content ?? {}) as { readonly fallbackText?: string };
  const lines = (fallbackText ?? String(message.summary)).split('\n');
  const links = [...new Set(lines.filter((line) => /^https?:\/\/\S+$/.test(line)))];
  const opening = lines.find((line) => line.trim() !== '') ?? '';
  const text = [summarise(opening), TOO_MUCH, ...links.slice(0, 5)].join('\n\n');
  return { type: 'message', textFormat: 'plain', summary: summarise(opening), text };
}

const TOO_MUCH = 'Teams could not take the whole answer. Ask for a part of it, or open it here:';

/** The form of a reply, if it has one. */
export function formOf({ blocks }: Reply): Form | undefined {
  for (const block of blocks) if (block.kind === 'form') return block.form;
  return undefined;
}

/** A reply of one sentence. */
export function sentence(text: string): Reply {
  return reply({ kind: 'paragraph', text });
}

function withButtonsForForms(said: Reply, typed: string): Reply {
  const blocks = said.blocks.map(
    (block): Block =>
      block.kind === 'form'
        ? { kind: 'actions', actions: [{ label: block.form.title, typed, weight: 'primary' }] }
        : block,
  );
  return { ...said, blocks };
}

/**
 * The card with every `Action.Submit` made an `Action.Execute`, whose press Teams brings as an invoke with an answer;
 * without a `verb` Teams does not route it. Only `Action.Submit` can open a dialog, so an opener stays one.
 */
function toUniversal(card: Card, isOpener: (action: CardElement) => boolean = () => false): unknown {
  return mapSubmits(card, (action) => {
    if (!isOpener(action)) return { ...action, type: 'Action.Execute', verb: 'typed' };
    return { ...action, data: { typed: typedOf(action.data), msteams: { type: 'task/fetch' } } };
  });
}

function mapSubmits(value: unknown, change: (action: CardElement) => CardElement): unknown {
  if (Array.isArray(value)) return value.map((item) => mapSubmits(item, change));
  if (typeof value !== 'object' || value === null) return value;
  const mapped = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapSubmits(item, change)]));
  return mapped.type === 'Action.Submit' ? change(mapped as CardElement) : mapped;
}

function typedOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'typed' in data ? data.typed : undefined;
}
