import type { Unsure } from '../block.ts';
import { attributeOf, findAll, type HtmlElement, textIn } from './dom.ts';
import type { StyleSheets } from './style-sheets.ts';

const shownByScript: Unsure = {
  kind: 'left-out',
  why: 'The style of this page does not show this text, so it was left out. If a button shows it, put it back.',
};

/**
 * Elements of a page that are not shown and that no button opens, outermost first: left out. Where only a style sheet says so, it is
 * doubted. What a press opens is text like any other, however it is shut: by a style, or by `hidden`, as accordions and tabs do.
 */
export function hiddenElements(
  body: HtmlElement,
  main: HtmlElement,
  styles: StyleSheets,
): ReadonlyMap<HtmlElement, readonly Unsure[]> {
  const opened = new Set(
    findAll(body, () => true).flatMap((element) =>
      ['aria-controls', 'data-target', 'data-bs-target', 'href'].flatMap((name) => {
        const target = attributeOf(element, name)?.replace(/^#/, '');
        return target === undefined || target === '' ? [] : [target];
      }),
    ),
  );
  const isOpened = (element: HtmlElement) =>
    // A browser shows such text where somebody looks for its words.
    attributeOf(element, 'hidden')?.toLowerCase() === 'until-found' ||
    opened.has(attributeOf(element, 'id') ?? '') ||
    isOpenedByNeighbour(element);
  const hidesStyles = styles.says(/^(?:display|visibility)$/);
  const isHidden = (element: HtmlElement) =>
    isHiddenByItself(element) || (hidesStyles && isHiddenByStyle(element, styles));
  return new Map(
    findAll(main, (element) => isHidden(element) && !isOpened(element)).map((element) => [
      element,
      isHiddenByItself(element) ? [] : [shownByScript],
    ]),
  );
}

function isHiddenByItself(element: HtmlElement): boolean {
  return (
    attributeOf(element, 'hidden') !== undefined ||
    /display:\s*none|visibility:\s*hidden/i.test(attributeOf(element, 'style') ?? '')
  );
}

function isHiddenByStyle(element: HtmlElement, styles: StyleSheets): boolean {
  return (
    (styles.valueOf(element, 'display') === 'none' || styles.valueOf(element, 'visibility') === 'hidden') &&
    textIn(element).trim() !== '' &&
    !/display:|visibility:/i.test(attributeOf(element, 'style') ?? '')
  );
}

/** Whether a button, a summary or a heading with a button stands straight before an element. */
function isOpenedByNeighbour(element: HtmlElement): boolean {
  const { parentNode } = element;
  if (!parentNode) return false;
  const before = parentNode.childNodes.slice(0, parentNode.childNodes.indexOf(element));
  const last = before.findLast((node): node is HtmlElement => 'tagName' in node);
  // A summary opens what it stands in, not what comes below that.
  if (!last || last.tagName === 'details') return false;
  const isOpener = ({ tagName, attrs }: HtmlElement) =>
    /^(?:button|summary)$/.test(tagName) || attrs.some(({ name, value }) => name === 'role' && value === 'button');
  return /^(?:button|summary|h[1-6]|dt)$/.test(last.tagName) || findAll(last, isOpener).length > 0;
}
