import { type Run, readPdfText } from './pdf/page-text.ts';

/** A page of a PDF as it is set: its words and lines at their places. Points; `y` counts from the top of the page. */
export type PageAsSet = {
  readonly page: number;
  /** How many pages the file has. */
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Omit<Run, 'isTurned'>[];
  readonly lines: readonly { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }[];
};

/** One page of a PDF; undefined where it has no such page. Throws `ImportRefusal`. */
export async function readPageAsSet(bytes: Uint8Array, number: number): Promise<PageAsSet | undefined> {
  const { pages, count } = await readPdfText(bytes, number);
  const [found] = pages;
  if (found === undefined) return undefined;
  const { page, width, height, runs, rules } = found;
  return {
    page,
    count,
    width,
    height,
    runs: runs
      .filter(({ text, isTurned }) => text.trim() !== '' && !isTurned)
      .map(({ isTurned: _isTurned, ...run }) => run),
    lines: rules.map(({ isAcross, at, from, to }) =>
      isAcross ? { x1: from, y1: at, x2: to, y2: at } : { x1: at, y1: from, x2: at, y2: to },
    ),
  };
}
