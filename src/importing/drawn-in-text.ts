import { oneLine } from './block.ts';
import { readMark } from './mark.ts';

/** What some lines of a plain text draw; `lines` is how many, `signs` what they draw it with, which is no text. */
export type Drawn = { readonly lines: number; readonly signs: string } & (
  | {
      readonly kind: 'table';
      readonly rows: readonly (readonly string[])[];
      /** Nothing but gaps shows its columns, or a cell is empty: the rest of another may stand there. */
      readonly isGuess: boolean;
    }
  /** A text in a box, line by line; an empty line parts paragraphs. */
  | { readonly kind: 'box'; readonly texts: readonly string[] }
);

const BORDER = /^\s*[+|][-=+|:\s]*[-=][-=+|:\s]*[+|]\s*$/;
const PIPED = /^\s*\|.*\|\s*$/;
const RULE = /^\s*(?:-{3,}|={3,})(?:\s+(?:-{2,}|={2,}))*\s*$/;
/** Dashes with gaps between them: each of the lines is as wide as a column. */
const COLUMNS = /[-=]\s+[-=]/;
const LONGEST_BOX = 20;
const LONGEST_HEAD = 6;

/** The table or box that begins with this line; undefined where none does. */
export function drawnAt(lines: readonly string[], at: number): Drawn | undefined {
  const first = lines[at] ?? '';
  if (BORDER.test(first) || PIPED.test(first)) return pipedAt(lines, at);
  return tabbedAt(lines, at) ?? boxAt(lines, at) ?? framedAt(lines, at) ?? spacedAt(lines, at);
}

/** A table whose columns are drawn: not only set apart by gaps, nor by `|` alone. */
export function ruledTableAt(lines: readonly string[], at: number): Drawn | undefined {
  if (BORDER.test(lines[at] ?? '')) return /^\s*\+/.test(lines[at] ?? '') ? pipedAt(lines, at) : undefined;
  const below = lines[at + 1] ?? '';
  return framedAt(lines, at) ?? (RULE.test(below) && COLUMNS.test(below) ? spacedAt(lines, at) : undefined);
}

/** A table of `|` and `+`: each part between two borders is a row, or each line where only the head has a border. */
function pipedAt(lines: readonly string[], at: number): Drawn | undefined {
  const all = runOf(lines, at, (line) => BORDER.test(line) || PIPED.test(line));
  const parts: string[][] = [[]];
  for (const line of all) {
    if (BORDER.test(line)) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  const filled = parts.filter((part) => part.length > 0);
  const texts = filled.flat();
  const signs = all.map((line) => (BORDER.test(line) ? line.trim() : line.replace(/[^|]/g, ''))).join(' ');
  const columns = Math.max(0, ...texts.map((line) => cellsOf(line).length));
  if (texts.some((line) => cellsOf(line).length !== columns)) return undefined;
  if (columns === 1 && all.length > texts.length)
    return { kind: 'box', texts: texts.map((line) => cellsOf(line)[0] ?? ''), lines: all.length, signs };
  if (columns < 2 || texts.length < 2) return undefined;
  const areRows =
    filled.length > 2 || (filled.length === 2 && all.some((line) => BORDER.test(line) && line.includes('=')));
  const rows = areRows
    ? filled.map((part) => part.map(cellsOf).reduce(joinCells))
    : texts.map(cellsOf).reduce<string[][]>(withRest, []);
  return {
    kind: 'table',
    rows,
    isGuess: !areRows && (rows.length < texts.length || rows.some(hasGap)),
    lines: all.length,
    signs,
  };
}

function cellsOf(line: string): string[] {
  return line.trim().slice(1, -1).split('|').map(oneLine);
}

/** A text in stars, with a line of them above and below. */
function boxAt(lines: readonly string[], at: number): Drawn | undefined {
  const sign = /^\s*([*#])\1{9,}\s*$/.exec(lines[at] ?? '')?.[1];
  if (sign === undefined) return undefined;
  const inside = runOf(lines.slice(0, at + LONGEST_BOX), at + 1, (line) => {
    const text = line.trim();
    return text.length > 1 && text.startsWith(sign) && text.endsWith(sign) && /[^*#\s]/.test(text);
  });
  const last = lines[at + 1 + inside.length]?.trim() ?? '';
  if (inside.length === 0 || !/^([*#])\1{9,}$/.test(last)) return undefined;
  const cut = inside.map((line) => /^\s*([*#]+)(.*?)([*#]+)\s*$/.exec(line) ?? []);
  return {
    kind: 'box',
    texts: cut.map(([, , text = '']) => oneLine(text)),
    lines: inside.length + 2,
    signs: [lines[at]?.trim(), ...cut.map(([, left, , right]) => `${left}${right}`), last].join(' '),
  };
}

/**
 * A table between two lines of dashes, with a third below its head that shows the columns, or none and the columns shown by the outer
 * two. Empty lines part its rows, where there are any.
 */
function framedAt(lines: readonly string[], at: number): Drawn | undefined {
  const top = lines[at] ?? '';
  if (!RULE.test(top)) return undefined;
  const head = COLUMNS.test(top)
    ? []
    : runOf(lines.slice(0, at + LONGEST_HEAD), at + 1, (line) => line.trim() !== '' && !RULE.test(line));
  const under = head.length === 0 ? at : at + 1 + head.length;
  const rule = lines[under] ?? '';
  const end = lines.findIndex((line, index) => index > under && RULE.test(line));
  if (!RULE.test(rule) || !COLUMNS.test(rule) || end < 0) return undefined;
  const starts = startsOf(rule, 1);
  const body = lines.slice(under + 1, end);
  if ([...head, ...body].some((line) => line.trim() !== '' && !fits(line, starts, true))) return undefined;
  const parts: string[][][] = [[]];
  for (const line of body) {
    if (line.trim() === '') parts.push([]);
    else parts.at(-1)?.push(cutAt(line, starts));
  }
  const filled = parts.filter((part) => part.length > 0);
  const heads = head.length === 0 ? [] : [head.map((line) => cutAt(line, starts)).reduce(joinCells)];
  const arePart = parts.length > 1;
  const rows = [...heads, ...(arePart ? filled.map((part) => part.reduce(joinCells)) : (filled[0] ?? []))];
  if (rows.length < 2) return undefined;
  const drawn = [top, ...(under === at ? [] : [rule]), lines[end] ?? ''].map((line) => line.trim()).join(' ');
  return { kind: 'table', rows, isGuess: !arePart && rows.some(hasGap), lines: end - at + 1, signs: drawn };
}

/** A table whose columns are set apart by spaces or tabs, with a line below its head or at least three rows alike. */
function spacedAt(lines: readonly string[], at: number): Drawn | undefined {
  const head = lines[at] ?? '';
  const rule = RULE.test(lines[at + 1] ?? '') ? (lines[at + 1] ?? '') : undefined;
  const starts =
    rule !== undefined && COLUMNS.test(rule) ? startsOf(rule, 1) : startsOf(head, rule === undefined ? 3 : 2);
  if (starts.length < 2) return undefined;
  const from = at + (rule === undefined ? 1 : 2);
  const body = runOf(
    lines,
    from,
    (line) => line.trim() !== '' && !RULE.test(line) && fits(line, starts, rule !== undefined),
  );
  const after = lines[from + body.length] ?? '';
  const closing = rule !== undefined && RULE.test(after) ? after : undefined;
  // A line that runs through the columns belongs to no table, and so then do those above it.
  if (closing === undefined && after.trim() !== '') return undefined;
  const texts = [head, ...body].map((line) => cutAt(line, starts));
  const full = texts.filter((row) => row.every((cell) => cell !== '')).length;
  const least = rule === undefined && starts.length < 4 ? 3 : 2;
  if (full < texts.length * 0.6 || full < least) return undefined;
  // Below a head of at least three words, the numbers in the first column are those of versions; else they count paragraphs.
  const isNumbered = (row: readonly string[]) => readMark(row[0] ?? '')?.rest === '';
  if (isNumbered(texts[0] ?? []) || (starts.length < 3 && texts.some(isNumbered))) return undefined;
  if (rule === undefined && areContents(texts)) return undefined;
  return {
    kind: 'table',
    rows: texts.reduce<string[][]>(withRest, []),
    isGuess: rule === undefined || texts.some(hasGap),
    lines: 1 + body.length + (rule === undefined ? 0 : 1) + (closing === undefined ? 0 : 1),
    signs: [rule, closing].flatMap((line) => (line === undefined ? [] : [line.trim()])).join(' '),
  };
}

/** A table whose cells stand behind tabs, a row a line, as Word writes it: at least three rows alike, or two of three cells. */
function tabbedAt(lines: readonly string[], at: number): Drawn | undefined {
  const cellsIn = (line: string) => line.split('\t').map(oneLine);
  const count = cellsIn(lines[at] ?? '').length;
  if (count < 2) return undefined;
  const rows = runOf(lines, at, (line) => cellsIn(line).length === count && line.trim() !== '').map(cellsIn);
  if (rows.length < (count > 2 ? 2 : 3) || areContents(rows)) return undefined;
  const isRow = ([first = '', second = '']: readonly string[]) =>
    first !== '' && second !== '' && readMark(first)?.rest !== '' && !/\.{4,}/.test(first);
  if (!rows.every(isRow)) return undefined;
  const isGuess = count === 2 || rows.some(hasGap) || /^\p{Ll}/u.test((lines[at + rows.length] ?? '').trim());
  return { kind: 'table', rows, isGuess, lines: rows.length, signs: '' };
}

/** Where the words of a line begin behind so many spaces, or a tab. */
function startsOf(line: string, gap: number): readonly number[] {
  const spread = withoutTabs(line);
  const first = spread.search(/\S/);
  if (first < 0) return [];
  return [first, ...[...spread.matchAll(new RegExp(`(?<=\\S {${gap},})(?=\\S)`, 'g'))].map(({ index }) => index)];
}

/** Whether no word of a line stands between two columns; below a line drawn under the head, one may have its first cell alone. */
function fits(line: string, starts: readonly number[], isRuled: boolean): boolean {
  const spread = withoutTabs(line);
  return (
    spread.search(/\S/) >= (starts[0] ?? 0) &&
    starts.slice(1).every((start) => spread.slice(start - 1, start).trim() === '') &&
    (isRuled || starts.slice(1).some((start) => spread.slice(start, start + 1).trim() !== ''))
  );
}

function cutAt(line: string, starts: readonly number[]): string[] {
  const spread = withoutTabs(line);
  return starts.map((start, column) => oneLine(spread.slice(start, starts[column + 1])));
}

/** A tab goes to the next of the stops that stand eight apart. */
export function withoutTabs(line: string): string {
  let spread = '';
  for (const sign of line) spread += sign === '\t' ? ' '.repeat(8 - (spread.length % 8)) : sign;
  return spread;
}

/** Rows that end in the numbers of pages, none before the one above it, are a list of contents. */
function areContents(rows: readonly (readonly string[])[]): boolean {
  const pages = rows.map((row) => row.at(-1) ?? '');
  return pages.every(
    (page, index) => /^\d{1,3}$/.test(page) && (index === 0 || Number(page) >= Number(pages[index - 1])),
  );
}

/** A line whose first cell is empty goes on the row above it. */
function withRest(rows: string[][], row: string[]): string[][] {
  const last = rows.at(-1);
  if (last === undefined || rows.length === 1 || row[0] !== '') return [...rows, row];
  return [...rows.slice(0, -1), joinCells(last, row)];
}

function hasGap(row: readonly string[]): boolean {
  return row.some((cell) => cell === '');
}

function joinCells(one: readonly string[], other: readonly string[]): string[] {
  return one.map((cell, column) => [cell, other[column] ?? ''].filter((each) => each !== '').join(' '));
}

function runOf(lines: readonly string[], from: number, isIn: (line: string) => boolean): readonly string[] {
  const end = lines.findIndex((line, at) => at >= from && !isIn(line));
  return lines.slice(from, end < 0 ? undefined : end);
}
