import type { SetText } from '../block.ts';
import { elementsOf, type HtmlElement, isNoText, isText } from './dom.ts';
import { isInline } from './inline-lines.ts';
import { labelsOf } from './lists.ts';
import type { StyleSheets } from './style-sheets.ts';
import { headingLevelOf } from './titles.ts';

/** The paragraphs of a page as a browser sets them, taken apart from their reading: where each begins, and which it counts. */
export function setTextsOf(body: HtmlElement, styles: StyleSheets): readonly SetText[] {
  const texts: SetText[] = [];
  let text = '';
  let isCounted = false;
  let depth = -1;
  let isHeading = false;
  let isOver = false;
  // A term, to which what it means still belongs.
  let term = '';
  visit(body, false);
  end();
  return texts;

  function end(): void {
    if (term !== '' && text === term) return;
    term = '';
    if (text.trim() !== '') {
      texts.push({ text, ...(isCounted ? { isCounted, depth } : {}), ...(isHeading ? { isHeading } : {}) });
      // What a browser counts is the first text of an item.
      isCounted = false;
    }
    text = '';
    isOver = false;
  }

  function visit(element: HtmlElement, isLabelled: boolean): void {
    const isBlock = !isInline(element);
    if (/^(?:dt|dl)$/.test(element.tagName)) term = '';
    if (isBlock) end();
    if (isLabelled) isCounted = true;
    const isList = /^(?:ol|ul|menu)$/.test(element.tagName);
    if (isList) depth += 1;
    if (isBlock) isHeading = headingLevelOf(element) !== undefined;
    const labels = isList ? labelsOf(element, styles) : [];
    const items = elementsOf(element).filter(({ tagName }) => tagName === 'li');
    for (const node of element.childNodes) {
      if (isText(node)) text += isOver ? '' : node.value;
      else if ('tagName' in node && node.tagName === 'br') isOver ||= text.trim() !== '';
      else if ('tagName' in node && !isNoText(node)) {
        const at = items.indexOf(node);
        visit(node, at >= 0 && labels.length > 0 && labels[at] !== '');
      }
    }
    term = element.tagName === 'dt' ? text : element.tagName === 'dl' ? '' : term;
    if (isBlock) {
      end();
      if (isList) depth -= 1;
      if (isLabelled) isCounted = false;
      isHeading = false;
    }
  }
}
