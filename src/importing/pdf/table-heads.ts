import { cellsOf } from './cells.ts';
import type { Region } from './regions.ts';

/** A bold line straight above a table, of as many cells, is its head: browsers set heads in the middle of their columns. */
export function withHeads(regions: readonly Region[]): Region[] {
  const headed: Region[] = [];
  for (const region of regions) {
    const above = headed.at(-1);
    const cells = above?.kind === 'line' && above.isWide && above.line.bold ? cellsOf(above.line) : [];
    const isHead =
      region.kind === 'table' &&
      above?.kind === 'line' &&
      !region.first.bold &&
      cells.length === region.rows[0]?.length &&
      above.line.flow === region.first.flow &&
      region.first.y - above.line.y < above.line.size * 2.6;
    if (isHead)
      headed[headed.length - 1] = {
        ...region,
        rows: [cells.map(({ text }) => text), ...region.rows],
        first: above.line,
      };
    else headed.push(region);
  }
  return headed;
}
