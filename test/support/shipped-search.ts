import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CouncilKnowledge } from '../../src/knowledge/index.ts';
import { type CouncilSearch, createCouncilSearch } from '../../src/search/council-search.ts';
import { readFitted } from '../../src/search/fitted.ts';
import { SHARED_MODEL_FILE_NAME, VECTORS_FILE_NAME } from '../../src/search/index.ts';
import { decodeShared, nameOf } from '../../src/search/learning/shared-model.ts';
import { keyOfText, readVectors } from '../../src/search/learning/vectors.ts';
import { prepareCouncil } from '../../src/search/ranking/council-index.ts';

const folder = join(import.meta.dirname, '..', '..', 'knowledge');

/** Search by words alone over a council as it is in hand, with what was learned and ships. */
export async function openShippedSearch(knowledge: CouncilKnowledge): Promise<CouncilSearch> {
  const shared = decodeShared(await readFile(join(folder, SHARED_MODEL_FILE_NAME)));
  const table = await readVectors(join(folder, VECTORS_FILE_NAME), nameOf(shared));
  const embeddingOf = (words: string) => table.get(keyOfText(words));
  return createCouncilSearch(await prepareCouncil({ knowledge, shared, embeddingOf }), readFitted());
}
