import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { CouncilId } from '../council.ts';
import type { CouncilKnowledge, Knowledge, LoadedCouncil } from '../knowledge/index.ts';
import { type CouncilSearch, createCouncilSearch } from './council-search.ts';
import type { Found, Question, UnfinishedReading } from './deciding/decision.ts';
import type { SearchWorker } from './encoding/search-worker.ts';
import { readFitted } from './fitted.ts';
import { embed, toBytes } from './learning/embedding.ts';
import { encodeVectors, keyOfText, type VectorTable, writeAtomically } from './learning/vectors.ts';
import type { CouncilIndex } from './ranking/council-index.ts';
import { prepareOnce } from './ranking/prepare-once.ts';
import { readShared, type Shared, type SharedFolders, VECTORS_FILE_NAME } from './read-shared.ts';

/** Search over all councils. */
export type Search = {
  /** Finds and decides; `unknown-council` where there is no such council or nothing of it could be loaded. */
  readonly find: (question: Question) => Promise<Found | { readonly kind: 'unknown-council' }>;
  /** Finds and decides over documents as somebody has them in hand: nobody else is answered from them. `hear` is told how far it is. */
  readonly rehearse: (
    council: CouncilKnowledge,
    hear?: (progress: LearningProgress) => void,
  ) => Promise<(question: Omit<Question, 'council'>) => Promise<Found>>;
  /** Resolves when a council is ready, the encoder is loaded or given up, and what is new in its files is encoded. */
  readonly prepare: (council: CouncilId) => Promise<void>;
  /** How far the reading of a council's documents is: `unopened` until somebody first asks. */
  readonly standing: (council: CouncilId) => 'unopened' | 'read' | UnfinishedReading;
  /** How much of what is new has been learned, while it is; undefined before and after. */
  readonly progress: (council: CouncilId) => LearningProgress | undefined;
};

/** `done` of `of` texts, in `elapsed` milliseconds. */
export type LearningProgress = { readonly done: number; readonly of: number; readonly elapsed: number };

export type SearchOptions = SharedFolders & {
  readonly knowledge: Knowledge;
  /** Reads what is kept there and keeps nothing more. */
  readonly isReadOnly?: boolean | undefined;
  /** The thread for encoding; undefined answers from words alone. */
  readonly worker: SearchWorker | undefined;
  /** Hears, in a sentence, what an administrator should know. */
  readonly report: (sentence: string) => void;
  /** How many councils are kept in memory at once. */
  readonly mostCouncils?: number;
};

/** So long a question waits for the model that is being loaded, in milliseconds. */
const LOADS_WITHIN = 5_000;
/**
 * How many texts are encoded at a time. Each takes as long as the longest of them, so they go by length; and what somebody asks
 * meanwhile waits for no more than these.
 */
const BATCH = 8;

type Opened = {
  search: CouncilSearch;
  readonly encoded: Promise<void>;
  unfinished: UnfinishedReading | undefined;
  progress: LearningProgress | undefined;
};
/** Search over a council as it was loaded: when it is loaded anew, search is opened anew. */
type OpenedCouncil = { readonly of: LoadedCouncil; readonly opened: Promise<Opened | undefined> };

/** Opens search. Councils are loaded when first asked about; the least recently used are let go. */
export function openSearch(options: SearchOptions): Search {
  const { knowledge, worker, report, mostCouncils = 50 } = options;
  const fitted = readFitted();
  const opened = new Map<CouncilId, OpenedCouncil>();
  const results = new Map<CouncilId, Opened>();
  let shared: Promise<Shared> | undefined;
  let rehearsals: Promise<unknown> = Promise.resolve();
  const readSharedOnce = () => {
    shared ??= readOrReport(options);
    return shared;
  };

  async function open(
    id: CouncilId,
    council: LoadedCouncil,
    hear?: (progress: LearningProgress) => void,
  ): Promise<Opened | undefined> {
    if (council.kind !== 'loaded') return undefined;
    const { model, name, table } = await readSharedOnce();
    const learned = {
      knowledge: council.knowledge,
      shared: model,
      embeddingOf: (words: string) => table.get(keyOfText(words)),
    };
    const prepare = () => {
      const encoded = hash('sha256', [...table.keys()].join());
      return prepareOnce(learned, `${name} ${model?.learnedFrom} ${encoded}`);
    };
    const index = await prepare();
    const result: Opened = {
      search: createCouncilSearch(index, fitted),
      progress: undefined,
      unfinished: model === undefined ? 'not-learned' : needsEncoding(index) ? 'learning' : undefined,
      encoded: encodeMissing(index)
        .then(async (some) => {
          if (result.unfinished === 'learning') result.unfinished = undefined;
          result.progress = undefined;
          if (!some) return;
          result.search = createCouncilSearch(await prepare(), fitted);
          await keep(table, name);
        })
        .catch((error: Error) => {
          result.unfinished = 'not-learned';
          result.progress = undefined;
          report(`What is new in the files of ${id} could not be encoded. ${error.message}`);
        }),
    };
    return result;

    /** True where sentences of the documents are waiting: what people ask is compared by words meanwhile. */
    function needsEncoding({ unencoded }: CouncilIndex): boolean {
      return worker !== undefined && unencoded.some(({ isSentence }) => isSentence);
    }

    /** Encodes what has no sentence vector yet; until then it is compared by its words. */
    async function encodeMissing({ unencoded }: CouncilIndex): Promise<boolean> {
      if (unencoded.length === 0 || model?.embedding === undefined) return false;
      const loaded = await worker?.encoder;
      if (loaded === undefined || loaded.id !== model.embedding.encoder) return false;
      const began = performance.now();
      // A topic that is ticked at several paragraphs says the same of each.
      const distinct = [...new Map(unencoded.map((each) => [each.words, each])).values()];
      const byLength = distinct.sort((one, other) => one.words.length - other.words.length);
      for (let from = 0; from < byLength.length; from += BATCH) {
        result.progress = { done: from, of: byLength.length, elapsed: performance.now() - began };
        hear?.(result.progress);
        // Whoever reads the same texts at the same time may have had them encoded.
        const some = byLength.slice(from, from + BATCH).filter(({ words }) => !table.has(keyOfText(words)));
        if (some.length === 0) continue;
        const vectors = await loaded.encode(some.map(({ words }) => words));
        some.forEach(({ words, features }, at) => {
          const vector = vectors[at];
          if (vector && model.embedding) table.set(keyOfText(words), toBytes(embed(model.embedding, features, vector)));
        });
      }
      return true;
    }
  }

  async function keep(table: VectorTable, name: string): Promise<void> {
    if (options.dataFolder === undefined || options.isReadOnly) return;
    await writeAtomically(join(options.dataFolder, 'search', VECTORS_FILE_NAME), encodeVectors(table, name)).catch(
      (error: Error) =>
        report(`What was encoded cannot be kept, and will be encoded anew after a restart. ${error.message}`),
    );
  }

  async function use(id: CouncilId): Promise<Opened | undefined> {
    const council = await knowledge.council(id);
    const known = opened.get(id);
    opened.delete(id);
    const now = known?.of === council ? known : { of: council, opened: open(id, council) };
    opened.set(id, now);
    const forget = () => opened.get(id) === now && opened.delete(id);
    void now.opened.then((result) => {
      if (result === undefined) forget();
      else if (opened.get(id) === now) {
        results.set(id, result);
        letGo();
      }
    }, forget);
    return now.opened;
  }

  /** The first questions after a start wait for the model, so that they are answered as the hundredth is; not for long. */
  async function encoderSoon(): Promise<ReturnType<SearchWorker['usable']>> {
    if (worker?.standing() === 'loading') {
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, LOADS_WITHIN);
      await Promise.race([worker.encoder, late.promise]);
      clearTimeout(timer);
    }
    return worker?.usable();
  }

  /** Lets the least recently used go; a council that does not exist takes nobody's place. */
  function letGo(): void {
    for (const oldest of opened.keys()) {
      if (opened.size <= mostCouncils) break;
      opened.delete(oldest);
      results.delete(oldest);
      knowledge.release(oldest);
    }
  }

  return {
    standing: (id) => {
      const result = results.get(id);
      return result === undefined ? 'unopened' : (result.unfinished ?? 'read');
    },
    progress: (id) => results.get(id)?.progress,
    async find(question) {
      const council = await use(question.council);
      if (council === undefined) return { kind: 'unknown-council' };
      const { unfinished } = council;
      const found = await council.search.find(
        question,
        unfinished === undefined ? await encoderSoon() : worker?.usable(),
      );
      return unfinished === undefined ? found : { ...found, decision: { ...found.decision, unfinished } };
    },
    async rehearse(council, hear) {
      const { id } = council.council;
      // One after the other: a text that was corrected shares most of its sentences with what it was.
      const begin = () => open(id, { kind: 'loaded', knowledge: council, faults: [] }, hear);
      const rehearsing = rehearsals.then(begin);
      rehearsals = rehearsing.then((rehearsal) => rehearsal?.encoded).catch(() => undefined);
      const rehearsal = await rehearsing;
      await rehearsal?.encoded;
      return async (question) => {
        if (rehearsal === undefined) throw new Error('Documents in hand could not be opened.');
        return rehearsal.search.find(question, worker?.usable());
      };
    },
    async prepare(id) {
      const [council] = await Promise.all([use(id), worker?.encoder]);
      await council?.encoded;
    },
  };
}

/** What was learned and ships, with the embeddings made here; without it, search goes by words alone. */
async function readOrReport({ report, ...folders }: SearchOptions): Promise<Shared> {
  try {
    return await readShared(folders);
  } catch (error) {
    report(
      `What was learned of how people ask cannot be read, so answers are found by words alone. ${error instanceof Error ? error.message : ''} Run: clausewise learn`,
    );
    return { model: undefined, name: '', table: new Map() };
  }
}
