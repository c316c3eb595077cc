import { type Box, withoutBoxes } from './boxes.ts';
import { flowsOf } from './columns.ts';
import { type Line, linesOfPage } from './lines.ts';
import type { PageText } from './page-text.ts';
import { type SideText, withoutSides } from './side-headings.ts';
import { type FramedTable, framedTables } from './tables.ts';

/** A page in its parts: lines in reading order, and what stands apart from them. */
export type ReadPage = {
  readonly page: number;
  readonly flows: readonly { readonly lines: readonly Line[]; readonly isColumn: boolean; readonly shift: number }[];
  readonly framed: readonly (FramedTable | Box)[];
  readonly sides: readonly SideText[];
  readonly turned: readonly string[];
};

/** Takes each page apart: framed tables, boxes and headings in the margin first, then the lines of what is left, column by column. */
export function readPages(pages: readonly PageText[]): readonly ReadPage[] {
  const framed = framedTables(pages);
  let flow = 0;
  const boxed = withoutBoxes(pages.map((page, at) => ({ ...page, runs: framed[at]?.rest ?? page.runs })));
  const sided = withoutSides(pages.map((page, at) => ({ ...page, runs: boxed[at]?.rest ?? page.runs })));
  const divided = flowsOf(pages.map((page, at) => ({ ...page, runs: sided[at]?.rest ?? page.runs })));
  return pages.map((page, at) => {
    const inFrames = [...(framed[at]?.tables ?? []), ...(boxed[at]?.boxes ?? [])].toSorted(
      (one, other) => one.top - other.top,
    );
    const flows = (divided[at] ?? []).map(({ runs, isColumn, shift }) => {
      flow += 1;
      return { lines: linesOfPage({ page: page.page, runs }, flow).lines, isColumn, shift };
    });
    const turned = page.runs.filter(({ isTurned, text }) => isTurned && text.trim() !== '').map(({ text }) => text);
    return { page: page.page, flows, framed: inFrames, turned, sides: sided[at]?.sides ?? [] };
  });
}
