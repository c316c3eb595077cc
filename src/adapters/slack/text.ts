import type { types } from '@slack/bolt';
import { defined } from '../../defined.ts';

/** A run of rich text. */
export type Run = types.RichTextText | types.RichTextLink;

/** Text for the fields that Slack reads as markup: nobody is pinged and nothing becomes a link. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * What a person typed, from Slack's notation for it.
 * @example readText('&lt;b&gt; <https://derby.gov.uk|derby.gov.uk>') // '<b> derby.gov.uk'
 */
export function readText(text: string): string {
  return text
    .replace(/<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_, sign: string, target: string, label?: string) => {
      if (sign === '@' || sign === '#') return `${sign}${(label || target).replace(/^[@#]/, '')}`;
      return label || (sign === '!' ? `@${target}` : target);
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

/** Plain text that stays as it is: `:smile:` included. */
export function plainText(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/** A run of literal text; none for an empty text, which Slack refuses. */
export function run(text: string, style?: types.RichTextText['style']): Run[] {
  return text === '' ? [] : [{ type: 'text', text, ...defined({ style }) }];
}

/** A link with its text; where Slack would refuse the address, both as literal text. */
export function linkRun(text: string, url: string): Run[] {
  if (!/^https?:\/\//.test(url) || url.length > 3000) return run(`${text}: ${url}`);
  return [{ type: 'link', url, text: text || url }];
}

/** One block of literal words; none for no words. */
export function richText(...sections: readonly (readonly Run[])[]): types.RichTextBlock[] {
  const elements = sections
    .filter((runs) => runs.length > 0)
    .map((runs) => ({ type: 'rich_text_section' as const, elements: [...runs] }));
  return elements.length === 0 ? [] : [{ type: 'rich_text', elements }];
}

/** The text, or its beginning with an ellipsis: for names of things that are said in full elsewhere, never for a clause. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const space = text.lastIndexOf(' ', limit - 1);
  const end = space > limit / 2 ? space : limit - 1;
  return `${text.slice(0, end).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
