import { type Block, oneLine, type ReadFile, tableGuess, wideLine, withPlainSigns } from './block.ts';
import { type Drawn, drawnAt } from './drawn-in-text.ts';
import { counts, readMark } from './mark.ts';
import { EDGE, isAtEdge, isFirstBelowNumber, repeatedAtEdges } from './page-edges.ts';
import { unquoted } from './quoted-mail.ts';
import { isPageNumber, recurringLines, shapeOf } from './recurring-lines.ts';
import { type PrintedLine, setTextsInLines } from './set-lines.ts';
import { COLUMN, hang, hasGap, isFigureInText, isLeftBelow, textColumnOf } from './text-columns.ts';
import { withTypedNotes } from './typed-notes.ts';

/** The text of a file's bytes: UTF-16 with its mark, UTF-8, or Windows' Western European where it is not valid UTF-8. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The text of a file's bytes, with the bullets of symbol fonts as signs. */
export function decodeText(bytes: Uint8Array): string {
  return withPlainSigns(decode(bytes));
}

/** Reads plain text. A line goes on the one before where that was broken only because it was full. */
export function readPlainText(received: string): ReadFile {
  const quoted = unquoted(received);
  const text = quoted?.text ?? received;
  const blocks: Block[] = quoted ? [{ text: quoted.signs, leftOut: 'the signs of what an e-mail quotes' }] : [];
  const pages = text.split('\f');
  let line = 0;
  const lines = pages.flatMap((page, at) =>
    page.split(/\r\n|\r|\n/).map((printed) => {
      line += 1;
      return { printed, line, page: at + 1 };
    }),
  );
  const width = wrapWidth(lines.map(({ printed }) => printed));
  const repeated = repeatedAtEdges(pages);
  const all = lines.map(({ printed }) => printed);
  const recurring = recurringLines(all.map(oneLine));
  const doHang = hang(all);
  let before: string | undefined;
  // The last line of text on the page above, until the first on this one.
  let above: string | undefined;
  let onPage = 1;
  // Something that is no text stands between the last line of text and this one.
  let isParted = false;
  let textColumn: number | undefined;
  let past = 0;
  for (const [at, { printed, line, page }] of lines.entries()) {
    if (at < past) continue;
    const content = oneLine(printed);
    if (content === '') {
      before = undefined;
      continue;
    }
    if (repeated.has(shapeOf(content)) && isAtEdge(pages[page - 1] ?? '', content, page === 1)) {
      blocks.push({ text: content, line, page, leftOut: 'header or footer' });
      continue;
    }
    if (page > 1 && isFirstBelowNumber(pages, page - 1, content)) {
      blocks.push({
        text: content,
        line,
        page,
        leftOut: 'header or footer',
        unsure: [{ kind: 'left-out', why: EDGE }],
      });
      continue;
    }
    if (recurring.has(at) || isPageNumber(content)) {
      const leftOut = isPageNumber(content) ? 'page number' : 'header or footer';
      const unsure = recurring.get(at);
      const place = pages.length > 1 ? { line, page } : { line };
      blocks.push({ text: content, ...place, leftOut, ...(unsure ? { unsure: [unsure] } : {}) });
      isParted = true;
      continue;
    }
    const figure = drawnAt(all, at);
    if (figure) {
      pushDrawn(blocks, figure, line, pages.length > 1 ? page : undefined);
      past = at + figure.lines;
      before = undefined;
      above = undefined;
      onPage = page;
      continue;
    }
    const drawn = /^([=\-_~*])\1{2,}$/.exec(content)?.[1];
    const last = blocks.at(-1);
    if (drawn !== undefined) {
      // A line drawn under a text makes that a heading.
      const isUnder = before !== undefined && last && last.text.length < 120 && /[=\-~]/.test(drawn) && !last.soft;
      if (isUnder) blocks[blocks.length - 1] = { ...last, heading: drawn === '=' ? 1 : 2 };
      blocks.push({ text: content, line, leftOut: 'a line drawn across the page' });
      before = undefined;
      continue;
    }
    const trimmed = printed.replace(/\s+$/u, '');
    const spread = trimmed.replace(/\t/g, '    ');
    const indent = spread.search(/\S/) * COLUMN;
    const soft =
      before !== undefined
        ? (goesOn(before, trimmed, width) && !(doHang && isLeftBelow(before, trimmed, indent, textColumn))) ||
          isFigureInText(content, indent, textColumn)
        : (page !== onPage || isParted) && above !== undefined && goesOverPage(above, trimmed, width);
    if (!soft) textColumn = textColumnOf(spread);
    blocks.push({
      text: content,
      line,
      ...(pages.length > 1 ? { page } : {}),
      look: { indent, ...(!soft && textColumn !== undefined ? { textIndent: textColumn } : {}) },
      ...(soft ? { soft } : {}),
      ...(hasGap(trimmed) && !(before !== undefined && hasGap(before)) ? { unsure: [wideLine] } : {}),
    });
    before = trimmed;
    above = trimmed;
    onPage = page;
    isParted = false;
  }
  return { blocks: withTypedNotes(blocks), raw: [received], set: setTextsInLines(printedIn(lines, recurring)) };
}

/** The lines that hold text; one with an empty line above it is set apart, unless a page ends there. */
function printedIn(
  lines: readonly { readonly printed: string; readonly page: number }[],
  recurring: ReadonlyMap<number, unknown>,
): readonly PrintedLine[] {
  let last = -1;
  return lines.flatMap(({ printed, page }, at) => {
    const text = oneLine(printed);
    const above = lines[at - 1];
    const isApart = above !== undefined && above.page === page && oneLine(above.printed) === '' && !recurring.has(last);
    if (text !== '') last = at;
    if (recurring.has(at)) return [];
    const indent = printed.replace(/\t/g, '    ').search(/\S/) * COLUMN;
    return text === '' ? [] : [{ text, indent, isApart }];
  });
}

function pushDrawn(blocks: Block[], drawn: Drawn, line: number, page: number | undefined): void {
  const place = { line, ...(page === undefined ? {} : { page }) };
  if (drawn.kind === 'table')
    blocks.push({
      text: '',
      rows: drawn.rows,
      ...place,
      ...(drawn.isGuess ? { unsure: [tableGuess] } : {}),
    });
  else {
    const box = blocks.length;
    for (const [at, text] of drawn.texts.entries())
      if (text !== '') {
        const soft = (drawn.texts[at - 1] ?? '') !== '' && readMark(text) === undefined;
        blocks.push({ text, ...place, box, ...(soft ? { soft } : {}) });
      }
  }
  if (drawn.signs !== '')
    blocks.push({
      text: drawn.signs,
      ...place,
      leftOut: drawn.kind === 'table' ? 'the lines drawn around a table' : 'the lines drawn around a text',
    });
}

/** Whether a line at the head of a page goes on the last one of the page before: in the middle of a sentence. */
function goesOverPage(above: string, line: string, width: number | undefined): boolean {
  return !/[.:;?!]["”’')\]]*$/.test(above) && readMark(line.trim()) === undefined && goesOn(above, line, width);
}

/** The width at which lines were broken, or undefined where each line is a paragraph. */
function wrapWidth(lines: readonly string[]): number | undefined {
  const lengths = lines.map((line) => line.trimEnd().length).filter((length) => length > 20);
  if (lengths.length < 4) return undefined;
  lengths.sort((one, other) => one - other);
  const width = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
  const full = lengths.filter((length) => length > width * 0.8 && length <= width * 1.05).length;
  const share = full / lengths.length;
  if (width <= 140 && full >= 3 && share > (width < 60 ? 0.5 : 0.25)) return width;
  // Few lines are full, but paragraphs are set apart by empty lines and no line is long: the others were broken too.
  const longest = lengths.at(-1) ?? 0;
  const blank = lines.filter((line) => line.trim() === '').length;
  return longest >= 50 && longest <= 120 && blank > lengths.length * 0.3 ? longest : undefined;
}

/** Words after which a sentence goes on with a figure. */
const WANTS_FIGURE =
  /(?:[,(£]|\b(?:on|by|of|in|at|from|to|until|till|since|before|after|within|than|least|most|about|over|under|between|and|or|the|a|every|no|only|is|are|was|were|act|regulations?|january|february|march|april|may|june|july|august|september|october|november|december))$/i;

/** Whether a line that begins with a figure goes on a sentence. A date, a year or a telephone number on its own line is a line of its own. */
function belongsAbove(line: string, before: string): boolean {
  if (counts(line)) return true;
  const isDate = /^(?:\d{1,2}(?:st|nd|rd|th)? \p{L}+ )?\d{4}$|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/u.test(line);
  return before.trim().length > 40 && !isDate && !/^0\d[\d ]+$/.test(line);
}

function goesOn(before: string, line: string, width: number | undefined): boolean {
  const content = line.trimStart();
  const isMark = readMark(content) !== undefined;
  const opensInSmall =
    (/^[a-z]/.test(content) && !/^[a-z]{1,4}[.)]\s/.test(content)) ||
    (/^\d/.test(content) && !isMark && (WANTS_FIGURE.test(before) || belongsAbove(content, before)));
  if (opensInSmall && /\p{L}-$/u.test(before)) return true;
  if (width === undefined) return opensInSmall && !/[.:;!?]["”’)]?$/.test(before);
  const firstWord = content.split(/\s/)[0]?.length ?? 0;
  const wasFull = before.length + 1 + firstWord > width - 1;
  // "see" above "3) Members may" ends an item; "see" above "3.1" asks for it.
  const isList = /^(?:\d{1,3}|[a-z]{1,4})\)\s+\p{Lu}/u.test(content) && line.search(/\S/) < before.search(/\S/);
  if (isList) return false;
  const isCutOff =
    /\b(?:sections?|paragraphs?|clauses?|rules?|appendix|within|under|see|the|a|an)$/i.test(before) ||
    (!isMark && /\b(?:and|or|to|in|of)$/i.test(before));
  return wasFull || isCutOff || (opensInSmall && !/[.:;!?]["”’)]?$/.test(before));
}
