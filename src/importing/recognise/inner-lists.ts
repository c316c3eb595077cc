import type { Block } from '../block.ts';
import { readMark } from '../mark.ts';

type Numbered = { readonly at: number; readonly value: number; readonly letters: number; readonly isSmall: boolean };

/**
 * The first number of each list that lies in the text above it, by index of its block: that text is no heading, has no number and ends
 * in a colon, and the items go on its sentence in small letters, or nothing in the document counts but such lists, and they are the
 * smaller part of it.
 */
export function innerLists(blocks: readonly Block[]): ReadonlySet<number> {
  const shown = blocks.flatMap((block, at) => (block.leftOut === undefined && !block.soft ? [{ block, at }] : []));
  const runs: { readonly isOpened: boolean; readonly items: Numbered[] }[] = [];
  let isDeeper = false;
  let all = 0;
  for (const [place, { block, at }] of shown.entries()) {
    const { text, list, heading, rows } = block;
    if (heading === undefined) all += text.length;
    const mark = rows ? undefined : list ? readMark(list.printed) : readMark(text);
    if (!mark?.path) continue;
    const [value = 0] = mark.path;
    if (mark.path.length > 1 || heading !== undefined || / n$/.test(mark.form)) {
      isDeeper = true;
      continue;
    }
    const words = list ? text : mark.rest;
    const last = runs.at(-1)?.items.at(-1);
    if (value === 1 || last?.value !== value - 1)
      runs.push({ isOpened: value === 1 && opens(shown[place - 1]?.block), items: [] });
    runs.at(-1)?.items.push({ at, value, letters: words.length, isSmall: /^\p{Ll}{2}/u.test(words) });
  }
  const letters = runs.flatMap(({ items }) => items).reduce((sum, each) => sum + each.letters, 0);
  const areAll = !isDeeper && runs.every(({ isOpened }) => isOpened) && letters < all / 2;
  const inner = runs.filter(
    ({ isOpened, items }) => isOpened && items.length > 1 && (areAll || items.every(({ isSmall }) => isSmall)),
  );
  return new Set(inner.flatMap(({ items }) => items[0]?.at ?? []));
}

function opens(above: Block | undefined): boolean {
  return (
    above !== undefined &&
    above.heading === undefined &&
    !above.list &&
    !above.rows &&
    /\p{L}:$/u.test(above.text) &&
    readMark(above.text)?.path === undefined
  );
}
