import type { Block } from '../block.ts';
import { readMark } from '../mark.ts';

const opening = /^(?:table of )?contents(?: page)?:?$|^index$/i;
const withPage = /(?:\.{3,}|…+|(?:\s\.){3,}|\t|_{3,})\s*(?:\d{1,3}|[ivx]{1,5})$|\s{1,}\d{1,3}$/;
const leaders = /(?:\.{4,}|…{2,}|(?:\s?\.\s){4,})\s*(?:\d{1,3}|[ivx]{1,5})?$/;

/** Leaves out lists of contents: lines that recur as headings further down, or end in a page number after dots. */
export function withoutContents(blocks: readonly Block[]): readonly Block[] {
  const keys = blocks.map((block) => (block.leftOut !== undefined || block.rows ? '' : keyOf(block.text)));
  const lastAt = new Map<string, number>();
  for (const [at, key] of keys.entries()) if (key !== '') lastAt.set(key, at);
  const starts = keys.filter((key) => key.length > 6);
  const recurs = (at: number) => {
    const key = keys[at] ?? '';
    if (key === '') return false;
    if ((lastAt.get(key) ?? -1) > at) return true;
    return (
      key.length > 6 &&
      isContentsLine(blocks[at]?.text ?? '') &&
      starts.some((each) => each.startsWith(key) && each !== key)
    );
  };
  const gone = new Set<number>();
  for (let at = 0; at < blocks.length; at += 1) {
    const text = blocks[at]?.text ?? '';
    if (blocks[at]?.leftOut !== undefined || gone.has(at)) continue;
    if (opening.test(text.trim())) {
      const isKnown = blocks[at + 1]?.leftOut === 'contents list';
      if (isKnown) {
        gone.add(at);
        continue;
      }
      const end = runFrom(
        at + 1,
        (index) =>
          recurs(index) || isContentsLine(blocks[index]?.text ?? '') || isPageNumber(blocks[index]?.text ?? ''),
      );
      if (end > at + 1) for (let index = at; index < end; index += 1) gone.add(index);
    } else if (leaders.test(text) || (at < blocks.length / 3 && recurs(at) && text.length < 120)) {
      const end = runFrom(
        at,
        (index) => leaders.test(blocks[index]?.text ?? '') || (recurs(index) && isInOrder(at, index)),
      );
      if (end - at >= 3) for (let index = at; index < end; index += 1) gone.add(index);
    }
  }
  return blocks.map((block, at) => (gone.has(at) ? { ...block, leftOut: 'contents list' } : block));

  function runFrom(from: number, fits: (at: number) => boolean): number {
    let end = from;
    while (end < blocks.length && (blocks[end]?.leftOut !== undefined || fits(end))) end += 1;
    while (end > from && blocks[end - 1]?.leftOut !== undefined) end -= 1;
    return end;
  }

  /** The lines of a list recur in its own order, all of them after its end. */
  function isInOrder(first: number, at: number): boolean {
    if (at === first) return true;
    const here = lastAt.get(keys[at] ?? '') ?? -1;
    const before = lastAt.get(keys[at - 1] ?? '') ?? -1;
    return here > before || before === -1;
  }
}

function isContentsLine(text: string): boolean {
  return text.length < 140 && (withPage.test(text) || leaders.test(text));
}

function isPageNumber(text: string): boolean {
  return /^(page|\d{1,3})$/i.test(text.trim());
}

/** The letters of a line, without its number, leader dots and page. */
function keyOf(text: string): string {
  if (text.length > 160) return '';
  const bare = text.replace(leaders, '').replace(/[\s.…_]+\d{1,3}$/, '');
  const mark = readMark(bare);
  const rest = mark && mark.rest !== '' ? mark.rest : bare;
  return rest.toLowerCase().replace(/[^\p{L}]/gu, '');
}
