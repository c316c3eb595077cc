import type { Features } from '../reading/features.ts';
import { hash } from '../reading/hash.ts';
import type { PoolEntry } from './pool.ts';

/** Which entries have a feature, and how strongly: rows of an inverted index. */
export type Postings = {
  /** Sorted. */
  readonly hashes: Uint32Array;
  readonly offsets: Uint32Array;
  readonly rarities: Float32Array;
  readonly ids: Uint16Array;
  /** 255 is a weight of 1. */
  readonly weights: Uint8Array;
  /** Length of the sum of each target's ways of asking. */
  readonly norms: Float32Array;
};

/** Lists the postings. Every name is turned into a number once: that is most of the work. */
export function listPostings(entries: readonly PoolEntry[], targetCount: number): Postings {
  const keys = entries.map(({ features }) => Uint32Array.from(features.keys(), hash));
  const counts = new Map<number, number>();
  for (const some of keys) for (const key of some) counts.set(key, (counts.get(key) ?? 0) + 1);
  const hashes = Uint32Array.from(counts.keys()).sort();
  const rowOf = new Map<number, number>();
  const offsets = new Uint32Array(hashes.length + 1);
  const rarities = new Float32Array(hashes.length);
  hashes.forEach((key, row) => {
    const count = counts.get(key) ?? 0;
    rowOf.set(key, row);
    offsets[row + 1] = (offsets[row] as number) + count;
    rarities[row] = Math.log((entries.length + 1) / (count + 0.5));
  });
  const ids = new Uint16Array(offsets[hashes.length] ?? 0);
  const weights = new Uint8Array(ids.length);
  const filled = offsets.slice(0, hashes.length);
  const byTarget: number[][] = Array.from({ length: targetCount }, () => []);
  entries.forEach(({ target, isSentence, isTopic }, id) => {
    if (!isSentence && !isTopic) byTarget[target]?.push(id);
  });
  const rows = keys.map((some) => some.map((key) => rowOf.get(key) ?? 0));
  const values = entries.map(({ features }, id) => scaled(features, rows[id] as Uint32Array, rarities));
  rows.forEach((some, id) => {
    some.forEach((row, at) => {
      const place = filled[row] as number;
      ids[place] = id;
      weights[place] = Math.round(255 * ((values[id] as Float32Array)[at] as number));
      filled[row] = place + 1;
    });
  });
  const sum = new Float32Array(hashes.length);
  const norms = Float32Array.from(byTarget, (members) => {
    let squares = 0;
    for (const id of members)
      (rows[id] as Uint32Array).forEach((row, at) => {
        sum[row] = (sum[row] as number) + ((values[id] as Float32Array)[at] as number);
      });
    for (const id of members)
      for (const row of rows[id] as Uint32Array) {
        squares += (sum[row] as number) ** 2;
        sum[row] = 0;
      }
    return Math.sqrt(squares) || 1;
  });
  return { hashes, offsets, rarities, ids, weights, norms };
}

/** Weights of features times their rarity, scaled so that squares sum to 1. */
function scaled(features: Features, rows: Uint32Array, rarities: Float32Array): Float32Array {
  const values = Float32Array.from(features.values());
  let squares = 0;
  values.forEach((weight, at) => {
    const value = weight * (rarities[rows[at] as number] as number);
    values[at] = value;
    squares += value * value;
  });
  const size = Math.sqrt(squares) || 1;
  return values.map((value) => value / size);
}
