import { type Block, LINE_END, type Note } from '../block.ts';
import { readMark } from '../mark.ts';
import { isCommonWord } from './common-words.ts';

/** First halves that are written with a hyphen whatever follows. */
const FIRST_HALVES =
  /(?:^|[^\p{L}])(?:co|non|self|vice|mid|cross|well|quasi|semi|deputy|so|by|one|two|three|four|five|six|third|second|half)-$/iu;

/** Second halves of words that are written with a hyphen: `decision-making`, `long-term`. */
const SECOND_HALVES =
  /^(?:making|makers?|based|wide|led|terms?|time|day|days|weeks?|months?|years?|elect|opted|chair|chairman|chairs?|related|specific|going|house|line|party|political|executive|statutory|disclosure|council|committee|officer|office|off|in|up|out|to|face|date|one|two|three|thirds?|quarters?|operat\p{L}*|ordinat\p{L}*|employed|respect|regulation|free|holders?|keeping|taking|being|known|informed|established|founded|standing|range|level|profile|quality|called|described|named|minded|sided|setting|sharing|building|monthly|weekly|annual|yearly|mail)$/iu;

/** After these words a number at the beginning of a line belongs to the sentence. */
const REFERS =
  /\b(?:sections?|paragraphs?|paras?|clauses?|rules?|articles?|regulations?|appendix|schedule|parts?|pages?|within|than|least)$/i;

/** Blocks with lines put together, and how many hyphens at line ends were taken out. */
export type Joined = {
  readonly blocks: readonly Block[];
  readonly hyphens: number;
  readonly unsure: readonly string[];
};

/** The words that stand with a hyphen in the middle of a line, and those that stand without one, in small letters. */
export type Spelling = {
  readonly hyphenated: ReadonlySet<string>;
  readonly plain: ReadonlySet<string>;
  /** Words are broken at line ends; else a hyphen there is always the word's own. */
  readonly breaksWords: boolean;
  /** Words stand with the long hyphen in the middle of a line, so it breaks none by itself. */
  readonly long: boolean;
};

export function spellingOf(texts: readonly string[]): Spelling {
  const hyphenated = new Set<string>();
  const plain = new Set<string>();
  for (const [at, text] of texts.entries()) {
    // The halves of a word that the end of a line broke are no words.
    const isCut = /\p{L} ?[-\u2010]$/u.test(texts[at - 1] ?? '');
    const whole = text.replace(/\p{L}+ ?[-\u2010]$/u, '').replace(isCut ? /^\p{L}+/u : /^$/, '');
    for (const [word] of whole
      .toLowerCase()
      .replaceAll('\u2010', '-')
      .matchAll(/[\p{L}]+(?:-[\p{L}]+)*/gu)) {
      (word.includes('-') ? hyphenated : plain).add(word);
    }
  }
  const cuts = texts.flatMap((text, at): string[] => {
    const start = /(\p{L}+)[-\u2010]$/u.exec(text)?.[1];
    const end = /^\p{Ll}+/u.exec(texts[at + 1] ?? '')?.[0];
    return start === undefined || end === undefined ? [] : [`${start}${end}`.toLowerCase()];
  });
  const long = texts.some((text) => /\p{L}\u2010\p{L}/u.test(text));
  return { hyphenated, plain, breaksWords: cuts.some((word) => plain.has(word)) || cuts.length > 12, long };
}

/** Puts a line after another: with a space, or as one word where a hyphen broke it. */
export function joinTexts(
  before: string,
  after: string,
  spelling: Spelling,
): { readonly text: string; readonly hyphens: number; readonly unsure?: string } {
  const { hyphenated, plain, breaksWords, long } = spelling;
  if (before === '' || after === '') return { text: before + after, hyphens: 0 };
  const start = /(\p{L}+(?:-\p{L}+)*)-$/u.exec(before)?.[1];
  const isCapital = start !== undefined && start.length > 1 && start === start.toUpperCase();
  const end = (isCapital ? /^(\p{Lu}[\p{Lu}’']+)/u : /^(\p{Ll}[\p{L}’']*)/u).exec(after)?.[1];
  // Some programs write every hyphen with a sign of its own; others only those that break words.
  if (long && /\p{L}\u2010$/u.test(before)) {
    const { text, ...rest } = joinTexts(`${before.slice(0, -1)}-`, after, spelling);
    const kept = rest.hyphens === 0 ? `${before}${text.slice(before.length)}` : text;
    return { ...rest, text: kept };
  }
  if (/\p{L}[\u2010\u00AD]$/u.test(before) && /^\p{L}/u.test(after))
    return { text: before.slice(0, -1) + after, hyphens: before.endsWith('\u2010') ? 1 : 0 };
  const apart = brokenApart(before, after, plain);
  if (apart) return { text: before.replace(/ .$/u, '') + after, hyphens: 1, ...apart };
  if (/[/]$/.test(before)) return { text: before + after, hyphens: 0 };
  // A name goes on with a capital: "Sub-Committee", "Member-Officer".
  if (start !== undefined && end === undefined && /^\p{Lu}/u.test(after)) return { text: before + after, hyphens: 0 };
  if (start === undefined || end === undefined) return { text: `${before} ${after}`, hyphens: 0 };
  const kept = `${start}-${end}`.toLowerCase();
  const joined = `${start}${end}`.toLowerCase();
  const whole = { text: before.slice(0, -1) + after, hyphens: 1 };
  const compound = { text: before + after, hyphens: 0 };
  if (hyphenated.has(kept)) return compound;
  if (plain.has(joined)) return whole;
  const parts = start.toLowerCase().split('-');
  if (parts.length > 1 && isCommonWord(end.toLowerCase())) return compound;
  const told = toldByWords(parts.at(-1) ?? '', end.toLowerCase(), start !== start.toLowerCase() && !isCapital);
  if (told !== undefined) return told === 'one word' ? whole : compound;
  // "need-to-" and "know": the word before the hyphen is one.
  if (/-/.test(start) && plain.has(start.toLowerCase().replace(/^.*-/, ''))) return { ...compound, unsure: kept };
  if (
    /(?:^|-)ex$/i.test(start) &&
    !/^(?:officio|chair|mayor|member|councillor|officer|service|partner|gratia)/.test(end)
  )
    return { ...whole, unsure: joined };
  if (/^(?:and|or|to)$/.test(end) && !/^\p{Ll}+[-\u2010]/u.test(after))
    return { text: `${before} ${after}`, hyphens: 0 };
  // Two halves of which neither is a word of the file are more likely one word that was broken.
  const isBroken =
    !plain.has(start.toLowerCase()) &&
    !plain.has(end.toLowerCase()) &&
    !SECOND_HALVES.test(end) &&
    start.length > 1 &&
    end.length > 1;
  if (FIRST_HALVES.test(before) || (!breaksWords && !isBroken)) return { ...compound, unsure: kept };
  // Two words that stand alone: "long-" and "term" more likely keep their hyphen, "of-" and "ten" do not.
  const isSecond = SECOND_HALVES.test(end) || (plain.has(end.toLowerCase()) && end.length > 3);
  if (/^(?:pre|post|sub|inter|anti|multi|re)$/i.test(start) && plain.has(end.toLowerCase()) && end.length > 3)
    return { ...compound, unsure: kept };
  if (isSecond && plain.has(start.toLowerCase()) && start.length > 2) return { ...compound, unsure: kept };
  return { ...whole, unsure: joined };
}

/** First halves that are no words of their own, and keep their hyphen before one: `pre-election`. */
const PREFIXES = /^(?:pre|post|sub|inter|anti|multi|non|mid|self|vice|cross|semi|quasi)$/;

/** What common words say of two halves: "so" and "ciety" are one word; "long" and "term", which are none together, keep their hyphen. */
function toldByWords(first: string, second: string, isName: boolean): 'one word' | 'two' | undefined {
  // "co-operation" is written either way.
  if (first === 'co' && second.startsWith('o')) return undefined;
  if (isCommonWord(first + second)) return 'one word';
  if (isName || !isCommonWord(second) || first.length < 2) return undefined;
  return PREFIXES.test(first) || (SECOND_HALVES.test(second) && isCommonWord(first)) ? 'two' : undefined;
}

/**
 * A word that a line broke, where the program drew the hyphen by itself and a reader takes the gap before it for a space: neither half is
 * a word of the file. Beside a dash between words, both are.
 */
function brokenApart(
  before: string,
  after: string,
  plain: ReadonlySet<string>,
): { readonly unsure?: string } | undefined {
  const start = /(\p{L}+) [-\u2010]$/u.exec(before)?.[1]?.toLowerCase();
  const end = /^\p{Ll}+/u.exec(after)?.[0];
  if (start === undefined || end === undefined || plain.has(start)) return undefined;
  if (plain.has(start + end)) return {};
  return plain.has(end) ? undefined : { unsure: start + end };
}

/** Puts lines that only go on to the line before them. One that begins like a number or an item stays for the recogniser. */
export function joinLines(blocks: readonly Block[], spelling: Spelling): Joined {
  const joined: Block[] = [];
  const unsure: string[] = [];
  let hyphens = 0;
  const put = (before: string, after: string): string => {
    const { text, hyphens: taken, unsure: word } = joinTexts(before, after, spelling);
    hyphens += taken;
    if (word) unsure.push(word);
    return text;
  };
  const whole = (note: Note): Note => {
    const before = hyphens;
    const text = note.text.split(LINE_END).reduce(put);
    if (note.isCitedAgain) hyphens = before;
    return { ...note, text };
  };
  const withWholeNotes = (block: Block): Block =>
    block.notes === undefined ? block : { ...block, notes: block.notes.map(whole) };
  const withWholeCells = (block: Block): Block =>
    block.rows === undefined
      ? block
      : { ...block, rows: block.rows.map((row) => row.map((cell) => cell.split(LINE_END).reduce(put))) };
  for (const block of blocks.map(withWholeNotes).map(withWholeCells)) {
    // What was left out between two lines (a page's footer) does not part them.
    const at = block.leftOut === undefined ? joined.findLastIndex(({ leftOut }) => leftOut === undefined) : -1;
    const last = joined[at];
    const canJoin = block.soft && last && !last.rows && !block.rows;
    const onlyMark = last !== undefined && block.soft === true && readMark(last.text)?.rest === '';
    const isReference = REFERS.test(last?.text ?? '');
    const mark = readMark(block.text);
    // "A" and "I" are words where a sentence goes on.
    const isWord =
      /^[AI] \p{Ll}/u.test(block.text) ||
      (mark?.form === 'n' && !mark.path && /[\p{L},]$/u.test(last?.text ?? '') && /^\p{L}/u.test(mark.rest));
    if (!canJoin || (mark !== undefined && !onlyMark && !isReference && !isWord)) {
      joined.push(block);
      continue;
    }
    const text = put(last.text, block.text);
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
