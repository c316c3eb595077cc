import { type Note, oneLine } from '../block.ts';
import { readMark } from '../mark.ts';
import { relate } from '../recognise/sequence.ts';
import { attributeOf, elementsOf, findAll, type HtmlElement, textIn } from './dom.ts';
import { type InlineContext, linesOf } from './inline-lines.ts';
import { sizeOf } from './main-content.ts';

export function rowsOf(table: HtmlElement): readonly HtmlElement[] {
  return elementsOf(table).flatMap((child) =>
    child.tagName === 'tr' ? [child] : /^(?:thead|tbody|tfoot)$/.test(child.tagName) ? rowsOf(child) : [],
  );
}

export function cellsOf(row: HtmlElement): readonly HtmlElement[] {
  return elementsOf(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
}

/** Whether a table only places text on the page: it holds the text, other tables, or the numbers of paragraphs beside them. */
export function isLayoutTable(table: HtmlElement, whole: number): boolean {
  const rows = rowsOf(table);
  return (
    attributeOf(table, 'role') === 'presentation' ||
    findAll(table, ({ tagName }) => tagName === 'table').length > 0 ||
    rows.every((row) => cellsOf(row).length <= 1) ||
    rows.some((row) => cellsOf(row).some((cell) => holdsText(cell, whole))) ||
    holdsNumbers(rows)
  );
}

function holdsText(cell: HtmlElement, whole: number): boolean {
  if (sizeOf(cell) <= whole * 0.4) return false;
  const blocks = findAll(cell, ({ tagName }) => /^(?:p|ol|ul|div|h[1-6]|br)$/.test(tagName)).length;
  return blocks > 2;
}

/** Whether the first column counts paragraphs, one after the other, beside their texts. */
function holdsNumbers(rows: readonly HtmlElement[]): boolean {
  const texts = rows
    .map((row) => cellsOf(row).map((cell) => oneLine(textIn(cell))))
    .filter((row) => row.some((cell) => cell !== ''));
  const pairs = texts.filter((row) => row.filter((cell) => cell !== '').length > 1);
  const [alone = []] = texts;
  // Some pages set each paragraph in a table of its own.
  if (texts.length === 1 && alone.length === 2) return countsParagraph(alone[0] ?? '') && (alone[1] ?? '').length > 20;
  if (pairs.length < 2 || pairs.some((row) => row.slice(2).some((cell) => cell !== ''))) return false;
  const marks = pairs.map(([first = '']) => readMark(first));
  const numbers = marks.flatMap((mark) => (mark?.path && mark.rest === '' ? [mark.path] : []));
  const inOrder = numbers.filter((path, at) => at === 0 || relate(path, numbers[at - 1]).kind === 'next');
  const isWordy = pairs.filter(([, second = '']) => second.length > 40).length >= pairs.length / 2;
  const areMarks = marks.filter((mark) => mark?.rest === '').length >= pairs.length * 0.8;
  return areMarks && numbers.length >= 2 && inOrder.length >= numbers.length * 0.9 && isWordy;
}

/** A number with its stop, of several parts or in brackets. */
function countsParagraph(text: string): boolean {
  const mark = readMark(text);
  return mark?.rest === '' && (mark.path !== undefined || /^\(.+\)$/.test(mark.printed));
}

/** The rows of a table, with an empty cell where a merged one goes on. */
export function tableOf(
  table: HtmlElement,
  context: InlineContext,
): { readonly rows: readonly (readonly string[])[]; readonly notes: readonly Note[] } {
  const notes: Note[] = [];
  const taken: number[] = [];
  const rows = rowsOf(table).map((row) => {
    const cells: string[] = [];
    const spans: number[] = [];
    const goOn = () => {
      for (let above = taken[cells.length] ?? 0; above > 0; above = taken[cells.length] ?? 0) {
        spans.push(above - 1);
        cells.push('');
      }
    };
    for (const cell of cellsOf(row)) {
      goOn();
      const deep = spanOf(cell, 'rowspan', 1000);
      const wide = spanOf(cell, 'colspan', 50);
      const lines = linesOf(cell.childNodes, context);
      notes.push(...lines.flatMap((line) => line.notes));
      const text = lines
        .map((line) => oneLine(line.text))
        .filter((line) => line !== '')
        .join('\n');
      for (let at = 0; at < wide; at += 1) {
        cells.push(at === 0 ? text : '');
        spans.push(deep - 1);
      }
    }
    goOn();
    for (const [at, span] of spans.entries()) taken[at] = span;
    return cells;
  });
  return { rows, notes };
}

function spanOf(cell: HtmlElement, name: string, most: number): number {
  return Math.min(most, Math.max(1, Number.parseInt(attributeOf(cell, name) ?? '1', 10) || 1));
}
