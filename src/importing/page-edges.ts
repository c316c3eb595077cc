import { oneLine } from './block.ts';
import { readMark } from './mark.ts';
import { shapeOf } from './recurring-lines.ts';

function edgesOf(page: string): readonly string[] {
  const lines = page
    .split(/\r\n|\r|\n/)
    .map(oneLine)
    .filter((line) => line !== '');
  return lines.length > 2 ? [...lines.slice(0, 2), ...lines.slice(-2)] : lines;
}

export const EDGE =
  'This line stands at the top of a page, below the number of the last, and was taken for a running header. Look whether it is text.';

export const SENTENCE_AT_EDGE =
  'This sentence stands at the edge of several pages, and was taken for a running header or footer. Look whether it is text.';

/** A short line at the top of a page, where the page before it ends with its number. */
export function isFirstBelowNumber(pages: readonly string[], at: number, line: string): boolean {
  const last = edgesOf(pages[at - 1] ?? '').at(-1) ?? '';
  const [first, second] = edgesOf(pages[at] ?? '');
  return (
    first === line &&
    second !== undefined &&
    line.length < 80 &&
    !/^\p{Ll}/u.test(line) &&
    /^[-–—\s]*page \d{1,3}\b/i.test(last) &&
    readMark(line) === undefined &&
    !/[.;:,]$/.test(line)
  );
}

/** The head of the first page may be the title. */
export function isAtEdge(page: string, line: string, isFirst: boolean): boolean {
  return isFirst ? edgesOf(page).at(-1) === line : edgesOf(page).includes(line);
}

/** What stands at the top or the foot of most pages, as its shape. */
export function repeatedAtEdges(pages: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const shape of new Set(edgesOf(page).map(shapeOf))) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  const least = Math.max(2, (pages.length - 1) * 0.6);
  return new Set(
    [...counts].flatMap(([shape, count]) => (count >= least && !/^(?:0|\(?[a-z]{1,3})[.)]/.test(shape) ? [shape] : [])),
  );
}
