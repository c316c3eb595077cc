import { joinInCell } from '../block.ts';
import { readMark } from '../mark.ts';
import { cellsOf } from './cells.ts';
import { type Line, type Segment, textOf } from './lines.ts';
import type { Margins } from './margins.ts';
import { withHeads } from './table-heads.ts';

/** What a stretch of a page is: lines of text, a table, or a note in the margin. */
export type Region =
  /** `isWide`: there is a gap in it as between the cells of a table. */
  | { readonly kind: 'line'; readonly line: Line; readonly isWide?: boolean }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[]; readonly first: Line }
  | { readonly kind: 'margin'; readonly line: Line; readonly text: string; readonly bottom: number };

/** Divides the lines of a page into text, tables, columns of bullets and notes in the margin. */
export function regionsOf(lines: readonly Line[], margins: Margins): readonly Region[] {
  const regions: Region[] = [];
  const plain: Line[] = [];
  const notes: Region[] = [];
  for (const line of lines) {
    const above = notes.at(-1);
    const beyond = line.segments.filter(({ x }) => x > margins.right + 2 && x > margins.left + 200);
    // Beside two cells and more it is another cell of theirs.
    const areCells =
      cellsOf(
        narrowed(
          line,
          line.segments.filter((each) => !beyond.includes(each)),
        ),
      ).length > 1;
    if (beyond.length === 0 || areCells) plain.push(line);
    else {
      const rest = line.segments.filter((segment) => !beyond.includes(segment));
      if (rest.length > 0) plain.push(narrowed(line, rest));
      const text = beyond.map((each) => each.text).join(' ');
      // The lines of one note stand close below each other.
      if (above?.kind === 'margin' && line.y - above.bottom < (beyond[0]?.size ?? 10) * 1.5) {
        notes[notes.length - 1] = { ...above, text: `${above.text} ${text}`, bottom: line.y };
      } else notes.push({ kind: 'margin', line, text, bottom: line.y });
    }
  }
  let at = 0;
  while (at < plain.length) {
    const table = tableAt(plain, at, margins);
    if (table) {
      regions.push(...table.regions);
      at = table.end;
      continue;
    }
    const line = plain[at];
    if (line)
      regions.push(
        cellsOf(line).length > 1 && !/\.{4,}|(?:\. ){4,}/.test(textOf(line))
          ? { kind: 'line', line, isWide: true }
          : { kind: 'line', line },
      );
    at += 1;
  }
  const headed = withHeads(regions);
  for (const note of notes) insertNote(headed, note);
  return headed;
}

function narrowed(line: Line, segments: readonly Segment[]): Line {
  return {
    ...line,
    segments,
    x: Math.min(...segments.map(({ x }) => x)),
    end: Math.max(...segments.map(({ end }) => end)),
  };
}

/** A note in the margin goes with the text at its height, or the last above it. */
function insertNote(regions: Region[], note: Region): void {
  if (note.kind !== 'margin') return;
  const after = regions.findLastIndex((region) => region.kind !== 'margin' && yOf(region) <= note.line.y + 2);
  let to = after + 1;
  while (regions[to]?.kind === 'margin') to += 1;
  regions.splice(to, 0, note);
}

function yOf(region: Region): number {
  return region.kind === 'table' ? region.first.y : region.line.y;
}

function tableAt(
  lines: readonly Line[],
  from: number,
  margins: Margins,
): { readonly regions: readonly Region[]; readonly end: number } | undefined {
  const first = lines[from];
  if (!first || /\.{4,}|(?:\. ){4,}/.test(textOf(first))) return undefined;
  const starts = startsFrom(lines, from);
  if (!starts) return undefined;
  let end = from + 1;
  let lastFull = from;
  for (; end < lines.length; end += 1) {
    const line = lines[end];
    const before = lines[end - 1];
    if (!line || !before || line.flow !== before.flow) break;
    const cells = cellsOf(line, starts);
    if (line.y - before.y > margins.size * 4) break;
    const fits =
      cells.every(({ x }) => starts.some((start) => Math.abs(start - x) < 7)) && !/\.{4,}/.test(textOf(line));
    // A line across the columns ends the table, and so does one that begins left of it.
    const crosses = cells.some((cell) => starts.some((start) => start > cell.x + 7 && start < cell.end - 7));
    if (!fits || crosses) break;
    if (cells.length >= 2) lastFull = end;
  }
  const columns = columnsOf(lines.slice(from, end), starts);
  const inside = lines.slice(from, lastFull + 1 > end ? end : tailOf(lines, from, lastFull, end, starts));
  if (inside.filter((line) => cellsOf(line, starts).length >= 2).length < 2) return undefined;
  const leftMarks = inside.filter((line) => isListed(cellsOf(line)[0]?.text ?? '')).length;
  const rightMarks = inside.filter((line) => isListed(cellsOf(line)[1]?.text ?? '')).length;
  const stop = from + inside.length;
  if (columns.length === 2 && leftMarks >= 2 && rightMarks >= 2)
    return { regions: asColumns(inside, columns), end: stop };
  const rows = rowsOf(inside, columns, margins.leading);
  // A list of contents has its pages in the last column.
  if (rows.length > 1 && rows.every((row) => /^(?:\d{1,3}|[ivx]{1,5}|page)?$/i.test(row.at(-1) ?? '')))
    return undefined;
  return { regions: [{ kind: 'table', rows, first }], end: stop };
}

/** Where the columns of a table that begins with a line begin; the head may be set so closely that only the next row says. */
function startsFrom(lines: readonly Line[], from: number): readonly number[] | undefined {
  const [first, ...next] = lines.slice(from, from + 4);
  if (!first) return undefined;
  const own = cellsOf(first).map(({ x }) => x);
  for (const line of next) {
    if (line.flow !== first.flow || line.y - first.y > first.size * 4) break;
    const starts = cellsOf(line).map(({ x }) => x);
    if (starts.length <= own.length || starts.length < 2) continue;
    if (
      cellsOf(first, starts)
        .map(({ x }) => x)
        .every((x, at) => Math.abs(x - (starts[at] ?? 0)) < 7) &&
      cellsOf(first, starts).length === starts.length
    )
      return starts;
  }
  return own.length < 2 ? undefined : own;
}

/** The lines after the last full row that still belong to its cells: those that are set in a column but the first. */
function tailOf(
  lines: readonly Line[],
  from: number,
  lastFull: number,
  end: number,
  starts: readonly number[],
): number {
  const rowGap = leastGapOf(lines.slice(from, lastFull + 1), starts);
  let at = lastFull + 1;
  const leading = (lines[lastFull]?.size ?? 12) * 1.6;
  while (at < end) {
    const line = lines[at];
    const before = lines[at - 1];
    if (!line || !before || line.y - before.y > leading) break;
    // Below the last row, the first column goes on only where its cell was full.
    const wasFull = cellsOf(lines[lastFull] as Line, starts)[0];
    // Closer below than any row stands below another, it is none of its own.
    const isClose =
      line.y - before.y < rowGap * 0.87 && line.bold === before.bold && (readMark(textOf(line))?.rest ?? '') === '';
    if (
      Math.abs(line.x - (starts[0] ?? 0)) < 7 &&
      !isClose &&
      (readMark(textOf(line)) || line.bold !== before.bold || (wasFull?.end ?? 0) < (starts[1] ?? 0) - 45)
    )
      break;
    at += 1;
  }
  return at;
}

/** How close a row of at least two cells stands to what is above it. */
function leastGapOf(lines: readonly Line[], starts: readonly number[]): number {
  const gaps = lines.flatMap((line, at) => {
    const before = lines[at - 1];
    const cells = cellsOf(line, starts);
    const isRow = cells.length >= 2 && Math.abs((cells[0]?.x ?? 0) - (starts[0] ?? 0)) < 7;
    return before && isRow ? [line.y - before.y] : [];
  });
  return gaps.length < 2 ? 0 : Math.min(...gaps);
}

function isListed(text: string): boolean {
  const mark = readMark(text);
  return mark !== undefined && !mark.path && mark.rest !== '';
}

function columnsOf(lines: readonly Line[], starts: readonly number[]): readonly number[] {
  const all = new Set(starts);
  for (const line of lines)
    for (const { x } of cellsOf(line)) if (![...all].some((start) => Math.abs(start - x) < 7)) all.add(x);
  return [...all].sort((one, other) => one - other);
}

function columnOf(x: number, columns: readonly number[]): number {
  return columns.findLastIndex((start) => x >= start - 7);
}

function rowsOf(lines: readonly Line[], columns: readonly number[], leading: number): readonly (readonly string[])[] {
  const gaps = lines.slice(1).map((line, at) => line.y - (lines[at]?.y ?? 0));
  // Rows set apart by their padding; else a row begins where its first cell does. Cells centred in a row stand half a line off.
  const isSpaced = gaps.some((gap) => gap > leading * 1.25);
  const rows: string[][] = [];
  for (const [at, line] of lines.entries()) {
    const cells = cellsOf(line, columns);
    const gap = at === 0 ? Number.POSITIVE_INFINITY : (gaps[at - 1] ?? 0);
    const opensFirst = cells.some(({ x }) => columnOf(x, columns) === 0);
    const goesOn = cells.length === 1 && opensFirst && /^\p{Ll}/u.test(cells[0]?.text ?? '');
    const isNew = isSpaced ? gap > leading * 1.15 : opensFirst && !goesOn && gap > leading * 0.7;
    if (isNew || rows.length === 0) rows.push(columns.map(() => ''));
    const row = rows.at(-1);
    if (!row) continue;
    for (const { x, text } of cells) {
      const column = Math.max(0, columnOf(x, columns));
      row[column] = joinInCell(row[column] ?? '', text);
    }
  }
  return rows;
}

/** The lines of the first column, then those of the second, moved to the left edge of the first. */
function asColumns(lines: readonly Line[], columns: readonly number[]): readonly Region[] {
  return columns.flatMap((start, column) =>
    lines.flatMap((line): Region[] => {
      const by = start - (columns[0] ?? 0);
      const segments = line.segments
        .filter(({ x }) => columnOf(x, columns) === column)
        .map((segment) => ({ ...segment, x: segment.x - by, end: segment.end - by }));
      return segments.length === 0 ? [] : [{ kind: 'line', line: narrowed(line, segments) }];
    }),
  );
}
