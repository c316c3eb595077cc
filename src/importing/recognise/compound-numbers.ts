import type { Block } from '../block.ts';
import type { Mark } from '../mark.ts';
import { readingsOf, readMark } from '../mark.ts';
import { relate } from './sequence.ts';

const COMPOUND =
  /^(?:§\s*)?(\d{1,3})\.?((?:\s?\(\s?(?:\d{1,2}|[a-z]{1,4}|[A-Z])\s?\)){1,3})[.:]?(?=\s|$|[“‘"']|\p{Lu})/u;

/**
 * Gives each paragraph its whole number where number and letter are printed at every one of them: `3(a)`, `3(b)`, `12(a)(ii)`. That they
 * are is told by two that follow on each other with the same number; where (b) stands alone below 3(a), both are items of 3.
 */
export function withCompoundNumbers(blocks: readonly Block[]): readonly Block[] {
  let last: readonly number[] | undefined;
  let isCompound = false;
  const marks = blocks.map((block, at): Mark | undefined => {
    if (block.leftOut !== undefined || block.rows || block.list) return undefined;
    const mark = readCompound(block.text, last);
    if (!mark?.path || !begins(mark.rest, block.soft === true, blocks[at - 1]?.text ?? '')) return undefined;
    if (goesOnAlone(blocks, at, mark.path)) return undefined;
    isCompound ||= last !== undefined && last[0] === mark.path[0] && relate(mark.path, last).kind === 'next';
    last = mark.path;
    return mark;
  });
  if (!isCompound) return blocks;
  return blocks.map((block, at) => {
    const mark = marks[at];
    return mark ? { ...block, compound: mark } : block;
  });
}

function readCompound(text: string, last: readonly number[] | undefined): Mark | undefined {
  const match = COMPOUND.exec(text);
  if (!match?.[1] || !match[2]) return undefined;
  const signs = [...match[2].matchAll(/\p{L}+|\d+/gu)].map(([sign]) => sign);
  let paths: readonly (readonly number[])[] = [[Number(match[1])]];
  for (const sign of signs) paths = paths.flatMap((path) => readingsOf(sign).map(({ value }) => [...path, value]));
  // `(i)` is a letter after (h), and else a Roman one where it is the first inside another.
  const path = paths.find((each) => relate(each, last).kind === 'next') ?? paths[0];
  if (!path) return undefined;
  return {
    printed: match[0].trim(),
    form: `n${'(n)'.repeat(signs.length)}`,
    path,
    number: `${match[1]}${signs.map((sign) => `(${sign})`).join('')}`,
    readings: [{ counting: 'number', value: path.at(-1) ?? 0 }],
    rest: text.slice(match[0].length).trim(),
  };
}

/** Whether the next mark below is the next letter, without the number. */
function goesOnAlone(blocks: readonly Block[], at: number, path: readonly number[]): boolean {
  for (const { text, leftOut, rows } of blocks.slice(at + 1)) {
    if (leftOut !== undefined || rows) continue;
    const mark = readMark(text);
    if (!mark) continue;
    if (mark.path) return false;
    if (/^\(/.test(mark.form)) return mark.readings.some(({ value }) => value === (path.at(-1) ?? 0) + 1);
  }
  return false;
}

/** "rule" above "1(a) of this code" goes on a sentence. */
function begins(rest: string, isSoft: boolean, above: string): boolean {
  if (/^["“‘'(]?\p{Lu}/u.test(rest)) return true;
  return !isSoft && (rest === '' || /(?:[.:;?!]["”’')\]]*|\b(?:and|or))$/.test(above));
}
