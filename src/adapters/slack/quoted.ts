import type { Quoted } from '../../messaging/index.ts';
import type { Said } from './payloads.ts';
import { readText } from './text.ts';

type Message = Pick<Said, 'text' | 'ts' | 'thread_ts' | 'attachments'>;

/** The address of a message in Slack, alone or with its label: `<https://x.slack.com/archives/D01/p1730000000123456>`. */
const PERMALINK = /<https:\/\/[\w.-]+\.slack\.com\/archives\/\w+\/p(\d{10})(\d{6})(?:\?[^<>|]*)?(?:\|[^<>]*)?>/g;

/**
 * What a message is about besides its words: the message whose thread it is in, messages shared in it, and messages whose
 * address stands in it. `text` is the notation without such addresses.
 */
export function readQuoted(message: Message): { readonly text: string; readonly quoted?: Quoted } {
  const shared = (message.attachments ?? []).filter(({ is_share, is_msg_unfurl }) => is_share || is_msg_unfurl);
  const messages = [
    ...(message.thread_ts !== undefined && message.thread_ts !== message.ts ? [message.thread_ts] : []),
    ...shared.flatMap(({ ts }) => ts ?? []),
    ...[...message.text.matchAll(PERMALINK)].map(([, seconds, rest]) => `${seconds}.${rest}`),
  ];
  const texts = shared.flatMap(({ text, fallback }) => text || fallback || []).map(readText);
  const quoted = { text: texts.join('\n'), urls: [], messages: [...new Set(messages)] };
  const isNothing = quoted.text === '' && quoted.messages.length === 0;
  return { text: message.text.replace(PERMALINK, ' '), ...(isNothing ? {} : { quoted }) };
}
