import { isOnlyMark, readMark } from '../mark.ts';
import { readsLikeHeading } from '../recognise/looks.ts';
import type { Run } from './page-text.ts';

/** The strip beside the text in which headings stand. */
export type SideMargin = {
  /** Whether a run stands in it. */
  readonly holds: (run: Run) => boolean;
  /** Whether a run begins a paragraph, as what stands in the strip at its height can head one. */
  readonly begins: (run: Run) => boolean;
  /** Only the look of the page says that these are headings. */
  readonly isGuess: boolean;
  /** Where a run of the text is read, where that is not where it stands. */
  readonly place?: (run: Run) => Run;
};

type Page = { readonly width: number; readonly runs: readonly Run[] };

/** Fewer texts beside paragraphs are chance. */
const LEAST = 3;

/** The strip with headings beside the text of each page; undefined where there is none. Left and right pages may have different ones. */
export function sideMarginsOf(shown: readonly Page[]): readonly (SideMargin | undefined)[] {
  const pages = shown.map((page) => ({ ...page, runs: joined(page.runs) }));
  const common = leftOfNumbers(pages) ?? rightOfText(pages) ?? leftOfText(pages);
  const own = [0, 1].map((rest) => {
    const alike = pages.filter((_, at) => at % 2 === rest);
    return leftOfNumbers(alike) ?? rightOfText(alike);
  });
  return pages.map((_, at) => own[at % 2] ?? common);
}

/** Runs that follow each other without a gap as one: a program may set every word for itself, and some letters. */
function joined(runs: readonly Run[]): readonly Run[] {
  const whole: Run[] = [];
  for (const run of runs.toSorted((one, other) => one.y - other.y || one.x - other.x)) {
    const last = whole.at(-1);
    const gap = last ? run.x - last.x - last.width : 0;
    if (last?.y !== run.y || gap > run.size * 0.6 || gap < -2 || lookOf(last) !== lookOf(run)) whole.push(run);
    else {
      const text = `${last.text}${gap > run.size * 0.12 ? ' ' : ''}${run.text}`;
      whole[whole.length - 1] = { ...last, text, width: run.x + run.width - last.x };
    }
  }
  return whole;
}

/** Where the numbers of paragraphs stand at one place, with texts to the left of some of them. */
function leftOfNumbers(pages: readonly Page[]): SideMargin | undefined {
  const all = numbersOf(pages);
  const beside = all.filter(({ run, runs }) =>
    runs.some((each) => isLevel(each, run) && each.x + each.width < run.x - 2 && isShort(each, run)),
  );
  const edge = middle(beside.map(({ run }) => run.x));
  if (edge === undefined) return undefined;
  const end = middle(beside.map(({ run }) => run.x + run.width)) ?? edge;
  // Numbers of one and of two figures may end at one place, and not begin at one.
  const isAt = ({ x, width }: Run) =>
    Math.abs(x - edge) < 3 || (Math.abs(x + width - end) < 2 && Math.abs(x - edge) < 15);
  const begins = (run: Run) => isAt(run) && readMark(run.text)?.path !== undefined;
  const holds = (run: Run) => run.x + run.width < edge - 2 && !begins(run);
  const here = beside.filter(({ run }) => begins(run));
  const numbered = all.filter(({ run }) => begins(run));
  if (here.length < LEAST || !isRising(numbered.map(({ run }) => run.text))) return undefined;
  if (here.length < numbered.length * 0.5 && !isAllBeside(pages, holds, begins)) return undefined;
  if (lettersOf(pages, holds) > lettersOf(pages, ({ x }) => x >= edge - 3) * 0.4) return undefined;
  // The numbers are the left edge of the text: few lines begin before them and go on behind.
  return shareAcross(pages, edge) < 0.4 ? { holds, begins, isGuess: false } : undefined;
}

/** Whether every text left of an edge, between the first and the last number of its page, begins at one place beside a paragraph or goes on below. */
function isAllBeside(pages: readonly Page[], holds: SideMargin['holds'], begins: SideMargin['begins']): boolean {
  const sides = pages.flatMap(({ runs }) => {
    const heights = runs.filter(begins).map(({ y }) => y);
    const [top, bottom] = [Math.min(...heights) - 3, Math.max(...heights) + 3];
    return runs.filter((run) => holds(run) && run.y > top && run.y < bottom);
  });
  return sides.filter(alignmentOf(sides)).length >= sides.length * 0.8;
}

/** Where short texts stand to the right of everything, at the height of numbers, and all read like headings. */
function rightOfText(pages: readonly Page[]): SideMargin | undefined {
  const all = numbersOf(pages).filter(({ run }) => run.x < (pages[0]?.width ?? 0) * 0.4);
  const edge = middle(all.map(({ run }) => run.x));
  if (edge === undefined) return undefined;
  const begins = (run: Run) => Math.abs(run.x - edge) < 7 && readMark(run.text)?.path !== undefined;
  const numbered = all.filter(({ run }) => begins(run));
  const found = numbered.flatMap(({ run, runs, width }) => {
    const row = runs.filter((each) => isLevel(each, run)).toSorted((one, other) => one.x - other.x);
    const [before, last] = row.slice(-2);
    const isBeside = before && last && last.x > width * 0.55 && last.x - before.x - before.width > 8;
    return isBeside && isShort({ ...last, x: -100 }, run) ? [last] : [];
  });
  const start = middle(found.map(({ x }) => x));
  const heads = found.filter(({ x }) => Math.abs(x - (start ?? 0)) < 3);
  if (start === undefined || heads.length < LEAST || heads.length < found.length * 0.8) return undefined;
  // The first lines of headings end anywhere, but no sentence does in them.
  if (!heads.every(({ text }) => /^["“‘'(]?\p{Lu}[^.;:]*$/u.test(text.trim()))) return undefined;
  const holds = (run: Run) => run.x > start - 3;
  if (!isRising(numbered.map(({ run }) => run.text)) || shareAcross(pages, start - 3) > 0.1) return undefined;
  if (lettersOf(pages, holds) > lettersOf(pages, (run) => !holds(run)) * 0.3) return undefined;
  return fills(pages, edge, start - 3) ? { holds, begins, isGuess: true } : undefined;
}

/** Where most lines begin at one place, with texts of another look to the left of some that begin paragraphs. */
function leftOfText(pages: readonly Page[]): SideMargin | undefined {
  const long = pages.flatMap(({ runs }) => runs.filter(({ text }) => text.trim().length > 30));
  const edge = mostOf(long.map(({ x }) => Math.round(x)));
  const usual = mostOf(long.map(lookOf));
  if (edge === undefined) return undefined;
  const opens = (run: Run) => Math.abs(run.x - edge) < 3 && /^["“‘'(]?[\p{Lu}\d]/u.test(run.text.trim());
  const holds = (run: Run) => run.x + run.width < edge - 2;
  const heads = pages.flatMap(({ runs }) =>
    runs.filter(
      (run) =>
        holds(run) &&
        run.x < edge - 60 &&
        lookOf(run) !== usual &&
        readsLikeHeading(run.text.trim()) &&
        runs.some((each) => opens(each) && isLevel(each, run)),
    ),
  );
  const look = mostOf(heads.map(lookOf));
  const alike = heads.filter(alignmentOf(heads)).filter((run) => lookOf(run) === look);
  const start = Math.min(...alike.map(({ x }) => x));
  if (alike.length < LEAST || alike.length < heads.length * 0.8) return undefined;
  const sides = pages.flatMap(({ runs }) => runs.filter((run) => holds(run) && run.x > start - 4));
  const lines = long.filter(({ x }) => Math.abs(x - edge) < 3);
  if (sides.length > lines.length * 0.5 || shareAcross(pages, edge) > 0.3) return undefined;
  if (lettersOf(pages, holds) > lettersOf(pages, (run) => !holds(run)) * 0.25) return undefined;
  // The numbers of the paragraphs may stand left of their headings: they are read as if they stood straight before the text.
  const place = (run: Run) =>
    isOnlyMark(run.text.trim()) && run.x < start - 4 ? { ...run, x: edge - run.width - 12 } : run;
  return { holds: (run) => holds(run) && run.x > start - 4, begins: opens, isGuess: true, place };
}

function numbersOf(pages: readonly Page[]) {
  return pages.flatMap(({ runs, width }) =>
    runs.filter((run) => readMark(run.text)?.path).map((run) => ({ run, runs, width })),
  );
}

/** The numbers of paragraphs rise, and begin again in a part; figures in the middle of a table do neither. */
function isRising(texts: readonly string[]): boolean {
  const values = texts.map((text) =>
    (readMark(text)?.path ?? []).reduce((sum, part, at) => sum + part / 1000 ** at, 0),
  );
  const steps = values.slice(1).filter((value, at) => value > (values[at] ?? 0)).length;
  return steps >= (values.length - 1) * 0.7;
}

/** How many of the lines begin before a place and go on behind it. */
function shareAcross(pages: readonly Page[], place: number): number {
  const rows = new Set(pages.flatMap(({ runs }, page) => runs.map(({ y }) => `${page} ${Math.round(y)}`)));
  const across = pages.flatMap(({ runs }, page) =>
    runs.filter(({ x, width }) => x < place - 2 && x + width > place + 2).map(({ y }) => `${page} ${Math.round(y)}`),
  );
  return new Set(across).size / Math.max(rows.size, 1);
}

/** Whether the lines between two places mostly reach from one to the other, as those of a text do, and cells do not. */
function fills(pages: readonly Page[], from: number, to: number): boolean {
  const lines = pages.flatMap(({ runs }) =>
    runs.filter(({ x, text }) => x >= from && x < to && text.trim().length > 20),
  );
  const full = lines.filter(({ x, width }) => x + width > from + (to - from) * 0.7);
  return full.length >= lines.length * 0.4;
}

/** Headings in the margin say little beside the text; a column with paragraphs of its own says as much. */
function lettersOf(pages: readonly Page[], which: (run: Run) => boolean): number {
  return pages.flatMap(({ runs }) => runs.filter(which)).reduce((sum, { text }) => sum + text.trim().length, 0);
}

/** A text of its own, far enough left of a number, and no number itself. */
function isShort({ text, x }: Run, number: Run): boolean {
  return x < number.x - 40 && text.trim().length < 60 && /\p{L}{2}/u.test(text) && readMark(text)?.rest !== '';
}

type Placed = { readonly x: number; readonly width: number };

/** Whether something begins where most of some do, or ends where most of them do, whichever are more. */
export function alignmentOf(some: readonly Placed[]): (each: Placed) => boolean {
  const [start, end] = [middle(some.map(({ x }) => x)) ?? 0, middle(some.map(({ x, width }) => x + width)) ?? 0];
  const starts = ({ x }: Placed) => Math.abs(x - start) < 4;
  const ends = ({ x, width }: Placed) => Math.abs(x + width - end) < 4;
  return some.filter(ends).length > some.filter(starts).length ? ends : starts;
}

/** Whether two runs stand on one line, though one may be larger. */
export function isLevel(one: Run, other: Run): boolean {
  return Math.abs(one.y - other.y) <= Math.max(one.size, other.size) * 0.4;
}

export const lookOf = ({ size, bold }: Run) => `${Math.round(size * 2)} ${bold}`;

function middle(values: readonly number[]): number | undefined {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}

function mostOf<Value extends number | string>(values: readonly Value[]): Value | undefined {
  const groups = [...Map.groupBy(values, (value) => value)];
  return groups.sort((one, other) => other[1].length - one[1].length)[0]?.[0];
}
