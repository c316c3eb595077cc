/** A run of text that is shown in bold or not. */
export type Run = { readonly text: string; readonly bold: boolean };

/** One line of the terminal. */
export type Line = readonly Run[];

const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** How many cells a text takes: emoji and East Asian characters take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    width += /\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(
      segment,
    )
      ? 2
      : 1;
  }
  return width;
}

/**
 * Lines of at most `width` cells. Only the white space where a line ends is left out: every other character
 * stays as it is, and a word longer than a line stays whole on a line of its own.
 * Example: wrapping `one two  three` at 9 gives `one two` and `three`.
 */
export function wrap(runs: readonly Run[], width: number): Line[] {
  const text = runs.map((run) => run.text).join('');
  const bold = boldAt(runs);
  return breaks(text, width).map(([start, end]) => sliceRuns(text, bold, start, end));
}

/** Where each line starts and ends, in UTF-16 units. */
function breaks(text: string, width: number): [number, number][] {
  const lines: [number, number][] = [];
  for (const hard of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    if (hard[0] === '' && hard.index > 0) continue;
    const line = hard[0].replace(/\n$/, '');
    let start = hard.index;
    let end = hard.index;
    for (const word of line.matchAll(/\S+/g)) {
      const wordStart = hard.index + word.index;
      const wordEnd = wordStart + word[0].length;
      if (end > start && widthOf(text.slice(start, wordEnd)) > width) {
        lines.push([start, end]);
        start = wordStart;
      }
      end = wordEnd;
    }
    lines.push([start, end]);
  }
  return lines;
}

function boldAt(runs: readonly Run[]): boolean[] {
  return runs.flatMap((run) => Array.from({ length: run.text.length }, () => run.bold));
}

function sliceRuns(text: string, bold: readonly boolean[], start: number, end: number): Line {
  const line: Run[] = [];
  let from = start;
  for (let index = start + 1; index <= end; index += 1) {
    if (index < end && bold[index] === bold[from]) continue;
    line.push({ text: text.slice(from, index), bold: bold[from] ?? false });
    from = index;
  }
  return line;
}
