import { defined } from '../../defined.ts';
import type { Look } from '../block.ts';
import type { Numbering } from './numbering.ts';
import type { ParagraphText } from './paragraph.ts';
import { firstValue, type Style } from './styles.ts';
import { childOf, type Element } from './xml.ts';

/** How a paragraph looks: what it says itself, then its style. */
export function lookOf(
  content: Pick<ParagraphText, 'bold' | 'capitals' | 'size'>,
  properties: Element | undefined,
  style: Style,
  numbering: Numbering,
): Look {
  const place = numbering.placeOf(properties, style);
  const indents = [properties, ...style.paragraph].flatMap((each) => childOf(each, 'ind') ?? []);
  const own = childOf(properties, 'ind') ?? (place ? undefined : indents[0]);
  const left = own?.attributes.left ?? own?.attributes.start;
  const indent = left === undefined ? (place ? numbering.indentOf(place) : undefined) : Number(left) / 20;
  const hangs =
    own?.attributes.hanging === undefined
      ? place !== undefined && numbering.hangsAt(place)
      : own.attributes.hanging !== '0';
  const isUsual = /^(normal|body text|list paragraph|no spacing|default)/i.test(style.name);
  return {
    bold: content.bold,
    ...(content.capitals ? { capitals: true } : {}),
    centred: firstValue([properties, ...style.paragraph], 'jc') === 'center',
    ...defined({ size: content.size }),
    ...(indent === undefined || Number.isNaN(indent) ? {} : { indent, ...(hangs ? { textIndent: indent } : {}) }),
    ...(isUsual ? {} : { style: style.name }),
  };
}

/** The level of a heading, 1 the highest: by its outline, or by the name of a style that it is based on. */
export function headingLevel(
  properties: Element | undefined,
  style: Style,
  nameOf: (style: string) => string,
): number | undefined {
  const outline = firstValue([properties, ...style.paragraph], 'outlineLvl');
  if (outline !== undefined) return Number(outline) < 9 ? Number(outline) + 1 : undefined;
  const named = style.chain.map((id) => /^heading (\d)$/i.exec(nameOf(id))?.[1]).find(Boolean);
  return named === undefined ? undefined : Number(named);
}
