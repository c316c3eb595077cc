import type { Unsure } from '../block.ts';
import { attributeOf, findAll, type HtmlElement, textIn } from './dom.ts';
import type { StyleSheets } from './style-sheets.ts';

const shownByScript: Unsure = {
  kind: 'left-out',
  why: 'The style of this page does not show this text, so it was left out. If a button shows it, put it back.',
};

/** Texts that a style sheet does not show and no button opens, outermost first: left out, and doubted. */
export function hiddenByStyle(main: HtmlElement, styles: StyleSheets): ReadonlyMap<HtmlElement, readonly Unsure[]> {
  if (!styles.says(/^(?:display|visibility)$/)) return new Map();
  const opened = new Set(
    findAll(main, () => true).flatMap((element) =>
      ['aria-controls', 'data-target', 'data-bs-target', 'href'].flatMap((name) => {
        const target = attributeOf(element, name)?.replace(/^#/, '');
        return target === undefined || target === '' ? [] : [target];
      }),
    ),
  );
  const isHidden = (element: HtmlElement) =>
    (styles.valueOf(element, 'display') === 'none' || styles.valueOf(element, 'visibility') === 'hidden') &&
    textIn(element).trim() !== '' &&
    !/display:|visibility:/i.test(attributeOf(element, 'style') ?? '') &&
    !opened.has(attributeOf(element, 'id') ?? '') &&
    !isOpenedByNeighbour(element);
  return new Map(findAll(main, isHidden).map((element) => [element, [shownByScript]]));
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
