import { type Block, type Reply, renderForListening, SENT_AGAIN, splitToFit } from '../../messaging/index.ts';
import { button, isPressable, limits, type Rendering, renderBlock, type SlackBlock } from './blocks.ts';
import { isChart, MOST_CHARTS } from './chart.ts';
import { isRefusedForBlocks } from './outcome.ts';
import { escapeText, plainText, richText, run } from './text.ts';

/** One message of Slack: `text` is what the blocks show as one hears it, for notifications and screen readers. */
export type SlackMessage = { readonly text: string; readonly blocks: SlackBlock[] };

/** Slack takes 50 blocks a message and 100 a view; two are kept for what is added around a reply. */
const mostBlocks = { message: 48, view: 98 } as const;
/** `chat.update` refuses longer texts; a little is kept for the sentence of a repeated message. */
const LONGEST_TEXT = 3_900;
/** Slack's limit for a section; rich text is held to it too. */
const LONGEST_BLOCK = 3_000;

/**
 * The reply as one message, or as several where Slack would refuse one. Joined, a clause in them is to the letter.
 * Slack takes one table and two charts a message.
 */
export function renderMessages(reply: Reply, rendering: Omit<Rendering, 'surface'>): SlackMessage[] {
  const full: Rendering = { ...rendering, surface: 'message' };
  return splitToFit(reply, (part) => {
    const blocks = renderBlocks(part.blocks, full);
    return (
      blocks.length <= mostBlocks.message &&
      fallbackOf(part).length <= LONGEST_TEXT &&
      blocks.filter(({ type }) => type === 'table').length <= 1 &&
      blocks.filter(isChart).length <= MOST_CHARTS &&
      blocks.every(fitsBlock)
    );
  })
    .map((part) => ({ text: fallbackOf(part), blocks: renderBlocks(part.blocks, full) }))
    .filter(({ blocks }) => blocks.length > 0);
}

/**
 * The reply as blocks of a modal or home page. Where it would be more than a view holds, whole blocks are left out
 * at the end and a sentence says so.
 */
export function renderViewBlocks(reply: Reply, rendering: Omit<Rendering, 'surface'>): SlackBlock[] {
  const full: Rendering = { ...rendering, surface: 'view' };
  const counter = { next: 0 };
  const blocks: SlackBlock[] = [];
  const parts = reply.blocks.flatMap((block) =>
    splitToFit({ blocks: [block] }, (part) => renderBlocks(part.blocks, full).every(fitsBlock)),
  );
  for (const part of parts) {
    const more = part.blocks.flatMap((block) => renderBlock(block, full, counter));
    if (blocks.length + more.length > mostBlocks.view) {
      return [...blocks, ...richText(run('There is more than fits here. Ask in a direct message to see all of it.'))];
    }
    blocks.push(...more);
  }
  return blocks;
}

/** The message with a sentence before it that an earlier one may have arrived. */
export function markRepeated({ text, blocks }: SlackMessage): SlackMessage {
  return {
    text: `${SENT_AGAIN}\n\n${text}`,
    blocks: [{ type: 'context', elements: [plainText(SENT_AGAIN)] }, ...blocks],
  };
}

/** Sends a message; without its charts where Slack takes none there, for the lists after them say the same. */
export async function sendShown<T>(message: SlackMessage, send: (message: SlackMessage) => Promise<T>): Promise<T> {
  try {
    return await send(message);
  } catch (error) {
    const blocks = message.blocks.filter((block) => !isChart(block));
    if (blocks.length === message.blocks.length || !isRefusedForBlocks(error)) throw error;
    return send({ ...message, blocks });
  }
}

/** The message with a button to show its clauses to everybody, by asking `question` again. */
export function addShareButton({ text, blocks }: SlackMessage, question: string, generation: string): SlackMessage {
  if (question.length > limits.buttonValue) return { text, blocks };
  const share = button('Share in channel', question, `share:${generation}:0`);
  return { text, blocks: [...blocks, { type: 'actions', elements: [share] }] };
}

function renderBlocks(blocks: readonly Block[], rendering: Rendering): SlackBlock[] {
  const counter = { next: 0 };
  return blocks.flatMap((block) => renderBlock(block, rendering, counter));
}

function fallbackOf(reply: Reply): string {
  return escapeText(renderForListening(reply, isPressable));
}

function fitsBlock(block: SlackBlock): boolean {
  if (block.type === 'table' && block.rows.length > limits.tableRows) return false;
  return lengthOf(block) <= LONGEST_BLOCK;
}

/** Characters that a block shows. */
function lengthOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + lengthOf(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) => sum + (key === 'text' && typeof item === 'string' ? item.length : lengthOf(item)),
    0,
  );
}
