import type { SetText } from '../block.ts';
import { headingLevel } from './look.ts';
import type { Numbering } from './numbering.ts';
import type { Styles } from './styles.ts';
import { childOf, childrenOf, type Element, valOf } from './xml.ts';

/** The paragraphs of a part as Word sets them, taken apart from their reading: where each begins, and which Word counts. */
export function setTextsOf(body: Element, styles: Styles, numbering: Numbering): readonly SetText[] {
  const texts: SetText[] = [];
  let runsOn = false;
  visit(body);
  return texts;

  function visit(element: Element): void {
    if (element.name === 'p' && element.space !== 'drawing') {
      const properties = childOf(element, 'pPr');
      const style = styles.of(valOf(properties, 'pStyle'));
      const place = numbering.placeOf(properties, style);
      const text = firstLineOf(element);
      if (text.trim() !== '' && !runsOn)
        texts.push({
          text,
          ...(place && numbering.prints(place) ? { isCounted: true, depth: place.level, list: place.list } : {}),
          ...(headingLevel(properties, style, (id) => styles.of(id).name) === undefined ? {} : { isHeading: true }),
        });
      const ending = childOf(properties, 'rPr');
      runsOn = (childOf(ending, 'del') ?? childOf(ending, 'moveFrom')) !== undefined;
    }
    for (const child of shownIn(element)) visit(child);
  }
}

/** The words of a paragraph up to its first line break, without those of what is fixed to it. */
function firstLineOf(paragraph: Element): string {
  let text = '';
  let isOver = false;
  const read = (element: Element): void => {
    if (isOver || /^(?:p|del|moveFrom|pPr|instrText|delText)$/.test(element.name)) return;
    if (/^(?:br|cr)$/.test(element.name) && text.trim() !== '') isOver = true;
    else if (element.name === 't') text += element.children.filter((child) => typeof child === 'string').join('');
    else for (const child of shownIn(element)) read(child);
  };
  for (const child of shownIn(paragraph)) read(child);
  return text;
}

function shownIn(element: Element): readonly Element[] {
  return element.name === 'AlternateContent'
    ? childrenOf(childOf(element, 'Choice') ?? childOf(element, 'Fallback'))
    : childrenOf(element);
}
