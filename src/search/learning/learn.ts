import type { SentenceEncoder } from '../encoding/encoder.ts';
import type { LearnedModel } from './learned-model.ts';
import { digestLesson, type Lesson, readLesson } from './lesson.ts';
import { owingExampleOf } from './owing.ts';
import { train } from './train.ts';
import { openVectorCache } from './vector-cache.ts';

/** How many texts are encoded at a time. */
const batch = 32;

/** Learns a council's search model. Vectors are taken from the cache where they are known. */
export async function learn(
  lesson: Lesson,
  encoder: SentenceEncoder | undefined,
  cacheFolder: string | undefined,
): Promise<LearnedModel> {
  const texts = readLesson(lesson);
  const vectors =
    encoder &&
    (await encodeAll(
      texts.map(({ words }) => words.join(' ')),
      encoder,
      cacheFolder,
    ));
  const examples = texts.map((text, at) => {
    const { label, features, isSentence = false } = text;
    const vector = vectors?.[at];
    const [owing] = owingExampleOf(text);
    return { label, features, isSentence, ...(vector ? { vector } : {}), ...(owing ? { owing } : {}) };
  });
  return train(examples, { learnedFrom: digestLesson(lesson), encoder: encoder?.id });
}

/** Vectors of these texts, in order; those not in the cache are encoded and kept there. */
export async function encodeAll(
  texts: readonly string[],
  encoder: SentenceEncoder,
  cacheFolder: string | undefined,
): Promise<readonly Float32Array[]> {
  const cache = await openVectorCache(cacheFolder, encoder.id);
  const missing = [...new Set(texts)].filter((text) => cache.get(text) === undefined);
  for (let from = 0; from < missing.length; from += batch) {
    const some = missing.slice(from, from + batch);
    const vectors = await encoder.encode(some);
    some.forEach((text, at) => {
      const vector = vectors[at];
      if (vector) cache.set(text, vector);
    });
  }
  await cache.save();
  return texts.map((text) => cache.get(text) ?? new Float32Array());
}
