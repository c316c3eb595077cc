import {
  type Block,
  oneLine,
  type ReadFile,
  tableGuess,
  type Unsure,
  wideLine,
  withAny,
  withPlainSigns,
} from './block.ts';
import { type Drawn, drawnAt } from './drawn-in-text.ts';
import { beginUnparted, goesOn, goesOverPage, headsBelow, isMarked, nextOf, wrapWidth } from './full-lines.ts';
import { readMark } from './mark.ts';
import { EDGE, isAtEdge, isFirstBelowNumber, repeatedAtEdges, SENTENCE_AT_EDGE } from './page-edges.ts';
import { unquoted } from './quoted-mail.ts';
import { isPageNumber, recurringLines, shapeOf } from './recurring-lines.ts';
import { type PrintedLine, setTextsInLines } from './set-lines.ts';
import { COLUMN, hang, hasGap, isFigureInText, isLeftBelow, textColumnOf } from './text-columns.ts';

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
  // Nothing sets paragraphs apart but where a line ends; `isCounted`: the open one has a mark of its own.
  const isSet =
    all.filter((printed) => printed.trim() === '').length < all.length * 0.1 || beginUnparted(all, width) > 1;
  let isCounted = false;
  for (const [at, { printed, line, page }] of lines.entries()) {
    if (at < past) continue;
    const content = oneLine(printed);
    if (content === '') {
      before = undefined;
      continue;
    }
    if (repeated.has(shapeOf(content)) && isAtEdge(pages[page - 1] ?? '', content, page === 1)) {
      const isSentence = /[.?!]["”’')]*$/.test(content) && content.split(' ').length > 3;
      const edge: Unsure[] = isSentence ? [{ kind: 'left-out', why: SENTENCE_AT_EDGE }] : [];
      blocks.push({ text: content, line, page, leftOut: 'header or footer', ...withAny('unsure', edge) });
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
        ? (goesOn(before, trimmed, width) &&
            !headsBelow(before, content, nextOf(all, at), width) &&
            !(doHang && isLeftBelow(before, trimmed, indent, textColumn))) ||
          isFigureInText(content, indent, textColumn)
        : (page !== onPage || isParted) && above !== undefined && goesOverPage(above, trimmed, width);
    if (!soft) {
      textColumn = textColumnOf(spread);
      isCounted = isMarked(content);
    }
    const unsure: Unsure[] = [
      ...(hasGap(trimmed) && !(before !== undefined && hasGap(before)) ? [wideLine] : []),
      ...(soft && isSet && !isCounted && mayBegin(before ?? '', content) ? [{ ...lineEnd, begins: content }] : []),
    ];
    blocks.push({
      text: content,
      line,
      ...(pages.length > 1 ? { page } : {}),
      look: { indent, ...(!soft && textColumn !== undefined ? { textIndent: textColumn } : {}) },
      ...(soft ? { soft } : {}),
      ...withAny('unsure', unsure),
    });
    before = trimmed;
    above = trimmed;
    onPage = page;
    isParted = false;
  }
  return { blocks, raw: [received], set: setTextsInLines(printedIn(lines, recurring)) };
}

const lineEnd = {
  kind: 'no-number',
  why: 'A sentence ends at the end of a full line here. Whether a new paragraph begins below it, the file does not say; it was read as the same.',
} as const;

function mayBegin(before: string, content: string): boolean {
  return /[.?!]["”’')\]]*$/.test(before) && /^["“‘'(]?\p{Lu}/u.test(content);
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
