import { readMark } from './mark.ts';

/** Width of a character, in points, where a text has no other measure. */
export const COLUMN = 5;

/** Where the text stands behind a mark and a gap. Points from the left. */
export function textColumnOf(line: string): number | undefined {
  const gap = /^\s*((?:\p{L}+ )?\S{1,14})\s{2,}(?=\S)/u.exec(line);
  return gap?.[1] !== undefined && readMark(gap[1])?.rest === '' ? gap[0].length * COLUMN : undefined;
}

/** Whether a line has a gap in it as between the cells of a table, behind its mark. */
export function hasGap(line: string): boolean {
  const text = line.trim();
  const behind = text.replace(/^(?:\p{L}+ )?\S{1,14}(?: [–—-])?(?:\s{2,}|\t)(?=\S)/u, (mark) =>
    readMark(mark.trim())?.rest === '' || /^[A-Z]$/.test(mark.trim()) ? '' : mark,
  );
  return /\S(?: {5,}|\t\s*)\S/.test(behind) && !/\.{4,}|(?:\. ){4,}|_{4,}|\s\d{1,3}$/.test(behind);
}

/** Whether the lines of a paragraph stand below its text, and not below its mark. */
export function hang(lines: readonly string[]): boolean {
  let column: number | undefined;
  let below = 0;
  let left = 0;
  for (const printed of lines) {
    const line = printed.replace(/\t/g, '    ');
    const indent = line.search(/\S/) * COLUMN;
    if (indent < 0) column = undefined;
    else if (column === undefined || !/^\s*\p{Ll}/u.test(line) || readMark(line.trim())) column = textColumnOf(line);
    else if (indent === column) below += 1;
    else if (indent < column) left += 1;
  }
  return below > left * 3;
}

/** A sentence that begins left of the text above it, when that has ended, begins a paragraph. */
export function isLeftBelow(before: string, line: string, indent: number, column: number | undefined): boolean {
  return (
    column !== undefined && indent < column && /[.;:?!]["”’')\]]*$/.test(before) && /^["“‘'(]?\p{Lu}/u.test(line.trim())
  );
}

/** A figure that stands below the text of a paragraph, not below its number, begins a sentence. */
export function isFigureInText(content: string, indent: number, textColumn: number | undefined): boolean {
  return indent > 0 && indent === textColumn && readMark(content)?.form === 'n' && /^\d/.test(content);
}
