import { readMark } from '../mark.ts';
import { attributeOf, findAll, type HtmlElement, textIn } from './dom.ts';
import { sizeOf } from './main-content.ts';
import type { StyleSheets } from './style-sheets.ts';

// How a page lets a text stand out: in bold, in the middle, or in a box apart from the text around it.

/** Whether the page says of an element itself that it is bold, or is not; undefined where it is as what it stands in. */
export function saysBold(element: HtmlElement, styles: StyleSheets): boolean | undefined {
  const own = attributeOf(element, 'style') ?? '';
  const weight = /font-weight:\s*([\w]+)/i.exec(own)?.[1] ?? styles.valueOf(element, 'font-weight');
  if (weight !== undefined) return /^(?:bold(?:er)?|[6-9]00)$/i.test(weight);
  const isBoldFont = /\bbold\b/i.test(styles.valueOf(element, 'font') ?? '');
  return isBoldFont || /^(?:b|strong|h[1-6])$/.test(element.tagName) ? true : undefined;
}

/** Whether what stands in an element is bold. */
export function isBold(element: HtmlElement, styles: StyleSheets): boolean {
  for (let at: HtmlElement['parentNode'] | HtmlElement = element; at && 'tagName' in at; at = at.parentNode) {
    const says = saysBold(at, styles);
    if (says !== undefined) return says;
  }
  return false;
}

export function isCentred(element: HtmlElement, styles: StyleSheets): boolean {
  const own = /text-align:\s*(\w+)/i.exec(attributeOf(element, 'style') ?? '')?.[1];
  return (
    attributeOf(element, 'align') === 'center' || /^center$/i.test(own ?? styles.valueOf(element, 'text-align') ?? '')
  );
}

const LONGEST_BOX = 1_200;
/** With more of the page in frames, these are what its text is set in. */
const MOST_IN_BOXES = 0.5;

/** What stands in a frame or on a ground of its own, outermost first. One with numbers of paragraphs in it is a ground behind the text. */
export function boxesIn(main: HtmlElement, styles: StyleSheets, whole: number): ReadonlySet<HtmlElement> {
  const found = findAll(main, (element) => isBox(element, styles));
  const outer = found.filter(
    (box) => !found.some((other) => other !== box && findAll(other, (each) => each === box).length > 0),
  );
  const inside = outer.reduce((sum, box) => sum + sizeOf(box), 0);
  return new Set(inside > whole * MOST_IN_BOXES ? [] : outer);
}

function isBox(element: HtmlElement, styles: StyleSheets): boolean {
  if (!/^(?:div|p|aside|section|blockquote|fieldset)$/.test(element.tagName)) return false;
  if (!isFramed(element, styles)) return false;
  const text = textIn(element).trim();
  if (text.length < 25 || text.length > LONGEST_BOX || !/[.!?:;]["”’)]*\s*(?:$|\s)/.test(text)) return false;
  return (
    findAll(element, ({ tagName }) => /^(?:p|div|li|h[1-6]|table|form|input|button|nav|ol)$/.test(tagName)).every(
      (each) =>
        !/^(?:table|form|input|button|nav|ol)$/.test(each.tagName) && readMark(textIn(each).trim())?.path === undefined,
    ) && readMark(text)?.path === undefined
  );
}

function isFramed(element: HtmlElement, styles: StyleSheets): boolean {
  const own = attributeOf(element, 'style') ?? '';
  const said = (name: string) =>
    new RegExp(`(?:^|;)\\s*${name}:\\s*([^;]+)`, 'i').exec(own)?.[1]?.trim() ?? styles.valueOf(element, name) ?? '';
  const isDrawn = (border: string) =>
    /\b(?:solid|double|dashed|dotted|groove|ridge|inset|outset)\b/i.test(border) && !/^0(?:[^.\d]|$)/.test(border);
  return isDrawn(said('border')) || isColour(said('background')) || isColour(said('background-color'));
}

function isColour(ground: string): boolean {
  return (
    ground !== '' &&
    !/^(?:none|transparent|inherit|initial|unset|white|#f[a-f]f[a-f]f[a-f]|#fff|rgba?\(\s*255,\s*255,\s*255.*|0)$|url\(/i.test(
      ground.trim(),
    )
  );
}
