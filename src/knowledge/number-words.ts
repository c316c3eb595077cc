const units =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const numberOf = new Map<string, number>([
  ...units.map((word, at) => [word, at + 1] as const),
  ...tens.map((word, at) => [word, (at + 2) * 10] as const),
]);
const SPELT = new RegExp(
  `\\b(${tens.join('|')})(?:[ -](${units.slice(0, 9).join('|')}))?\\b|\\b(${units.join('|')})\\b`,
  'g',
);

/** The number that words or figures say, up to 99: `twenty-eight` and `28` are 28; undefined where they say none. */
export function readNumber(words: string): number | undefined {
  if (/^\d{1,3}$/.test(words)) return Number(words);
  const parts = words.toLowerCase().split(/[\s-]+/);
  const numbers = parts.map((part) => numberOf.get(part));
  return numbers.includes(undefined) ? undefined : numbers.reduce((sum: number, each) => sum + (each ?? 0), 0);
}

/** Number words as a pattern, for finding them in a text. */
export const SPELLED_NUMBER = `(?:(?:${tens.join('|')})(?:[ -](?:${units.slice(0, 9).join('|')}))?|${units.toReversed().join('|')})`;

/** Words that say that a number is a paragraph's: "one" alone may mean anything. */
const NAMES_PARAGRAPH = /\b(?:paras?|paragraphs?|clauses?|sections?|number)\b/;

/** Numbers up to 99 in figures, where the words name paragraphs: `paragraph twenty-six` is `paragraph 26`. */
export function toFigures(words: string): string {
  if (!NAMES_PARAGRAPH.test(words)) return words;
  return words.replace(SPELT, (_, ten: string | undefined, unit: string | undefined, single: string | undefined) =>
    String((numberOf.get(ten ?? '') ?? 0) + (numberOf.get(unit ?? '') ?? 0) + (numberOf.get(single ?? '') ?? 0)),
  );
}
