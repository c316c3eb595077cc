import type { Block } from '../block.ts';
import type { Doubt } from '../imported-document.ts';
import { readMark } from '../mark.ts';
import { isCapitals } from './looks.ts';
import { relate } from './sequence.ts';

type Candidate = { readonly at: number; readonly path: readonly number[]; readonly afterStop: boolean };

const PATH_INSIDE = /(?<=\s)(\d{1,3}(?:\.\d{1,3})+)\.?\s+(?=["“‘'([]?\p{Lu})/gu;
const SINGLE_INSIDE = /(?<=\s)(\d{1,3})\.?\s+(?=["“‘'([]?\p{Lu})/gu;
const REFERS =
  /\b(?:sections?|paragraphs?|paras?|clauses?|rules?|parts?|articles?|and|or|to|of|in|under|see|appendix|schedule|page)\s*$/i;

/**
 * Splits a paragraph where the next number stands in its middle: `... Codes. 1.3 The ...`. Only a number that is the exact
 * successor, opens a sentence, and stands at the beginning of no other block is taken for one.
 */
export function splitRunIns(blocks: readonly Block[]): {
  readonly blocks: readonly Block[];
  readonly doubtful: readonly Doubt[];
} {
  const isOneLine = isSetInOne(blocks);
  const starts = new Set(
    blocks.flatMap((block) => {
      if (block.leftOut !== undefined || block.rows) return [];
      const path = (block.list ? readMark(block.list.printed) : readMark(block.text))?.path;
      return path ? [path.join('.')] : [];
    }),
  );
  let last: readonly number[] | undefined;
  let count = 0;
  const split = blocks.flatMap((block): Block[] => {
    if (block.leftOut !== undefined || block.rows) return [block];
    const mark = block.list ? readMark(block.list.printed) : readMark(block.text);
    if (mark?.path && (relate(mark.path, last).kind !== 'back' || mark.path.every((part) => part === 1)))
      last = mark.path;
    if (!last && !isOneLine) return [block];
    const parts: Block[] = [];
    let from = 0;
    for (const { at, path } of candidates(block.text, isOneLine)) {
      if (at <= from || (!isOneLine && starts.has(path.join('.')))) continue;
      const relation = relate(path, last).kind;
      if (relation !== 'next' && !(relation === 'start' && path.every((part) => part === 1))) continue;
      pushParts(parts, block, block.text.slice(from, at), isOneLine);
      from = at;
      last = path;
      count += 1;
    }
    if (from === 0) return [block];
    pushParts(parts, block, block.text.slice(from), isOneLine);
    return parts;
  });
  if (count === 0) return { blocks, doubtful: [] };
  const doubtful: Doubt = {
    kind: 'run-in',
    where: 'the whole file',
    why: isOneLine
      ? `The file has no paragraphs of its own, so it was divided at its ${count} numbers. Look whether each begins where it should.`
      : `${count === 1 ? 'A number stood' : `${count} numbers stood`} in the middle of a paragraph, and ${count === 1 ? 'begins a paragraph of its own' : 'begin paragraphs of their own'} now.`,
    fixes: [],
  };
  return { blocks: split, doubtful: [doubtful] };
}

/** Whether a whole document stands in a line or two. */
function isSetInOne(blocks: readonly Block[]): boolean {
  const shown = blocks.filter(({ leftOut, rows }) => leftOut === undefined && !rows);
  const all = shown.reduce((sum, { text }) => sum + text.length, 0);
  const longest = Math.max(0, ...shown.map(({ text }) => text.length));
  const numbers = shown.flatMap(({ text }) => candidates(text, true)).length;
  return all > 400 && longest > all * 0.7 && numbers >= 3;
}

function candidates(text: string, isLoose: boolean): Candidate[] {
  const found = [PATH_INSIDE, SINGLE_INSIDE].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const before = text.slice(0, match.index).trimEnd();
      return {
        at: match.index,
        path: (match[1] ?? '').split('.').map(Number),
        afterStop: /[.:;?!]["”’')\]]*$/.test(before),
        refers: REFERS.test(before),
        hasStop: /^\d+\./.test(match[0]),
      };
    }),
  );
  return found
    .filter(
      (each) =>
        !each.refers &&
        (each.path.length > 1 ? isLoose || each.afterStop : (isLoose || each.hasStop) && (each.afterStop || isLoose)),
    )
    .filter((each) => each.path.length > 1 || isLoose)
    .sort((one, other) => one.at - other.at);
}

/** A run of capitals before a number is the heading that stood above it. */
function pushParts(parts: Block[], block: Block, text: string, isOneLine: boolean): void {
  const isFirst = parts.length === 0;
  const { list, notes, ...plain } = block;
  const base: Block = isFirst ? block : { ...plain, soft: false };
  const heading = isOneLine ? /^(.*[.;:?!]["”’')]*)\s+([^.;:?!]{4,80})$/su.exec(text.trim()) : undefined;
  const trailing = heading?.[2]?.trim();
  if (heading?.[1] && trailing && isCapitals(trailing)) {
    parts.push({ ...base, text: heading[1].trim() }, { ...plain, soft: false, text: trailing });
  } else parts.push({ ...base, text: text.trim() });
  if (isFirst && list === undefined && notes === undefined) return;
}
