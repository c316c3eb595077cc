import { type Block, oneLine } from '../block.ts';
import { readMark } from '../mark.ts';
import { elementsOf, type HtmlElement, textIn } from './dom.ts';

/**
 * Reads a list of terms: each with what it means is a text of its own, with the colon that stands for the line between the two. A
 * number with its paragraph, set in this way, is that paragraph: `readText` reads it.
 */
export function readDefinitions(
  list: HtmlElement,
  depth: number,
  name: string,
  readText: (element: HtmlElement) => void,
  into: { readonly blocks: Block[]; readonly raw: string[] },
): void {
  const { blocks, raw } = into;
  let term = '';
  for (const child of elementsOf(list).flatMap((each) => (each.tagName === 'div' ? elementsOf(each) : [each]))) {
    const text = oneLine(textIn(child));
    if (child.tagName === 'dt') {
      if (term !== '') blocks.push({ text: term, look: { indent: depth * 20 + 20 } });
      term = text;
    } else if (term !== '' && readMark(term)?.rest === '') {
      blocks.push({ text: term });
      readText(child);
      term = '';
    } else if (text !== '') {
      const isOpen = term === '' || /[:–—-]$/.test(term);
      if (!isOpen) raw.push(':');
      blocks.push({
        text: oneLine(`${term}${isOpen ? '' : ':'} ${text}`),
        list: { printed: '•', depth, list: name },
        alone: true,
      });
      term = '';
    }
  }
  if (term !== '') blocks.push({ text: term });
}
