/** Words that make up a good part of any English or Welsh text. */
const COMMON =
  /^(?:the|of|and|to|in|a|is|for|be|or|by|on|that|as|with|any|not|are|will|must|may|should|y|yr|yn|i|o|ac|ar|neu|gan|mae|fod|rhaid)$/i;

/** Signs of no meaning: control characters, places for private use, and the sign for "unknown". */
const ODD = /[\p{Cc}\p{Co}\p{Cn}\uFFFD]/gu;
/** One of them that stands alone before a word: the bullet of a symbol font. */
const BULLET = /(?<!\S)(?:[\p{Cc}\p{Co}\p{Cn}\uFFFD](?=\s+[\p{L}\p{N}“"‘'(])|\p{Co}(?=\p{Lu}))/gu;

/**
 * Whether the letters of a PDF are what a person would read. Where its fonts do not say which letter a shape stands for, a program finds
 * signs that mean nothing, or letters in the place of others.
 */
export function isLegible(texts: readonly string[]): boolean {
  const all = texts.join(' ');
  const letters = all.replace(/\s/gu, '').length;
  if (letters < 200) return true;
  const bullets = all.match(BULLET)?.filter((sign) => !/\s/u.test(sign)).length ?? 0;
  const signs = all.match(ODD)?.filter((sign) => !/\s/u.test(sign)).length ?? 0;
  if (signs - Math.min(bullets, letters * 0.1) > letters * 0.02) return false;
  const words = all.match(/\p{L}+/gu) ?? [];
  if (words.length < 60 || words.filter((word) => COMMON.test(word)).length > words.length * 0.04) return true;
  // A directory has hardly a word but names. Letters that stand for others have far fewer vowels than any name.
  const plain = words.join('').normalize('NFD').replace(/\P{L}/gu, '');
  return (plain.match(/[aeiou]/gi)?.length ?? 0) > plain.length * 0.32;
}
