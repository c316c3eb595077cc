import type { Config } from '../config/index.ts';
import { type Knowledge, openKnowledge } from '../knowledge/index.ts';
import { openSearch, type Search, type SearchWorker, startSearchWorker } from '../search/index.ts';
import { readDocuments } from '../storage/index.ts';
import { placeOfRecord } from './data-place.ts';
import type { Log } from './log.ts';

/** Documents and search over them, as the server and the command line use them alike. */
export type Answering = {
  readonly knowledge: Knowledge;
  readonly search: Search;
  /** Undefined where the sentence model is switched off. */
  readonly worker: SearchWorker | undefined;
  readonly close: () => Promise<void>;
};

/** Opens documents and search. Rejects where the knowledge folder cannot be read. */
export async function openAnswering(
  {
    knowledgeFolder,
    dataFolder,
    databaseUrl,
    sentenceModel,
  }: Pick<Config, 'knowledgeFolder' | 'dataFolder' | 'databaseUrl' | 'sentenceModel'>,
  log: Log,
): Promise<Answering> {
  const documents = readDocuments(placeOfRecord({ dataFolder, databaseUrl }));
  const knowledge = await openKnowledge(knowledgeFolder, documents);
  const worker = startWorker(sentenceModel, log);
  const search = openSearch({
    knowledge,
    knowledgeFolder,
    dataFolder,
    worker,
    report: (sentence) => log.warn(sentence),
  });
  return {
    knowledge,
    search,
    worker,
    async close() {
      await worker?.close();
      await documents.close();
    },
  };
}

function startWorker(model: Config['sentenceModel'], log: Log): SearchWorker | undefined {
  if (model === 'off') return undefined;
  const choice =
    model === 'universal' ? ({ kind: 'universal' } as const) : ({ kind: 'onnx', folder: model.folder } as const);
  return startSearchWorker(choice, (sentence) => log.warn(sentence));
}
