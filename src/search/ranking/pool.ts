import type { Features } from '../reading/features.ts';
import { findHash as find, hash } from '../reading/hash.ts';
import { LANE, multiplyRows } from './dot-products.ts';
import { listPostings, type Postings } from './postings.ts';

/** An exemplar ready for the pool: what it speaks for, as a number from 0, and what it is made of. */
export type PoolEntry = {
  readonly target: number;
  readonly isSentence: boolean;
  /** Written for a topic that was ticked for the target, not for the target. */
  readonly isTopic?: boolean;
  readonly features: Features;
  /** Of length 1, one signed byte a number; undefined where it has not been encoded yet. */
  readonly vector: Int8Array | undefined;
};

/** How like a question the exemplars of each target are. Cosines from 0 to 1, a number a target. */
export type Likeness = {
  /** Ways of asking: the mean of the three most alike (of one or two, where there are no more), and the most alike. */
  readonly nearest: Float32Array;
  readonly best: Float32Array;
  /** Ways of asking taken together: cosine with their sum. */
  readonly centroid: Float32Array;
  /** Ways of asking of ticked topics: the mean of the three most alike. */
  readonly topic: Float32Array;
  /** The document's own sentences: the most alike. */
  readonly sentence: Float32Array;
  /** Which entry of the pool was the most alike, way of asking or sentence; -1 for none. */
  readonly pulledBy: Int32Array;
  /** Cosine of each entry. */
  readonly entries: Float32Array;
};

/** All exemplars of a council, compared with a question at once. */
export type Pool = {
  readonly targetCount: number;
  /** Ways of asking of each target: its own, and those of ticked topics. */
  readonly counts: Uint32Array;
  readonly topicCounts: Uint32Array;
  readonly rarity: (feature: string) => number;
  readonly isKnown: (feature: string) => boolean;
  readonly byWords: (features: Features) => Likeness;
  /** Undefined vector length where nothing has been encoded. With `wanted`, other targets than these are left at 0, which saves time. */
  readonly byMeaning: (vector: Int8Array, wanted?: ReadonlySet<number>) => Likeness;
};

/** What a pool compares with, as numbers alone: it can be written down and read again. */
export type PreparedPool = {
  readonly targetCount: number;
  /** How many entries there are. */
  readonly count: number;
  readonly counts: Uint32Array;
  readonly topicCounts: Uint32Array;
  readonly runs: readonly Run[];
  readonly postings: Postings;
  /** A vector of each entry, `length` numbers long with zeros at the end. */
  readonly vectors: Int8Array;
  readonly length: number;
  /** Length of the sum of each target's vectors; undefined where nothing has been encoded. */
  readonly meaningNorms: Float32Array | undefined;
};

/**
 * Prepares a pool. Names of features are kept as numbers of 32 bits, weights as bytes, so that a council of 13,000 exemplars takes
 * some 4 MB; the entries themselves, whose features take ten times that, are not held.
 */
export function preparePool(entries: readonly PoolEntry[], targetCount: number): PreparedPool {
  const counts = new Uint32Array(targetCount);
  const topicCounts = new Uint32Array(targetCount);
  for (const { isSentence: isOwn, isTopic: isTicked, target } of entries) {
    const list = isTicked ? topicCounts : counts;
    if (!isOwn) list[target] = (list[target] ?? 0) + 1;
  }
  const dimensions = entries.find(({ vector }) => vector !== undefined)?.vector?.length ?? 0;
  const length = Math.ceil(dimensions / LANE) * LANE;
  const vectors = new Int8Array(entries.length * length);
  entries.forEach(({ vector }, at) => {
    if (vector !== undefined) vectors.set(vector, at * length);
  });
  return {
    targetCount,
    count: entries.length,
    counts,
    topicCounts,
    runs: listRuns(entries),
    postings: listPostings(entries, targetCount),
    vectors,
    length,
    meaningNorms: length === 0 ? undefined : vectorNorms(entries, targetCount, dimensions),
  };
}

/**
 * Opens a pool that was prepared.
 *
 *     question features ── postings ──┐
 *                                     ├── one cosine an entry ── best, mean of best three, centroid ── one number a target
 *     question vector ── vectors ─────┘
 */
export function openPool(prepared: PreparedPool): Pool {
  const { targetCount, count, counts, topicCounts, runs, vectors, length, meaningNorms } = prepared;
  const { hashes, offsets, rarities, ids, weights, norms: wordNorms } = prepared.postings;
  const unseen = Math.log(count + 1);

  function rarityOf(name: string): number {
    const row = find(hashes, hash(name));
    return row < 0 ? unseen : (rarities[row] as number);
  }

  /** Scores by target; with `wanted`, other targets than these have none. */
  function gather(scores: Float32Array, norms: Float32Array, wanted?: ReadonlySet<number>): Likeness {
    const asked = new Float32Array(targetCount * 3);
    const topics = new Float32Array(targetCount * 3);
    const sentences = new Float32Array(targetCount * 3);
    const sums = new Float32Array(targetCount);
    const pulledBy = new Int32Array(targetCount).fill(-1);
    const pull = new Float32Array(targetCount);
    for (const { from, to, target, kind } of runs) {
      if (wanted?.has(target) === false) continue;
      const three = kind === 'asked' ? asked : kind === 'topic' ? topics : sentences;
      let first = three[target * 3] as number;
      let second = three[target * 3 + 1] as number;
      let third = three[target * 3 + 2] as number;
      let sum = sums[target] as number;
      let likest = -1;
      for (let at = from; at < to; at += 1) {
        const score = scores[at] as number;
        if (score <= 0) continue;
        sum = Math.fround(sum + score);
        if (score <= third) continue;
        if (score > first) {
          third = second;
          second = first;
          first = score;
          likest = at;
        } else if (score > second) {
          third = second;
          second = score;
        } else third = score;
      }
      three[target * 3] = first;
      three[target * 3 + 1] = second;
      three[target * 3 + 2] = third;
      if (kind === 'asked') sums[target] = sum;
      if (likest < 0 || first <= (pull[target] as number)) continue;
      pull[target] = first;
      pulledBy[target] = likest;
    }
    const nearest = new Float32Array(targetCount);
    const best = new Float32Array(targetCount);
    const centroid = new Float32Array(targetCount);
    const topic = new Float32Array(targetCount);
    const sentence = new Float32Array(targetCount);
    for (let target = 0; target < targetCount; target += 1) {
      nearest[target] = meanOfThree(asked, target, counts[target] as number);
      best[target] = asked[target * 3] as number;
      topic[target] = meanOfThree(topics, target, topicCounts[target] as number);
      sentence[target] = sentences[target * 3] as number;
      centroid[target] = (sums[target] as number) / (norms[target] || 1);
    }
    return { nearest, best, centroid, topic, sentence, pulledBy, entries: scores };
  }

  return {
    targetCount,
    counts,
    topicCounts,
    rarity: rarityOf,
    isKnown: (name) => find(hashes, hash(name)) >= 0,
    byWords(features) {
      const scores = new Float32Array(count);
      for (const [name, weight] of weighted(features, rarityOf)) {
        const row = find(hashes, hash(name));
        if (row < 0) continue;
        const share = weight / 255;
        const end = offsets[row + 1] as number;
        for (let at = offsets[row] as number; at < end; at += 1) {
          const id = ids[at] as number;
          scores[id] = (scores[id] as number) + share * (weights[at] as number);
        }
      }
      return gather(scores, wordNorms);
    },
    byMeaning(vector, wanted) {
      const scores = new Float32Array(count);
      if (wanted === undefined) multiplyRows(vectors, { from: 0, to: count, length }, vector, 127 * 127, scores);
      else
        for (const { from, to, target } of runs)
          if (wanted.has(target)) multiplyRows(vectors, { from, to, length }, vector, 127 * 127, scores);
      return gather(scores, meaningNorms ?? new Float32Array(targetCount).fill(1), wanted);
    },
  };
}

/** Entries side by side that are of one kind and speak for one target, from one up to another. */
type Run = {
  readonly from: number;
  readonly to: number;
  readonly target: number;
  readonly kind: 'asked' | 'topic' | 'sentence';
};

function listRuns(entries: readonly PoolEntry[]): readonly Run[] {
  const runs: Run[] = [];
  for (const [at, { target, isSentence, isTopic }] of entries.entries()) {
    const kind = isSentence ? 'sentence' : isTopic ? 'topic' : 'asked';
    const last = runs.at(-1);
    if (last?.target === target && last.kind === kind) runs[runs.length - 1] = { ...last, to: at + 1 };
    else runs.push({ from: at, to: at + 1, target, kind });
  }
  return runs;
}

/** The mean of the three best of a target, or of one or two where it has no more. */
function meanOfThree(best: Float32Array, target: number, count: number): number {
  const from = target * 3;
  const sum = (best[from] as number) + (best[from + 1] as number) + (best[from + 2] as number);
  return sum / Math.max(1, Math.min(3, count));
}

/** Features times their rarity, scaled so that squares sum to 1. */
function weighted(features: Features, rarityOf: (name: string) => number): readonly (readonly [string, number])[] {
  let squares = 0;
  const all = [...features].map(([name, weight]) => {
    const value = weight * rarityOf(name);
    squares += value * value;
    return [name, value] as const;
  });
  const size = Math.sqrt(squares) || 1;
  return all.map(([name, value]) => [name, value / size] as const);
}

function vectorNorms(entries: readonly PoolEntry[], targetCount: number, length: number): Float32Array {
  const sums = new Float32Array(targetCount * length);
  for (const { target, isSentence, isTopic, vector } of entries) {
    if (isSentence || isTopic || vector === undefined) continue;
    for (let place = 0; place < length; place += 1) {
      const at = target * length + place;
      sums[at] = (sums[at] as number) + (vector[place] as number) / 127;
    }
  }
  return Float32Array.from({ length: targetCount }, (_, target) => {
    let squares = 0;
    for (const value of sums.subarray(target * length, (target + 1) * length)) squares += value * value;
    return Math.sqrt(squares) || 1;
  });
}
