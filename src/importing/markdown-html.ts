import type { Block } from './block.ts';
import { readHtml } from './html/read-html.ts';

/** Text of Markdown in which no empty line ends a table that is written as a web page writes it. */
export function withWholeTables(body: string): string {
  return body.replace(/<table\b[\s\S]*?<\/table>/gi, (table) => table.replace(/^[ \t]*(?=\r?$)/gm, '<!-- -->'));
}

/** What stands in Markdown as a web page writes it: tables, lists and headings as those, all else undefined. */
export function readHtmlIn(
  source: string,
): { readonly blocks: readonly Block[]; readonly raw: readonly string[] } | undefined {
  if (!/<(?:table|ol|ul|dl|h[1-6])\b/i.test(source)) return undefined;
  const { blocks, raw } = readHtml(source);
  return { blocks, raw };
}
