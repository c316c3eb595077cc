import { type Block, type ListLabel, type Look, type Note, oneLine, type ReadFile } from '../block.ts';
import { attributeOf, elementsOf, findAll, type HtmlElement, isNoText, isText, parseHtml, textIn } from './dom.ts';
import { readFootnotes } from './footnotes.ts';
import { labelsOf, readListStyles } from './lists.ts';
import { leftOutOf, linkLists, mainContent, sizeOf } from './main-content.ts';

type Line = { text: string; bold: number; notes: Note[]; soft: boolean };
type Place = { readonly depth: number; readonly list: string | undefined; readonly outer: readonly number[] };

const inline =
  /^(?:a|abbr|acronym|b|bdi|bdo|big|br|cite|code|data|del|dfn|em|font|i|img|input|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr|o:p)$/;

/** Reads a saved web page: the part that holds its text, with the numbers that a browser prints before list items. */
export function readHtml(source: string): ReadFile {
  const { body, head } = parseHtml(source);
  const main = mainContent(body);
  const whole = sizeOf(main);
  const styles = readListStyles(
    [head, body]
      .flatMap((part) => (part ? findAll(part, ({ tagName }) => tagName === 'style') : []))
      .map((sheet) => sheet.childNodes.map((node) => (isText(node) ? node.value : '')).join('')),
  );
  const footnotes = readFootnotes(main);
  const linked = linkLists(main);
  const blocks: Block[] = [];
  let lists = 0;
  readOutside(body);
  readChildren(main, { depth: 0, list: undefined, outer: [] });
  for (const text of footnotes.rest) blocks.push({ text, leftOut: 'a link back from a footnote' });
  const title = oneLine(
    head
      ? findAll(head, ({ tagName }) => tagName === 'title')
          .map((each) => each.childNodes.map((node) => (isText(node) ? node.value : '')).join(''))
          .join(' ')
      : '',
  );
  return { blocks, raw: [...textNodes(body)], ...(title === '' ? {} : { title }) };

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

  function leaveOut(text: string, why: string): void {
    if (text.trim() !== '') blocks.push({ text: oneLine(text), leftOut: why });
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
      if (isText(node) || ('tagName' in node && inline.test(node.tagName) && !hasBlocks(node))) line.push(node);
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
    const why = linked.has(element) ? 'links to other pages' : leftOutOf(element, main, whole);
    if (why !== undefined) {
      leaveOut(textIn(element), why);
      return false;
    }
    if (footnotes.holders.has(element)) return false;
    if (
      /(?:^|\s)(?:MsoToc\d|toc\d?|table-of-contents|contents-list)(?:\s|$)/i.test(
        `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`,
      ) &&
      sizeOf(element) < whole * 0.35
    ) {
      leaveOut(textIn(element), 'contents list');
      return false;
    }
    const { tagName } = element;
    const heading =
      /^h([1-6])$/.exec(tagName)?.[1] ??
      (attributeOf(element, 'role') === 'heading' ? (attributeOf(element, 'aria-level') ?? '2') : undefined);
    if (heading !== undefined)
      return pushLines(
        element.childNodes,
        place,
        { heading: Number(heading), ...(label ? { list: label } : {}) },
        element,
      );
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
    if (tagName === 'dl') return readDefinitions(element, place);
    if (tagName === 'hr') return false;
    const before = blocks.length;
    const deeper = tagName === 'blockquote' ? { ...place, depth: place.depth + 1 } : place;
    readChildren(element, deeper, label);
    return blocks.length > before;
  }

  function readList(list: HtmlElement, place: Place, label: ListLabel | undefined): boolean {
    const labels = labelsOf(list, styles, place.outer);
    if (place.list === undefined) lists += 1;
    const name = place.list ?? `list ${lists}`;
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
      const { printed = '', value = 0 } = labels[at] ?? {};
      at += 1;
      if (footnotes.holders.has(node)) continue;
      const why = leftOutOf(node, main, whole);
      if (why !== undefined) leaveOut(textIn(node), why);
      else {
        const own: ListLabel | undefined = printed === '' ? undefined : { printed, depth: place.depth, list: name };
        readChildren(node, { depth: place.depth + 1, list: name, outer: [...place.outer, value] }, own);
      }
    }
    return blocks.length > before;
  }

  function readDefinitions(list: HtmlElement, place: Place): boolean {
    const before = blocks.length;
    let term = '';
    for (const child of elementsOf(list).flatMap((each) => (each.tagName === 'div' ? elementsOf(each) : [each]))) {
      const text = oneLine(textIn(child));
      if (child.tagName === 'dt') {
        if (term !== '') blocks.push({ text: term, look: { indent: place.depth * 20 + 20 } });
        term = text;
      } else if (text !== '') {
        blocks.push({
          text: oneLine(`${term} ${text}`),
          list: { printed: '•', depth: place.depth, list: `definitions ${before}` },
        });
        term = '';
      }
    }
    if (term !== '') blocks.push({ text: term });
    return blocks.length > before;
  }

  function readTable(table: HtmlElement, place: Place): boolean {
    const rows = rowsOf(table);
    const isLayout =
      attributeOf(table, 'role') === 'presentation' ||
      findAll(table, ({ tagName }) => tagName === 'table').length > 0 ||
      rows.every((row) => cellsOf(row).length <= 1) ||
      rows.some((row) =>
        cellsOf(row).some(
          (cell) =>
            sizeOf(cell) > whole * 0.4 && findAll(cell, ({ tagName }) => /^(?:p|ol|h[1-6])$/.test(tagName)).length > 2,
        ),
      );
    const before = blocks.length;
    for (const caption of elementsOf(table).filter(({ tagName }) => tagName === 'caption'))
      readChildren(caption, place);
    if (isLayout) {
      for (const row of rows) for (const cell of cellsOf(row)) readChildren(cell, place);
      return blocks.length > before;
    }
    const notes: Note[] = [];
    const taken: number[] = [];
    const texts = rows.map((row) => {
      const cells: string[] = [];
      const spans: number[] = [];
      for (const cell of cellsOf(row)) {
        while ((taken[cells.length] ?? 0) > 0) {
          spans.push((taken[cells.length] ?? 1) - 1);
          cells.push('');
        }
        const deep = Math.min(1000, Math.max(1, Number.parseInt(attributeOf(cell, 'rowspan') ?? '1', 10) || 1));
        const wide = Math.min(50, Math.max(1, Number.parseInt(attributeOf(cell, 'colspan') ?? '1', 10) || 1));
        const lines = linesOf(cell.childNodes);
        notes.push(...lines.flatMap((line) => line.notes));
        for (let at = 0; at < wide; at += 1) {
          cells.push(
            at === 0
              ? lines
                  .map(({ text }) => oneLine(text))
                  .filter((text) => text !== '')
                  .join('\n')
              : '',
          );
          spans.push(deep - 1);
        }
      }
      for (const [at, span] of spans.entries()) taken[at] = span;
      return cells;
    });
    if (texts.length > 0) blocks.push({ text: '', rows: texts, ...(notes.length > 0 ? { notes } : {}) });
    return blocks.length > before;
  }

  /** Puts inline content into blocks, a line each; true if there was any. */
  function pushLines(
    nodes: HtmlElement['childNodes'],
    place: Place,
    extra: Partial<Block>,
    element: HtmlElement,
  ): boolean {
    const lines = linesOf(nodes);
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
        ...(attributeOf(element, 'align') === 'center' || /text-align:\s*center/i.test(style) ? { centred: true } : {}),
      };
      blocks.push({
        text: content,
        look,
        ...(notes.length > 0 ? { notes } : {}),
        ...(/(?:^|\s)MsoTitle(?:\s|$)/.test(attributeOf(element, 'class') ?? '') ? { isTitle: true } : {}),
        ...(isFirst ? extra : soft ? { soft } : {}),
      });
      isFirst = false;
    }
    return !isFirst;
  }

  function linesOf(nodes: HtmlElement['childNodes']): Line[] {
    const lines: Line[] = [{ text: '', bold: 0, notes: [], soft: false }];
    const visit = (node: (typeof nodes)[number], isBold: boolean): void => {
      const line = lines.at(-1);
      if (!line) return;
      if (isText(node)) {
        line.text += node.value.replace(/[\r\n\t ]+/g, ' ');
        if (isBold) line.bold += node.value.replace(/\s/gu, '').length;
      } else if ('tagName' in node && !isNoText(node)) {
        const note = node.tagName === 'a' ? footnotes.byLink.get(node) : undefined;
        if (note) {
          line.notes.push(note);
          return;
        }
        const why = leftOutOf(node, main, whole);
        if (why !== undefined) {
          leaveOut(textIn(node), why);
          return;
        }
        const isBlock = !inline.test(node.tagName);
        if (node.tagName === 'br' || isBlock)
          lines.push({ text: '', bold: 0, notes: [], soft: !isBlock && line.text.trim() !== '' });
        const bold =
          isBold ||
          /^(?:b|strong|h[1-6])$/.test(node.tagName) ||
          /font-weight:\s*(?:bold|[6-9]00)/i.test(attributeOf(node, 'style') ?? '');
        for (const child of node.childNodes) visit(child, bold);
        if (isBlock) lines.push({ text: '', bold: 0, notes: [], soft: false });
      }
    };
    for (const node of nodes) visit(node, false);
    return lines;
  }
}

function hasBlocks(element: HtmlElement): boolean {
  return findAll(element, ({ tagName }) => !inline.test(tagName)).length > 0;
}

function rowsOf(table: HtmlElement): readonly HtmlElement[] {
  return elementsOf(table).flatMap((child) =>
    child.tagName === 'tr' ? [child] : /^(?:thead|tbody|tfoot)$/.test(child.tagName) ? rowsOf(child) : [],
  );
}

function cellsOf(row: HtmlElement): readonly HtmlElement[] {
  return elementsOf(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
}

/** Every text node that a browser could show, taken before anything is made of the page. */
function* textNodes(element: HtmlElement): Generator<string> {
  if (isNoText(element)) return;
  for (const node of element.childNodes) {
    if (isText(node)) yield node.value;
    else if ('tagName' in node) yield* textNodes(node);
  }
}
