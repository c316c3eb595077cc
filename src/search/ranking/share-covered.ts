import { isStopWord, stem } from '../reading/stems.ts';

/** Share of the weight of a question's telling words that stand in some features. */
export function shareCovered(
  words: readonly string[],
  has: (stemmed: string) => boolean,
  rarity: (stemmed: string) => number,
): number {
  let all = 0;
  let covered = 0;
  for (const word of new Set(words)) {
    if (isStopWord(word)) continue;
    const stemmed = stem(word);
    const weight = rarity(stemmed);
    all += weight;
    if (has(stemmed)) covered += weight;
  }
  return all === 0 ? 0 : covered / all;
}
