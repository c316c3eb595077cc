import { type Embedding, embed, toBytes } from '../learning/embedding.ts';
import type { Features } from '../reading/features.ts';
import { LANE, multiplyRows } from './dot-products.ts';

/** How like a question each clause is in meaning as a whole, with its heading: a cosine by place. */
export type ClauseMeaning = (vector: Int8Array) => Float32Array;

/** Prepares comparing whole clauses: what no one sentence says, a clause and its heading may say together. */
export function createClauseMeaning(clauses: readonly Features[], embedding: Embedding): ClauseMeaning {
  const length = Math.ceil(embedding.dimensions / LANE) * LANE;
  const wholes = new Int8Array(clauses.length * length);
  for (const [at, features] of clauses.entries())
    wholes.set(toBytes(embed(embedding, features, undefined)), at * length);
  return (vector) => {
    const cosines = new Float32Array(clauses.length);
    multiplyRows(wholes, { from: 0, to: clauses.length, length }, vector, 127 * 127, cosines);
    for (let at = 0; at < cosines.length; at += 1) if ((cosines[at] as number) < 0) cosines[at] = 0;
    return cosines;
  };
}
