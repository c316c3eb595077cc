import type { Block } from '../block.ts';
import { readMark } from '../mark.ts';
import { readPartHeading, readsLikeHeading } from './looks.ts';

const OPENING =
  /^(?:table of )?contents(?: page| list)?:?$|^index$|^(?:on this page|in this (?:document|section))\W*$/i;
const LEADERS = /(?:\.{4,}|…{2,}|_{4,}|(?:\s?\.\s){4,})\s*(?:\d{1,3}|[ivx]{1,5})?$/;
const PAGE_AT_END = /(?:\t|\s+)(?:page\s*)?\d{1,3}(?:\s*[-–]\s*\d{1,3})?$/i;

/**
 * Leaves out lists of contents. Three signs make one: the word "Contents" above lines that stand again further down,
 * lines with leader dots, or, before any text, lines that all stand again further down with text between them. Lines
 * that merely recur (the items of two lists, say) are none.
 */
export function withoutContents(blocks: readonly Block[]): readonly Block[] {
  const keys = blocks.map((block) => (block.leftOut !== undefined || block.rows ? '' : keyOf(block.text)));
  const places = new Map<string, number[]>();
  for (const [at, key] of keys.entries()) if (key !== '') places.set(key, [...(places.get(key) ?? []), at]);
  const gone = new Set<number>();
  const firstText = blocks.findIndex(({ text, leftOut }) => leftOut === undefined && isSentence(text));
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block || gone.has(at)) continue;
    if (OPENING.test(block.text.trim())) {
      const isKnown = blocks[at + 1]?.leftOut === 'contents list';
      const end = isKnown ? at + 1 : listFrom(at + 1, true);
      for (let index = at; index < Math.max(end, at + 1); index += 1) gone.add(index);
    } else if (block.leftOut === undefined && LEADERS.test(block.text)) {
      const end = runFrom(at, (index) => LEADERS.test(textAt(index)));
      if (end - at >= 3) for (let index = at; index < end; index += 1) gone.add(index);
    } else if (block.leftOut === undefined && (firstText < 0 || at < firstText) && recursBelow(at, at)) {
      const end = listFrom(at, false);
      if (end - at >= 3) for (let index = at; index < end; index += 1) gone.add(index);
    }
  }
  return blocks.map((block, at) =>
    gone.has(at) && block.leftOut === undefined ? { ...block, leftOut: 'contents list' } : block,
  );

  function textAt(at: number): string {
    return blocks[at]?.text ?? '';
  }

  /** The end of the list that begins here. Named as one, a line or two of it may have no counterpart in the text. */
  function listFrom(from: number, isNamed: boolean): number {
    let end = from;
    let strangers = 0;
    const seen = new Set<string>();
    for (let at = from; at < blocks.length; at += 1) {
      const block = blocks[at];
      if (!block || block.rows) break;
      if (block.leftOut !== undefined) continue;
      const key = keys[at] ?? '';
      const isLine = recursBelow(at, from) || isContentsLine(block.text) || (isNamed && isPageNumber(block.text));
      // The first line that stands here again begins the text.
      if (seen.has(key) && key !== '' && !isContentsLine(block.text)) break;
      if (!isLine) {
        strangers += 1;
        const isAble = isNamed && end > from && strangers <= 2 && block.text.length < 100 && !isSentence(block.text);
        if (!isAble) break;
        continue;
      }
      strangers = 0;
      seen.add(key);
      end = at + 1;
    }
    return isApart(from, end) ? end : from;
  }

  /** Whether the line stands again below, and not straight below: nothing of the list itself is its counterpart. */
  function recursBelow(at: number, from: number): boolean {
    const key = keys[at] ?? '';
    if (key === '' || !namesHeading(textAt(at))) return false;
    const again = (places.get(key) ?? []).some((place) => place > at && place > from + 1);
    if (again) return true;
    return (
      ((key.length > 6 && isContentsLine(textAt(at))) || readPartHeading(textAt(at))?.rest === '') &&
      keys.some((each, place) => place > at && each !== key && each.startsWith(key))
    );
  }

  /** What a list of contents names has text between one heading and the next; two lists of the same items have none. */
  function isApart(from: number, end: number): boolean {
    const counterparts = keys
      .slice(from, end)
      .flatMap((key, index) =>
        key === '' ? [] : ((places.get(key) ?? []).find((place) => place >= end && place > from + index) ?? []),
      );
    if (counterparts.length === 0) return blocks.slice(from, end).some(({ text }) => isContentsLine(text));
    const together = counterparts.filter((place, index) => counterparts[index + 1] === place + 1).length;
    return together <= counterparts.length * 0.5;
  }

  function runFrom(from: number, fits: (at: number) => boolean): number {
    let end = from;
    while (end < blocks.length && (blocks[end]?.leftOut !== undefined || fits(end))) end += 1;
    while (end > from && blocks[end - 1]?.leftOut !== undefined) end -= 1;
    return end;
  }
}

/** What the lists of contents name, as letters. */
export function namedInContents(blocks: readonly Block[]): ReadonlySet<string> {
  return new Set(
    blocks.flatMap(({ leftOut, text }) =>
      leftOut === 'contents list' && !OPENING.test(text.trim()) ? [keyOf(text)] : [],
    ),
  );
}

/** Whether a list of contents names this line. */
export function isNamed(text: string, named: ReadonlySet<string>): boolean {
  const key = keyOf(text);
  return key.length > 3 && named.has(key);
}

/** Whether a line could name a heading: no item of a list ends or begins like this. */
function namesHeading(text: string): boolean {
  const bare = text.replace(LEADERS, '').replace(PAGE_AT_END, '').trim();
  const mark = readMark(bare);
  return readsLikeHeading(mark && mark.rest !== '' ? mark.rest : bare);
}

function isSentence(text: string): boolean {
  return text.length > 160 || (/[.;:]["”’')]*$/.test(text) && text.split(/\s+/).length > 8);
}

function isContentsLine(text: string): boolean {
  return (
    text.length < 140 &&
    (LEADERS.test(text) || PAGE_AT_END.test(text)) &&
    !/[.;:,]\s*\d{1,3}$/.test(text.replace(LEADERS, ''))
  );
}

function isPageNumber(text: string): boolean {
  return /^(?:page(?: no\.?| number)?|\d{1,3})$/i.test(text.trim());
}

/** The letters of a line, without its number, leader dots and page. */
function keyOf(text: string): string {
  if (text.length > 160) return '';
  const bare = text.replace(LEADERS, '').replace(/[\s.…_]+\d{1,3}$/, '');
  const mark = readMark(bare);
  const rest = mark && mark.rest !== '' ? mark.rest : bare;
  return rest.toLowerCase().replace(/[^\p{L}]/gu, '');
}
