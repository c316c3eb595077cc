import type { ClauseBlock } from './types.ts';

/** Whether the block at a place is the first row of a table. Where that was not written down, rows that stand together are one. */
export function opensTable(blocks: readonly ClauseBlock[], at: number): boolean {
  const block = blocks[at];
  if (block?.kind !== 'paragraph' || block.cells === undefined) return false;
  return block.opens === true || cellsAt(blocks, at - 1) === undefined;
}

/** The cells of the first row of the table that the row at a place is in; empty where it is that row itself, or none. */
export function headOfTable(blocks: readonly ClauseBlock[], at: number): readonly string[] {
  if (cellsAt(blocks, at) === undefined || opensTable(blocks, at)) return [];
  let first = at - 1;
  while (!opensTable(blocks, first)) first -= 1;
  return cellsAt(blocks, first) ?? [];
}

function cellsAt(blocks: readonly ClauseBlock[], at: number): readonly string[] | undefined {
  const block = blocks[at];
  return block?.kind === 'paragraph' ? block.cells : undefined;
}
