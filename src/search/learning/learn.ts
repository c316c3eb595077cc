import type { CouncilKnowledge } from '../../knowledge/index.ts';
import type { SentenceEncoder } from '../encoding/encoder.ts';
import { type Embedding, embed, toBytes } from './embedding.ts';
import { encodeAll } from './encode-all.ts';
import { learnEmbedding } from './learn-embedding.ts';
import { encodeShared, learnShared, nameOf, type SharedModel } from './shared-model.ts';
import { type LearnedText, listLearnedTexts } from './training-texts.ts';
import { encodeVectors, keyOfText, type VectorTable } from './vectors.ts';

/** What was learned, as it is used and as it is kept beside the documents. */
export type LearnedFiles = {
  readonly shared: SharedModel;
  readonly table: VectorTable;
  readonly sharedFile: Uint8Array;
  readonly vectorsFile: Uint8Array;
};

/**
 * Learns everything from councils' files and the topic library: the embedding, translations, who owes what, and the embeddings of all
 * texts. The same files give the same bytes. Sentence vectors are taken from the cache where they are known.
 */
export async function learn(
  councils: readonly CouncilKnowledge[],
  encoder: SentenceEncoder | undefined,
  cacheFolder: string | undefined,
): Promise<LearnedFiles> {
  const texts = listLearnedTexts(councils);
  const vectors =
    encoder &&
    (await encodeAll(
      texts.map(({ words }) => words),
      encoder,
      cacheFolder,
    ));
  const embedding = learnEmbedding(
    texts.map(({ features, group, label }, at) => ({ features, group, label, vector: vectors?.[at] })),
    encoder?.id,
  );
  const shared = learnShared(councils, embedding);
  const table = embedTexts(texts, vectors, embedding);
  const sharedFile = encodeShared(shared);
  return { shared, table, sharedFile, vectorsFile: encodeVectors(table, nameOf(shared)) };
}

function embedTexts(
  texts: readonly LearnedText[],
  vectors: readonly Float32Array[] | undefined,
  embedding: Embedding,
): VectorTable {
  const table: VectorTable = new Map();
  texts.forEach(({ words, features, isShipped }, at) => {
    if (!isShipped) return;
    const key = keyOfText(words);
    const vector = vectors?.[at];
    if (vector !== undefined && !table.has(key)) table.set(key, toBytes(embed(embedding, features, vector)));
  });
  return table;
}
