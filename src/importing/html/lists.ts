import { inStyle } from './counters.ts';
import { attributeOf, elementsOf, type HtmlElement } from './dom.ts';

/** How a page's own style sheet prints the numbers of its lists. */
export type ListStyles = {
  /** By selector of class or element: `ol.alpha` as `.alpha`. */
  readonly byClass: ReadonlyMap<string, string>;
};

export function readListStyles(sheets: readonly string[]): ListStyles {
  const text = sheets.join('\n').slice(0, 200_000);
  const byClass = new Map<string, string>();
  for (const [, selector, style] of text.matchAll(/([^{}]{1,200})\{[^{}]{0,500}?list-style(?:-type)?:\s*([a-z-]+)/gi)) {
    const name = /([.#]?[\w-]+)\s*(?:>\s*li)?\s*$/.exec(selector?.trim() ?? '')?.[1];
    if (name && style) byClass.set(name, style.toLowerCase());
  }
  return { byClass };
}

const formats: Readonly<Record<string, string>> = {
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
  '1': 'decimal',
};

/** The label of each item of an `ol` or `ul`, as a browser prints it. */
export function labelsOf(list: HtmlElement, styles: ListStyles): readonly string[] {
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

function styleOf(element: HtmlElement, { byClass }: ListStyles): string | undefined {
  const own = /list-style(?:-type)?:\s*([a-z-]+)/i.exec(attributeOf(element, 'style') ?? '')?.[1]?.toLowerCase();
  const type = attributeOf(element, 'type');
  const classes = (attributeOf(element, 'class') ?? '').split(/\s+/).map((name) => byClass.get(`.${name}`));
  const id = attributeOf(element, 'id');
  return (
    own ??
    classes.find((each) => each !== undefined) ??
    (id === undefined ? undefined : byClass.get(`#${id}`)) ??
    (type !== undefined && Object.hasOwn(formats, type) ? formats[type] : undefined) ??
    (element.tagName === 'ol' ? byClass.get('ol') : undefined)
  );
}

function integer(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*-?\d{1,6}/.test(text) ? Number.parseInt(text, 10) : undefined;
}
