import type { Block } from '../block.ts';
import { readMark } from '../mark.ts';
import { relate } from './sequence.ts';

/**
 * A table whose first column holds the numbers of paragraphs is a way to set text, and becomes paragraphs; any other is a
 * table and stays one.
 */
export function layoutTables(blocks: readonly Block[]): readonly Block[] {
  // Where tables set text, one of a single row does too.
  const isUsual = blocks.some(({ rows }) => rows !== undefined && setsText(rows, 2));
  return blocks.flatMap((block): Block[] => {
    const rows = block.rows?.filter((row) => row.some((cell) => cell.trim() !== ''));
    if (!rows || rows.length === 0) return block.rows ? [] : [block];
    const { rows: _rows, ...rest } = block;
    if (rows.every((row) => row.filter((cell) => cell.trim() !== '').length <= 1)) {
      return rows.flatMap((row) => linesOf(row.join('').trim(), rest));
    }
    if (!setsText(rows, isUsual ? 1 : 2)) return [{ ...block, rows }];
    return rows.flatMap((row) =>
      linesOf(
        row
          .filter((cell) => cell.trim() !== '')
          .join(' ')
          .trim(),
        rest,
      ),
    );
  });
}

function linesOf(text: string, block: Block): Block[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ ...block, text: line.replace(/\s+/gu, ' ').trim() }));
}

/** Whether the first column of a table holds the numbers of paragraphs, at least so many, and the second their texts. */
function setsText(all: readonly (readonly string[])[], least: number): boolean {
  const rows = all.filter((row) => row.some((cell) => cell.trim() !== ''));
  const numbers = rows.map((row) => readMark(row[0]?.trim() ?? ''));
  const numbered = numbers.flatMap((mark) => (mark?.path && mark.rest === '' ? [mark.path] : []));
  const isSequence =
    (numbered.length >= least ||
      (rows.length === 1 && numbered.length === 1 && (rows[0]?.slice(1).join('').length ?? 0) > 60)) &&
    numbered.every((path, at) => at === 0 || relate(path, numbered[at - 1]).kind === 'next');
  const isWordy = rows.filter((row) => row.slice(1).some((cell) => cell.length > 40)).length >= rows.length / 2;
  return (
    isSequence &&
    isWordy &&
    numbered.length >= rows.length * 0.6 &&
    rows.every((row) => row.slice(2).every((cell) => cell.trim() === ''))
  );
}
