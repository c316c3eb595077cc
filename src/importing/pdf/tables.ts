import { joinInCell, oneLine } from '../block.ts';
import { readMark } from '../mark.ts';
import { type Grid, gridsOf } from './grids.ts';
import { type Line, linesOfPage, textOf } from './lines.ts';
import type { PageText, Run } from './page-text.ts';

/** A table whose cells are framed with lines. */
export type FramedTable = {
  readonly rows: readonly (readonly string[])[];
  /** Points from the top of the page. */
  readonly top: number;
  /** Where its columns begin and end. Points from the left. */
  readonly edges: readonly number[];
  /** Whether it stands in the column of a line that was moved to the left by `shift`. */
  readonly isIn: (line: Line, shift: number) => boolean;
};

type FramedPage = { readonly tables: readonly FramedTable[]; readonly rest: readonly Run[] };

/** Takes the framed tables out of the pages. One that stands at the head or foot of most pages is left as lines. */
export function framedTables(pages: readonly PageText[]): readonly FramedPage[] {
  const found = pages.map((page) =>
    gridsOf(page.rules)
      .toSorted((one, other) => one.top - other.top)
      .map((grid) => ({ grid, runs: runsIn(page.runs, grid) })),
  );
  const seen = new Map<string, number>();
  for (const each of found.flat()) seen.set(keyOf(each), (seen.get(keyOf(each)) ?? 0) + 1);
  return pages.map((page, at): FramedPage => {
    const own = (found[at] ?? []).filter(
      (each) =>
        each.runs.length > 0 &&
        !((seen.get(keyOf(each)) ?? 0) >= Math.max(2, pages.length * 0.6) && isAtEdge(each.grid, page)),
    );
    const taken = new Set(own.flatMap(({ runs }) => runs));
    return {
      tables: own.map(({ grid, runs }) => ({
        rows: rowsOf(page.page, grid, runs),
        top: grid.top,
        edges: grid.xs,
        isIn: (line, shift) => line.x + shift < grid.right && line.end + shift > grid.left,
      })),
      rest: page.runs.filter((run) => !taken.has(run)),
    };
  });
}

function runsIn(runs: readonly Run[], grid: Grid): readonly Run[] {
  return runs.filter((run) => !run.isTurned && grid.cellAt(...middleOf(run)) !== undefined);
}

/** A place in a run that lies in its cell for certain: near its beginning, above the line that it stands on. */
function middleOf({ x, y, width, size }: Run): [number, number] {
  return [x + Math.min(width / 2, 4), y - size * 0.3];
}

function keyOf({ grid, runs }: { readonly grid: Grid; readonly runs: readonly Run[] }): string {
  return `${Math.round(grid.top / 4)} ${runs.map(({ text }) => text.replace(/\d+/g, '#')).join('')}`;
}

function isAtEdge(grid: Grid, page: PageText): boolean {
  return grid.bottom < page.height * 0.18 || grid.top > page.height * 0.85;
}

function rowsOf(page: number, grid: Grid, runs: readonly Run[]): readonly (readonly string[])[] {
  const cells = new Map<string, Run[]>();
  for (const run of runs) {
    const place = grid.cellAt(...middleOf(run));
    if (!place) continue;
    const key = `${place.row} ${place.column}`;
    cells.set(key, [...(cells.get(key) ?? []), run]);
  }
  const rows = grid.ys
    .slice(1)
    .map((_, row) =>
      grid.xs
        .slice(1)
        .map((_, column) => cellText(linesOfPage({ page, runs: cells.get(`${row} ${column}`) ?? [] }).lines)),
    );
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

/** The lines of a cell as one text; one that begins with a letter or bullet of its own stays a line. */
function cellText(lines: readonly Line[]): string {
  let text = '';
  for (const line of lines) {
    const own = oneLine(textOf(line));
    const mark = readMark(own);
    const isItem = mark !== undefined && mark.rest !== '' && (line.lead !== undefined || /^[^\p{L}\d]/u.test(own));
    text = text !== '' && isItem ? `${text}\n${own}` : joinInCell(text, own);
  }
  return text;
}
