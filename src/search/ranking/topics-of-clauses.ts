import { readFitted } from '../fitted.ts';
import { type Embedding, embed, fromBytes } from '../learning/embedding.ts';
import type { Features } from '../reading/features.ts';
import type { PoolEntry } from './pool.ts';
import { READ_AT_ONCE } from './read-entries.ts';
import type { PlacedText } from './topic-bridge.ts';
import type { TopicReader } from './topic-reader.ts';

const { topics: weights } = readFitted();

/** What each clause is about: its sentences, and the whole of it under its heading. Places are those of `wholes`. */
export async function readTopicsOfClauses(
  entries: readonly PoolEntry[],
  wholes: readonly Features[],
  by: Embedding,
  reader: TopicReader,
): Promise<readonly PlacedText[]> {
  const sentences = entries.flatMap(({ target: at, isSentence, features, vector }) =>
    isSentence ? [{ at, features, embedded: vector ? fromBytes(vector) : embed(by, features, undefined) }] : [],
  );
  const clauses = wholes.map((features, at) => ({ at, features, embedded: embed(by, features, undefined) }));
  const placed: PlacedText[] = [];
  for (const [count, { at, ...text }] of [...sentences, ...clauses].entries()) {
    if (count % READ_AT_ONCE === READ_AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
    placed.push({ at, topics: reader.read(text, 'provides', weights.about) });
  }
  return placed;
}
