import { inStyle } from './counters.ts';
import { attributeOf, elementsOf, type HtmlElement } from './dom.ts';
import type { StyleSheets } from './style-sheets.ts';

const formats: Readonly<Record<string, string>> = {
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
  '1': 'decimal',
};

/** The kind of a list among what a short declaration says of it: `none inside`. */
const KIND = /\b(?:none|decimal(?:-leading-zero)?|(?:lower|upper)-(?:alpha|latin|roman)|disc|circle|square)\b/;

/** The label of each item of an `ol` or `ul`, as a browser prints it. */
export function labelsOf(list: HtmlElement, styles: StyleSheets): readonly string[] {
  const items = elementsOf(list).filter(({ tagName }) => tagName === 'li');
  const isReversed = attributeOf(list, 'reversed') !== undefined;
  const start = integer(attributeOf(list, 'start'));
  let value = start ?? (isReversed ? items.length : 1);
  const style = styleOf(list, styles);
  return items.map((item) => {
    value = integer(attributeOf(item, 'value')) ?? value;
    const own = value;
    value += isReversed ? -1 : 1;
    if (list.tagName !== 'ol') return style === 'none' ? '' : '•';
    const itemStyle = styleOf(item, styles) ?? style;
    return itemStyle === 'none' ? '' : `${inStyle(own, itemStyle)}.`;
  });
}

function styleOf(element: HtmlElement, styles: StyleSheets): string | undefined {
  const own = /list-style(?:-type)?:\s*([a-z-]+)/i.exec(attributeOf(element, 'style') ?? '')?.[1]?.toLowerCase();
  const type = attributeOf(element, 'type');
  return (
    own ??
    KIND.exec(styles.valueOf(element, 'list-style-type') ?? styles.valueOf(element, 'list-style') ?? '')?.[0] ??
    (type !== undefined && Object.hasOwn(formats, type) ? formats[type] : undefined)
  );
}

function integer(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*-?\d{1,6}/.test(text) ? Number.parseInt(text, 10) : undefined;
}
