import { ORDINAL, ordinalOf } from './dates/words.ts';

/* Words that were spoken into a phone: marks by their names, references and days in words. Typed words stay as they are. */

const ENDS = /\b(?:full stop|question mark|exclamation mark)[\s.?!]*$/i;
const spokenMarks: readonly (readonly [RegExp, string])[] = [
  [/\s*\bfull stop\b[.]?/gi, '.'],
  [/\s*\bquestion mark\b[?]?/gi, '?'],
  [/\s*\bexclamation mark\b[!]?/gi, '!'],
  [/\s+comma\b,?/gi, ','],
  [/\s+(?:semi-?colon)\b;?/gi, ';'],
  [/\s+colon\b:?/gi, ':'],
];

const figures = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const FIGURE = `(?:${figures.join('|')}|oh|nought|\\d)`;
const DASH = '(?:[\\s,]*(?:dash|hyphen|minus|slash|-|–)[\\s,]*|[\\s,]+)';
/** "C W twenty twenty six dash zero zero zero two". */
const REFERENCE = new RegExp(
  String.raw`\bc\.?\s*w\.?${DASH}(?:twenty[\s-]+twenty[\s-]+(?<year>${figures.slice(1).join('|')})|(?<whole>20\d\d))${DASH}(?<number>${FIGURE}(?:[\s-]*${FIGURE}){0,6})(?![\p{L}\p{N}])`,
  'giu',
);

/** "The first one" is no day: those below the tenth are one only before a month, or beside another. */
const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';
const DAY = new RegExp(
  String.raw`\b${ORDINAL}(?=(?:\s+of)?\s+(?:${MONTHS})\b|\s+(?:and|to|until)\s+(?:the\s+)?\S+(?:\s+of)?\s+(?:${MONTHS})\b|(?<=\bthe\s+(?:\S*(?:teenth|tieth|leventh|welfth|tenth)|twenty[\s-]+\w+|thirty[\s-]+first)))`,
  'gi',
);

function figuresOf(words: string): string {
  return (words.match(new RegExp(FIGURE, 'gi')) ?? [])
    .map((word) => {
      const at = figures.indexOf(word.toLowerCase());
      return at >= 0 ? String(at) : /^\d$/.test(word) ? word : '0';
    })
    .join('');
}

/** `inFigures(21)` is "21st". */
export function inFigures(day: number): string {
  const ending = day > 10 && day < 14 ? undefined : ['st', 'nd', 'rd'][(day % 10) - 1];
  return `${day}${ending ?? 'th'}`;
}

/** As it would have been typed: `Resolve CW-2026-0003?` of `Resolve C W twenty twenty six dash zero zero zero three question mark`. */
export function asWritten(raw: string): string {
  const text = raw.replace(REFERENCE, (...args) => {
    const { year, whole, number } = args.at(-1) as Readonly<Record<string, string | undefined>>;
    return `CW-${whole ?? `202${figures.indexOf((year ?? '').toLowerCase())}`}-${figuresOf(number ?? '').padStart(4, '0')}`;
  });
  if (!ENDS.test(text)) return text;
  return spokenMarks
    .reduce((said, [name, mark]) => said.replace(name, mark), text)
    .replace(DAY, (said) => inFigures(ordinalOf(said)));
}
