import type { SetText } from './block.ts';
import { type Mark, readMark } from './mark.ts';

/** A line as it is printed. `isApart`: a gap above it, or behind its mark, sets it apart from the line before. */
export type PrintedLine = { readonly text: string; readonly indent: number; readonly isApart: boolean };

/** How far above a line the mark may stand that it goes on counting. */
const REACH = 25;

/**
 * Where paragraphs begin in printed lines, for certain: what is set apart, and a mark that goes on counting one at the same margin. Whether any
 * other line begins one, the lines alone do not say.
 */
export function setTextsInLines(lines: readonly PrintedLine[]): readonly SetText[] {
  const marks = lines.map(({ text }) => readMark(text));
  const texts: { text: string }[] = [];
  for (const [at, { text, isApart }] of lines.entries()) {
    const last = texts.at(-1);
    if (!last || isApart || goesOnCounting(lines, marks, at)) texts.push({ text });
    else last.text += ` ${text}`;
  }
  return texts;
}

function goesOnCounting(lines: readonly PrintedLine[], marks: readonly (Mark | undefined)[], at: number): boolean {
  const mark = marks[at];
  if (!mark || mark.form === 'n') return false;
  for (let before = at - 1; before >= Math.max(0, at - REACH); before -= 1) {
    const other = marks[before];
    const isBeside = Math.abs((lines[before]?.indent ?? 0) - (lines[at]?.indent ?? 0)) <= 4;
    if (other?.form === mark.form && isBeside) return follows(mark, other);
  }
  return false;
}

function follows(mark: Mark, before: Mark): boolean {
  if (mark.path && before.path)
    return (
      mark.path.length === before.path.length &&
      mark.path.every((part, at) => part === (before.path?.[at] ?? 0) + (at === (mark.path?.length ?? 0) - 1 ? 1 : 0))
    );
  return mark.readings.some(({ counting, value }) =>
    before.readings.some((each) => each.counting === counting && (counting === 'bullet' || each.value === value - 1)),
  );
}
