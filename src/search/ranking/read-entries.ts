import { type Embedding, embed, toBytes } from '../learning/embedding.ts';
import type { Exemplar, Target } from '../learning/targets.ts';
import type { ConceptFinder } from '../reading/concepts.ts';
import { type Features, readFeatures } from '../reading/features.ts';
import type { WordReader } from '../reading/question-words.ts';
import type { PoolEntry } from './pool.ts';
import type { StageSwitches } from './stages.ts';

/** How many texts are read before others get their turn. */
export const READ_AT_ONCE = 400;

/** A text that has no sentence vector yet. */
export type Unencoded = { readonly words: string; readonly features: Features; readonly isSentence: boolean };

export type Readers = {
  readonly read: WordReader;
  readonly findConcepts: ConceptFinder;
  readonly embedding: Embedding | undefined;
  readonly embeddingOf: (words: string, features: Features) => Int8Array | undefined;
  readonly use: StageSwitches;
};

/** Reads every text that speaks for a target: entries of the pool in the same order, by place of their target, and how often each word stands. */
export async function readEntries(
  exemplars: readonly Exemplar[],
  placeOf: (target: Target) => number,
  { read, findConcepts, embedding, embeddingOf, use }: Readers,
): Promise<{
  readonly entries: readonly PoolEntry[];
  readonly unencoded: readonly Unencoded[];
  readonly members: ReadonlyMap<number, readonly number[]>;
  readonly counts: ReadonlyMap<string, number>;
}> {
  const counts = new Map<string, number>();
  const entries: PoolEntry[] = [];
  const unencoded: Unencoded[] = [];
  const members = new Map<number, number[]>();
  for (const [at, { target, source, text, as, topic }] of exemplars.entries()) {
    if (at % READ_AT_ONCE === READ_AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
    const { words } = read(text);
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    const joined = words.join(' ');
    const features = readFeatures(words, as, findConcepts, use);
    const vector = embedding && embeddingOf(joined, features);
    if (vector === undefined && embedding?.encoder !== undefined)
      unencoded.push({ words: joined, features, isSentence: source === 'sentence' });
    const place = placeOf(target);
    const list = members.get(place) ?? [];
    members.set(place, list);
    list.push(at);
    entries.push({
      target: place,
      isSentence: source === 'sentence',
      isTopic: topic !== undefined,
      features,
      vector: vector ?? (embedding && toBytes(embed(embedding, features, undefined))),
    });
  }
  return { entries, unencoded, members, counts };
}
