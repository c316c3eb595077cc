import { isOnlyMark } from '../mark.ts';
import type { Line, Segment } from './lines.ts';

/** The segments of a line as cells: a mark belongs to the text behind it, and a run that begins at a column to that column. */
export function cellsOf(line: Line, starts: readonly number[] = []): readonly Segment[] {
  const cells: Segment[] = [];
  for (const segment of line.segments.flatMap((each) => splitAt(each, starts))) {
    const last = cells.at(-1);
    const isMark =
      last !== undefined &&
      isOnlyMark(last.text) &&
      segment.x - last.end < (cells.length === 1 ? 60 : /^[•●○◦▪·]$/.test(last.text) ? 20 : 0);
    if (last && isMark) cells[cells.length - 1] = { ...segment, text: `${last.text} ${segment.text}`, x: last.x };
    else cells.push(segment);
  }
  return cells;
}

function splitAt(segment: Segment, starts: readonly number[]): readonly Segment[] {
  const at = segment.parts.findIndex(({ x }, index) => index > 0 && starts.some((start) => Math.abs(start - x) < 2));
  if (at < 0) return [segment];
  const part = (parts: Segment['parts']): Segment => ({
    ...segment,
    parts,
    text: parts
      .reduce((text, { text: own, x }, at) => {
        const isApart = at > 0 && x - (parts[at - 1]?.end ?? 0) > segment.size * 0.12;
        return `${text}${isApart ? ' ' : ''}${own}`;
      }, '')
      .replace(/\s+/gu, ' ')
      .trim(),
    x: parts[0]?.x ?? segment.x,
    end: parts.at(-1)?.end ?? segment.end,
  });
  return [part(segment.parts.slice(0, at)), ...splitAt(part(segment.parts.slice(at)), starts)];
}
