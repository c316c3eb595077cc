import type { Clause } from '../knowledge/index.ts';
import type { Span } from './find-words.ts';
import { mark, type PageSegment } from './segments.ts';

/** About how much of a paragraph a result shows, in characters; the paragraph itself is a press away. */
const LONGEST = 320;

/** A line of a result: an item with its marker as printed, and its text or the part of it around the marks. */
export type ExcerptLine = { readonly marker: string; readonly segments: readonly PageSegment[] };

/**
 * The lines of a clause that hold marks, each cut between words around its first mark; `…` says where something is left out.
 * Without marks it is the beginning.
 */
export function excerptOf(clause: Clause, marks: readonly (readonly Span[])[]): readonly ExcerptLine[] {
  const lines = clause.blocks.map((block, at) => ({ block, spans: marks[at] ?? [] }));
  const marked = lines.filter(({ spans }) => spans.length > 0);
  let left = LONGEST;
  const shown: ExcerptLine[] = [];
  for (const { block, spans } of marked.length > 0 ? marked : lines.slice(0, 1)) {
    if (left < 60) break;
    const segments = around(block.text, spans, left);
    shown.push({ marker: block.kind === 'item' ? block.printed : '', segments });
    left -= segments.reduce((sum, { text }) => sum + text.length, 0);
  }
  return shown;
}

function around(text: string, spans: readonly Span[], longest: number): readonly PageSegment[] {
  if (text.length <= longest) return mark(text, spans);
  const first = spans[0]?.start ?? 0;
  const from = first < longest * 0.6 ? 0 : wordStart(text, first - 80);
  const until = from + longest >= text.length ? text.length : wordEnd(text, from + longest);
  const part = text.slice(from, until).trimEnd();
  const inside = spans
    .filter(({ start, end }) => start >= from && end <= from + part.length)
    .map(({ start, end }) => ({ start: start - from, end: end - from }));
  return [
    ...(from > 0 ? [{ kind: 'plain' as const, text: '… ' }] : []),
    ...mark(part, inside),
    ...(until < text.length ? [{ kind: 'plain' as const, text: ' …' }] : []),
  ];
}

function wordStart(text: string, near: number): number {
  const space = text.indexOf(' ', Math.max(0, near));
  return space === -1 ? 0 : space + 1;
}

function wordEnd(text: string, near: number): number {
  const space = text.lastIndexOf(' ', near);
  return space <= 0 ? near : space;
}
