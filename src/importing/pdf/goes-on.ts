import { isOnlyMark, readMark } from '../mark.ts';
import { type Line, textOf } from './lines.ts';
import { APART, type Margins } from './margins.ts';

/** Words that a number or letter at the beginning of the next line belongs to. */
const REFERS = /\b(?:sections?|paragraphs?|paras?|clauses?|rules?|articles?|appendix|within|under|the|of|and|or|to)$/i;

/** What the line above is: of a heading, of a text that begins with a mark, below another line of its text. */
export type Above = { readonly isHeading: boolean; readonly isMarked: boolean; readonly goesOn: boolean };

/** Why it is not sure whether a line goes on: a page ends above it, the line above is full, or it stands left of the text above. */
export type Unclear = 'page' | 'full' | 'left';

/** Whether a line goes on the paragraph of the line above it: by size, weight, gap, margin and how full that line was. */
export function goesOn(before: Line, line: Line, margins: Margins, above: Above): boolean | Unclear {
  // A mark that stands apart from its text begins something.
  if (line.lead) return false;
  const text = textOf(line);
  const last = textOf(before);
  // A line of a list of contents ends with its page.
  if (/\.{4,}\s*(?:\d{1,3}|[ivx]{1,5})$/.test(last) || hasPageAtEnd(before)) return false;
  const mark = readMark(text);
  const opensInSmall = /^\p{Ll}/u.test(text) && !(mark && mark.rest !== '' && !/^n$/.test(mark.form));
  const ended = /[.;:?!]["”’')\]]*$/.test(last);
  const isOtherSize = Math.abs(before.size - line.size) > 0.8;
  if (isOtherSize && (!opensInSmall || before.bold !== line.bold)) return false;
  if (before.bold !== line.bold && !(opensInSmall && !ended)) return false;
  const room = margins.right - before.end;
  const isFull = widthOfFirstWord(line) + line.size * 0.28 > room - 1;
  const start = textStartOf(before);
  if (before.flow !== line.flow)
    return overPage(before, line, margins, above, { opensInSmall, ended, isFull, mark: mark !== undefined });
  const gap = line.y - before.y;
  if (gap <= 0) return false;
  if (gap > Math.max(before.size, line.size) * 1.75) return gap < line.size * 2.4 && opensInSmall && !ended && isFull;
  // Further in than the text above, which was not full: a list whose bullets are no text.
  const isFurtherIn = line.x > Math.max(before.x, start) + 8 && !isFull && !areCentred(before, line, margins);
  // Where the text begins behind a mark that stands close to it, the line above does not say.
  const isKnown = start > before.x + 4 || !readMark(last);
  if (isFurtherIn && isKnown && before.end < margins.right - (margins.right - margins.left) * 0.15) return false;
  if (opensInSmall && !ended) return isLeftOf(before, line, margins, above) ? leftOf(margins, isFull) : true;
  const usualGap = margins.leading * (line.size / margins.size);
  // Large lines that stand further apart than lines of one paragraph are a title and a heading, or two headings.
  if (line.size > margins.size + 0.9 && gap > usualGap * 1.25) return false;
  if (areCentred(before, line, margins) && before.bold && line.bold && !ended && gap < line.size * 1.5) return true;
  const isAtStart = Math.abs(line.x - start) <= 4;
  if ((isAtStart || line.x > before.x + 4) && isFull && REFERS.test(last)) return true;
  const isAtMargin = isAtStart || (Math.abs(line.x - before.x) <= 4 && !readMark(last));
  if (mark && mark.form !== 'n' && (!isFull || !isAtMargin || gap > margins.leading * APART)) return false;
  if (mark && (!isAtMargin || gap > margins.leading * APART)) return false;
  // To the left of the text above, or without that line being full, something new begins.
  if (line.x < Math.min(before.x, start) - 4) return false;
  if (margins.hangs && before.lead && ended && !opensInSmall && line.x < start - 4) return false;
  const isClose = gap <= usualGap * 1.4;
  // How wide its first word is, is only estimated.
  const isNearlyFull = isFull || widthOfFirstWord(line) * 1.3 + line.size * 0.6 > room;
  if (isNearlyFull && ended && isAtMargin && !mark && /^["“‘'(]?\p{Lu}/u.test(text)) {
    if (margins.parting === 'line' && !above.isMarked) return 'full';
    if (margins.parting === 'gap' || above.isMarked) {
      if (gap <= usualGap * APART) return true;
      if (margins.parting === 'gap' && !above.isMarked) return false;
    }
  }
  return (
    isFull ||
    (isClose &&
      !ended &&
      (!mark || mark.form === 'n') &&
      before.end - margins.left > (margins.right - margins.left) * 0.6)
  );
}

function overPage(
  before: Line,
  line: Line,
  margins: Margins,
  above: Above,
  seen: { readonly opensInSmall: boolean; readonly ended: boolean; readonly isFull: boolean; readonly mark: boolean },
): boolean | Unclear {
  const { left, right } = margins;
  if (above.isHeading) return false;
  if (seen.opensInSmall) return isLeftOf(before, line, margins, above) ? leftOf(margins, seen.isFull) : true;
  if (seen.mark) return false;
  const isLong = seen.isFull || before.end - left > (right - left) * 0.6;
  if (!seen.ended) return isLong;
  // A sentence ended with the page. At the margin of a text behind its mark, the next goes on with it.
  const isFull = seen.isFull || before.end > right - (right - left) * 0.12;
  if (!isFull) return false;
  const isBehindMark = before.lead
    ? Math.abs(line.x - before.lead.textX) <= 4
    : before.x > left + 6 && Math.abs(line.x - before.x) <= 3;
  return isBehindMark ? true : 'page';
}

/** Whether a line stands left of an item above it: of its mark, or of the lines of its text. */
function isLeftOf(before: Line, line: Line, { left }: Margins, above: Above): boolean {
  return line.x < before.x - 4 && before.x > left + 6 && (above.isMarked || above.goesOn);
}

/** What stands left of an item goes on with that only where the lines of items do. */
function leftOf({ itemsHang }: Margins, isFull: boolean): boolean | Unclear {
  if (itemsHang !== undefined) return !itemsHang;
  return isFull ? 'left' : false;
}

/** A page in figures far behind the text, as a line of a list of contents has it. */
function hasPageAtEnd({ segments }: Line): boolean {
  const [page, text] = [segments.at(-1), segments.at(-2)];
  return page !== undefined && text !== undefined && /^\d{1,3}$/.test(page.text) && page.x - text.end > page.size * 2;
}

function areCentred(before: Line, line: Line, { left, right }: Margins): boolean {
  return [before, line].every(
    (each) =>
      each.x > left + 30 && each.end < right - 30 && Math.abs((each.x + each.end) / 2 - (left + right) / 2) < 12,
  );
}

/** Where the text of a line begins behind its mark. */
function textStartOf(line: Line): number {
  if (line.lead) return line.lead.textX;
  const parts = line.segments.flatMap((segment) => segment.parts).filter(({ text }) => text.trim() !== '');
  let mark = '';
  for (const part of parts) {
    if (mark !== '' && isOnlyMark(mark)) return part.x;
    mark = `${mark} ${part.text}`.trim();
    if (mark.length > 12) break;
  }
  return line.x;
}

function widthOfFirstWord(line: Line): number {
  const word = textOf(line).split(/\s/)[0]?.length ?? 0;
  const segment = line.segments[0];
  if (!segment || segment.text.length === 0) return 0;
  return ((segment.end - segment.x) / segment.text.length) * word;
}
