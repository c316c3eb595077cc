import { defined } from '../../defined.ts';
import { type Block, ImportRefusal, type ListLabel, type Note, oneLine, type ReadFile, standAlone } from '../block.ts';
import { frameOf, withBoxes } from './boxes.ts';
import { readHeadersAndFooters } from './headers.ts';
import { headingLevel, lookOf } from './look.ts';
import { readNotes } from './notes.ts';
import { readNumbering } from './numbering.ts';
import { type FieldState, merge, type ParagraphText, readParagraphText } from './paragraph.ts';
import { collectText, mainPart, relations } from './parts.ts';
import { readSetRows, setRows } from './set-rows.ts';
import { setTextsOf } from './set-texts.ts';
import { readStyles, type Style } from './styles.ts';
import { cellsIn, deletedRowsIn, plainText, rowsIn } from './tables.ts';
import { childOf, childrenOf, type Element, valOf } from './xml.ts';
import { openPackage } from './zip.ts';

type Remark = { readonly kind: string; readonly why: string };

/** Reads a Word file: its text with the numbers that Word prints, as tracked changes would leave it if accepted. */
export function readDocx(bytes: Uint8Array): ReadFile {
  const zip = openPackage(bytes);
  const main = mainPart(zip);
  const document = zip.part(main);
  const body = childOf(document, 'body');
  if (!document || !body) {
    throw new ImportRefusal(
      'not-word',
      'This is not a Word document: it holds no text that Word would show. Save it from Word as .docx and try again.',
    );
  }
  const related = relations(zip, main);
  const styles = readStyles(zip.part(related('styles') ?? ''));
  const numbering = readNumbering(zip.part(related('numbering') ?? ''), styles);
  const field: FieldState = { open: [] };
  const blocks: Block[] = [];
  const raw: string[] = [];
  const remarks = new Map<string, Remark>();
  const notes = readNotes((kind) => zip.part(related(kind) ?? ''), styles);
  raw.push(...notes.raw);
  const frames = new Map<Block, string>();
  let hasCapitals = false;
  let held: ParagraphText | undefined;
  let margin: Note[] = [];

  collectText(body, raw);
  for (const element of childrenOf(body)) readBlock(element);
  if (margin.length > 0) blocks.push(...margin.map(({ text }) => ({ text, leftOut: 'a note in the margin' })));
  for (const text of notes.uncited()) blocks.push({ text, leftOut: 'a footnote that nothing cites' });
  const around = readHeadersAndFooters(zip, styles);
  blocks.push(...around.blocks);
  raw.push(...around.raw);
  const set = setTextsOf(body, styles, numbering);
  return {
    blocks: withBoxes(blocks, frames),
    raw,
    set,
    remarks: [...remarks.values()],
    ...(hasCapitals ? { isCapitalised: true } : {}),
  };

  function readBlock(element: Element): void {
    switch (element.name) {
      case 'p':
        readParagraph(element);
        break;
      case 'tbl':
        readTable(element);
        break;
      case 'sdt':
        for (const child of childrenOf(childOf(element, 'sdtContent'))) readBlock(child);
        break;
      case 'AlternateContent':
        for (const child of childrenOf(childOf(element, 'Choice') ?? childOf(element, 'Fallback'))) readBlock(child);
        break;
      case 'altChunk':
        remark(
          'words',
          'A part of this file is another file put inside it, and was not read. Open it in Word, save it as .docx, and try that copy.',
        );
        break;
      case 'sectPr':
        break;
      default:
        for (const child of childrenOf(element)) readBlock(child);
    }
  }

  function readParagraph(paragraph: Element): void {
    const properties = childOf(paragraph, 'pPr');
    const style = styles.of(valOf(properties, 'pStyle'));
    const content = merge(held, readParagraphText(paragraph, { style, styles, field, noteOf: notes.of }));
    held = undefined;
    sayDropped(content);
    const ending = childOf(properties, 'rPr');
    const isMarkDeleted = (childOf(ending, 'del') ?? childOf(ending, 'moveFrom')) !== undefined;
    if (isMarkDeleted) {
      // With its end deleted, a paragraph runs on into the next; one deleted whole leaves nothing and is not counted.
      held = content;
      return;
    }
    const label = labelOf(properties, style);
    emit(content, properties, style, label);
    for (const box of content.boxes) {
      remark('moved', 'A text box was put after the paragraph that it is fixed to. Look whether that is its place.');
      const before = blocks.length;
      for (const child of childrenOf(box)) readBlock(child);
      standAlone(blocks, before);
    }
  }

  function labelOf(properties: Element | undefined, style: Style): ListLabel | undefined {
    const place = numbering.placeOf(properties, style);
    return place && numbering.next(place);
  }

  function emit(
    content: ParagraphText,
    properties: Element | undefined,
    style: Style,
    label: ListLabel | undefined,
  ): void {
    const text = oneLine(content.text);
    if (text === '' && content.notes.length === 0) {
      if (label && label.printed !== '•') blocks.push({ text: '', list: label });
      return;
    }
    if (/^toc \d|^table of (figures|contents)/i.test(style.name) || content.isContents) {
      blocks.push({ text, leftOut: 'contents list' });
      return;
    }
    if (childOf(properties, 'framePr') ?? style.paragraph.some((each) => childOf(each, 'framePr'))) {
      margin.push({ mark: '', text });
      return;
    }
    const look = lookOf(content, properties, style, numbering);
    const heading = headingLevel(properties, style, (id) => styles.of(id).name);
    const before = blocks.length;
    const [first = '', ...further] = content.text
      .split('\n')
      .map(oneLine)
      .filter((line) => line !== '');
    blocks.push({
      text: first,
      look,
      ...defined({ heading }),
      ...(/^title$/i.test(style.name) ? { isTitle: true } : {}),
      ...(/^caption$/i.test(style.name) ? { isCaption: true } : {}),
      ...(label ? { list: label } : {}),
      ...(content.notes.length + margin.length > 0 ? { notes: [...content.notes, ...margin] } : {}),
    });
    margin = [];
    for (const line of further) blocks.push({ text: line, look, soft: true });
    const frame = frameOf(properties, style);
    if (frame !== undefined) enframe(before, frame);
  }

  function readTable(table: Element): void {
    for (const row of childrenOf(table).flatMap(deletedRowsIn)) {
      const texts: string[] = [];
      collectText(row, texts);
      if (oneLine(texts.join(' ')) !== '')
        blocks.push({ text: oneLine(texts.join(' ')), leftOut: 'a tracked deletion' });
    }
    const rows = childrenOf(table).flatMap(rowsIn);
    const set = setRows(rows, levelOf, plainText(table).length > plainText(body ?? table).length / 2);
    if (set) {
      readSetRows(set, { readBlock, cellText, blocks, raw });
      return;
    }
    const cells = rows.map((row) =>
      childrenOf(row)
        .flatMap(cellsIn)
        .flatMap((cell) => {
          const span = Number(valOf(childOf(cell, 'tcPr'), 'gridSpan') ?? 1);
          return [cell, ...Array<undefined>(Math.max(0, Math.min(span, 64) - 1)).fill(undefined)];
        }),
    );
    if (cells.every((row) => row.length <= 1)) {
      // A table of one column is a frame around paragraphs.
      const before = blocks.length;
      for (const row of cells) for (const child of childrenOf(row[0])) readBlock(child);
      if (cells.length === 1) enframe(before, `table ${before}`);
      return;
    }
    const cellNotes: Note[] = [];
    const texts = cells.map((row) => row.map((cell) => (cell === undefined ? '' : cellText(cell, cellNotes))));
    blocks.push({ text: '', rows: texts, ...(cellNotes.length > 0 ? { notes: cellNotes } : {}) });
  }

  /** What was read since then stands in one frame. */
  function enframe(from: number, frame: string): void {
    for (const block of blocks.slice(from)) frames.set(block, frame);
  }

  /** The level at which Word counts a paragraph. */
  function levelOf(paragraph: Element): number | undefined {
    const properties = childOf(paragraph, 'pPr');
    return numbering.placeOf(properties, styles.of(valOf(properties, 'pStyle')))?.level;
  }

  function cellText(cell: Element, cellNotes: Note[]): string {
    return childrenOf(cell)
      .flatMap((child): string[] => {
        if (child.name === 'tbl')
          return childrenOf(child)
            .flatMap(rowsIn)
            .flatMap((row) => childrenOf(row).flatMap(cellsIn))
            .map((each) => cellText(each, cellNotes));
        if (child.name === 'sdt')
          return childrenOf(childOf(child, 'sdtContent')).map((each) =>
            cellText({ ...cell, children: [each] }, cellNotes),
          );
        if (child.name !== 'p') return [];
        const properties = childOf(child, 'pPr');
        const style = styles.of(valOf(properties, 'pStyle'));
        const content = readParagraphText(child, { style, styles, field, noteOf: notes.of });
        sayDropped(content);
        cellNotes.push(...content.notes);
        const label = labelOf(properties, style);
        if (label) raw.push(label.printed);
        const text = oneLine(content.text);
        return text === '' && !label ? [] : [`${label?.printed ?? ''} ${text}`.trim()];
      })
      .filter((line) => line !== '')
      .join('\n');
  }

  function sayDropped({ deleted, hidden, isInserted, isStruck, isCapitalised }: ParagraphText): void {
    if (isCapitalised) hasCapitals = true;
    if (oneLine(deleted) !== '') blocks.push({ text: oneLine(deleted), leftOut: 'a tracked deletion' });
    if (oneLine(hidden) !== '') blocks.push({ text: oneLine(hidden), leftOut: 'hidden text' });
    if (oneLine(deleted) !== '' || isInserted) {
      remark(
        'changes',
        'This file holds tracked changes. It was read as if all of them were accepted. If they are not, accept or reject them in Word first.',
      );
    }
    if (isStruck)
      remark(
        'words',
        'Some words of this file are struck through. They were kept as text: look whether they should stand.',
      );
  }

  function remark(kind: string, why: string): void {
    remarks.set(why, { kind, why });
  }
}
