/** What somebody said in their own words, lines kept, and what they quoted in between; either may be empty. */
export type Words = { readonly words: string; readonly quoted: string };

/** Nothing that can be seen: zero-width and direction marks, soft hyphens. A joiner inside an emoji is seen, and stays. */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u{e0000}-\u{e007f}]|(?<!\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?)\u200d/gu;

/** What chat clients write into a text where somebody put something other than words. */
const CLIENT_TAGS = /<\/?(?:at|attachment|codeblock|emoji|quoted|span)(?:\s[^<>]*)?\/?>/gi;

/** What people, keyboards and clients put around a sentence that is one. */
const wrappers: readonly (readonly [string, string])[] = [
  ['```', '```'],
  ['**', '**'],
  ['__', '__'],
  ['~~', '~~'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['‘', '’'],
  ['"', '"'],
  ['`', '`'],
  ['*', '*'],
  ['_', '_'],
  ["'", "'"],
];

/**
 * The words of a text as typed, pasted or passed on: without markup, invisible characters and the quotation marks around
 * the whole; lines that begin with `>` are quoted. What is said inside stays to the letter.
 * `readWords('> CW-2026-0042: Kerb\n**update: done**')` is `{ words: 'update: done', quoted: 'CW-2026-0042: Kerb' }`.
 */
export function readWords(text: string): Words {
  const clean = text
    .toWellFormed()
    .replace(/<emoji\b[^<>]*?\balt="([^"]*)"[^<>]*>/gi, '$1')
    .replace(CLIENT_TAGS, ' ')
    .replace(INVISIBLE, '')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    // Control characters mean nothing here, and a database may refuse them.
    .replace(/[^\S\n]+|(?!\n)\p{Cc}+/gu, ' ');
  const lines = clean.split('\n').map((line) => line.trim());
  const quoted = lines.filter((line) => line.startsWith('>')).map((line) => line.replace(/^[>\s]+/, ''));
  const own = lines.filter((line) => !line.startsWith('>'));
  return { words: unwrap(withoutEmphasis(joinLines(own)).trim()), quoted: joinLines(quoted) };
}

function joinLines(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Bold, italic, struck out and code as chats write them: the signs go, the words stay. */
function withoutEmphasis(text: string): string {
  return text
    .replace(/```\w*\n?([\s\S]*?)```/g, '$1')
    .replace(/(?<![\p{L}\p{N}])(\*\*|__|~~)(?=\S)([\s\S]*?\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/(?<![\p{L}\p{N}*_~`])([*_~`])(?=[^\s*_~`])([^\n]*?[^\s*_~`]|[^\s*_~`])\1(?![\p{L}\p{N}*_~`])/gu, '$2');
}

/** Takes off, one after the other, the signs that stand around the whole and nowhere in it. */
function unwrap(text: string): string {
  for (const [open, close] of wrappers) {
    const match = text.startsWith(open) ? /^([\s\S]*?)([.!]?)$/.exec(text) : null;
    for (const [whole, stop] of [
      [text, ''],
      [match?.[1] ?? text, match?.[2] ?? ''],
    ] as const) {
      if (!whole.startsWith(open) || !whole.endsWith(close) || whole.length < open.length + close.length) continue;
      const inner = whole.slice(open.length, whole.length - close.length);
      // Two sentences in quotation marks of their own are not one in a pair of them.
      const isOne = open === close && open !== "'" ? !inner.includes(open) : !isReopened(inner, open, close);
      if (isOne) return unwrap(`${inner.trim()}${inner.trim() === '' ? '' : stop}`);
    }
  }
  return text;
}

function isReopened(inner: string, open: string, close: string): boolean {
  if (open !== close) return inner.includes(open) || (close !== '’' && inner.includes(close));
  return new RegExp(`(?<!\\p{L})${open}|${open}(?!\\p{L})`, 'u').test(inner);
}
