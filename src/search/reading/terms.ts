import type { ConceptFinder } from './concepts.ts';
import { isStopWord, stem } from './stems.ts';

/** What of a text may be looked up: stems of the words that carry meaning, then the concepts they mention (`~bullying`). */
export type Terms = { readonly stems: readonly string[]; readonly concepts: readonly string[] };

/** `readTerms(['who', 'owes', 'respect'], …)` has the stems `ow` and `respect`. */
export function readTerms(words: readonly string[], findConcepts: ConceptFinder): Terms {
  const stems = words.filter((word) => !isStopWord(word)).map(stem);
  return { stems, concepts: findConcepts(stems).map((name) => `~${name}`) };
}

/** Every term once. */
export function listTerms({ stems, concepts }: Terms): readonly string[] {
  return [...new Set([...stems, ...concepts])];
}
