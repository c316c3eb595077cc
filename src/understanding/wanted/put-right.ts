/** Puts a mistyped word right; gives the word itself where it is known, or nothing is near enough. */
export type PutRight = (word: string) => string;

const SHORTEST = 4;
/**
 * Puts words right against those of the phrasings, with how often they occur there. Words that `isWord` knows are left
 * alone. `putRight('enqury')` is `enquiry`.
 */
export function createPutRight(vocabulary: ReadonlyMap<string, number>, isWord: (word: string) => boolean): PutRight {
  const known = new Map<string, string>();
  const candidates = [...vocabulary].filter(([word]) => word.length >= SHORTEST - 1 && /^\p{L}+$/u.test(word));
  return (word) => {
    if (word.length < SHORTEST - 1 || vocabulary.has(word) || !/^\p{L}+$/u.test(word)) return word;
    const before = known.get(word);
    if (before !== undefined) return before;
    const right = isWord(word) ? word : (nearest(word, candidates) ?? word);
    if (known.size < 5_000) known.set(word, right);
    return right;
  };
}

function nearest(word: string, candidates: readonly (readonly [string, number])[]): string | undefined {
  const allowed = word.length < SHORTEST ? 1 : word.length <= 5 ? 1 : word.length <= 9 ? 2 : 3;
  let best: { readonly word: string; readonly slips: number; readonly count: number } | undefined;
  for (const [candidate, count] of candidates) {
    if (Math.abs(candidate.length - word.length) > allowed) continue;
    // Short words are put right only where neighbours changed places.
    if (word.length < SHORTEST && [...candidate].sort().join('') !== [...word].sort().join('')) continue;
    const slips = slipsBetween(word, candidate);
    if (slips > allowed || (slips > 1 && candidate.charAt(0) !== word.charAt(0))) continue;
    if (best === undefined || slips < best.slips || (slips === best.slips && count > best.count))
      best = { word: candidate, slips, count };
  }
  return best?.word;
}

/** Letters added, left out, changed, or swapped with their neighbour, at the least. */
export function slipsBetween(one: string, other: string): number {
  let [beforeLast, last]: number[][] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min((last?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last?.[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        least = Math.min(least, (beforeLast?.[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    [beforeLast, last] = [last ?? [], row];
  }
  return last?.[other.length] ?? 0;
}
