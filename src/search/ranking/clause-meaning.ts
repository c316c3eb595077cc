import { type Embedding, embed, toBytes } from '../learning/embedding.ts';
import type { Features } from '../reading/features.ts';

/** How like a question each clause is in meaning as a whole, with its heading: a cosine by place. */
export type ClauseMeaning = (vector: Int8Array) => Float32Array;

/** Prepares comparing whole clauses: what no one sentence says, a clause and its heading may say together. */
export function createClauseMeaning(clauses: readonly Features[], embedding: Embedding): ClauseMeaning {
  const wholes = clauses.map((features) => toBytes(embed(embedding, features, undefined)));
  return (vector) => Float32Array.from(wholes, (each) => cosine(each, vector));
}

/** Of two vectors of length 1, as bytes; 0 where they point apart. */
function cosine(one: Int8Array, other: Int8Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] as number) * (other[at] as number);
  return Math.max(0, sum / (127 * 127));
}
