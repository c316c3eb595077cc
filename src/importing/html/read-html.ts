import {
  type Block,
  type ListLabel,
  type Look,
  oneLine,
  putInBox,
  type ReadFile,
  standAlone,
  type Unsure,
} from '../block.ts';
import { readMark } from '../mark.ts';
import { countedTexts } from './counters.ts';
import { readDefinitions } from './definitions.ts';
import {
  attributeOf,
  elementsOf,
  findAll,
  type HtmlElement,
  isNoText,
  isText,
  parseHtml,
  textIn,
  textNodes,
  wordsOf,
} from './dom.ts';
import { readFootnotes } from './footnotes.ts';
import { hiddenElements } from './hidden.ts';
import { hasBlocks, isInline, linesOf } from './inline-lines.ts';
import { labelsOf } from './lists.ts';
import { isContentsList, isLinks, leftOutOf, linkLists, mainContent, sizeOf } from './main-content.ts';
import { readSetTable, setTableOf } from './set-table.ts';
import { setTextsOf } from './set-texts.ts';
import { boxesIn, isBold, isCentred, saysBold } from './standing-out.ts';
import { readStyleSheets } from './style-sheets.ts';
import { cellsOf, isLayoutTable, rowsOf, tableOf } from './tables.ts';
import { headingLevelOf, titleOfPage, titlesIn } from './titles.ts';

type Place = { readonly depth: number; readonly list: string | undefined };

/** Reads a saved web page: the part that holds its text, with the numbers that a browser prints before list items. */
export function readHtml(source: string): ReadFile {
  const { body, head } = parseHtml(source);
  const main = mainContent(body);
  const whole = sizeOf(main);
  const styles = readStyleSheets(
    [head, body].flatMap((part) => (part ? findAll(part, ({ tagName }) => tagName === 'style') : [])).map(wordsOf),
  );
  const counted = countedTexts(body, styles);
  const footnotes = readFootnotes(main);
  const linked = linkLists(main);
  const titled = titlesIn(main);
  const hidden = hiddenElements(body, main, styles);
  const boxes = boxesIn(main, styles, whole);
  const blocks: Block[] = [];
  const raw = [...textNodes(body)];
  const context = {
    noteOf: (link: HtmlElement) => footnotes.byLink.get(link),
    leftOutOf: leftOutBy,
    leaveOut: (element: HtmlElement, why: string) => leaveOut(textIn(element), why),
    saysBold: (element: HtmlElement) => saysBold(element, styles),
  };
  let lists = 0;
  readOutside(body);
  readChildren(main, { depth: 0, list: undefined });
  for (const text of footnotes.rest) blocks.push({ text, leftOut: 'a link back from a footnote' });
  const title = titleOfPage(head);
  return { blocks, raw, set: setTextsOf(body, styles), ...(title === '' ? {} : { title }) };

  function leftOutBy(element: HtmlElement): string | undefined {
    return hidden.has(element) ? 'hidden on the page' : leftOutOf(element, main, whole);
  }

  /** What stands around the part that holds the text. */
  function readOutside(element: HtmlElement): void {
    if (main === body) return;
    for (const node of element.childNodes) {
      if (isText(node)) leaveOut(node.value, 'part of the web page around the text');
      else if ('tagName' in node && node !== main && !isNoText(node)) {
        if (findAll(node, (each) => each === main).length > 0) readOutside(node);
        else leaveOut(textIn(node), 'part of the web page around the text');
      }
    }
  }

  function leaveOut(text: string, why: string, unsure: readonly Unsure[] = []): void {
    if (text.trim() !== '')
      blocks.push({ text: oneLine(text), leftOut: why, ...(unsure.length > 0 ? { unsure } : {}) });
  }

  function readChildren(element: HtmlElement, place: Place, label?: ListLabel): void {
    let line: (typeof element.childNodes)[number][] = [];
    let waiting = label;
    const flush = () => {
      if (line.length === 0) return;
      if (pushLines(line, place, waiting ? { list: waiting } : {}, element)) waiting = undefined;
      line = [];
    };
    for (const node of element.childNodes) {
      if (isText(node) || ('tagName' in node && isInline(node) && !hasBlocks(node))) line.push(node);
      else if ('tagName' in node && !isNoText(node)) {
        flush();
        if (readElement(node, place, waiting)) waiting = undefined;
      }
    }
    flush();
    if (waiting && label && waiting.printed !== '•') blocks.push({ text: '', list: waiting });
  }

  /** Reads one element; true if the label that waits for a text has gone to it. */
  function readElement(element: HtmlElement, place: Place, label: ListLabel | undefined): boolean {
    const why = linked.has(element) ? 'links to other pages' : leftOutBy(element);
    if (why !== undefined) {
      leaveOut(textIn(element), why, linked.get(element) ?? hidden.get(element));
      return false;
    }
    if (footnotes.holders.has(element)) return false;
    if (isContentsList(element, whole)) {
      leaveOut(textIn(element), 'contents list');
      return false;
    }
    const { tagName } = element;
    const printed = counted.get(element);
    if (printed !== undefined && label === undefined) {
      // Counters of a style sheet count levels of their own, whatever lies in what.
      label = { printed, depth: printed.split('.').filter((part) => part !== '').length - 1, list: 'counted' };
    }
    const heading = headingLevelOf(element);
    if (heading !== undefined)
      return pushLines(element.childNodes, place, { heading, ...(label ? { list: label } : {}) }, element);
    if (tagName === 'ol' || tagName === 'ul' || tagName === 'menu') return readList(element, place, label);
    if (tagName === 'table') return readTable(element, place);
    if (tagName === 'pre') {
      const [first, ...lines] = textIn(element)
        .split('\n')
        .map(oneLine)
        .filter((each) => each !== '');
      if (first !== undefined) blocks.push({ text: first, ...(label ? { list: label } : {}) });
      for (const text of lines) blocks.push({ text, soft: true });
      return first !== undefined;
    }
    if (tagName === 'hr') return false;
    const before = blocks.length;
    if (tagName === 'dl') {
      const readText = (text: HtmlElement) => readChildren(text, place);
      readDefinitions(element, place.depth, `definitions ${before}`, readText, { blocks, raw });
      return blocks.length > before;
    }
    const isNotice = attributeOf(element, 'role') === 'note';
    const deeper = tagName === 'blockquote' ? { ...place, depth: place.depth + 1 } : place;
    readChildren(element, deeper, label);
    if (boxes.has(element)) putInBox(blocks, before);
    else if (isNotice) standAlone(blocks, before);
    return blocks.length > before;
  }

  function readList(list: HtmlElement, place: Place, label: ListLabel | undefined): boolean {
    const labels = labelsOf(list, styles);
    if (place.list === undefined) lists += 1;
    // Google's pages put every level side by side, and name list and level in a class.
    const [, kept, level] = /(?:^|\s)lst-(kix_\w+)-(\d)(?:\s|$)/.exec(attributeOf(list, 'class') ?? '') ?? [];
    const name = kept ?? place.list ?? `list ${lists}`;
    const depth = level === undefined ? place.depth : Number(level);
    let at = 0;
    const before = blocks.length;
    if (label && label.printed !== '•') blocks.push({ text: '', list: label });
    for (const node of list.childNodes) {
      if (isText(node)) {
        if (node.value.trim() !== '') blocks.push({ text: oneLine(node.value) });
        continue;
      }
      if (!('tagName' in node)) continue;
      if (node.tagName !== 'li') {
        readElement(node, { ...place, depth: place.depth + 1, list: name }, undefined);
        continue;
      }
      const printed = counted.get(node) ?? labels[at] ?? '';
      at += 1;
      if (footnotes.holders.has(node)) continue;
      const why = leftOutBy(node);
      if (why !== undefined) leaveOut(textIn(node), why, hidden.get(node));
      else {
        const own: ListLabel | undefined = printed === '' ? undefined : { printed, depth, list: name };
        readChildren(node, { depth: depth + 1, list: name }, own);
      }
    }
    return blocks.length > before;
  }

  function readTable(table: HtmlElement, place: Place): boolean {
    const before = blocks.length;
    for (const caption of elementsOf(table).filter(({ tagName }) => tagName === 'caption'))
      readChildren(caption, place);
    for (const [at, block] of blocks.entries()) if (at >= before) blocks[at] = { ...block, isCaption: true };
    const set = setTableOf(table, whole);
    if (set) {
      readSetTable(set, { readText: (cell) => readChildren(cell, place), leaveOut, blocks, raw });
      return blocks.length > before;
    }
    if (isLayoutTable(table, whole)) {
      for (const cell of rowsOf(table).flatMap(cellsOf)) {
        const why =
          isLinks(cell) && sizeOf(cell) > 0 && sizeOf(cell) < whole * 0.35 ? 'links to other pages' : leftOutBy(cell);
        if (why === undefined) readChildren(cell, place);
        else leaveOut(textIn(cell), why, hidden.get(cell));
      }
      return blocks.length > before;
    }
    const { rows, notes } = tableOf(table, context);
    if (rows.length > 0) blocks.push({ text: '', rows, ...(notes.length > 0 ? { notes } : {}) });
    return blocks.length > before;
  }

  /** Puts inline content into blocks, a line each; true if there was any. */
  function pushLines(
    nodes: HtmlElement['childNodes'],
    place: Place,
    extra: Partial<Block>,
    element: HtmlElement,
  ): boolean {
    const lines = linesOf(nodes, context, isBold(element, styles));
    const style = attributeOf(element, 'style') ?? '';
    const margin = Number(/margin-left:\s*(-?[\d.]+)\s*(?:pt|px)/i.exec(style)?.[1] ?? 0);
    let isFirst = true;
    for (const { text, bold, notes, soft } of lines) {
      const content = oneLine(text);
      if (content === '' && notes.length === 0) continue;
      const letters = content.replace(/\s/gu, '').length;
      const look: Look = {
        indent: place.depth * 20 + (Number.isFinite(margin) ? margin : 0),
        ...(bold >= letters && letters > 0 && extra.heading === undefined ? { bold: true } : {}),
        ...(isCentred(element, styles) ? { centred: true } : {}),
      };
      blocks.push({
        text: content,
        look,
        ...(notes.length > 0 ? { notes } : {}),
        ...(titled.includes(element) ? { isTitle: true } : {}),
        ...(element.tagName === 'figcaption' ? { isCaption: true } : {}),
        // After a line break, a number or letter begins something of its own.
        ...(isFirst ? extra : soft && !readMark(content) ? { soft } : {}),
      });
      isFirst = false;
    }
    return !isFirst;
  }
}
