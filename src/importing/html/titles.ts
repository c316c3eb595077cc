import { oneLine } from '../block.ts';
import { attributeOf, findAll, type HtmlElement, wordsOf } from './dom.ts';
import { sizeOf } from './main-content.ts';

/** What the page calls itself in the window of a browser; empty where it does not. */
export function titleOfPage(head: HtmlElement | undefined): string {
  const titles = head ? findAll(head, ({ tagName }) => tagName === 'title') : [];
  return oneLine(titles.map(wordsOf).join(' '));
}

/** The paragraph that Word's and Google's own style for titles names; of several, none is sure. */
export function onlyTitle(main: HtmlElement): HtmlElement | undefined {
  const named = (name: RegExp) =>
    findAll(main, (each) => each.tagName === 'p' && name.test(attributeOf(each, 'class') ?? '') && sizeOf(each) > 0);
  const [first, second] = named(/(?:^|\s)title(?:\s|$)/);
  return named(/(?:^|\s)MsoTitle(?:\s|$)/)[0] ?? (second ? undefined : first);
}

/** The level of a heading, 1 the highest; undefined for what is none. */
export function headingLevelOf(element: HtmlElement): number | undefined {
  const level =
    /^h([1-6])$/.exec(element.tagName)?.[1] ??
    (attributeOf(element, 'role') === 'heading' ? (attributeOf(element, 'aria-level') ?? '2') : undefined);
  return level === undefined ? undefined : Number(level);
}
