/** Words that make up a good part of any English or Welsh text. */
const common =
  /^(?:the|of|and|to|in|a|is|for|be|or|by|on|that|as|with|any|not|are|will|must|may|should|y|yr|yn|i|o|ac|ar|neu|gan|mae|fod|rhaid)$/i;

/**
 * Whether the letters of a PDF are what a person would read. Where its fonts do not say which letter a shape stands for, a program finds
 * signs that mean nothing.
 */
export function isLegible(texts: readonly string[]): boolean {
  const all = texts.join(' ');
  const letters = all.replace(/\s/gu, '').length;
  if (letters < 200) return true;
  // Signs of no meaning: control characters, places for private use, and the sign for "unknown".
  const odd = all.match(/[\p{Cc}\p{Co}\p{Cn}\uFFFD]/gu)?.filter((sign) => !/\s/u.test(sign)).length ?? 0;
  if (odd > letters * 0.02) return false;
  const words = all.match(/\p{L}+/gu) ?? [];
  return words.length < 60 || words.filter((word) => common.test(word)).length > words.length * 0.04;
}
