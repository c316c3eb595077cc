import type { SetText } from './block.ts';
import { type Mark, readMark } from './mark.ts';

/** A line as it is printed. `isApart`: a gap above it, or behind its mark, sets it apart from the line before. */
export type PrintedLine = { readonly text: string; readonly indent: number; readonly isApart: boolean };

/** How far above a line the mark may stand that it goes on counting. */
const REACH = 25;
/** After these words a number belongs to the sentence. */
const REFERS = /\b(?:sections?|paragraphs?|paras?|clauses?|rules?|and|or|to|of|in|under|see|by|with|than|least)$/i;

/**
 * Where paragraphs begin in printed lines, for certain: what is set apart, and a mark that goes on counting one at the same margin. Whether any
 * other line begins one, the lines alone do not say.
 */
export function setTextsInLines(lines: readonly PrintedLine[]): readonly SetText[] {
  const marks = lines.map(({ text }) => readMark(text));
  const texts: { text: string }[] = [];
  let counted: readonly number[] | undefined;
  for (const [at, { text, isApart }] of lines.entries()) {
    const last = texts.at(-1);
    const path = marks[at]?.path;
    const isNext =
      path !== undefined &&
      counted !== undefined &&
      path.length > 1 &&
      isFirstIn(path, counted) &&
      !REFERS.test(last?.text ?? '');
    const begins = !last || isApart || isNext || goesOnCounting(lines, marks, at);
    if (begins) {
      texts.push({ text });
      counted = path ?? counted;
    } else last.text += ` ${text}`;
  }
  return texts;
}

/** `2.1` straight in 2. */
function isFirstIn(path: readonly number[], outer: readonly number[]): boolean {
  return path.length === outer.length + 1 && path.at(-1) === 1 && outer.every((part, at) => part === path[at]);
}

/** Whether the nearest mark of its form at its margin, above or below, counts straight to it or from it. */
function goesOnCounting(lines: readonly PrintedLine[], marks: readonly (Mark | undefined)[], at: number): boolean {
  const mark = marks[at];
  if (!mark || mark.form === 'n') return false;
  const isAlike = (other: number) =>
    marks[other]?.form === mark.form && Math.abs((lines[other]?.indent ?? 0) - (lines[at]?.indent ?? 0)) <= 4;
  for (let before = at - 1; before >= Math.max(0, at - REACH); before -= 1)
    if (isAlike(before) && follows(mark, marks[before])) return true;
    else if (isAlike(before)) break;
  if (!isFirst(mark)) return false;
  for (let after = at + 1; after <= Math.min(lines.length - 1, at + REACH); after += 1)
    if (isAlike(after)) return follows(marks[after], mark);
  return false;
}

function isFirst({ path, readings }: Mark): boolean {
  return path ? path.at(-1) === 1 : readings.some(({ counting, value }) => value === 1 || counting === 'bullet');
}

function follows(mark: Mark | undefined, before: Mark | undefined): boolean {
  if (!mark || !before) return false;
  if (mark.path && before.path)
    return (
      mark.path.length === before.path.length &&
      mark.path.every((part, at) => part === (before.path?.[at] ?? 0) + (at === (mark.path?.length ?? 0) - 1 ? 1 : 0))
    );
  return mark.readings.some(({ counting, value }) =>
    before.readings.some((each) => each.counting === counting && (counting === 'bullet' || each.value === value - 1)),
  );
}
