import { localDateAt } from '../calendar/index.ts';
import type { Config } from '../config/index.ts';
import { type DocumentStore, type Knowledge, openKnowledge, overlayDocuments } from '../knowledge/index.ts';
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
  /** What is tried out over the council's own documents, together with those. */
  readonly triedOut: DocumentStore | undefined;
  readonly close: () => Promise<void>;
};

export type AnsweringOptions = {
  /** Milliseconds since the epoch: which version of a document is in force depends on the day. */
  readonly now?: () => number;
  /** What is tried out over the council's own documents. */
  readonly triedOut?: DocumentStore | undefined;
  /** Writes nothing, not even what search has to encode. */
  readonly isReadOnly?: boolean;
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
  { now = Date.now, triedOut, isReadOnly }: AnsweringOptions = {},
): Promise<Answering> {
  const record = readDocuments(placeOfRecord({ dataFolder, databaseUrl }));
  const overlay = triedOut && overlayDocuments(record, triedOut);
  const knowledge = await openKnowledge(knowledgeFolder, {
    brought: {
      documents: overlay ?? record,
      today: () => localDateAt(now(), 'Europe/London'),
    },
  });
  const worker = startWorker(sentenceModel, log);
  const search = openSearch({
    knowledge,
    knowledgeFolder,
    dataFolder,
    isReadOnly,
    worker,
    report: (sentence) => log.warn(sentence),
  });
  return {
    knowledge,
    search,
    worker,
    triedOut: overlay,
    async close() {
      await worker?.close();
      await record.close();
    },
  };
}

function startWorker(model: Config['sentenceModel'], log: Log): SearchWorker | undefined {
  if (model === 'off') return undefined;
  const choice =
    model === 'universal' ? ({ kind: 'universal' } as const) : ({ kind: 'onnx', folder: model.folder } as const);
  return startSearchWorker(choice, (sentence) => log.warn(sentence));
}

/** Says loudly what is wrong with which file. What is loaded for it stays loaded, up to as many councils as search keeps. */
export async function reportFaults(knowledge: Knowledge, log: Log): Promise<void> {
  for (const [at, id] of knowledge.councilIds().entries()) {
    const council = await knowledge.council(id);
    const faults = council.kind === 'unknown' ? [] : council.faults;
    for (const { file, line, message } of faults) log.error(message, { file, line });
    if (at >= 50) knowledge.release(id);
  }
}
