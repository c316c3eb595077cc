import { oneLine } from '../block.ts';
import { readMark } from '../mark.ts';
import { collectText } from './parts.ts';
import { childOf, childrenOf, type Element } from './xml.ts';

/** The rows of a table, but for those that a tracked change took out. */
export function rowsIn(element: Element): Element[] {
  if (element.name === 'tr') {
    return childOf(childOf(element, 'trPr'), 'del') ? [] : [element];
  }
  return /^(sdt|sdtContent|ins|customXml)$/.test(element.name) ? childrenOf(element).flatMap(rowsIn) : [];
}

export function deletedRowsIn(element: Element): Element[] {
  if (element.name === 'tr') return childOf(childOf(element, 'trPr'), 'del') ? [element] : [];
  return /^(sdt|sdtContent|ins|customXml)$/.test(element.name) ? childrenOf(element).flatMap(deletedRowsIn) : [];
}

export function cellsIn(element: Element): Element[] {
  if (element.name === 'tc') return [element];
  return /^(sdt|sdtContent|ins|customXml)$/.test(element.name) ? childrenOf(element).flatMap(cellsIn) : [];
}

/** Whether a table only sets the numbers of paragraphs beside their texts; `isListed` says that Word counts a paragraph. */
export function holdsNumbers(rows: readonly Element[], isListed: (paragraph: Element) => boolean): boolean {
  const full = rows
    .map((row) => childrenOf(row).flatMap(cellsIn))
    .filter((cells) => cells.some((cell) => plainText(cell) !== '' || isCounted(cell, isListed)));
  const pairs = full.filter((cells) => cells.length === 2);
  const numbered = pairs.filter(
    ([first]) => first && (isCounted(first, isListed) || readMark(plainText(first))?.rest === ''),
  );
  const isWordy = pairs.filter(([, second]) => second && plainText(second).length > 40).length >= pairs.length / 2;
  return full.length >= 2 && pairs.length >= full.length * 0.8 && numbered.length >= pairs.length * 0.8 && isWordy;
}

/** Whether a cell holds nothing but a number that Word prints. */
function isCounted(cell: Element, isListed: (paragraph: Element) => boolean): boolean {
  return plainText(cell) === '' && childrenOf(cell, 'p').some(isListed);
}

function plainText(cell: Element): string {
  const texts: string[] = [];
  collectText(cell, texts);
  return oneLine(texts.join(''));
}
