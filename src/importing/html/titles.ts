import { oneLine } from '../block.ts';
import { attributeOf, elementsOf, findAll, type HtmlElement, wordsOf } from './dom.ts';
import { sizeOf } from './main-content.ts';

/** What the page calls itself in the window of a browser; empty where it does not. */
export function titleOfPage(head: HtmlElement | undefined): string {
  const titles = head ? findAll(head, ({ tagName }) => tagName === 'title') : [];
  return oneLine(titles.map(wordsOf).join(' '));
}

/** The paragraphs that Word's own style for titles names, or the one that Google's does; of several of that, none is sure. */
export function titlesIn(main: HtmlElement): readonly HtmlElement[] {
  const named = (name: RegExp) =>
    findAll(main, (each) => each.tagName === 'p' && name.test(attributeOf(each, 'class') ?? '') && sizeOf(each) > 0);
  const [first, second] = named(/(?:^|\s)title(?:\s|$)/);
  const ofWord = named(/(?:^|\s)MsoTitle(?:\s|$)/);
  return ofWord.length > 0 ? ofWord : first && !second ? [first] : [];
}

/**
 * The level of the words that open and shut a text: that of what opens and shuts beside them, and else one below the heading
 * before them.
 */
function levelOfSummary(details: HtmlElement): number {
  for (let at: HtmlElement = details; ; ) {
    const { parentNode } = at;
    if (!parentNode || !('tagName' in parentNode)) return 2;
    const before = elementsOf(parentNode).slice(0, elementsOf(parentNode).indexOf(at)).toReversed();
    for (const each of before) {
      const own = headingLevelOf(each);
      if (own !== undefined) return Math.min(6, own + 1);
      const [first] = each.tagName === 'details' ? [] : findAll(each, (inner) => headingLevelOf(inner) !== undefined);
      if (first) return headingLevelOf(first) ?? 2;
    }
    at = parentNode;
  }
}

/** The level of a heading, 1 the highest; undefined for what is none. */
export function headingLevelOf(element: HtmlElement): number | undefined {
  if (element.tagName === 'summary' && element.parentNode && 'tagName' in element.parentNode)
    return levelOfSummary(element.parentNode);
  const level =
    /^h([1-6])$/.exec(element.tagName)?.[1] ??
    (attributeOf(element, 'role') === 'heading' ? (attributeOf(element, 'aria-level') ?? '2') : undefined);
  return level === undefined ? undefined : Number(level);
}
