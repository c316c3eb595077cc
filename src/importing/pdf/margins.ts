import type { Look } from '../block.ts';
import { isMarked } from '../full-lines.ts';
import { isOnlyMark, readMark } from '../mark.ts';
import { type Line, type Segment, textOf } from './lines.ts';

/** How far apart lines stand that are of two paragraphs, where gaps part them, as a share of the distance within one. */
export const APART = 1.12;

/** Where most lines of the document begin and end, their size, and how far one stands below the other. */
export type Margins = {
  readonly left: number;
  readonly right: number;
  readonly size: number;
  readonly leading: number;
  /** The lines of a paragraph stand below its text, and not below its mark. */
  readonly hangs: boolean;
  /** The same of items further in; undefined where none of them has a second line. */
  readonly itemsHang: boolean | undefined;
  /** What parts paragraphs: a gap that lines of one do not have, or nothing but that the line above is not full. */
  readonly parting: 'gap' | 'line' | undefined;
};

export function marginsOf(lines: readonly Line[]): Margins {
  const size = mostOf(lines.map((line) => [Math.round(line.size * 2) / 2, textOf(line).length])) ?? 12;
  const body = lines.filter((line) => Math.abs(line.size - size) < 1);
  const ends = body.map((line) => firstPart(line).end).sort((one, other) => one - other);
  const starts = body.map(({ x }) => x).sort((one, other) => one - other);
  const gaps = body.flatMap((line, at): (readonly [number, number])[] => {
    const before = body[at - 1];
    const gap = before && before.flow === line.flow ? Math.round((line.y - before.y) * 2) / 2 : 0;
    return gap > size * 0.9 && gap < size * 2 ? [[gap, 1]] : [];
  });
  const left = starts[Math.floor(starts.length * 0.05)] ?? 0;
  const right = ends[Math.floor(ends.length * 0.97)] ?? 500;
  const leading = closestOf(gaps.map(([gap]) => gap)) ?? size * 1.2;
  const items = hanging(body, left + 6, right);
  const all = hanging(body, Number.NEGATIVE_INFINITY, right);
  return {
    left,
    right,
    size,
    hangs: all.below > all.left * 3,
    itemsHang: items.below + items.left === 0 ? undefined : items.below > items.left,
    parting: partingOf(body, right, leading),
    leading,
  };
}

/** How many second lines of texts with marks right of a margin stand below the text, and how many left of it. */
function hanging(
  lines: readonly Line[],
  from: number,
  right: number,
): { readonly below: number; readonly left: number } {
  let below = 0;
  let left = 0;
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (!before?.lead || before.x < from || before.flow !== line.flow) continue;
    if (!/^\p{Ll}/u.test(textOf(line)) || readMark(textOf(line))) continue;
    if (Math.abs(line.x - before.lead.textX) <= 4) below += 1;
    else if (line.x < before.lead.textX && before.end > right - 60) left += 1;
  }
  return { below, left };
}

/** What stands above the texts without marks that begin for certain: below a line that ends a sentence far from the right margin. */
function partingOf(lines: readonly Line[], right: number, leading: number): Margins['parting'] {
  const gaps = lines.flatMap((line, at) => {
    const before = lines[at - 1];
    if (!before || before.flow !== line.flow || before.end > right - 80 || line.bold !== before.bold) return [];
    if (Math.abs(line.x - before.x) > 2 || isMarked(textOf(line)) || isMarked(textOf(before))) return [];
    const begins = /[.?!]["”’')\]]*$/.test(textOf(before)) && /^["“‘'(]?\p{Lu}/u.test(textOf(line));
    return begins && line.y > before.y ? [line.y - before.y] : [];
  });
  const apart = gaps.filter((gap) => gap > leading * APART).length;
  if (gaps.length - apart > 1) return 'line';
  return apart > 2 && apart === gaps.length ? 'gap' : undefined;
}

/** The smallest gap that many lines have: where paragraphs are short, the gaps between them are more than those within. */
function closestOf(gaps: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const gap of gaps) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts]
    .filter(([, count]) => count >= most * 0.25)
    .map(([gap]) => gap)
    .sort((one, other) => one - other)[0];
}

/** The value with the most weight. */
function mostOf(values: readonly (readonly [number, number])[]): number | undefined {
  const sums = new Map<number, number>();
  for (const [value, weight] of values) sums.set(value, (sums.get(value) ?? 0) + weight);
  return [...sums].sort((one, other) => other[1] - one[1])[0]?.[0];
}

/** A line without what stands far to its right: its mark and its text. */
function firstPart(line: Line): Segment {
  const [first, second] = line.segments;
  return first && second && isOnlyMark(first.text)
    ? second
    : (first ?? { text: '', x: 0, end: 0, size: 0, bold: false, parts: [] });
}

/** How a line looks between the margins. */
export function lookOf(line: Line, { left, right }: Margins): Look {
  const middle = (line.x + line.end) / 2;
  const isCentred = Math.abs(middle - (left + right) / 2) < 8 && line.x > left + 30 && line.end < right - 20;
  return {
    size: Math.round(line.size * 10) / 10,
    bold: line.bold,
    indent: Math.round(line.x - left),
    ...(line.lead ? { textIndent: Math.round(line.lead.textX - left) } : {}),
    ...(isCentred ? { centred: true } : {}),
  };
}
