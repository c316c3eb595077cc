import { defined } from '../../defined.ts';
import type { Quoted } from '../../messaging/index.ts';
import { type Activity, quotedRepliesIn } from './activity.ts';
import { htmlToText } from './markup.ts';

/** A message quoted or forwarded, as Teams writes it into a message's HTML: `itemid` is its id, where it has one. */
const BLOCK = /<blockquote\b([^>]*\bitemtype="[^"]*\/(?:Reply|Forward)"[^>]*)>([\s\S]*?)<\/blockquote>/gi;
const SENDER = /<(strong|b|span)\b[^>]*\bitemprop="(?:mri|time)"[^>]*>[\s\S]*?<\/\1>/gi;

/**
 * What a message quotes, forwards or has a card of, and, where that stands among its words, the words without it as HTML.
 * Teams gives the same thing in up to three places, by the age of the client: all are read.
 */
export function readQuoted(activity: Activity): { readonly quoted?: Quoted; readonly ownHtml?: string } {
  const texts: string[] = [];
  const messages: string[] = [];
  for (const { id, preview } of quotedRepliesIn(activity)) {
    if (id !== undefined) messages.push(id);
    texts.push(htmlToText(preview));
  }
  let ownHtml: string | undefined;
  const urls: string[] = [];
  for (const { contentType, content } of activity.attachments ?? []) {
    if (contentType === 'text/html' && typeof content === 'string') {
      const blocks = [...content.matchAll(BLOCK)];
      if (blocks.length === 0) continue;
      ownHtml = content.replace(BLOCK, ' ');
      for (const [, attributes = '', inner = ''] of blocks) {
        const id = /\bitemid="([^"]+)"/i.exec(attributes)?.[1];
        if (id !== undefined) messages.push(id);
        texts.push(htmlToText(inner.replace(SENDER, '')));
      }
    } else if (contentType === 'application/vnd.microsoft.card.adaptive') collect(content, texts, urls);
  }
  for (const [, id = ''] of (activity.text ?? '').matchAll(/<quoted\b[^>]*\bmessageId="([^"]+)"/gi)) messages.push(id);
  const text = [...new Set(texts)].filter((each) => each !== '').join('\n');
  const named = [...new Set(messages)];
  const isNothing = text === '' && named.length === 0 && urls.length === 0;
  return {
    ...(isNothing ? {} : { quoted: { text, messages: named, urls: [...new Set(urls)] } }),
    ...defined({ ownHtml }),
  };
}

/** The words and addresses of a card, as it may come back from somebody's compose box. */
function collect(value: unknown, texts: string[], urls: string[]): void {
  if (Array.isArray(value)) {
    for (const each of value) collect(each, texts, urls);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      if (key === 'text' && typeof each === 'string') texts.push(each);
      else if (key === 'url' && typeof each === 'string') urls.push(each);
      else collect(each, texts, urls);
    }
  }
}
