import { oneLine } from './block.ts';
import { withoutTabs } from './drawn-in-text.ts';
import { counts, readMark } from './mark.ts';
import { readsLikeHeading } from './recognise/looks.ts';
import { hasGap } from './text-columns.ts';

// Whether a line of plain text goes on the one before, which was broken only because it was full.

/** Whether a line at the head of a page goes on the last one of the page before: in the middle of a sentence. */
export function goesOverPage(above: string, line: string, width: number | undefined): boolean {
  const isFree = readMark(line.trim()) === undefined || isFigureInSentence(line.trim(), above);
  return !/[.:;?!]["”’')\]]*$/.test(above) && isFree && goesOn(above, line, width);
}

/** The width at which lines were broken, or undefined where each line is a paragraph. */
export function wrapWidth(lines: readonly string[]): number | undefined {
  const lengths = lines
    .filter((line) => !hasGap(line) && !/\S {3,}\S.* {3,}\S/.test(line))
    .map((line) => withoutTabs(line.trimEnd()).length)
    .filter((length) => length > 20);
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

/** The dots between a heading and its page in a list of contents. */
const LEADERS = /\.{5,}\s*\d{0,3}$|(?:\. ){4,}\s*\d{0,3}$/;

/** Words after which a sentence goes on with a figure. */
const WANTS_FIGURE =
  /(?:[,(£]|\b(?:on|by|of|in|at|from|to|until|till|since|before|after|within|than|least|most|about|over|under|between|and|or|the|a|every|no|only|is|are|was|were|act|regulations?|january|february|march|april|may|june|july|august|september|october|november|december))$/i;

/** `2.1` straight below `2 Rules`. */
function isFirstIn(line: string, before: string): boolean {
  const [own, outer] = [readMark(line)?.path, readMark(before)?.path];
  return (
    own?.length === (outer?.length ?? 0) + 1 &&
    own.at(-1) === 1 &&
    outer?.every((part, at) => part === own[at]) === true
  );
}

/** Whether a line that begins with a figure goes on a sentence. A date, a year or a telephone number on its own line is a line of its own. */
function belongsAbove(line: string, before: string): boolean {
  if (counts(line)) return true;
  const isDate = /^(?:\d{1,2}(?:st|nd|rd|th)? \p{L}+ )?\d{4}$|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/u.test(line);
  return before.trim().length > 40 && !isDate && !/^0\d[\d ]+$/.test(line);
}

/** "by" above "12 noon on the day before", "in Part" above "5 of the Constitution": a bare figure in the middle of a sentence. */
function isFigureInSentence(content: string, before: string): boolean {
  const mark = readMark(content);
  return (
    mark?.form === 'n' &&
    mark.path !== undefined &&
    /^\p{Ll}/u.test(mark.rest) &&
    /\S{2}\s.{20,}[\p{L},]$/u.test(before.trim())
  );
}

/** The next line that is none of those between paragraphs; empty where one of these comes first. */
export function nextOf(lines: readonly string[], at: number): string {
  return oneLine(lines[at + 1] ?? '');
}

/**
 * Whether a short line is a heading though the line above it is full: that ends a sentence, this one does not, and below it something of its own
 * begins.
 */
export function headsBelow(before: string, content: string, next: string, width = 0): boolean {
  const isShort = content.length < width * 0.7 && readsLikeHeading(content) && readMark(content) === undefined;
  const begins = next === '' || readMark(next)?.path !== undefined || /^\p{Lu}/u.test(next);
  return isShort && begins && /[.;?!]["”’')\]]*$/.test(before) && !/[.,;:?!]$/.test(content);
}

export function goesOn(before: string, line: string, width: number | undefined): boolean {
  const content = line.trimStart();
  if (LEADERS.test(before) || LEADERS.test(content) || isFirstIn(content, before.trimStart())) return false;
  const isMark = readMark(content) !== undefined;
  const opensInSmall =
    (/^[a-z]/.test(content) && !/^[a-z]{1,4}[.)]\s/.test(content)) ||
    /^[£$€]\d/.test(content) ||
    (/^\d/.test(content) && !isMark && (WANTS_FIGURE.test(before) || belongsAbove(content, before)));
  if ((opensInSmall && /\p{L}-$/u.test(before)) || isFigureInSentence(content, before)) return true;
  // The mark of a note, which its line had no room for.
  if (/^\[(?:\d{1,3}|\*{1,3})\]$/.test(content)) return true;
  if (width === undefined) return opensInSmall && !/[.:;!?]["”’)]?$/.test(before);
  const firstWord = content.split(/\s/)[0]?.length ?? 0;
  const length = withoutTabs(before).length;
  // Where a program broke lines by the widths of its letters, they are not all as long.
  const isOpen = !isMark && !/[.:;?!]["”’')\]]*$/.test(before) && length > width * 0.8;
  const wasFull = isOpen || length + 1 + firstWord > width - 1;
  // "see" above "3) Members may" ends an item; "see" above "3.1" asks for it.
  const isList = /^(?:\d{1,3}|[a-z]{1,4})\)\s+\p{Lu}/u.test(content) && line.search(/\S/) < before.search(/\S/);
  if (isList) return false;
  const isCutOff =
    (/\b(?:sections?|paragraphs?|clauses?|rules?|appendix)$/i.test(before) &&
      /^(?:[\d(]|[A-Z]{1,3}\b|\p{Ll})/u.test(content)) ||
    /\b(?:within|under|see|the|a|an)$/i.test(before) ||
    (!isMark && /\b(?:and|or|to|in|of)$/i.test(before));
  return wasFull || isCutOff || (opensInSmall && !/[.:;!?]["”’)]?$/.test(before));
}

/** Whether a line begins with a mark; "A member" begins with a word. */
export function isMarked(line: string): boolean {
  const mark = readMark(line);
  return mark !== undefined && (mark.form !== 'n' || mark.path !== undefined);
}

/** How many texts without a mark begin straight below a line that ends a sentence and was not full: no empty line sets them apart. */
export function beginUnparted(lines: readonly string[], width: number | undefined): number {
  if (width === undefined) return 0;
  return lines.filter((line, at) => {
    const before = (lines[at - 1] ?? '').trimEnd();
    const word = line.trim().split(/\s/)[0] ?? '';
    return (
      /[.?!]["”’')\]]*$/.test(before) &&
      /^["“‘'(]?\p{Lu}/u.test(word) &&
      !isMarked(line.trim()) &&
      withoutTabs(before).length + 1 + word.length <= width - 1
    );
  }).length;
}
