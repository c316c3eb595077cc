import type { SetText } from './block.ts';
import { readHtmlIn } from './markdown-html.ts';

type Positioned = { readonly position?: { readonly start: { readonly offset?: number | undefined } } | undefined };

/** An item's number and what stands behind it, as typed. */
export function numberTyped(body: string, item: Positioned): { readonly number: string; readonly stop: string } {
  const start = item.position?.start.offset ?? 0;
  const [, number = '', stop = '.'] = /^(\d+)([.)])/.exec(body.slice(start, start + 12)) ?? [];
  return { number, stop };
}

export function textsOf(node: unknown): string[] {
  const { value, children, type } = node as { value?: string; children?: unknown[]; type?: string };
  if (type === 'html') return /^<br/i.test(value ?? '') ? [' '] : [];
  if (value !== undefined) return [value];
  return (children ?? []).flatMap(textsOf);
}

/** The words of a piece of HTML without its tags. */
export const wordsIn = (html: string) => html.replace(/<!--[\s\S]*?-->/g, '').replace(/<[^>]*>/g, ' ');

/** Every literal of the tree, markup of HTML aside. */
export function collect(node: unknown, raw: string[]): void {
  const { value, children, type } = node as { value?: string; children?: unknown[]; type?: string };
  if (type === 'html') raw.push(...(readHtmlIn(value ?? '')?.raw ?? [wordsIn(value ?? '')]));
  else if (value !== undefined) raw.push(value);
  for (const child of children ?? []) collect(child, raw);
}

/** Every paragraph, item and heading of the tree, with the words of its first line. */
export function setTextsIn(node: unknown, isCounted = false, depth = -1): readonly SetText[] {
  const { children, type } = node as { children?: unknown[]; type?: string };
  if (type === 'paragraph' || type === 'heading') {
    const text = textsOf(node).join('').split('\n')[0] ?? '';
    return text.trim() === ''
      ? []
      : [{ text, ...(isCounted ? { isCounted, depth } : {}), ...(type === 'heading' ? { isHeading: true } : {}) }];
  }
  if (type === 'table' || type === 'footnoteDefinition') return [];
  return (children ?? []).flatMap((child, at) =>
    setTextsIn(child, type === 'listItem' && at === 0, depth + (type === 'list' ? 1 : 0)),
  );
}
