import type { Block, Unsure } from '../block.ts';

const PAIR = /(?<![\p{L}-])(\p{L}{2,}) (?=(\p{Ll}{2,})(?![\p{L}-]))/gu;
const SHORTEST = 6;
/** Halves of words that are words themselves. */
const OWN_WORD =
  /^(?:any|some|every|no|body|one|thing|time|times|where|what|when|how|who|which|way|ways|out|in|on|up|over|under|to|into|with|within|self|selves|not|can|be|may|for|ever|day|days|week|weekly|like|wise|all|so|as|by|there|here|after|before|work|working|place|line|land|site|web|head|hand|book|hall|house|holder|holders|man|men|woman|women|person|persons|council|councillor|member|members)$/;

/**
 * Puts words together that a page shows whole and whose halves its file sets apart, as browsers do where a word could have been broken: the
 * whole word stands elsewhere, and neither half does; two that are words by themselves (`any one`) are left as they are.
 */
export function withWholeWords(blocks: readonly Block[]): readonly Block[] {
  const shown = blocks.flatMap(({ text, rows = [] }) => [text, ...rows.flat()]);
  const words = countOf(shown.flatMap((text) => text.toLowerCase().match(/\p{L}+/gu) ?? []));
  const cut = shown.flatMap((text) =>
    [...text.matchAll(PAIR)]
      .map(([, one = '', other = '']) => [one.toLowerCase(), other.toLowerCase()] as const)
      .filter(([one, other]) => words.has(one + other) && one.length + other.length >= SHORTEST),
  );
  const [firsts, seconds] = [countOf(cut.map(([one]) => one)), countOf(cut.map(([, other]) => other))];
  const isCut = (one: string, other: string) =>
    cut.some(([first, second]) => first === one && second === other) &&
    firsts.get(one) === words.get(one) &&
    seconds.get(other) === words.get(other) &&
    !OWN_WORD.test(one) &&
    !OWN_WORD.test(other);
  return blocks.map((block) => {
    const mended: string[] = [];
    const mend = (text: string) =>
      text.replace(PAIR, (printed, one: string, other: string) => {
        if (!isCut(one.toLowerCase(), other.toLowerCase())) return printed;
        mended.push(`“${one + other}”`);
        return one;
      });
    const text = mend(block.text);
    const rows = block.rows?.map((row) => row.map(mend));
    if (mended.length === 0) return block;
    const why = `The file has a gap in the middle of ${mended.join(' and ')}, and it was taken out. Look whether it is printed as one word.`;
    const unsure: readonly Unsure[] = [...(block.unsure ?? []), { kind: 'words', why }];
    return { ...block, text, ...(rows ? { rows } : {}), unsure };
  });
}

function countOf(all: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}
