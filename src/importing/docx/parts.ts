import { withPlainSigns } from '../block.ts';
import { signOf } from './paragraph.ts';
import { childOf, childrenOf, type Element } from './xml.ts';
import type { Package } from './zip.ts';

/** Every `w:t` below an element, whatever it lies in, but for the second of two alternatives. */
export function collectText(element: Element, into: string[]): void {
  if (/^(t|delText)$/.test(element.name) && element.space !== 'drawing') {
    into.push(...element.children.filter((child): child is string => typeof child === 'string').map(withPlainSigns));
  }
  if (element.name === 'noBreakHyphen') into.push('-');
  if (element.name === 'sym') into.push(signOf(element));
  const children =
    element.name === 'AlternateContent'
      ? childrenOf(childOf(element, 'Choice') ?? childOf(element, 'Fallback'))
      : childrenOf(element);
  for (const child of children) collectText(child, into);
}

/** The part that holds the text. */
export function mainPart(zip: Package): string {
  const root = zip.part('_rels/.rels');
  const target = childrenOf(root, 'Relationship').find(({ attributes }) =>
    /\/officeDocument$/.test(attributes.Type ?? ''),
  )?.attributes.Target;
  return target === undefined ? 'word/document.xml' : target.replace(/^\//, '');
}

/** The part that the main part names for `styles`, `numbering`, `footnotes`, `endnotes`. */
export function relations(zip: Package, main: string): (kind: string) => string | undefined {
  const slash = main.lastIndexOf('/') + 1;
  const folder = main.slice(0, slash);
  const part = zip.part(`${folder}_rels/${main.slice(slash)}.rels`);
  return (kind) => {
    const target = childrenOf(part, 'Relationship').find(({ attributes }) =>
      (attributes.Type ?? '').endsWith(`/${kind}`),
    )?.attributes.Target;
    if (target === undefined) return zip.names.includes(`${folder}${kind}.xml`) ? `${folder}${kind}.xml` : undefined;
    return target.startsWith('/') ? target.slice(1) : folder + target;
  };
}
