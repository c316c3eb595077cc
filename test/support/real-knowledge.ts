import { join } from 'node:path';
import { type CouncilKnowledge, type Knowledge, openKnowledge } from '../../src/knowledge/index.ts';
import { openSearch, type Search } from '../../src/search/index.ts';

const knowledgeFolder = join(import.meta.dirname, '..', '..', 'knowledge');
let knowledge: Promise<Knowledge> | undefined;
let search: Promise<Search> | undefined;

/** The documents that ship, read once for all files of this process. Whoever writes to the folder opens a copy. */
export function openRealKnowledge(): Promise<Knowledge> {
  knowledge ??= openKnowledge(knowledgeFolder);
  return knowledge;
}

/** Search over the documents and models as they ship, by words alone: what a person gets while the sentence model loads. */
export function openRealSearch(): Promise<Search> {
  search ??= openRealKnowledge().then((opened) =>
    openSearch({ knowledge: opened, knowledgeFolder, dataFolder: undefined, worker: undefined, report: () => {} }),
  );
  return search;
}

/** What is known of a council that ships. */
export async function realKnowledge(council: string): Promise<CouncilKnowledge> {
  const loaded = await (await openRealKnowledge()).council(council);
  if (loaded.kind !== 'loaded') throw new Error(`${council} is not loaded.`);
  return loaded.knowledge;
}
