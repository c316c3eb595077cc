import { type Note, oneLine } from '../block.ts';
import { type Line, textOf } from './lines.ts';
import type { Margins } from './margins.ts';

const citation = /\u{F0000}([^\u{F0001}]*)\u{F0001}/gu;

/** The notes at the foot of a page or column: the lines that they take, and their texts by mark. */
export type PageNotes = {
  readonly lines: ReadonlySet<Line>;
  readonly byMark: ReadonlyMap<string, string>;
  readonly cited: ReadonlySet<string>;
};

/**
 * Finds the notes at the foot: from the first line on that begins with a mark which is raised somewhere above it, and
 * that is set in smaller type or apart from the text, to the end; every mark in turn.
 */
export function footnotesOf(lines: readonly Line[], margins: Margins): PageNotes {
  const marks = lines.flatMap(({ raised }) => raised.map(bare));
  const start = marks.length === 0 ? -1 : lines.findIndex((line, at) => beginsNotes(lines, at, line, marks, margins));
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
      } else if (current !== undefined) byMark.set(current, `${byMark.get(current)} ${text}`.trim());
      gone.add(line);
    }
  }
  const cited = new Set(
    lines
      .filter((line) => !gone.has(line))
      .flatMap(({ raised }) => raised.map(bare).filter((sign) => byMark.has(sign))),
  );
  return { lines: gone, byMark, cited };
}

function beginsNotes(
  lines: readonly Line[],
  at: number,
  line: Line,
  marks: readonly string[],
  margins: Margins,
): boolean {
  const sign = signOf(line);
  const before = lines[at - 1];
  if (sign === undefined || !marks.includes(sign) || !before) return false;
  if (!lines.slice(0, at).some(({ raised }) => raised.map(bare).includes(sign))) return false;
  const rest = lines.slice(at);
  if (rest.length > lines.length * 0.7) return false;
  const isSmall = rest.every(({ size }) => size < margins.size - 0.4);
  const isApart = line.y - before.y > margins.leading * 1.3 && line.flow === before.flow;
  const isLast =
    rest.every((each) => each.raised.length === 0) && rest.every((each) => each.size <= margins.size + 0.1);
  return isSmall || (isApart && isLast && rest.length <= 12);
}

function signOf(line: Line): string | undefined {
  return /^[[(]?(\d{1,3}(?=[\])\s\p{L}"“(])|[ivx]{1,4}(?=[\])\s])|[*†‡§]{1,3})/u.exec(plain(textOf(line)))?.[1];
}

function bare(sign: string): string {
  return sign.replace(/[[\]()]/g, '');
}

/** A text without the marks of notes that were found; a mark without a note stays where it stood. */
export function withNotes(text: string, byMark: ReadonlyMap<string, string>, cited: Note[]): string {
  return oneLine(
    text.replace(citation, (_, printed: string) => {
      const note = byMark.get(bare(printed));
      if (note === undefined) return printed;
      // The mark stands in the text, and again before the note.
      cited.push({ mark: printed, text: note, isTyped: true, isRepeated: true });
      return '';
    }),
  );
}

/** A text with the marks of notes as they are printed. */
export function plain(text: string): string {
  return oneLine(text.replace(citation, '$1'));
}

/** Whether a text cites a note that was not found. */
export function citesUnknown(text: string, byMark: ReadonlyMap<string, string>): boolean {
  return [...text.matchAll(citation)].some(([, printed = '']) => !byMark.has(bare(printed)));
}
