import { readMark } from '../mark.ts';
import { framesOf } from './grids.ts';
import { type Line, linesOfPage, textOf } from './lines.ts';
import type { PageText, Run } from './page-text.ts';
import type { Area } from './rules.ts';

/** A text in a frame or on a coloured ground, apart from the text around it. */
export type Box = {
  readonly lines: readonly Line[];
  /** Points from the top of the page. */
  readonly top: number;
  /** Whether it stands in the column of a line that was moved to the left by `shift`. */
  readonly isIn: (line: Line, shift: number) => boolean;
};

/** Points between a box and a text that is a part of the same line. The gap between two columns of text is wider. */
const NEAR = 16;

type BoxedPage = { readonly boxes: readonly Box[]; readonly rest: readonly Run[] };

/**
 * Takes the texts in boxes out of the pages. A box with numbers of paragraphs in it is a ground behind the text itself; one with large
 * type is that of a title, one of a single short line that of a heading, and one at the same place of most pages their furniture.
 */
export function withoutBoxes(pages: readonly PageText[]): readonly BoxedPage[] {
  const size = usualSize(pages);
  const letters = pages.map(({ runs }) => lettersIn(runs)).sort((one, other) => one - other);
  const found = pages.map((page) => boxesOn(page, size, letters[letters.length >> 1] ?? 0));
  const seen = new Map<string, number>();
  for (const key of found.flat().map(keyOf)) seen.set(key, (seen.get(key) ?? 0) + 1);
  return pages.map(({ runs }, at): BoxedPage => {
    const own = (found[at] ?? []).filter((each) => (seen.get(keyOf(each)) ?? 0) < Math.max(2, pages.length * 0.6));
    const taken = new Set(own.flatMap((each) => each.runs));
    return {
      boxes: own.map(({ area, lines }) => ({
        lines,
        top: area.top,
        isIn: (line, shift) => line.x + shift < area.right && line.end + shift > area.left,
      })),
      rest: runs.filter((run) => !taken.has(run)),
    };
  });
}

type Found = { readonly area: Area; readonly runs: readonly Run[]; readonly lines: readonly Line[] };

function boxesOn(page: PageText, size: number, usualLetters: number): readonly Found[] {
  const shown = page.runs.filter(({ isTurned }) => !isTurned);
  const letters = Math.max(lettersIn(shown), usualLetters) * 0.5;
  const areas = [...framesOf(page.rules), ...page.shades]
    .filter(({ left, right, top, bottom }) => right - left > 100 && bottom - top > 12)
    .toSorted((one, other) => extentOf(other) - extentOf(one));
  const taken = new Set<Run>();
  return areas.flatMap((area): Found[] => {
    const runs = shown.filter((run) => isIn(run, area));
    const [lines, isTaken] = [linesOfPage({ page: page.page, runs }).lines, runs.some((run) => taken.has(run))];
    if (isTaken || lettersIn(runs) > letters || !isBox(lines, size) || hasNeighbours(shown, area)) return [];
    for (const run of runs) taken.add(run);
    return [{ area, runs, lines }];
  });
}

function isBox(lines: readonly Line[], size: number): boolean {
  const texts = lines.map(textOf);
  const isWordy = lines.length > 1 || (/[.!?]["”’)]*$/.test(texts[0] ?? '') && (texts[0] ?? '').split(' ').length > 5);
  return (
    isWordy &&
    !texts.some(
      (text, at) => readMark(text)?.path !== undefined && (at === 0 || /[.:;?!]$/.test(texts[at - 1] ?? '')),
    ) &&
    lines.every((line) => line.size < size * 1.25 && !hasCells(line))
  );
}

function hasCells({ segments, size }: Line): boolean {
  return segments.some((segment, at) => at > 0 && segment.x - (segments[at - 1]?.end ?? 0) > size * 2);
}

/** Words on a coloured ground in the middle of a line are a part of that, and a coloured column is one of a table. */
function hasNeighbours(runs: readonly Run[], area: Area): boolean {
  const inside = runs.filter((run) => isIn(run, area));
  return runs.some(
    (run) =>
      !inside.includes(run) &&
      run.text.trim() !== '' &&
      inside.some(({ y }) => Math.abs(y - run.y) < 1) &&
      ((run.x < area.right + NEAR && run.x >= area.right - 2) ||
        (run.x + run.width > area.left - NEAR && run.x + run.width <= area.left + 2)),
  );
}

function isIn({ x, y, width, size }: Run, { left, right, top, bottom }: Area): boolean {
  const [across, down] = [x + Math.min(width / 2, 4), y - size * 0.3];
  return across > left && across < right && down > top && down < bottom;
}

function extentOf({ left, right, top, bottom }: Area): number {
  return (right - left) * (bottom - top);
}

function keyOf({ area, lines }: Found): string {
  return `${Math.round(area.top / 4)} ${lines.map(textOf).join(' ').replace(/\d+/g, '#')}`;
}

function lettersIn(runs: readonly Run[]): number {
  return runs.reduce((sum, { text }) => sum + text.trim().length, 0);
}

function usualSize(pages: readonly PageText[]): number {
  const sizes = new Map<number, number>();
  for (const { size, text } of pages.flatMap(({ runs }) => runs))
    sizes.set(Math.round(size), (sizes.get(Math.round(size)) ?? 0) + text.trim().length);
  return [...sizes].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 12;
}
