import { join } from 'node:path';
import type { CouncilKnowledge } from '../../src/knowledge/index.ts';
import { type CouncilSearch, createCouncilSearch } from '../../src/search/council-search.ts';
import { readFitted } from '../../src/search/fitted.ts';
import { keyOfText } from '../../src/search/learning/vectors.ts';
import { prepareOnce } from '../../src/search/ranking/prepare-once.ts';
import { readShared } from '../../src/search/read-shared.ts';

const knowledgeFolder = join(import.meta.dirname, '..', '..', 'knowledge');

/** Search by words alone over a council as it is in hand, with what was learned and ships. */
export async function openShippedSearch(knowledge: CouncilKnowledge): Promise<CouncilSearch> {
  const { model, name, table } = await readShared({ knowledgeFolder, dataFolder: undefined });
  const learned = { knowledge, shared: model, embeddingOf: (words: string) => table.get(keyOfText(words)) };
  return createCouncilSearch(await prepareOnce(learned, `${name} as it ships`), readFitted());
}
