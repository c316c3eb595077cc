import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Embedding } from './learning/embedding.ts';
import { decodeShared } from './learning/shared-model.ts';

export const SHARED_MODEL_FILE_NAME = 'shared-model.br';

/** What was learned of how people ask, from the folder that ships; undefined where it cannot be read. */
export async function readEmbedding(knowledgeFolder: string): Promise<Embedding | undefined> {
  try {
    return decodeShared(await readFile(join(knowledgeFolder, SHARED_MODEL_FILE_NAME))).embedding;
  } catch {
    return undefined;
  }
}
