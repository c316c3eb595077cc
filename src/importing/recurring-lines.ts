import type { Unsure } from './block.ts';
import { readMark } from './mark.ts';

// What stood at the foot or head of the pages that a text was copied from, and stands between its lines now.

const PAGE_NUMBER =
  /^(?:[-–—|\s]*(?:page|p\.?)\s*\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?[-–—|\s]*|[-–—]\s*\d{1,3}\s*[-–—]|\[page \d{1,3}\]|page(?: of)?|(?!see\b|refer\b)[^.;:]{0,70}[|•·–—]\s*page \d{1,3}(?:\s*of \d{1,3})?|page \d{1,3}(?:\s*of \d{1,3})?\s*[|•·–—][^.;:]{0,70})$/i;
/** Above the first text, a line that recurs below is the title or the name of the council as well. */
const OF_COVER = 3;

const aside: Unsure = {
  kind: 'left-out',
  why: 'This line recurs, and was taken for the head or foot of the pages that the text was copied from. It was left out each time. Look whether it is text.',
};

/** Whether a line says nothing but which page it stands on. */
export function isPageNumber(text: string): boolean {
  return PAGE_NUMBER.test(text);
}

/** A line with its figures taken for any: `Page 3 of 9` stands for every page's. */
export function shapeOf(line: string): string {
  return line.toLowerCase().replace(/\d+/g, '0');
}

/**
 * Which of these lines are no text, by index: a short line that recurs, each time beside the number of a page, with that number; and one
 * that recurs three times and more and parts the halves of a sentence. The first of those that are not sure says so. Beside the number of
 * a page, the title needs not recur.
 */
export function recurringLines(lines: readonly string[]): ReadonlyMap<number, Unsure | undefined> {
  const shown = lines.flatMap((text, at) => (text === '' ? [] : [{ text, at }]));
  const found = new Map<number, Unsure | undefined>();
  const able = [...shown.entries()].filter(
    ([place, { text }]) =>
      place >= OF_COVER && /^(?=.{10,90}$)\p{Lu}.*\p{L}{3}.*[^.;:,]$/u.test(text) && !isPageNumber(text),
  );
  for (const same of Map.groupBy(able, ([, { text }]) => shapeOf(text)).values()) {
    const places = same.map(([place]) => place);
    for (const [place, { text, at }] of same)
      if (beside(place, isPageNumber) && holdsTitle(text)) found.set(at, undefined);
    const texts = new Set(same.map(([, { text }]) => text));
    if (places.length < 2 || [...texts].some((text) => readMark(text))) continue;
    const named = places.map((place) => beside(place, isPageNumber));
    const bare = places.map((place) => beside(place, (text) => /^\d{1,3}$/.test(text)));
    // `Appendix 1` and `Appendix 2` may each begin a page.
    const isNamed = texts.size === 1 && named.every((each) => each !== undefined);
    const isCounted =
      texts.size === 1 && bare.every((each, at) => each && (at === 0 || each.page === (bare[at - 1]?.page ?? 0) + 1));
    const cuts = places.filter((place) => isCut(shown[place - 1]?.text ?? '', shown[place + 1]?.text ?? '')).length;
    if (!isNamed && !isCounted && !(places.length >= 3 && cuts >= Math.max(2, places.length / 2))) continue;
    for (const [at, [, line]] of same.entries()) found.set(line.at, at === 0 && !isNamed ? aside : undefined);
    if (!isNamed && isCounted) for (const number of bare) if (number) found.set(number.at, undefined);
  }
  return found;

  /** Whether a line says one of the first lines again. */
  function holdsTitle(text: string): boolean {
    const own = lettersOf(text);
    return shown
      .slice(0, OF_COVER)
      .some((line) => lettersOf(line.text).length > 10 && own.includes(lettersOf(line.text)));
  }

  /** The number of a page straight below or above a line. */
  function beside(place: number, isNumber: (text: string) => boolean) {
    const line = [shown[place + 1], shown[place - 1]].find((each) => each && isNumber(each.text));
    return line && { page: Number(/\d+/.exec(line.text)?.[0] ?? 0), at: line.at };
  }
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether a sentence goes on from one line to the other. */
function isCut(before: string, after: string): boolean {
  return !/[.:;?!]["”’')\]]*$/.test(before) && /^\p{Ll}{2}/u.test(after);
}
