import { type Block, LINE_END, type Note, oneLine } from '../block.ts';
import { type Line, textOf } from './lines.ts';
import type { Margins } from './margins.ts';

const CITATION = /\u{F0000}([^\u{F0001}]*)\u{F0001}/gu;

/** The notes of a page or column: the lines that they take, the texts by mark that it may cite, and those that nothing cites. */
export type PageNotes = {
  readonly lines: ReadonlySet<Line>;
  readonly byMark: ReadonlyMap<string, string>;
  readonly uncited: readonly string[];
};
type Flow = { readonly body: readonly Line[]; readonly margins: Margins | undefined };

type Noted = { readonly body: readonly Line[]; readonly notes: PageNotes };

/**
 * The notes of each flow of each page, in order. A mark in one column may have its note at the foot of another, or below all; and one of
 * an earlier page at the end of the text, in small type.
 */
export function notesOnPages(pages: readonly (readonly Flow[])[]): readonly (readonly Noted[])[] {
  // The marks of earlier pages whose notes are still to come, with those pages.
  let open: readonly { readonly mark: string; readonly on: number }[] = [];
  const late = new Map<number, (readonly [string, string])[]>();
  const found = pages.map((flows, on) => {
    const waiting = open.map(({ mark }) => mark);
    const raised: string[] = [];
    const own = flows.map(({ body, margins }) => {
      const notes = margins
        ? footnotesOf(body, margins, raised, waiting)
        : { lines: new Set<Line>(), byMark: new Map<string, string>() };
      raised.push(...body.filter((line) => !notes.lines.has(line)).flatMap((line) => line.raised.map(bare)));
      return { body, ...notes };
    });
    const byMark = new Map(own.flatMap((each) => [...each.byMark]));
    for (const [mark, text] of byMark) {
      const owner = raised.includes(mark) ? undefined : open.find((each) => each.mark === mark);
      if (!owner) continue;
      late.set(owner.on, [...(late.get(owner.on) ?? []), [mark, text]]);
      open = open.filter((each) => each !== owner);
      raised.push(mark);
    }
    open = [...open, ...raised.filter((mark) => !byMark.has(mark)).map((mark) => ({ mark, on }))];
    return { own, byMark, raised };
  });
  return found.map(({ own, byMark, raised }, on) =>
    own.map(({ body, lines, byMark: here }) => ({
      body,
      notes: {
        lines,
        byMark: new Map([...(late.get(on) ?? []), ...byMark, ...here]),
        uncited: [...here].filter(([sign]) => !raised.includes(sign)).map(([sign, text]) => oneLine(`${sign} ${text}`)),
      },
    })),
  );
}

/**
 * Finds the notes at the foot: from the first line on that begins with a mark which is raised somewhere above it, and
 * that is set in smaller type or apart from the text, to the end; every mark in turn. `elsewhere` are the marks that the
 * columns before this one raise, `open` those of earlier pages without a note there: theirs is in smaller type.
 */
function footnotesOf(
  lines: readonly Line[],
  margins: Margins,
  elsewhere: readonly string[],
  open: readonly string[],
): { readonly lines: ReadonlySet<Line>; readonly byMark: ReadonlyMap<string, string> } {
  const marks = [...elsewhere, ...lines.flatMap(({ raised }) => raised.map(bare)), ...open];
  const start =
    marks.length === 0
      ? -1
      : lines.findIndex((line, at) => beginsNotes(lines, at, line, marks, margins, elsewhere, open));
  const gone = new Set<Line>();
  const byMark = new Map<string, string>();
  if (start >= 0) {
    let current: string | undefined;
    for (const line of lines.slice(start)) {
      const text = plain(textOf(line));
      const sign = signOf(line);
      if (sign !== undefined && marks.includes(sign) && !byMark.has(sign)) {
        current = sign;
        byMark.set(
          sign,
          text
            .slice(text.indexOf(sign) + sign.length)
            .replace(/^[\])]/, '')
            .trim(),
        );
      } else if (current !== undefined) byMark.set(current, `${byMark.get(current)}${LINE_END}${text}`);
      gone.add(line);
    }
  }
  return { lines: gone, byMark };
}

function beginsNotes(
  lines: readonly Line[],
  at: number,
  line: Line,
  marks: readonly string[],
  margins: Margins,
  elsewhere: readonly string[],
  open: readonly string[],
): boolean {
  const sign = signOf(line);
  const before = lines[at - 1];
  if (sign === undefined || !marks.includes(sign) || !before) return false;
  const isAbove = lines.slice(0, at).some(({ raised }) => raised.map(bare).includes(sign));
  const isOpen = !isAbove && !elsewhere.includes(sign);
  if (isOpen && !open.includes(sign)) return false;
  const rest = lines.slice(at);
  if (rest.length > lines.length * 0.7) return false;
  const isSmall = rest.every(({ size }) => size < margins.size - 0.4);
  const isApart = line.y - before.y > margins.leading * 1.3 && line.flow === before.flow;
  const isLast =
    rest.every((each) => each.raised.length === 0) && rest.every((each) => each.size <= margins.size + 0.1);
  // Of two lines with one mark, the small one is the note, and the other the paragraph of that number.
  const isOnly = !rest.slice(1).some((each) => signOf(each) === sign);
  return isSmall || (!isOpen && isApart && isLast && isOnly && rest.length <= 12);
}

function signOf(line: Line): string | undefined {
  return /^[[(]?(\d{1,3}(?=[\])\s\p{L}"“(])|[ivx]{1,4}(?=[\])\s])|[*†‡§]{1,3})/u.exec(plain(textOf(line)))?.[1];
}

function bare(sign: string): string {
  return sign.replace(/[[\]()]/g, '');
}

/** A text without the marks of notes that were found; a mark without a note stays where it stood. */
export function withNotes(text: string, byMark: ReadonlyMap<string, string>, cited: Note[]): string {
  const plainText = text.replace(CITATION, (_, printed: string) => {
    const note = byMark.get(bare(printed));
    if (note === undefined) return printed;
    // The mark stands in the text, and again before the note.
    cited.push({ mark: printed, text: note, isTyped: true, repeated: bare(printed) });
    return '';
  });
  // The lines of a cell stay apart.
  return plainText.replace(/[^\S\n\u2028]+/gu, ' ').trim();
}

/** Blocks whose notes say which of them are cited a second time, from the same page. */
export function withCitedAgain(blocks: readonly Block[]): readonly Block[] {
  const cited = new Set<string>();
  return blocks.map((block) => {
    if (block.notes === undefined) return block;
    const notes = block.notes.map((note): Note => {
      // A note in the margin is printed beside each.
      if (note.repeated === undefined) return note;
      const key = `${block.page} ${bare(note.mark)} ${note.text}`;
      if (cited.has(key)) return { ...note, isCitedAgain: true };
      cited.add(key);
      return note;
    });
    return { ...block, notes };
  });
}

/** A text with the marks of notes as they are printed. */
export function plain(text: string): string {
  return oneLine(text.replace(CITATION, '$1'));
}

/** Whether a text cites a note that was not found. */
export function citesUnknown(text: string, byMark: ReadonlyMap<string, string>): boolean {
  return [...text.matchAll(CITATION)].some(([, printed = '']) => !byMark.has(bare(printed)));
}
