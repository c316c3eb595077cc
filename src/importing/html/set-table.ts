import { type Block, besideTexts, oneLine } from '../block.ts';
import { readMark } from '../mark.ts';
import { relate } from '../recognise/sequence.ts';
import { type HtmlElement, textIn } from './dom.ts';
import { sizeOf } from './main-content.ts';
import { cellsOf, rowsOf } from './tables.ts';

/** A table of paragraphs with more beside their texts: its heads, and its rows below them. */
export type SetTable = { readonly heads: HtmlElement | undefined; readonly rows: readonly HtmlElement[] };

/**
 * A table whose first column counts paragraphs, whose second holds them, and whose others say more of each; undefined for any other. The
 * numbers have to have parts (`1.1`), or the table has to hold most of the text.
 */
export function setTableOf(table: HtmlElement, whole: number): SetTable | undefined {
  const rows = rowsOf(table).filter((row) => sizeOf(row) > 0);
  const textsOf = (row: HtmlElement) => cellsOf(row).map((cell) => oneLine(textIn(cell)));
  const markOf = (row: HtmlElement) => readMark(textsOf(row)[0] ?? '');
  const [first] = rows;
  const heads = first && cellsOf(first).length > 2 && markOf(first)?.rest !== '' ? first : undefined;
  const below = heads ? rows.slice(1) : rows;
  const wide = below.filter((row) => cellsOf(row).length > 1);
  const marks = wide.map(markOf);
  const paths = marks.flatMap((mark) => (mark?.path && mark.rest === '' ? [mark.path] : []));
  const inOrder = paths.filter((path, at) => at === 0 || relate(path, paths[at - 1]).kind === 'next');
  const isSure = paths.every(({ length }) => length > 1) || sizeOf(table) > whole / 2;
  const isWordy = wide.filter((row) => (textsOf(row)[1] ?? '').length > 40).length >= wide.length / 2;
  const areBeside = wide.some((row) =>
    textsOf(row)
      .slice(2)
      .some((text) => text !== ''),
  );
  const areCounted = paths.length >= 2 && paths.length >= wide.length * 0.8 && inOrder.length >= paths.length * 0.9;
  return areCounted && areBeside && isSure && isWordy ? { heads, rows: below } : undefined;
}

/** Reads its paragraphs; what stands beside them is kept below each as a table. */
export function readSetTable(
  { heads, rows }: SetTable,
  into: {
    readonly readText: (cell: HtmlElement) => void;
    readonly leaveOut: (text: string, why: string) => void;
    readonly blocks: Block[];
    readonly raw: string[];
  },
): void {
  const names = heads ? cellsOf(heads).map((cell) => oneLine(textIn(cell))) : [];
  into.leaveOut(names.join(' '), 'the heads of a table');
  let isFirst = true;
  for (const row of rows) {
    const [number, text, ...beside] = cellsOf(row);
    for (const cell of [number, text]) if (cell) into.readText(cell);
    const pairs = beside.map((cell, at) => [names[at + 2] ?? '', oneLine(textIn(cell))] as const);
    const shown = pairs.filter(([, said]) => said !== '');
    if (shown.length === 0) continue;
    into.raw.push(...shown.map(([name]) => name));
    into.blocks.push({ text: '', rows: shown, ...(isFirst ? { unsure: [besideTexts] } : {}) });
    isFirst = false;
  }
}
