import { readMark } from '../mark.ts';
import type { PageText, Run } from './page-text.ts';

/** A piece of a line between wide gaps. */
export type Segment = {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly size: number;
  readonly bold: boolean;
  /** The runs that it is made of, for tables whose columns stand close together. */
  readonly parts: readonly Part[];
};
type Part = { readonly text: string; readonly x: number; readonly end: number };

/** A line of a page, its segments from left to right. `raised` are small signs above it: marks of footnotes. */
export type Line = {
  readonly page: number;
  readonly y: number;
  readonly x: number;
  readonly end: number;
  readonly size: number;
  readonly bold: boolean;
  readonly segments: readonly Segment[];
  readonly raised: readonly string[];
  /** Lines of one flow follow each other down the page or a column. */
  readonly flow: number;
  /** What it begins with, where that could be a mark and stands apart from the text behind it, and where that text begins. */
  readonly lead: { readonly mark: string; readonly textX: number } | undefined;
};

type Row = { y: number; size: number; runs: Run[] };

/** Puts the runs of a page, or of a column or cell of it, into lines from top to bottom. */
export function linesOfPage(
  { page, runs }: Pick<PageText, 'page' | 'runs'>,
  flow = 0,
): {
  readonly lines: readonly Line[];
  readonly turned: readonly string[];
} {
  const shown = runs.filter(({ isTurned }) => !isTurned);
  const rows: Row[] = [];
  const sizes = new Map<number, number>();
  for (const { text, size } of shown) sizes.set(Math.round(size), (sizes.get(Math.round(size)) ?? 0) + text.length);
  const usual = [...sizes].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 12;
  const small: Run[] = [];
  for (const run of shown) {
    if (run.text.trim() === '') continue;
    const row = rows.find((each) => Math.abs(each.y - run.y) <= Math.min(3, run.size * 0.25));
    if (row) {
      row.runs.push(run);
      row.size = Math.max(row.size, run.size);
    } else if (run.size < usual * 0.86 && run.text.trim().length <= 4) small.push(run);
    else rows.push({ y: run.y, size: run.size, runs: [run] });
  }
  for (const run of small) {
    const level = rows.find((each) => Math.abs(each.y - run.y) <= 1 && Math.abs(each.size - run.size) < 1);
    const row =
      level ??
      rows
        .filter((each) => run.size < each.size * 0.85 && run.y < each.y + 1 && each.y - run.y < each.size * 0.75)
        .find((each) =>
          // The mark before a note may hang further off than the one behind a word.
          each.runs.some(({ x, width }) => run.x + run.width >= x - each.size * 1.2 && run.x <= x + width + each.size),
        );
    if (row) row.runs.push(run);
    else rows.push({ y: run.y, size: run.size, runs: [run] });
  }
  rows.sort((one, other) => one.y - other.y);
  return {
    lines: rows.map((row) => lineOf(page, row, flow)),
    turned: runs.filter(({ isTurned, text }) => isTurned && text.trim() !== '').map(({ text }) => text),
  };
}

function lineOf(page: number, row: Row, flow: number): Line {
  const runs = [...row.runs].sort((one, other) => one.x - other.x);
  const segments: {
    text: string;
    x: number;
    end: number;
    size: number;
    letters: number;
    bold: number;
    parts: Part[];
  }[] = [];
  const raised: string[] = [];
  const gaps = runs
    .slice(1)
    .map((run, at) => run.x - ((runs[at]?.x ?? 0) + (runs[at]?.width ?? 0)))
    // Between the letters of a word there is none.
    .filter((gap) => gap > row.size * 0.12)
    .sort((one, other) => one - other);
  // In a line that is stretched to both margins the words stand far apart, but alike.
  const stretched = gaps.length > 3 ? (gaps[Math.floor(gaps.length / 2)] ?? 0) * 2.2 : 0;
  for (const run of runs) {
    const last = segments.at(-1);
    const isRaised = run.size < row.size * 0.85 && run.y < row.y - row.size * 0.12;
    const letters = run.text.replace(/\s/gu, '').length;
    if (isRaised && last && /^[\s[(]*(?:\d{1,3}|[ivx]{1,4}|[*†‡§]{1,3})[\s\])]*$/.test(run.text)) {
      // A mark in the middle of text is taken out with a sign that no text holds, until its note is found.
      raised.push(run.text.trim());
      last.text += `\u{F0000}${run.text.trim()}\u{F0001}`;
      last.end = Math.max(last.end, run.x + run.width);
      continue;
    }
    const gap = last ? run.x - last.end : 0;
    if (last && gap < Math.max(row.size * 0.9, 8, stretched)) {
      const isApart = gap > row.size * 0.12 && !isRaised && !/\s$/.test(last.text) && !/^\s/.test(run.text);
      last.text += (isApart ? ' ' : '') + citing(run.text, raised);
      last.parts.push({ text: run.text, x: run.x, end: run.x + run.width });
      last.end = Math.max(last.end, run.x + run.width);
      last.letters += letters;
      last.bold += run.bold ? letters : 0;
      last.size = Math.max(last.size, run.size);
    } else
      segments.push({
        text: citing(run.text, raised),
        x: run.x,
        end: run.x + run.width,
        size: run.size,
        letters,
        bold: run.bold ? letters : 0,
        parts: [{ text: run.text, x: run.x, end: run.x + run.width }],
      });
  }
  const made = segments.map(({ letters, bold, ...segment }) => ({
    ...segment,
    text: segment.text.replace(/\s+/gu, ' ').trim(),
    bold: letters > 0 && bold >= letters * 0.9,
  }));
  const whole = segments.reduce((sum, { letters }) => sum + letters, 0);
  const bold = segments.reduce((sum, each) => sum + each.bold, 0);
  return {
    page,
    y: row.y,
    x: Math.min(...made.map(({ x }) => x)),
    end: Math.max(...made.map(({ end }) => end)),
    size: usualSize(runs),
    flow,
    lead: leadOf(runs, row.size),
    bold: whole > 0 && bold >= whole * 0.9,
    segments: made,
    raised,
  };
}

/** A text whose star or dagger stands behind a word at its own height, as some programs set the marks of footnotes: like raised ones. */
function citing(text: string, raised: string[]): string {
  return text.replace(/(?<=\p{L}[.,;:)”’]?)([*†‡]{1,3})(?=\s|$)/gu, (mark) => {
    raised.push(mark);
    return `\u{F0000}${mark}\u{F0001}`;
  });
}

/** The size of most of its letters. */
function usualSize(runs: readonly Run[]): number {
  const sizes = new Map<number, number>();
  for (const { size, text } of runs) sizes.set(size, (sizes.get(size) ?? 0) + text.trim().length);
  return [...sizes].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
}

/** A mark with a gap behind it that is wider than those between the words of the line. */
function leadOf(runs: readonly Run[], size: number): Line['lead'] {
  const gaps = runs.slice(1).map((run, at) => run.x - ((runs[at]?.x ?? 0) + (runs[at]?.width ?? 0)));
  let mark = '';
  for (const [at, run] of runs.entries()) {
    mark = `${mark}${run.text}`.trim();
    if (mark.length > 14) return undefined;
    const next = runs[at + 1];
    if (!next || readMark(mark)?.rest !== '') continue;
    const gap = gaps[at] ?? 0;
    const others = gaps.filter((_, index) => index > at).sort((one, other) => one - other);
    const usual = others[Math.floor(others.length / 2)] ?? 0;
    if (gap > size * 0.38 && gap > usual * 1.8) return { mark, textX: next.x };
  }
  return undefined;
}

/** The text of a line on one line. */
export function textOf({ segments }: Line): string {
  return segments
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
