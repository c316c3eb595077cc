import { type Block, besideTexts, headedTexts, type Note, oneLine, SIDE_HEADING } from '../block.ts';
import { readMark } from '../mark.ts';
import { readsLikeHeading } from '../recognise/looks.ts';
import { cellsIn, plainText } from './tables.ts';
import { childrenOf, type Element } from './xml.ts';

/** What a row of a table that sets paragraphs is: its heads, a heading across all columns, or a number with its text and more. */
export type SetRow =
  | { readonly kind: 'head'; readonly cells: readonly Element[] }
  | { readonly kind: 'across'; readonly cells: readonly Element[] }
  | {
      readonly kind: 'paragraph';
      /** What stands before its number, and heads it. */
      readonly head: Element | undefined;
      readonly number: Element;
      readonly text: Element;
      /** What stands beside the text, by its column. */
      readonly beside: readonly { readonly column: number; readonly cell: Element }[];
    };

/** The level at which Word counts a paragraph, from 0; undefined where it does not. */
export type LevelOf = (paragraph: Element) => number | undefined;

/**
 * The rows of a table that only sets the numbers of paragraphs beside their texts; undefined for any other. With a third column it has to
 * be plain that the numbers are those of paragraphs: they have parts (`1.1`), or the table holds most of the file.
 */
export function setRows(rows: readonly Element[], levelOf: LevelOf, isMost: boolean): readonly SetRow[] | undefined {
  const printed = rows
    .map((row) => childrenOf(row).flatMap(cellsIn))
    .filter((cells) => cells.some((cell) => plainText(cell) !== '' || countedAt(cell, levelOf) !== undefined));
  const isNumber = (cell: Element | undefined) =>
    cell !== undefined && (countedAt(cell, levelOf) !== undefined || readMark(plainText(cell))?.rest === '');
  const isDeep = (cell: Element) =>
    (countedAt(cell, levelOf) ?? 0) > 0 || (readMark(plainText(cell))?.path?.length ?? 0) > 1;
  const areHeaded = headsBesideNumbers(printed, isNumber);
  const full = areHeaded ? printed.map((cells) => (cells.length > 2 ? cells.slice(1) : cells)) : printed;
  const whole = full.filter((cells) => cells.length > 1);
  const hasHead = whole[0] !== undefined && whole[0] === full[0] && !isNumber(whole[0][0]);
  const body = hasHead ? whole.slice(1) : whole;
  const numbered = body.filter(([first]) => isNumber(first));
  const isWordy = body.filter(([, second]) => second && plainText(second).length > 40).length >= body.length / 2;
  const hasBeside = body.some((cells) => cells.slice(2).some((cell) => plainText(cell) !== ''));
  const least = full.length - (hasHead ? 1 : 0);
  if (full.length < 2 || numbered.length < 2 || numbered.length < body.length * 0.8 || !isWordy) return undefined;
  if (hasBeside || hasHead || areHeaded) {
    if (!isMost && !numbered.every(([first]) => first && isDeep(first))) return undefined;
  } else if (body.length < least * 0.8) return undefined;
  return full.map((cells, at): SetRow => {
    const [number, text] = cells;
    if (hasHead && at === 0) return { kind: 'head', cells: printed[0] ?? cells };
    if (cells.length === 1 || !number || !text) return { kind: 'across', cells };
    const head = areHeaded ? printed[at]?.find((cell) => !cells.includes(cell) && plainText(cell) !== '') : undefined;
    const beside = cells.slice(2).map((cell, at) => ({ column: at + 2, cell }));
    return { kind: 'paragraph', head, number, text, beside: beside.filter(({ cell }) => plainText(cell) !== '') };
  });
}

/** Whether the column before that of the numbers holds headings of some of the paragraphs and nothing else. */
function headsBesideNumbers(
  rows: readonly (readonly Element[])[],
  isNumber: (cell: Element | undefined) => boolean,
): boolean {
  const wide = rows.filter((cells) => cells.length > 2 && isNumber(cells[1]));
  const heads = wide.map(([first]) => (first ? plainText(first) : '')).filter((text) => text !== '');
  return (
    wide.length >= Math.max(3, rows.length * 0.8) &&
    heads.length > 1 &&
    heads.every((text) => readsLikeHeading(text) && !/^\d/.test(text))
  );
}

/** The level of the number that Word prints in a cell which holds nothing else. */
function countedAt(cell: Element, levelOf: LevelOf): number | undefined {
  if (plainText(cell) !== '') return undefined;
  return childrenOf(cell, 'p')
    .map(levelOf)
    .find((level) => level !== undefined);
}

/** Reads paragraphs whose numbers stand in cells beside them; what stands beside their texts is kept below each as a table. */
export function readSetRows(
  set: readonly SetRow[],
  into: {
    readonly readBlock: (element: Element) => void;
    readonly cellText: (cell: Element, notes: Note[]) => string;
    readonly blocks: Block[];
    readonly raw: string[];
  },
): void {
  const { readBlock, cellText, blocks, raw } = into;
  let heads: readonly string[] = [];
  let isFirst = true;
  let isFirstHead = true;
  for (const row of set) {
    if (row.kind === 'head') {
      heads = row.cells.map((cell) => oneLine(cellText(cell, [])));
      blocks.push({ text: heads.join(' '), leftOut: 'the heads of a table' });
    } else if (row.kind === 'across') {
      for (const child of row.cells.flatMap((cell) => childrenOf(cell))) readBlock(child);
    } else {
      const from = blocks.length;
      for (const child of row.head ? childrenOf(row.head) : []) readBlock(child);
      for (const [at, { look, ...block }] of blocks.entries())
        if (at >= from && block.leftOut === undefined)
          blocks[at] = {
            ...block,
            look: { ...look, style: SIDE_HEADING },
            ...(isFirstHead ? { unsure: [headedTexts] } : {}),
          };
      if (row.head) isFirstHead = false;
      for (const child of [...childrenOf(row.number), ...childrenOf(row.text)]) readBlock(child);
      if (row.beside.length === 0) continue;
      const notes: Note[] = [];
      const rows = row.beside.map(({ column, cell }) => [heads[column] ?? '', cellText(cell, notes)]);
      raw.push(...rows.map(([head = '']) => head));
      blocks.push({
        text: '',
        rows,
        ...(notes.length > 0 ? { notes } : {}),
        ...(isFirst ? { unsure: [besideTexts] } : {}),
      });
      isFirst = false;
    }
  }
}
