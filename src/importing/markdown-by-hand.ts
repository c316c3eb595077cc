import { readMark } from './mark.ts';
import { readsLikeHeading } from './recognise/looks.ts';

/** A number or letter and a text, which Markdown takes for a list of one. */
const NUMBERED = /^ {0,3}(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]|[IVX]{1,5})[.)]?\s+\S/;
const YEAR = /^\s*(?:1[89]|20)\d\d[.)](?:\s|$)/;
const FIGURE = /^\s*\d{1,3}[.)]\s+\p{Ll}/u;
const REFERS =
  /\b(?:sections?|paragraphs?|paras?|clauses?|rules?|parts?|articles?|regulations?|standing orders?|appendix|schedule|page)$/i;
const DRAWN_UNDER = /^ {0,3}(?:-{3,}|={3,})\s*$/;
const IN_LIST = /^ {0,3}(?:[-*+]|\d{1,9}[.)])\s+\S/;
const BULLET_FAR_IN = /^(?: {4,}|\t+)(?=[-*+]\s+\S)/;

/**
 * Markdown as somebody meant it who wrote it by hand: a numbered line with a line drawn under it is a heading, and a bullet far in from
 * the margin is one where no list of Markdown is open. No line is added, nor taken away.
 */
export function asWritten(source: string): string {
  const lines = source.split('\n');
  let isInList = false;
  return lines
    .map((line, at) => {
      const above = lines[at - 1]?.trim() ?? '';
      if (above === '' && /^\S/.test(line)) isInList = false;
      if (IN_LIST.test(line)) isInList = true;
      if (above === '' && NUMBERED.test(line) && DRAWN_UNDER.test(lines[at + 1] ?? ''))
        return line.replace(/[.)](?=\s)/, '\\$&');
      // "1 April" above "2024. Then", "paragraph" above "12. of the Code": the sentence goes on.
      if (
        above !== '' &&
        ((YEAR.test(line) && !/[.:;?!]["”’')\]]*$/.test(above)) || (FIGURE.test(line) && REFERS.test(above)))
      )
        return line.replace(/[.)](?=\s|$)/, '\\$&');
      return isInList ? line : line.replace(BULLET_FAR_IN, '   ');
    })
    .join('\n');
}

const OPEN = /\b(?:in|on|at|of|for|to|by|with|from|and|or|the|a|an)$/i;

/**
 * Whether the first line of a paragraph is a heading with its text on the next line: it is short and no sentence, though the next line, which
 * begins like one, had room for its first word.
 */
export function headsNext(line: string, next: string | undefined, width: number | undefined): boolean {
  if (next === undefined || !/\s\S+\s/.test(next) || OPEN.test(line)) return false;
  if (!/^["“‘'(]?\p{Lu}/u.test(next) && readMark(next)?.path === undefined) return false;
  const mark = readMark(line);
  const words = mark?.path || (mark && /^[A-Z]/.test(mark.printed)) ? mark.rest : line;
  const hadRoom = width === undefined || line.length + 1 + (next.split(/\s/)[0]?.length ?? 0) < width * 0.9;
  return hadRoom && readsLikeHeading(words) && words.split(/\s+/).length <= 10 && !/[.,;:!]$/.test(words);
}
