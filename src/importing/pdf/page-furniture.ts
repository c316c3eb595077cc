import { readMark } from '../mark.ts';
import { type Line, textOf } from './lines.ts';

/** Why a line is left out that stands in the margin of one page only: a person should look at it. */
export const EDGE_OF_ONE_PAGE = 'a line at the edge of the page';

/** How deep the margins of a page are that is wider than high. Points. */
const EDGE = 58;
const BROWSER_EDGE = 32;

/** Which lines repeat at one place on the pages: running headers and footers, page numbers. By line, with the reason. */
export function pageFurniture(
  pages: readonly (readonly Line[])[],
  heights: readonly number[],
): ReadonlyMap<Line, string> {
  const found = new Map<Line, string>();
  const zones = pages.map((lines, at) => {
    const height = heights[at] ?? 842;
    // A note that stands at the foot of several pages is cited there, and is none of them.
    const signs = new Set(lines.flatMap(({ raised }) => raised.map((sign) => sign.replace(/[[\]()]/g, ''))));
    const isNote = (line: Line) => signs.has(/^[[(]?(\d{1,3}|[*†‡§]{1,3})[\])]?(?=\s)/.exec(textOf(line))?.[1] ?? '');
    const body = lines.filter((line) => line.y > 0 && line.y < height + 20 && !isNote(line));
    const top = body.filter(({ y }, index) => y < height * 0.12 && index < 5);
    const bottom = body.filter(({ y }, index) => y > height * 0.86 && index >= body.length - 6);
    return { top, bottom };
  });
  const counts = new Map<string, { lines: Line[]; pages: Set<number> }>();
  for (const [at, { top, bottom }] of zones.entries()) {
    for (const [zone, lines] of [
      ['top', top],
      ['bottom', bottom],
    ] as const) {
      for (const line of lines) {
        const key = `${zone} ${Math.round(line.y / 8)} ${shapeOf(line)}`;
        const near =
          [
            key,
            `${zone} ${Math.round(line.y / 8) - 1} ${shapeOf(line)}`,
            `${zone} ${Math.round(line.y / 8) + 1} ${shapeOf(line)}`,
          ].find((each) => counts.has(each)) ?? key;
        const entry = counts.get(near) ?? { lines: [], pages: new Set<number>() };
        entry.lines.push(line);
        entry.pages.add(at);
        counts.set(near, entry);
      }
    }
  }
  const least = pages.length <= 3 ? 2 : Math.max(3, Math.ceil(pages.length * 0.3));
  const repeated = new Map<Line, number>();
  for (const { lines, pages: seen } of counts.values()) {
    if (seen.size >= least) for (const line of lines) repeated.set(line, seen.size / pages.length);
  }
  for (const [at, { top, bottom }] of zones.entries()) {
    for (const line of [...atEdge(top, pages[at] ?? []), ...atEdge([...bottom].reverse(), pages[at] ?? [])]) {
      found.set(line, isPageNumber(textOf(line)) ? 'page number' : 'running header or footer');
    }
  }
  for (const [at, lines] of pages.entries()) {
    const height = heights[at] ?? 842;
    for (const line of lines)
      if (isOfBrowser(textOf(line), line.y, height)) found.set(line, 'running header or footer');
  }
  for (const [at, { top, bottom }] of zones.entries()) {
    // A number alone at the edge that counts the pages, and one that stands with furniture.
    for (const line of [top[0], bottom.at(-1)]) {
      if (!line || found.has(line)) continue;
      const text = textOf(line);
      if (isPageNumber(text) && (/page/i.test(text) || isPageAt(text, at, pages.length, zones)))
        found.set(line, 'page number');
    }
  }
  for (const line of folios(zones)) if (!found.has(line)) found.set(line, 'running header or footer');
  for (const [at, { top, bottom }] of zones.entries()) {
    const all = (pages[at] ?? []).filter((line) => !found.has(line));
    const height = heights[at] ?? 842;
    for (const line of [top.find((each) => !found.has(each)), bottom.findLast((each) => !found.has(each))]) {
      // Above two columns a head stands in two pieces.
      const level = all.filter((each) => line && Math.abs(each.y - line.y) < 1);
      const others = all.filter((each) => !level.includes(each));
      if (level.every((each) => isAlone(each, others, height)))
        for (const each of level) found.set(each, EDGE_OF_ONE_PAGE);
    }
  }
  return found;

  /** A short line in the margin of a page, far from its text; on the first page it may be the title's. */
  function isAlone(line: Line, others: readonly Line[], height: number): boolean {
    if (pages.length < 2 || line.page === 1 || textOf(line).length > 100 || readMark(textOf(line))) return false;
    if (isRow(line)) return false;
    if (line.y > Math.max(height * 0.075, EDGE) && line.y < height - Math.max(height * 0.07, EDGE)) return false;
    const next = Math.min(...others.map((each) => Math.abs(each.y - line.y)));
    return Number.isFinite(next) && next > line.size * 2.2;
  }

  /** The row of a table that goes over the page: its cells begin where those of other lines do, on this page or one beside it. */
  function isRow(line: Line): boolean {
    if (line.segments.length < 2) return false;
    const near = pages.flatMap((lines) =>
      lines.filter((each) => each !== line && Math.abs(each.page - line.page) <= 1),
    );
    const isLevel = (each: Line) =>
      line.segments.every(({ x }) => each.segments.some((segment) => Math.abs(segment.x - x) < 2));
    return near.filter(isLevel).length >= 2;
  }

  /** From the edge of the page inwards, what repeats; up to the first line that does not. Text that happens to recur stands closer. */
  function atEdge(zone: readonly Line[], all: readonly Line[]): readonly Line[] {
    const run: Line[] = [];
    for (const line of zone) {
      if (!repeated.has(line)) break;
      run.push(line);
    }
    while (run.length > 0) {
      const inner = run.at(-1);
      if (!inner) break;
      const next = Math.min(...all.filter((line) => !run.includes(line)).map((line) => Math.abs(line.y - inner.y)));
      const mark = readMark(textOf(inner));
      const isItem = mark !== undefined && !mark.path && mark.rest !== '';
      // The end of a sentence that stands no farther from the next line than others do is text, though it stands at one edge twice.
      if (/[.;,]["”’')]*$/.test(textOf(inner)) && next <= usualGap(all) * 1.2) {
        run.pop();
        continue;
      }
      if ((repeated.get(inner) ?? 0) >= 0.6 && pages.length > 3 && !isItem) break;
      if (next > inner.size * 1.5 && !isItem) break;
      run.pop();
    }
    return run;
  }
}

/** What a browser prints at the very edge of each page, even of a single one: the day and the title above, the address below. */
function isOfBrowser(text: string, y: number, height: number): boolean {
  if (y < BROWSER_EDGE) return /^\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}\b/.test(text);
  return y > height - BROWSER_EDGE && /^(?:file|https?):\/\/\S+(?:\s+\d{1,4}\s*\/\s*\d{1,4})?$/.test(text);
}

/** How far the lines of a page stand apart, in the middle. */
function usualGap(lines: readonly Line[]): number {
  const gaps = lines.slice(1).map(({ y }, at) => y - (lines[at]?.y ?? 0));
  return gaps.filter((gap) => gap > 0).sort((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 0;
}

type Zones = readonly { readonly top: readonly Line[]; readonly bottom: readonly Line[] }[];

/**
 * Lines at the very edge that begin or end with a number set apart, which counts the pages: the head of a left page may say something
 * else than that of a right page.
 */
function folios(zones: Zones): readonly Line[] {
  const found = zones.flatMap(({ top, bottom }, page) =>
    [top[0], bottom.at(-1)].flatMap((line) => {
      if (!line || line.segments.length < 2) return [];
      const ends = [line.segments[0]?.text ?? '', line.segments.at(-1)?.text ?? ''];
      return ends
        .filter((text) => /^\d{1,4}$/.test(text))
        .map((text) => ({ line, page, from: Number(text) - page, isTop: line === top[0] }));
    }),
  );
  return found.flatMap(({ line, page, from, isTop }) => {
    const others = found.filter((each) => each.page !== page && each.from === from && each.isTop === isTop);
    return others.length + 1 >= Math.max(2, zones.length * 0.6) ? [line] : [];
  });
}

function shapeOf(line: Line): string {
  return textOf(line)
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/\b[ivx]{1,6}\b/g, '#')
    .replace(/\s+/g, ' ');
}

function isPageNumber(text: string): boolean {
  return /^[-–—|\s]*(?:page\s*)?(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|\/|\|)\s*\d{1,4})?[-–—|\s]*$/i.test(text);
}

/** A number at the foot is a page's if other pages have theirs at the same distance from it. */
function isPageAt(text: string, at: number, all: number, zones: Zones): boolean {
  const value = Number(/\d+/.exec(text)?.[0] ?? Number.NaN);
  if (all === 1) return value === 1;
  return zones.some(
    ({ top, bottom }, other) =>
      other !== at &&
      [top[0], bottom.at(-1)].some(
        (line) =>
          line !== undefined && Number(/^\D*(\d+)\D*$/.exec(textOf(line))?.[1] ?? Number.NaN) - value === other - at,
      ),
  );
}
