import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Embedding } from './learning/embedding.ts';
import { decodeShared, nameOf, type SharedModel } from './learning/shared-model.ts';
import { decodeVectors, readVectors, type VectorTable } from './learning/vectors.ts';

export const SHARED_MODEL_FILE_NAME = 'shared-model.br';
export const VECTORS_FILE_NAME = 'embeddings.bin';

/** What was learned, what it is called, and the embeddings that are known. */
export type Shared = {
  readonly model: SharedModel | undefined;
  readonly name: string;
  /** The reader's own: what it adds, nobody else sees. */
  readonly table: VectorTable;
};

/** The folder of what ships, and the one where embeddings made here are kept; undefined where there is none. */
export type SharedFolders = { readonly knowledgeFolder: string; readonly dataFolder: string | undefined };

const decodeModel = onceForTheSame((bytes: Uint8Array) => {
  const model = decodeShared(bytes);
  return { model, name: nameOf(model) };
});
const decodeShipped = onceForTheSame(decodeVectors);

/** What was learned and ships, with the embeddings made here. Rejects where the model cannot be read. */
export async function readShared({ knowledgeFolder, dataFolder }: SharedFolders): Promise<Shared> {
  const { model, name } = decodeModel(await readFile(join(knowledgeFolder, SHARED_MODEL_FILE_NAME)));
  const shipped = await readFile(join(knowledgeFolder, VECTORS_FILE_NAME)).catch(() => Buffer.alloc(0));
  const own = dataFolder === undefined ? [] : await readVectors(join(dataFolder, 'search', VECTORS_FILE_NAME), name);
  return { model, name, table: new Map([...decodeShipped(shipped, name), ...own]) };
}

/** What was learned of how people ask, from the folder that ships; undefined where it cannot be read. */
export async function readEmbedding(knowledgeFolder: string): Promise<Embedding | undefined> {
  try {
    return decodeModel(await readFile(join(knowledgeFolder, SHARED_MODEL_FILE_NAME))).model.embedding;
  } catch {
    return undefined;
  }
}

/** What is made of a file's bytes is kept until other bytes come: several read the same file. */
function onceForTheSame<More extends string[], Made>(
  make: (bytes: Uint8Array, ...more: More) => Made,
): (bytes: Uint8Array, ...more: More) => Made {
  let last: { readonly key: string; readonly made: Made } | undefined;
  return (bytes, ...more) => {
    const key = [hash('sha256', bytes), ...more].join(' ');
    if (last?.key !== key) last = { key, made: make(bytes, ...more) };
    return last.made;
  };
}
