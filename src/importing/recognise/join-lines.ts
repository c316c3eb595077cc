import type { Block } from '../block.ts';
import { readMark } from '../mark.ts';

/** Words that are written with a hyphen often enough that one at a line end is theirs. */
const hyphenPrefixes =
  /(?:^|[^a-z])(?:co|non|self|sub|vice|ex|pre|post|anti|inter|multi|one|two|three|four|five|six|cross|well|long|short|half|whole|full|part|re|all|quasi|semi|mid|high|low|non|up|face|to|in|out|of|decision|day|year|third)-$/i;

/** After these words a number at the beginning of a line belongs to the sentence. */
const refers =
  /\b(?:sections?|paragraphs?|paras?|clauses?|rules?|articles?|regulations?|appendix|schedule|parts?|pages?|within|than|least)$/i;

/** Blocks with lines put together, and how many hyphens at line ends were taken out. */
export type Joined = {
  readonly blocks: readonly Block[];
  readonly hyphens: number;
  readonly unsure: readonly string[];
};

/** The words that stand with a hyphen in the middle of a line, and those that stand without one, in small letters. */
export type Spelling = { readonly hyphenated: ReadonlySet<string>; readonly plain: ReadonlySet<string> };

export function spellingOf(texts: readonly string[]): Spelling {
  const hyphenated = new Set<string>();
  const plain = new Set<string>();
  for (const text of texts) {
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}]+(?:-[\p{L}]+)*/gu)) {
      (word.includes('-') ? hyphenated : plain).add(word);
    }
  }
  return { hyphenated, plain };
}

/** Puts a line after another: with a space, or as one word where a hyphen broke it. */
export function joinTexts(
  before: string,
  after: string,
  { hyphenated, plain }: Spelling,
): { readonly text: string; readonly hyphens: number; readonly unsure?: string } {
  if (before === '' || after === '') return { text: before + after, hyphens: 0 };
  const start = /(\p{L}+(?:-\p{L}+)*)-$/u.exec(before)?.[1];
  const end = /^(\p{Ll}[\p{L}’']*)/u.exec(after)?.[1];
  if (/[/]$/.test(before)) return { text: before + after, hyphens: 0 };
  if (start === undefined || end === undefined) return { text: `${before} ${after}`, hyphens: 0 };
  const kept = `${start}-${end}`.toLowerCase();
  const joined = `${start}${end}`.toLowerCase();
  const whole = { text: before.slice(0, -1) + after, hyphens: 1 };
  const compound = { text: before + after, hyphens: 0 };
  if (hyphenated.has(kept)) return compound;
  if (plain.has(joined)) return whole;
  if (/^(and|or|to)$/.test(end)) return { text: `${before} ${after}`, hyphens: 0 };
  if (hyphenPrefixes.test(before)) return { ...compound, unsure: kept };
  // Both halves are words that stand alone: "joint sub-" and "committee" more likely keep their hyphen.
  if (plain.has(start.toLowerCase()) && plain.has(end.toLowerCase())) return { ...compound, unsure: kept };
  return { ...whole, unsure: joined };
}

/** Puts lines that only go on to the line before them. One that begins like a number or an item stays for the recogniser. */
export function joinLines(blocks: readonly Block[], spelling: Spelling): Joined {
  const joined: Block[] = [];
  const unsure: string[] = [];
  let hyphens = 0;
  for (const block of blocks) {
    // What was left out between two lines (a page's footer) does not part them.
    const at = block.leftOut === undefined ? joined.findLastIndex(({ leftOut }) => leftOut === undefined) : -1;
    const last = joined[at];
    const canJoin = block.soft && last && !last.rows && !block.rows;
    const onlyMark = last !== undefined && block.soft === true && readMark(last.text)?.rest === '';
    const isReference = refers.test(last?.text ?? '');
    if (!canJoin || (readMark(block.text) !== undefined && !onlyMark && !isReference)) {
      joined.push(block);
      continue;
    }
    const { text, hyphens: taken, unsure: word } = joinTexts(last.text, block.text, spelling);
    hyphens += taken;
    if (word) unsure.push(word);
    const notes = [...(last.notes ?? []), ...(block.notes ?? [])];
    const doubts = [...(last.unsure ?? []), ...(block.unsure ?? [])];
    joined[at] = {
      ...last,
      text,
      ...(notes.length > 0 ? { notes } : {}),
      ...(doubts.length > 0 ? { unsure: doubts } : {}),
    };
  }
  return { blocks: joined, hyphens, unsure };
}
