/** A sentence of a place: the stems of its telling words. */
export type OwnSentence = { readonly at: number; readonly stems: readonly string[] };

/** How much of what a question says one sentence of each place says, rare words weighing more: from 0 to 1, a number a place. */
export type OwnCoverage = (stems: readonly string[]) => Float32Array;

/** Prepares comparing a question's telling words with every sentence of a council's documents. */
export function createOwnCoverage(
  sentences: readonly OwnSentence[],
  placeCount: number,
  rarity: (stemmed: string) => number,
): OwnCoverage {
  const lists = new Map<string, number[]>();
  sentences.forEach(({ stems }, id) => {
    for (const stemmed of new Set(stems)) {
      const list = lists.get(stemmed) ?? [];
      list.push(id);
      lists.set(stemmed, list);
    }
  });
  const postings = new Map([...lists].map(([stemmed, list]) => [stemmed, Uint16Array.from(list)]));
  const places = Uint16Array.from(sentences, ({ at }) => at);
  const { length } = sentences;
  return (asked) => {
    const best = new Float32Array(placeCount);
    const scores = new Float32Array(length);
    let all = 0;
    for (const stemmed of new Set(asked)) {
      const weight = rarity(stemmed);
      all += weight;
      for (const id of postings.get(stemmed) ?? []) scores[id] = (scores[id] as number) + weight;
    }
    places.forEach((at, id) => {
      const share = (scores[id] as number) / (all || 1);
      if (share > (best[at] as number)) best[at] = share;
    });
    return best;
  };
}
