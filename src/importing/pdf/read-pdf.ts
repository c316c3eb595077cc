import { type Block, type Look, type Note, oneLine, type ReadFile } from '../block.ts';
import { readMark } from '../mark.ts';
import { type Line, linesOfPage, textOf } from './lines.ts';
import { pageFurniture } from './page-furniture.ts';
import { type PageText, readPdfText } from './page-text.ts';
import { type Margins, marginsOf, type Region, regionsOf } from './regions.ts';

const citation = /\u{F0000}([^\u{F0001}]*)\u{F0001}/gu;

/** Reads a PDF by the places of its text: lines, paragraphs, tables, footnotes, and what repeats on every page. */
export async function readPdf(bytes: Uint8Array): Promise<ReadFile> {
  const { pages, title } = await readPdfText(bytes);
  const raw = pages.flatMap(({ runs }) => runs.map(({ text }) => text));
  return { ...blocksOf(pages), raw, ...(title === undefined ? {} : { title }) };
}

function blocksOf(pages: readonly PageText[]): Pick<ReadFile, 'blocks' | 'remarks'> {
  const read = pages.map(linesOfPage);
  const all = read.flatMap(({ lines }) => lines);
  const furniture = pageFurniture(
    read.map(({ lines }) => lines),
    pages.map(({ height }) => height),
  );
  const margins = marginsOf(all.filter((line) => !furniture.has(line)));
  const blocks: Block[] = [];
  let hasTable = false;
  let before: Line | undefined;
  for (const [at, { lines, turned }] of read.entries()) {
    const page = at + 1;
    const body = lines.filter((line) => !furniture.has(line));
    const notes = footnotesOf(body, margins);
    for (const line of lines) {
      const why = furniture.get(line);
      if (why !== undefined) blocks.push({ text: plain(textOf(line)), leftOut: why, page });
    }
    for (const text of turned) blocks.push({ text: oneLine(text), leftOut: 'text set sideways', page });
    for (const region of regionsOf(
      body.filter((line) => !notes.lines.has(line)),
      margins,
    )) {
      if (region.kind === 'table') {
        hasTable = true;
        const cited: Note[] = [];
        const rows = region.rows.map((row) => row.map((cell) => withNotes(cell, notes.byMark, cited)));
        blocks.push({ text: '', rows, page, ...(cited.length > 0 ? { notes: cited } : {}) });
        before = undefined;
      } else if (region.kind === 'margin') addMargin(blocks, region, page);
      else {
        const cited: Note[] = [];
        const text = withNotes(textOf(region.line), notes.byMark, cited);
        const soft = before !== undefined && goesOn(before, region.line, margins, blocks);
        if (text !== '')
          blocks.push({
            text,
            page,
            look: lookOf(region.line, margins),
            ...(soft ? { soft } : {}),
            ...(cited.length > 0 ? { notes: cited } : {}),
          });
        before = region.line;
      }
    }
    for (const [sign, text] of notes.byMark) {
      if (!notes.cited.has(sign))
        blocks.push({ text: `${sign} ${text}`, leftOut: 'a footnote that nothing cites', page });
    }
  }
  const why = 'A table was put together from places on a page. Look whether its rows and columns are as printed.';
  return { blocks, ...(hasTable ? { remarks: [{ kind: 'table', why }] } : {}) };
}

function lookOf(line: Line, { left, right }: Margins): Look {
  const middle = (line.x + line.end) / 2;
  const isCentred = Math.abs(middle - (left + right) / 2) < 8 && line.x > left + 30 && line.end < right - 20;
  return {
    size: Math.round(line.size * 10) / 10,
    bold: line.bold,
    indent: Math.round(line.x - left),
    ...(isCentred ? { centred: true } : {}),
  };
}

/** Whether a line goes on the paragraph of the line above it, by size, weight, gap, margin and how full that line was. */
function goesOn(before: Line, line: Line, { left, right }: Margins, blocks: readonly Block[]): boolean {
  const text = textOf(line);
  const last = textOf(before);
  const opensInSmall = /^\p{Ll}/u.test(text);
  const ended = /[.;:?!]["”’')\]]*$/.test(last);
  if (Math.abs(before.size - line.size) > 0.8 && !opensInSmall) return false;
  if (before.bold !== line.bold && !(opensInSmall && !ended)) return false;
  const isFull = before.end + widthOfFirstWord(line) + line.size * 0.3 > right - 2;
  if (before.page !== line.page) {
    const isLong = isFull || before.end - left > (right - left) * 0.6;
    return !isHeadingLike(blocks) && (opensInSmall || (!ended && isLong && !readMark(text)));
  }
  const gap = line.y - before.y;
  if (gap <= 0 || gap > Math.max(before.size, line.size) * 1.75)
    return gap > 0 && gap < line.size * 2.4 && opensInSmall && !ended;
  if (opensInSmall && !ended) return true;
  const isCentred = (each: Line) =>
    each.x > left + 30 && each.end < right - 30 && Math.abs((each.x + each.end) / 2 - (left + right) / 2) < 12;
  if (isCentred(before) && isCentred(line) && before.bold && line.bold && !ended && gap < line.size * 1.5) return true;
  const textStart = startOfText(before);
  if (/\b(?:sections?|paragraphs?|clauses?|rules?|within|under|the|of)$/i.test(last)) return true;
  // After a line that had room left, or at another margin, a mark begins something new.
  const mark = readMark(text);
  const isAtMargin = Math.abs(line.x - textStart) <= 4 || (Math.abs(line.x - before.x) <= 4 && !readMark(last));
  if (mark && ((!mark.path && !isFull) || !isAtMargin)) return false;
  // To the left of the text above, or without that line being full, something new begins.
  if (line.x < Math.min(before.x, textStart) - 4) return false;
  return isFull || (!ended && line.x >= Math.min(before.x, textStart) - 4 && before.end - left > (right - left) * 0.6);
}

/** Where the text of a line begins behind its mark. */
function startOfText({ segments, x }: Line): number {
  const parts = segments.flatMap((segment) => segment.parts).filter(({ text }) => text.trim() !== '');
  let mark = '';
  for (const part of parts) {
    if (mark !== '' && readMark(mark)?.rest === '') return part.x;
    mark = `${mark} ${part.text}`.trim();
    if (mark.length > 12) break;
  }
  return x;
}

function isHeadingLike(blocks: readonly Block[]): boolean {
  const last = blocks.findLast(({ leftOut }) => leftOut === undefined);
  return last?.look?.bold === true && !/[.;:]$/.test(last.text);
}

function widthOfFirstWord(line: Line): number {
  const text = textOf(line);
  const word = text.split(/\s/)[0]?.length ?? 0;
  const segment = line.segments[0];
  if (!segment || segment.text.length === 0) return 0;
  return ((segment.end - segment.x) / segment.text.length) * word;
}

/** Notes in small type at the foot of a page, each with the mark that it begins with. */
function footnotesOf(
  lines: readonly Line[],
  margins: Margins,
): { readonly lines: ReadonlySet<Line>; readonly byMark: ReadonlyMap<string, string>; readonly cited: Set<string> } {
  const marks = new Set(lines.flatMap(({ raised }) => raised.map((sign) => sign.replace(/[[\]()]/g, ''))));
  const gone = new Set<Line>();
  const byMark = new Map<string, string>();
  const cited = new Set<string>();
  // From the first small line on that begins with a mark which the page cites, as long as the type stays small.
  const start = lines.findIndex(
    (line, at) =>
      line.size < margins.size - 0.8 &&
      signOf(line, marks) !== undefined &&
      lines.slice(at).every((each) => each.size < margins.size - 0.5),
  );
  if (start >= 0) {
    let current: string | undefined;
    for (const line of lines.slice(start)) {
      const text = plain(textOf(line));
      const sign = signOf(line, marks);
      if (sign !== undefined && !byMark.has(sign)) {
        current = sign;
        byMark.set(
          sign,
          text
            .slice(text.indexOf(sign) + sign.length)
            .replace(/^[\])]/, '')
            .trim(),
        );
      } else if (current !== undefined) byMark.set(current, `${byMark.get(current)} ${text}`.trim());
      gone.add(line);
    }
  }
  for (const line of lines) {
    if (gone.has(line)) continue;
    for (const sign of line.raised)
      if (byMark.has(sign.replace(/[[\]()]/g, ''))) cited.add(sign.replace(/[[\]()]/g, ''));
  }
  return { lines: gone, byMark, cited };
}

function signOf(line: Line, marks: ReadonlySet<string>): string | undefined {
  const sign = /^[[(]?(\d{1,3}|[*†‡§]{1,3})[\])]?(?=\s|\p{L}|["“(])/u.exec(plain(textOf(line)))?.[1];
  return sign !== undefined && marks.has(sign) ? sign : undefined;
}

/** A text without the marks of notes that were found; a mark without a note stays where it stood. */
function withNotes(text: string, byMark: ReadonlyMap<string, string>, cited: Note[]): string {
  return oneLine(
    text.replace(citation, (_, printed: string) => {
      const note = byMark.get(printed.replace(/[[\]()]/g, ''));
      if (note === undefined) return printed;
      // The mark stands in the text, and again before the note.
      cited.push({ mark: printed, text: note, isTyped: true, isRepeated: true });
      return '';
    }),
  );
}

function plain(text: string): string {
  return oneLine(text.replace(citation, '$1'));
}

function addMargin(blocks: Block[], { text }: Extract<Region, { kind: 'margin' }>, page: number): void {
  const at = blocks.findLastIndex(({ leftOut, page: on }) => leftOut === undefined && on === page);
  const block = blocks[at];
  if (!block) blocks.push({ text: plain(text), leftOut: 'a note in the margin', page });
  else blocks[at] = { ...block, notes: [...(block.notes ?? []), { mark: '', text: plain(text) }] };
}
