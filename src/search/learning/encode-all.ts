import type { SentenceEncoder } from '../encoding/encoder.ts';
import { openVectorCache } from './vector-cache.ts';

/** How many texts are handed over at a time: an encoder may sort them, and is heard of between. */
const BATCH = 2048;

/** Vectors of these texts, in order; those not in the cache are encoded and kept there. */
export async function encodeAll(
  texts: readonly string[],
  encoder: SentenceEncoder,
  cacheFolder: string | undefined,
): Promise<readonly Float32Array[]> {
  const cache = await openVectorCache(cacheFolder, encoder.id);
  const missing = [...new Set(texts)].filter((text) => cache.get(text) === undefined);
  for (let from = 0; from < missing.length; from += BATCH) {
    const some = missing.slice(from, from + BATCH);
    const vectors = await encoder.encode(some);
    some.forEach((text, at) => {
      const vector = vectors[at];
      if (vector) cache.set(text, vector);
    });
  }
  await cache.save();
  return texts.map((text) => cache.get(text) ?? new Float32Array());
}
