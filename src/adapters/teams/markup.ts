const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  nbsp: ' ',
  '#160': ' ',
};

/** The text with the few character references that Teams writes put back: `&nbsp;`, `&amp;`, `&lt;` and their like. */
export function decodeEntities(text: string): string {
  return text
    .replace(/&(#?\w+);/g, (whole, name: string) => (Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole))
    .replaceAll('\u00a0', ' ');
}

/** Elements that Teams writes into a plain text; anything else in angle brackets was typed. */
const WRITTEN =
  /<\/?(?:a|at|attachment|b|blockquote|br|code|codeblock|div|em|emoji|font|h[1-6]|hr|i|img|li|ol|p|pre|quoted|s|span|strong|table|tbody|td|th|tr|u|ul)(?:\s[^<>]*)?\/?>/gi;
const PICTURE = /<(?:emoji|img)\b[^<>]*?\balt="([^"]*)"[^<>]*>/gi;

/** A plain text without the elements that Teams writes into it; an emoji becomes its character. Character references stay. */
export function withoutTags(text: string): string {
  return text
    .replace(PICTURE, '$1')
    .replace(/<\/?(?:at|b|code|em|emoji|font|i|s|span|strong|u)(?:\s[^<>]*)?>/gi, '')
    .replace(WRITTEN, ' ');
}

/**
 * A message's HTML as the plain text a person would copy out of it.
 * Example: `<p>Bins&nbsp;missed<br>twice</p>` is `Bins missed` and, on the next line, `twice`.
 */
export function htmlToText(html: string): string {
  const text = html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/<li\b[^>]*>/gi, '\n- ')
    .replace(/<br\s*\/?>|<\/(p|div|li|ul|ol|tr|h[1-6]|blockquote)>/gi, '\n')
    .replace(PICTURE, '$1')
    .replace(/<[^>]*>/g, '');
  return decodeEntities(text)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
