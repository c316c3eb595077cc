/** How a mark counts. A mark can be read in several ways: `i` is a letter and a Roman one. */
export type Counting = 'number' | 'letter' | 'roman' | 'double' | 'capital' | 'capital-roman' | 'bullet';

/** One way to read a mark: the ninth letter, the first Roman numeral. */
export type Reading = { readonly counting: Counting; readonly value: number };

/** A number, letter or bullet at the beginning of a text. */
export type Mark = {
  /** As it stands in the text, with its stop or brackets. */
  readonly printed: string;
  /** Its shape with `n` for what counts: `n.`, `(n)`, `n`; a bullet's own sign. */
  readonly form: string;
  /** The number of a clause as its parts: `[1, 2]` of `1.2`; absent where it is a letter or bullet or in brackets. */
  readonly path?: readonly number[];
  /** The number as printed, where its parts do not say it: `IV`. */
  readonly number?: string;
  /** What stands before the number and is no part of its counting (`A` of `A1.2`, `5E` of `5E.1`). */
  readonly series?: string;
  /** A letter after the number (`A` of `14A`). */
  readonly suffix?: string;
  readonly readings: readonly Reading[];
  /** It is typed in the text of a list item, beside the one that a program prints. */
  readonly isTyped?: boolean;
  /** The text after the mark. */
  readonly rest: string;
};

/** "1 May a councillor attend?" counts a question, and names no day. */
const ASKS_MAY = /^may\s+(?!\d|(?:in|of|each|every|and|to|or|until|at|by|on)\b)[^.;]*\?/i;
const MONTHS =
  /^(?:st|nd|rd|th)?\s*(?:of\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i;
/** What a figure counts in a sentence: `5 working days` begins no paragraph. */
const COUNTED =
  /^(?:per cent|%|million|(?:working|calendar|clear)\s+days?|days?|weeks?|months?|years?|hours?|minutes?)(?![\p{L}-])/u;
/** Whether a text begins with a figure and what it counts: `10 working days`. */
export const counts = (text: string) => COUNTED.test(/^\d{1,3}\s*(.*)$/s.exec(text)?.[1] ?? '');
const BULLETS = '•●○◦▪■□▫◆◇‣▸▶⁃∙·–—−*➢➤►→⇒➔➜»✓✔☐☑❖✦★';
const BULLET = new RegExp(`^(?:[${BULLETS}]|[-o§](?=\\s|$))\\s*`, 'u');
/**
 * In capitals or not, letter by letter. A pattern with the flag `i` may switch it off for a part, but Node 24 then reads the rest wrongly
 * on a process that has worked for a while: `Article I` was no mark any more.
 */
const inAnyCase = (words: string) => words.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
const NAMED = new RegExp(
  `^((?:${inAnyCase('article|section|clause|paragraph|para|rule|regulation|standing order|principle')})\\s+)(\\d{1,3}(?:\\.\\d{1,3})*|[IVXL]{1,6})([A-Z](?![A-Za-z]))?(\\s*[.:)–—-])?(?=\\s|$|[A-Z“‘"'(])`,
);
const PATH =
  /^(?:§\s*)?(?:(\d{0,2}[A-Z])(?:\.(?=\d))?)?(\d{1,3}(?:\.\d{1,3})+|(?<=[A-Z]\.?)\d{1,3})([A-Za-z](?![A-Za-z]))?(\.(?!\d)|[):]|\s?[-–—](?=\s))?(?=\s|$|[A-Z“‘"'([])/;
const SINGLE = /^(?:§\s*)?(\d{1,3})([A-Z](?![A-Za-z]))?([.):](?!\d)|\s?\.?[-–—]\.?(?=\s|$|\())?(?=\s|$|[A-Z“‘"'([])/;
const BRACKETED = /^\(\s?(\d{1,3}|[a-z]{1,5}|[A-Z]{1,5})\s?\)\.?/;
const HALF_BRACKETED = /^([a-z]{1,5}|[A-Z]{1,4})\s?\)/;
const DOTTED = /^([a-z]{1,5}|[A-Z]{1,4})\.(?=\s|$)/;
const BARE = /^([a-z]|[A-Z]|[ivx]{2,4})(?=\s)/;

/** The mark at the beginning of a text, or undefined. It only says what could be a mark: whether it is one depends on its neighbours. */
export function readMark(text: string): Mark | undefined {
  const one = readOne(text);
  if (!one) return undefined;
  const first = withoutWord(one);
  return withDoubled(first) ?? first;
}

/** Whether a text is a mark and nothing else: `1.`, `(a)`, `3(a)`. */
export function isOnlyMark(text: string): boolean {
  return readMark(text)?.rest === '' || /^\d{1,3}\.?(?:\s?\((?:\d{1,2}|[a-z]{1,4})\)){1,3}[.:]?$/.test(text);
}

/** In `5.2A request may be refused` a page set the number close to its text: the letter is a word of that. */
function withoutWord(mark: Mark): Mark {
  if (!/^[AI]$/.test(mark.suffix ?? '') || !mark.printed.endsWith(mark.suffix ?? '') || !/^\p{Ll}/u.test(mark.rest))
    return mark;
  const { suffix, ...rest } = mark;
  return { ...rest, printed: mark.printed.slice(0, -1), rest: `${suffix} ${mark.rest}` };
}

/** `1. 1.1.` is 1.1, and `- 21.` is 21: the first mark is an echo or the trace of a converter. */
function withDoubled(first: Mark): Mark | undefined {
  const second = readOne(first.rest);
  if (!second?.path) return undefined;
  const isEcho =
    first.form !== '*' && first.readings[0]?.counting === 'bullet' && /^[-–—*•]/.test(first.printed)
      ? true
      : first.path !== undefined &&
        second.path.length > first.path.length &&
        first.path.every((value, at) => second.path?.[at] === value);
  if (!isEcho) return undefined;
  return { ...second, printed: `${first.printed} ${second.printed}` };
}

function readOne(text: string): Mark | undefined {
  // Word's second bullet is a small o.
  if (/^o(?=\s|$)/.test(text)) return readBullet(text);
  return readNamed(text) ?? readPath(text) ?? readSingle(text) ?? readLetter(text) ?? readBullet(text);
}

function readNamed(text: string): Mark | undefined {
  const match = NAMED.exec(text);
  if (!match) return undefined;
  const rest = text.slice(match[0].length).trim();
  // "Section 3 applies where ..." is a sentence; "Section 3: Scope" and "Article 3 Name" are marks.
  const isWord = /^[AI]$/.test(match[3] ?? '') && /^\p{Ll}/u.test(rest);
  if (match[4] === undefined && rest !== '' && !isWord && !/^["'“‘(]?[A-Z]/.test(rest)) return undefined;
  const sign = match[2] ?? '';
  const roman = /^\d/.test(sign)
    ? undefined
    : readingsOf(sign).find(({ counting }) => counting === 'capital-roman')?.value;
  if (!/^\d/.test(sign) && roman === undefined) return undefined;
  const parts = roman === undefined ? sign.split('.').map(Number) : [roman];
  return {
    printed: match[0].trim(),
    form: `${match[1]?.trim().toLowerCase()} n`,
    path: parts,
    ...(roman === undefined ? {} : { number: sign }),
    ...(match[3] ? { suffix: match[3] } : {}),
    readings: [{ counting: 'number', value: parts.at(-1) ?? 0 }],
    rest,
  };
}

function readPath(text: string): Mark | undefined {
  const match = PATH.exec(text);
  if (!match?.[2]) return undefined;
  const parts = match[2].split('.').map((part) => Number(part.trim()));
  // `2.0 Heading` above 2.1 is the number 2.
  const isWhole = !match[1] && parts.length === 2 && parts[1] === 0 && !match[3];
  return {
    printed: match[0].trim(),
    form: isWhole ? 'n.0' : `${match[1] ? 'A' : ''}${parts.map(() => 'n').join('.')}`,
    path: isWhole ? parts.slice(0, 1) : parts,
    ...(isWhole ? { number: match[2] } : {}),
    ...(match[1] ? { series: match[1] } : {}),
    ...(match[3] ? { suffix: match[3] } : {}),
    readings: [{ counting: 'number', value: (isWhole ? parts[0] : parts.at(-1)) ?? 0 }],
    rest: text.slice(match[0].length).trim(),
  };
}

function readSingle(text: string): Mark | undefined {
  const match = SINGLE.exec(text);
  if (!match?.[1]) return undefined;
  const rest = text.slice(match[0].length).trim();
  const sign = (match[3] ?? '').trim();
  if (sign === '' && ((MONTHS.test(rest) && !ASKS_MAY.test(rest)) || COUNTED.test(rest))) return undefined;
  const value = Number(match[1]);
  return {
    printed: match[0].trim(),
    form: `n${sign}`,
    path: [value],
    ...(match[2] ? { suffix: match[2] } : {}),
    readings: [{ counting: 'number', value }],
    rest,
  };
}

function readLetter(text: string): Mark | undefined {
  for (const [pattern, form] of [
    [BRACKETED, '(n)'],
    [HALF_BRACKETED, 'n)'],
    [DOTTED, 'n.'],
    [BARE, 'n'],
  ] as const) {
    const match = pattern.exec(text);
    if (!match?.[1]) continue;
    const readings = readingsOf(match[1]);
    if (readings.length === 0) continue;
    return { printed: match[0].trim(), form, readings, rest: text.slice(match[0].length).trim() };
  }
  return undefined;
}

function readBullet(text: string): Mark | undefined {
  const match = BULLET.exec(text);
  if (!match) return undefined;
  const sign = match[0].trim();
  const rest = text.slice(match[0].length).trim();
  // A dash or a dot glued to a word is part of it; a bullet sign is not.
  if (/^[-–—−*·]$/.test(sign) && rest !== '' && !/\s$/.test(match[0])) return undefined;
  return { printed: sign, form: sign, readings: [{ counting: 'bullet', value: 0 }], rest };
}

/** Every way to count with a letter or figure: `c` is the third letter and a hundred, which nobody means. */
export function readingsOf(sign: string): readonly Reading[] {
  if (/^\d+$/.test(sign)) return [{ counting: 'number', value: Number(sign) }];
  const isCapital = sign === sign.toUpperCase();
  const lower = sign.toLowerCase();
  const readings: Reading[] = [];
  if (lower.length === 1) {
    readings.push({ counting: isCapital ? 'capital' : 'letter', value: lower.charCodeAt(0) - 96 });
  }
  const roman = romanValue(lower);
  if (roman !== undefined) readings.push({ counting: isCapital ? 'capital-roman' : 'roman', value: roman });
  if (/^([a-z])\1$/.test(lower)) {
    readings.push({ counting: 'double', value: lower.charCodeAt(0) - 96 });
  }
  return readings;
}

const romans = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
const tens = ['', 'x', 'xx', 'xxx', 'xl'];
const romanValues = new Map(
  tens.flatMap((ten, at) => romans.map((one, value) => [ten + one, at * 10 + value] as const)).slice(1),
);

function romanValue(letters: string): number | undefined {
  return romanValues.get(letters);
}

/** Roman numerals in small letters, 1 to 49. */
export function toRoman(value: number): string {
  return (tens[Math.floor(value / 10)] ?? '') + (romans[value % 10] ?? '');
}
