import { oneLine } from '../block.ts';
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

export function plainText(cell: Element): string {
  const texts: string[] = [];
  collectText(cell, texts);
  return oneLine(texts.join(''));
}
