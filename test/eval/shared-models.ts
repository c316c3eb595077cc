import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CouncilKnowledge } from '../../src/knowledge/index.ts';
import type { SentenceEncoder } from '../../src/search/encoding/encoder.ts';
import { encodeAll } from '../../src/search/learning/encode-all.ts';
import { learnEmbedding } from '../../src/search/learning/learn-embedding.ts';
import {
  decodeShared,
  digestShared,
  encodeShared,
  learnShared,
  type SharedModel,
} from '../../src/search/learning/shared-model.ts';
import { listLearnedTexts } from '../../src/search/learning/training-texts.ts';
import { numbers } from '../../src/search/numbers.ts';

const root = join(import.meta.dirname, '..', '..');
export const cacheFolder = join(root, 'data', 'search');
const kept = join(root, 'data', 'eval');

/**
 * What would have been learned from these councils alone, for measuring as if others had never been seen. `without` tells texts that are
 * left out, by their vector. Kept in `data/eval`, because learning takes a minute.
 */
export async function learnFor(
  name: string,
  councils: readonly CouncilKnowledge[],
  encoder: SentenceEncoder,
  without: (vector: Float32Array, group: string) => boolean = () => false,
): Promise<SharedModel> {
  const shippedFile = await readFile(join(root, 'knowledge', 'shared-model.br')).then(decodeShared, () => undefined);
  if (name === 'all' && shippedFile?.learnedFrom === digestShared(councils)) return shippedFile;
  const texts = listLearnedTexts(councils);
  const vectors = await encodeAll(
    texts.map(({ words }) => words),
    encoder,
    cacheFolder,
  );
  const training = texts.flatMap(({ features, group, label }, at) => {
    const vector = vectors[at] ?? new Float32Array();
    return without(vector, group) ? [] : [{ at, features, group, label, vector }];
  });
  // What was left out depends on the questions, so the texts that stay are part of the name.
  const digest = createHash('sha256').update(
    JSON.stringify([numbers.embedding, numbers.owing, digestShared(councils)]),
  );
  for (const { at, label } of training) digest.update(`${label} ${texts[at]?.words}\n`);
  const file = join(kept, `${name}-${digest.digest('hex').slice(0, 12)}.br`);
  const known = await readFile(file).catch(() => undefined);
  if (known !== undefined) return decodeShared(known);
  const shared = learnShared(councils, learnEmbedding(training, encoder.id));
  await mkdir(kept, { recursive: true });
  await writeFile(file, encodeShared(shared));
  return shared;
}
