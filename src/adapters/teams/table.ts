import type { CardElement } from './card-element.ts';
import { textBlock } from './text.ts';

/** A table with its first row as its head, and in words where a client shows no tables. */
export function renderTable(columns: readonly string[], rows: readonly (readonly string[])[]): CardElement {
  const widths = columns.map((_, column) => widthOf([columns, ...rows].map((row) => row[column] ?? '')));
  return {
    type: 'Table',
    firstRowAsHeaders: true,
    showGridLines: true,
    fallback: textBlock([columns, ...rows].map((row) => row.join(' | ')).join('\n\n')),
    columns: widths.map((width) => ({ type: 'TableColumnDefinition', width })),
    rows: [columns, ...rows].map((row, index) => ({
      type: 'TableRow',
      cells: columns.map((_, column) => ({
        type: 'TableCell',
        items: row[column] ? [textBlock(row[column], index === 0 ? { weight: 'Bolder' } : {})] : [],
      })),
    })),
  };
}

/** The share of a column: its longest word fits, and its longest text has at most three lines or so. */
function widthOf(cells: readonly string[]): number {
  const longest = (texts: readonly string[]) => Math.max(...texts.map((text) => text.length), 1);
  return Math.max(longest(cells.flatMap((cell) => cell.split(/\s+/))), Math.ceil(Math.min(longest(cells), 60) / 3));
}
