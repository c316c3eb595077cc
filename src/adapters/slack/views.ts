import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Block, Form, Reply } from '../../messaging/index.ts';
import { renderFields } from './form.ts';
import { renderViewBlocks } from './message.ts';
import { plainText, richText, run, shorten } from './text.ts';

/** What a modal remembers between its opening and its sending. */
const originSchema = z.object({
  /** What sending the form says. */
  typed: z.string().default(''),
  /** Where the answer goes: into the modal itself, or to this place. */
  place: z.string().optional(),
  /** The message whose button opened it, which the answer may replace. */
  message: z.object({ channel: z.string(), ts: z.string(), generation: z.string() }).optional(),
  /** It was opened from the home page, which then shows old things. */
  home: z.boolean().optional(),
});
export type Origin = z.infer<typeof originSchema>;

const MOST_BLOCKS = 100;
const LONGEST_TITLE = 24;
const LONGEST_METADATA = 3_000;

/** What a modal of ours remembered; undefined for anything else. */
export function readOrigin(metadata: string): Origin | undefined {
  try {
    return originSchema.parse(JSON.parse(metadata));
  } catch {
    return undefined;
  }
}

/** The first form of a reply. */
export function formOf(reply: Reply): Form | undefined {
  return reply.blocks.find((block): block is Extract<Block, { kind: 'form' }> => block.kind === 'form')?.form;
}

/** A form with what was said around it. Undefined where Slack could not hold it. */
export function renderFormView(
  reply: Reply,
  form: Form,
  origin: Origin,
  generation: string,
): types.ModalView | undefined {
  const around = { ...reply, blocks: reply.blocks.filter((block) => block.kind !== 'form' || block.form !== form) };
  const blocks = [
    ...(form.title.length > LONGEST_TITLE ? richText(run(form.title, { bold: true })) : []),
    ...renderViewBlocks(around, { generation }),
    ...renderFields(form),
  ];
  const metadata = JSON.stringify({ ...origin, typed: form.submit.typed });
  if (blocks.length > MOST_BLOCKS || metadata.length > LONGEST_METADATA || form.fields.length === 0) return undefined;
  return {
    type: 'modal',
    callback_id: 'form',
    title: title(form.title),
    submit: plainText(form.submit.label.length > LONGEST_TITLE ? 'Send' : form.submit.label),
    close: plainText('Cancel'),
    private_metadata: metadata,
    blocks,
  };
}

/** The question of the shortcut "Ask Clausewise". */
export function renderAskView(): types.ModalView {
  return {
    type: 'modal',
    callback_id: 'ask',
    title: plainText('Ask Clausewise'),
    submit: plainText('Ask'),
    close: plainText('Cancel'),
    private_metadata: JSON.stringify({ typed: '' }),
    blocks: renderFields({
      title: 'Ask Clausewise',
      fields: [{ name: 'question', label: 'Your question', kind: 'text', required: true }],
      submit: { label: 'Ask', typed: '', weight: 'primary' },
    }),
  };
}

/** An answer in a modal. */
export function renderReplyView(reply: Reply, generation: string): types.ModalView {
  const blocks = renderViewBlocks(reply, { generation });
  return replyView(blocks.length > 0 ? blocks : richText(run('Done.')));
}

/** What a modal shows while an answer takes longer than Slack waits. */
export function renderWaitingView(): types.ModalView {
  return replyView(richText(run('One moment. The answer will be here shortly.')));
}

function replyView(blocks: types.ModalView['blocks']): types.ModalView {
  return {
    type: 'modal',
    callback_id: 'reply',
    title: plainText('Clausewise'),
    close: plainText('Close'),
    private_metadata: JSON.stringify({ typed: '' }),
    blocks,
  };
}

/** The home page. */
export function renderHomeView(reply: Reply, generation: string): types.HomeView {
  return { type: 'home', blocks: renderViewBlocks(reply, { generation }) };
}

function title(text: string): types.PlainTextElement {
  return plainText(text.length > LONGEST_TITLE ? 'Clausewise' : shorten(text || 'Clausewise', LONGEST_TITLE));
}
