import { oneLine } from '../block.ts';
import type { PageText, Run } from './page-text.ts';
import { alignmentOf, isLevel, lookOf, type SideMargin, sideMarginsOf } from './side-margins.ts';

/** What stands in the margin beside a paragraph and heads it. Points from the top of the page. */
export type SideText = {
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  /** What is not sure of it. */
  readonly doubt?: 'guess' | 'close' | 'beside';
};

type WithoutSides = { readonly sides: readonly SideText[]; readonly rest: readonly Run[] };
type Line = {
  readonly y: number;
  readonly x: number;
  readonly width: number;
  readonly runs: readonly Run[];
  readonly head: Run;
};
type Found = { readonly y: number; readonly lines: Line[]; readonly doubt?: 'close' | 'beside' };

/**
 * Takes the headings in the margin out of the pages: what stands there at the height of the line with which a paragraph begins, and goes on
 * below.
 */
export function withoutSides(pages: readonly PageText[]): readonly WithoutSides[] {
  const shown = pages.map(({ runs, width }) => ({
    width,
    runs: runs.filter(({ text, isTurned }) => !isTurned && text.trim() !== ''),
  }));
  const margins = sideMarginsOf(shown);
  let isFirst = true;
  return pages.map(({ runs }, at): WithoutSides => {
    const margin = margins[at];
    if (!margin) return { sides: [], rest: runs };
    const found = headsOf(shown[at]?.runs ?? [], margin);
    const taken = new Set(found.flatMap(({ lines }) => lines.flatMap((line) => line.runs)));
    const isGuess = margin.isGuess && isFirst && found.length > 0;
    if (found.length > 0) isFirst = false;
    return {
      sides: found.map(({ y, lines, doubt }, index) => {
        const { size, bold } = lines[0]?.head ?? { size: 0, bold: false };
        const why = doubt ?? (isGuess && index === 0 ? 'guess' : undefined);
        return { y, size, bold, text: textOf(lines.flatMap((line) => line.runs)), ...(why ? { doubt: why } : {}) };
      }),
      rest: runs.filter((run) => !taken.has(run)).map((run) => margin.place?.(run) ?? run),
    };
  });
}

function headsOf(runs: readonly Run[], { holds, begins }: SideMargin): readonly Found[] {
  const beginnings = runs.filter((run) => !holds(run) && begins(run));
  const body = runs.filter((run) => !holds(run));
  const lines = linesOf(runs.filter(holds));
  const besides = lines.filter(({ head }) => beginnings.some((each) => isLevel(each, head)));
  const isAligned = alignmentOf(besides);
  const looks = new Set(besides.map(({ head }) => lookOf(head)));
  const found: Found[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    const current = found.at(-1);
    const opened = beginnings.find((each) => isLevel(each, line.head));
    const goesOn =
      current !== undefined &&
      last !== undefined &&
      line.y - last.y < line.head.size * (opened ? 1.5 : 1.9) &&
      lookOf(line.head) === lookOf(last.head) &&
      areAligned(last, line);
    const isAlike = looks.has(lookOf(line.head)) && isAligned(line);
    const beside = isAlike ? body.find((each) => isLevel(each, line.head)) : undefined;
    if (goesOn && (opened === undefined || isOpen(last, line))) current.lines.push(line);
    else if (opened) found.push({ y: opened.y, lines: [line], ...(goesOn ? { doubt: 'close' } : {}) });
    else if (beside) found.push({ y: beside.y, lines: [line], doubt: 'beside' });
    else {
      last = undefined;
      continue;
    }
    last = line;
  }
  return found;
}

const areAligned = (one: Line, other: Line) =>
  Math.abs(one.x - other.x) < 4 || Math.abs(one.x + one.width - other.x - other.width) < 4;

/** Whether a heading goes on in the next line for certain. */
function isOpen(above: Line | undefined, line: Line): boolean {
  return (
    /^\p{Ll}/u.test(textOf(line.runs)) ||
    /[,–—-]$|\b(?:and|or|of|the|to|for|in|on|by|with|a)$/i.test(textOf(above?.runs ?? []))
  );
}

function linesOf(runs: readonly Run[]): readonly Line[] {
  const lines: { y: number; x: number; width: number; runs: Run[]; head: Run }[] = [];
  for (const run of runs.toSorted((one, other) => one.y - other.y || one.x - other.x)) {
    const line = lines.at(-1);
    if (line && isLevel(line.head, run)) {
      line.runs.push(run);
      line.width = Math.max(line.width, run.x + run.width - line.x);
    } else lines.push({ y: run.y, x: run.x, width: run.width, runs: [run], head: run });
  }
  return lines;
}

function textOf(runs: readonly Run[]): string {
  return oneLine(
    runs.reduce((text, run, at) => {
      const before = runs[at - 1];
      const isApart =
        before !== undefined && (run.y - before.y > 1 || run.x - before.x - before.width > run.size * 0.12);
      return `${text}${isApart ? ' ' : ''}${run.text}`;
    }, ''),
  );
}
