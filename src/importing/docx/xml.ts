import { SaxesParser } from 'saxes';
import { ImportRefusal } from '../block.ts';

/** An element of an XML part. Names are local names; `space` is the end of the namespace: `main`, `math`, `markup`. */
export type Element = {
  readonly name: string;
  readonly space: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
};

/** How much one part may hold. A protocol of 100 pages has about 100,000 elements. */
const MOST_ELEMENTS = 2_000_000;
const DEEPEST = 256;

const spaces: readonly [RegExp, string][] = [
  [/wordprocessingml/, 'word'],
  [/markup-compatibility/, 'markup'],
  [/\/math$/, 'math'],
  [/relationships/, 'relationships'],
  [/drawingml\/\d+\/main$|drawingml\/main$/, 'drawing'],
];

/**
 * Parses XML without a document type: a part that declares one is refused, so nothing can be expanded or fetched. Throws
 * `ImportRefusal` where it is broken, too deep or too large.
 */
export function parseXml(text: string): Element {
  const root: Element = { name: '', space: '', attributes: {}, children: [] };
  const open: { element: Element; children: (Element | string)[] }[] = [
    { element: root, children: root.children as (Element | string)[] },
  ];
  let count = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('doctype', () => {
    throw new ImportRefusal(
      'unsafe',
      'This file declares a document type, which no document of Word does. It is not read.',
    );
  });
  parser.on('error', () => {
    // The parser's own words hold pieces of the file, so they are not passed on.
    throw new ImportRefusal(
      'broken',
      'This file is damaged and cannot be read. Open it in Word, save it again, and try that copy.',
    );
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    count += 1;
    if (count > MOST_ELEMENTS || open.length > DEEPEST) {
      throw new ImportRefusal(
        'too-large',
        'This file holds far more than a document of this kind does. It is not read.',
      );
    }
    const element: Element = {
      name: local,
      space: spaces.find(([pattern]) => pattern.test(uri))?.[1] ?? uri,
      attributes: Object.fromEntries(Object.values(attributes).map((each) => [each.local, each.value])),
      children: [],
    };
    open.at(-1)?.children.push(element);
    open.push({ element, children: element.children as (Element | string)[] });
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', (value) => {
    open.at(-1)?.children.push(value);
  });
  parser.write(text).close();
  const top = root.children.find((child) => typeof child !== 'string');
  if (!top || typeof top === 'string') throw new ImportRefusal('broken', 'This file is empty.');
  return top;
}

/** The child elements, all of them or those with this name. */
export function childrenOf(element: Element | undefined, name?: string): readonly Element[] {
  return (element?.children ?? []).filter(
    (child): child is Element => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** The first child with this name. */
export function childOf(element: Element | undefined, name: string): Element | undefined {
  return childrenOf(element, name)[0];
}

/** `w:val` of the child with this name. */
export function valOf(element: Element | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes.val;
}

/** Whether a switch such as `w:b` is on; undefined where it is not said. */
export function isOn(element: Element | undefined, name: string): boolean | undefined {
  const found = childOf(element, name);
  if (!found) return undefined;
  return !/^(0|false|off|none)$/.test(found.attributes.val ?? '');
}
