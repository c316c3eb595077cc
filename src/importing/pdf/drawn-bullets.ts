import type { Run } from './page-text.ts';
import type { Area } from './rules.ts';

/** How far before its text a bullet stands at most. Points. */
const FARTHEST = 30;

/** Browsers draw the bullets of a list as small rounds. One straight before a line that nothing else begins is its bullet. */
export function withDrawnBullets(runs: readonly Run[], dots: readonly Area[]): readonly Run[] {
  if (dots.length === 0) return runs;
  const bullets = dots.flatMap((dot): Run[] => {
    const middle = (dot.top + dot.bottom) / 2;
    const line = runs.filter(
      ({ y, size, isTurned, text }) => !isTurned && text.trim() !== '' && middle < y && middle > y - size * 0.8,
    );
    const first = line.filter(({ x }) => x > dot.right).toSorted((one, other) => one.x - other.x)[0];
    // What stands before it is of another column.
    const isAmid = line.some(({ x, width, size }) => x <= dot.right && x + width > dot.left - size);
    if (!first || isAmid || first.x - dot.right > FARTHEST || dot.right - dot.left > first.size * 0.6) return [];
    const { y, size } = first;
    return [{ text: '•', x: dot.left, y, width: dot.right - dot.left, size, bold: false, isTurned: false }];
  });
  return bullets.length < 2 ? runs : [...runs, ...bullets];
}
