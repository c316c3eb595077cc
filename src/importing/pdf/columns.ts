import { isOnlyMark, readMark } from '../mark.ts';
import type { PageText, Run } from './page-text.ts';

/** Text of a page that is read from top to bottom before anything else is: the page, or a column of it. */
export type Flow = {
  readonly runs: readonly Run[];
  /** It stands beside another column. Its runs are moved to the left edge of the first one. */
  readonly isColumn: boolean;
  /** Points that its runs were moved to the left. */
  readonly shift: number;
};

type Row = { readonly y: number; readonly runs: Run[] };

type Gutter = { readonly x: number; readonly shift: number };
/** A white strip; `x` is where it is thought to part the columns. */
type Strip = { readonly x: number; readonly crossing: number; readonly from: number; readonly to: number };
type Page = Pick<PageText, 'runs' | 'width'>;

/**
 * The flows of each page in reading order: where two columns stand side by side, the left one before the right one. A page
 * with too little text to tell is divided as the others are, where nothing on it crosses.
 */
export function flowsOf(pages: readonly Page[]): readonly (readonly Flow[])[] {
  const rows = pages.map(({ runs }) => rowsOf(runs.filter(({ text, isTurned }) => !isTurned && text.trim() !== '')));
  const gutters = pages.map(({ width }, at) => gutterOf(rows[at] ?? [], width));
  const usual = gutters.find((gutter) => gutter !== undefined);
  return pages.map(({ runs }, at) => {
    const own = rows[at] ?? [];
    const gutter =
      gutters[at] ?? (usual && own.every((row) => !row.runs.some((run) => crosses(run, usual.x))) ? usual : undefined);
    return gutter ? flowsOfPage(own, gutter) : [{ runs, isColumn: false, shift: 0 }];
  });
}

function flowsOfPage(rows: readonly Row[], gutter: Gutter): readonly Flow[] {
  const sizes = rows.flatMap(({ runs }) => runs.map(({ size }) => size)).sort((one, other) => one - other);
  const usualSize = sizes[Math.floor(sizes.length / 2)] ?? 0;
  let spanning: number | undefined;
  const flows: Flow[] = [];
  let left: Run[] = [];
  let right: Run[] = [];
  const flush = () => {
    if (left.length > 0) flows.push({ runs: left, isColumn: true, shift: 0 });
    if (right.length > 0)
      flows.push({
        runs: right.map((run) => ({ ...run, x: run.x - gutter.shift })),
        isColumn: true,
        shift: gutter.shift,
      });
    left = [];
    right = [];
  };
  for (const row of rows) {
    const size = Math.max(...row.runs.map((run) => run.size));
    // The last line of a title over both columns may be too short to cross from one to the other.
    const endsTitle = spanning !== undefined && size > usualSize + 1.5 && Math.abs(size - spanning) < 0.5;
    if (endsTitle || row.runs.some((run) => crosses(run, gutter.x))) {
      spanning = size;
      flush();
      const last = flows.at(-1);
      if (last && !last.isColumn)
        flows[flows.length - 1] = { runs: [...last.runs, ...row.runs], isColumn: false, shift: 0 };
      else flows.push({ runs: row.runs, isColumn: false, shift: 0 });
      continue;
    }
    spanning = undefined;
    for (const run of row.runs) (run.x < gutter.x ? left : right).push(run);
  }
  flush();
  return flows;
}

function rowsOf(runs: readonly Run[]): readonly Row[] {
  const rows: Row[] = [];
  for (const run of [...runs].sort((one, other) => one.y - other.y)) {
    const row = rows.at(-1);
    if (row && run.y - row.y < run.size * 0.4) row.runs.push(run);
    else rows.push({ y: run.y, runs: [run] });
  }
  return rows;
}

/** The white strip between two columns of text: nearly no line crosses it, and both sides are filled with text. */
function gutterOf(rows: readonly Row[], width: number): Gutter | undefined {
  if (rows.length < 10) return undefined;
  const best = widestStrip(rows, width);
  if (!best || best.crossing > rows.length * 0.3) return undefined;
  const free = rows.filter((row) => !row.runs.some((run) => crosses(run, best.x)));
  const sides = [true, false].map((isLeft) =>
    free.flatMap((row) => {
      const runs = row.runs.filter((run) => run.x < best.x === isLeft);
      if (runs.length === 0) return [];
      return [{ x: Math.min(...runs.map((run) => run.x)), end: Math.max(...runs.map((run) => run.x + run.width)) }];
    }),
  );
  // A strip between marks and their texts parts no columns.
  const paired = free.flatMap(({ runs }) => {
    const before = runs.filter((run) => run.x < best.x).sort((one, other) => one.x - other.x);
    return before.length > 0 && before.length < runs.length
      ? [
          before
            .map(({ text }) => text)
            .join(' ')
            .trim(),
        ]
      : [];
  });
  if (paired.filter(isOnlyMark).length > paired.length * 0.4) return undefined;
  const [left = [], right = []] = sides;
  if (left.length < 6 || right.length < 6) return undefined;
  const [leftStart, rightStart] = [startOf(left), startOf(right)];
  const leftEnd = Math.max(...left.map(({ end }) => end));
  const strip = rightStart - leftEnd;
  if (strip < 6) return undefined;
  // Both sides are lines of text that fill their column: the cells of a table are shorter.
  const fill = (side: readonly { x: number; end: number }[], start: number) => {
    const widest = Math.max(...side.map(({ end }) => end)) - start;
    return side.filter(({ end }) => end - start > widest * 0.7).length / side.length;
  };
  if (fill(left, leftStart) < 0.45 || fill(right, rightStart) < 0.4) return undefined;
  // Columns of text are about as wide as each other; the last column of a table is narrower than the others together.
  const widths = [leftEnd - leftStart, Math.max(...right.map(({ end }) => end)) - rightStart];
  if (Math.min(...widths) < Math.max(...widths) * 0.55) return undefined;
  return { x: best.x, shift: rightStart - leftStart };
}

/** The widest strip that hardly more lines cross than any: a gap between marks and texts is narrower than one of columns. */
function widestStrip(rows: readonly Row[], width: number): Strip | undefined {
  const strips: (Strip & { x: number; crossing: number; steps: number; to: number; readonly ends: number })[] = [];
  const all: { readonly x: number; readonly crossing: number }[] = [];
  for (let x = width * 0.35; x <= width * 0.65; x += 2)
    all.push({ x, crossing: rows.filter((row) => row.runs.some((run) => crosses(run, x))).length });
  const least = Math.min(...all.map(({ crossing }) => crossing));
  for (const [at, each] of all.entries()) {
    if (each.crossing > least + 2) continue;
    const last = strips.at(-1);
    if (last && (all[at - 1]?.crossing ?? Number.POSITIVE_INFINITY) <= least + 2) {
      last.steps += 1;
      last.to = each.x;
      if (each.crossing < last.crossing) Object.assign(last, each);
    } else
      strips.push({ ...each, from: each.x, to: each.x, steps: 1, ends: (all[at - 1]?.crossing ?? 0) - each.crossing });
  }
  // Where numbers hang, the strip behind them may be wider than the one between the columns, but no lines of text end before it.
  const widest = Math.max(...strips.map(({ steps }) => steps));
  return strips
    .filter(({ steps }) => steps >= widest * 0.6)
    .sort((one, other) => other.ends - one.ends || other.steps - one.steps)
    .map((strip) => beforeTexts(strip, rows))[0];
}

/** The numbers that hang before the texts of the second column stand behind what parts it from the first. */
function beforeTexts(strip: Strip, rows: readonly Row[]): Strip {
  const hanging = rows.flatMap(({ runs }) =>
    runs.filter(
      ({ x, text }) =>
        x > strip.from &&
        x <= strip.to &&
        readMark(text)?.path !== undefined &&
        !runs.some((run) => run.x < x && run.x + run.width > Math.max(strip.from, x - 8)),
    ),
  );
  const x = Math.min(...hanging.map((run) => run.x)) - 1;
  return hanging.length > 0 && x < strip.x && x > strip.from ? { ...strip, x } : strip;
}

function startOf(side: readonly { readonly x: number }[]): number {
  const starts = side.map(({ x }) => x).sort((one, other) => one - other);
  return starts[Math.floor(starts.length * 0.05)] ?? 0;
}

function crosses({ x, width }: Run, at: number): boolean {
  return x < at && x + width > at;
}
