import { ORDINAL, ordinalOf } from './dates/words.ts';

/* Words that were spoken into a phone: marks by their names, references and days in words. Typed words stay as they are. */

const ENDS = /\b(?:full stop|question mark|exclamation mark)[\s.?!]*$/i;
const MARKS =
  'full stop|question mark|exclamation (?:mark|point)|comma|semi-?colon|colon|new (?:line|paragraph)|(?:open|close) (?:brackets?|quotes?|inverted commas)|(?:begin|end) quote|unquote';
/** Nobody types the name of a mark but of the thing itself: "a comma is missing", "colon cancer". */
const ANY_MARK = new RegExp(
  String.raw`(?<!\b(?:an?|the|this|that|my|his|her|their|of|missing|extra|inverted|painted|double yellow)\s)\b(?:${MARKS})\b(?!\s+(?:is|was|in the|should|cancer|screening|surgery|clinic|butterfl\w+))`,
  'gi',
);
const SURE_MARK =
  /(?<=[\p{L}\p{N}]\s)(?<!\b(?:an?|the|this|that|missing|extra|inverted|my|his|her|their|of)\s)(?:comma\b(?!\s+(?:is|was|in the|should|missing|butterfl))|colon\b(?!\s+(?:is|was|cancer|screening|surgery|clinic)))/iu;
const spokenMarks: readonly (readonly [RegExp, string])[] = [
  [/\s*\bfull stop\b[.]?/gi, '.'],
  [/\s*\bquestion mark\b[?]?/gi, '?'],
  [/\s*\bexclamation (?:mark|point)\b[!]?/gi, '!'],
  [/\s+comma\b,?/gi, ','],
  [/\s+(?:semi-?colon)\b;?/gi, ';'],
  [/\s+colon\b:?/gi, ':'],
  [/\s*\bnew (?:line|paragraph)\b/gi, '\n'],
  [/\bopen brackets?\b\s*(.*?)\s*\bclose brackets?\b/gi, '($1)'],
  [/\b(?:open|begin) (?:quotes?|inverted commas)\b\s*(.*?)\s*\b(?:close|end) (?:quotes?|inverted commas)\b/gi, '“$1”'],
  [/\bquote\b\s+(.*?)\s+\bunquote\b/gi, '“$1”'],
  [/^\s*\(([^()]{2,40})\)\s*/, '$1 '],
  [/^\s*dictate\s+/i, ''],
];

const figures = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const FIGURE = `(?:zeroe?s|ohs|noughts|${figures.join('|')}|oh|nought|double|triple|treble|\\d)`;
const DASH = '(?:[\\s,]*(?:dash|hyphen|minus|slash|-|–)[\\s,]*|[\\s,]+)';
/** "C W twenty twenty six dash zero zero zero two". */
const REFERENCE = new RegExp(
  String.raw`\bc\.?\s*w\.?${DASH}(?:(?:twenty[\s-]+twenty|two[\s-]+(?:zero|oh|nought)[\s-]+two)[\s-]+(?<year>${figures.slice(1).join('|')})|(?<whole>20\d\d))${DASH}(?<number>${FIGURE}(?:[\s-]*${FIGURE}){0,6})(?![\p{L}\p{N}])`,
  'giu',
);

/** "The first one" is no day: those below the tenth are one only before a month, or beside another. */
const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';
const DAY = new RegExp(
  String.raw`\b${ORDINAL}(?=(?:\s+of)?\s+(?:${MONTHS})\b|\s+(?:and|to|until)\s+(?:the\s+)?\S+(?:\s+of)?\s+(?:${MONTHS})\b|(?<=\bthe\s+(?:\S*(?:teenth|tieth|leventh|welfth|tenth)|twenty[\s-]+\w+|thirty[\s-]+first)))`,
  'gi',
);

/** "Triple oh three" is 0003, and "four zeros three" 00003. */
function figuresOf(words: string): string {
  let times = 1;
  const said = (words.match(new RegExp(FIGURE, 'gi')) ?? []).map((each) => each.toLowerCase());
  return said
    .map((word, at) => {
      const many = /^(?:double|triple|treble)$/.test(word) ? (word === 'double' ? 2 : 3) : figures.indexOf(word);
      const isMany =
        /^(?:double|triple|treble)$/.test(word) || (many > 1 && /(?:zeroe?s|ohs|noughts)$/.test(said[at + 1] ?? ''));
      if (isMany) {
        times = many;
        return '';
      }
      const figure = many >= 0 ? String(many) : /^\d$/.test(word) ? word : '0';
      const all = figure.repeat(times);
      times = 1;
      return all;
    })
    .join('');
}

/** `inFigures(21)` is "21st". */
export function inFigures(day: number): string {
  const ending = day > 10 && day < 14 ? undefined : ['st', 'nd', 'rd'][(day % 10) - 1];
  return `${day}${ending ?? 'th'}`;
}

/** As it would have been typed: `Resolve CW-2026-0003?` of `Resolve C W twenty twenty six dash zero zero zero three question mark`. */
export function asWritten(spoken: string): string {
  const raw = withTelephone(spoken);
  const text = raw.replace(REFERENCE, (...args) => {
    const { year, whole, number } = args.at(-1) as Readonly<Record<string, string | undefined>>;
    return `CW-${whole ?? `202${figures.indexOf((year ?? '').toLowerCase())}`}-${figuresOf(number ?? '').padStart(4, '0')}`;
  });
  if (!isSpoken(raw, text)) return text;
  const marked = spokenMarks.reduce((said, [name, mark]) => said.replace(name, mark), text);
  return inNumbers(withHouses(marked))
    .replace(/(?<=[.:;,]) *\n */g, ' ')
    .replace(DAY, (said) => inFigures(ordinalOf(said)))
    .trim();
}

/** Whether marks were spoken: at the end, beside a spoken reference, twice, or by a name that nobody types of anything else. */
function isSpoken(raw: string, text: string): boolean {
  return ENDS.test(text) || raw !== text || SURE_MARK.test(text) || (text.match(ANY_MARK) ?? []).length > 1;
}

/** "Oh seven seven double oh nine hundred ...": nobody says so many figures of anything else. */
function withTelephone(text: string): string {
  const said = `(?:${FIGURE}|hundred)`;
  return text.replace(
    new RegExp(String.raw`\b(?:oh|zero|nought|0)(?:[\s,-]+${said}){6,}(?![\p{L}\d])`, 'giu'),
    (words) => {
      const digits = figuresOf(words.replace(/\bhundred\b/gi, 'zero zero'));
      return digits.length < 9 || !/[a-z]/i.test(words) ? words : digits;
    },
  );
}

const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const teens = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
/** "Twenty two Station Road": the number of a house before its street. */
const HOUSE = new RegExp(
  String.raw`\b(?<ten>${tens.join('|')})?(?:(?<=y)[\s-]+)?(?<one>${[...teens, ...figures.slice(1)].join('|')})?(?=\s+(?:\p{Lu}\p{L}+\s+){1,2}(?:Street|Road|Lane|Avenue|Close|Drive|Crescent|Court|Place|Terrace|Way|Grove|Gardens|Square|Hill|Row|Walk|Rise|Bank|House)\b)`,
  'gu',
);

function withHouses(text: string): string {
  return text.replace(HOUSE, (words, ...args) => {
    const { ten = '', one = '' } = args.at(-1) as Readonly<Record<string, string | undefined>>;
    const [high, teen, low] = [tens.indexOf(ten), teens.indexOf(one), figures.indexOf(one)];
    const number = (high < 0 ? 0 : (high + 2) * 10) + (teen < 0 ? Math.max(low, 0) : teen + 10);
    return number === 0 ? words : `${number}`;
  });
}

/** "Number five" of an enquiry. */
function inNumbers(text: string): string {
  return text.replace(
    new RegExp(String.raw`\bnumber (${figures.slice(1).join('|')})\b`, 'gi'),
    (_, word: string) => `number ${figures.indexOf(word.toLowerCase())}`,
  );
}
