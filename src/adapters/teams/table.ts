import type { CardElement } from './card-element.ts';
import { textBlock } from './text.ts';

/** A table with its first row as its head, and in words where a client shows no tables. */
export function renderTable(columns: readonly string[], rows: readonly (readonly string[])[]): CardElement {
  const widest = columns.map((_, column) => Math.max(...[columns, ...rows].map((row) => (row[column] ?? '').length)));
  return {
    type: 'Table',
    firstRowAsHeaders: true,
    showGridLines: true,
    fallback: textBlock([columns, ...rows].map((row) => row.join(' | ')).join('\n\n')),
    columns: widest.map((length) => ({ type: 'TableColumnDefinition', width: length > 40 ? 3 : length > 16 ? 2 : 1 })),
    rows: [columns, ...rows].map((row, index) => ({
      type: 'TableRow',
      cells: columns.map((_, column) => ({
        type: 'TableCell',
        items: row[column] ? [textBlock(row[column], index === 0 ? { weight: 'Bolder' } : {})] : [],
      })),
    })),
  };
}
