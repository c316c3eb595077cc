import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CouncilId, Knowledge } from '../knowledge/index.ts';
import { type CouncilSearch, createCouncilSearch } from './council-search.ts';
import type { Decision, Question, UnfinishedReading } from './deciding/question.ts';
import type { SearchWorker } from './encoding/search-worker.ts';
import { decodeModel, type LearnedModel } from './learning/learned-model.ts';
import { createLesson, digestLesson } from './learning/lesson.ts';
import { decodeShared, type SharedModel } from './learning/shared-model.ts';

/** Search over all councils. */
export type Search = {
  /** Finds and decides; `unknown-council` where there is no such council or nothing of it could be loaded. */
  readonly find: (question: Question) => Promise<Decision | { readonly kind: 'unknown-council' }>;
  /** Resolves when a council is ready, what is new in its files has been learned, and the encoder is loaded or given up. */
  readonly prepare: (council: CouncilId) => Promise<void>;
  /** How far the reading of a council's documents is: `unopened` until somebody first asks. */
  readonly standing: (council: CouncilId) => 'unopened' | 'read' | UnfinishedReading;
};

export type SearchOptions = {
  readonly knowledge: Knowledge;
  /** Where what was learned and ships lies: `<folder>/<council>/search-model.br` and `<folder>/shared-model.br`. */
  readonly knowledgeFolder: string;
  /** Where models learned here are kept; undefined keeps them in memory only. */
  readonly dataFolder: string | undefined;
  /** The thread for encoding and learning; undefined answers from words alone. */
  readonly worker: SearchWorker | undefined;
  /** Hears, in a sentence, what an administrator should know. */
  readonly report: (sentence: string) => void;
  /** How many councils are kept in memory at once. */
  readonly mostCouncils?: number;
};

export const modelFileName = 'search-model.br';
export const sharedModelFileName = 'shared-model.br';

type Opened = { search: CouncilSearch; readonly learned: Promise<void>; unfinished: UnfinishedReading | undefined };

/** Opens search. Councils are loaded when first asked about; the least recently used are let go. */
export function openSearch(options: SearchOptions): Search {
  const { knowledge, worker, report, mostCouncils = 50 } = options;
  const opened = new Map<CouncilId, Promise<Opened | undefined>>();
  const results = new Map<CouncilId, Opened>();
  let shared: Promise<SharedModel | undefined> | undefined;
  /** Read when the first council without phrasings is asked about. */
  function readSharedOnce(): Promise<SharedModel | undefined> {
    shared ??= readShared(options);
    return shared;
  }

  async function open(id: CouncilId): Promise<Opened | undefined> {
    const council = await knowledge.council(id);
    if (council.kind !== 'loaded') return undefined;
    const lesson = createLesson(council.knowledge);
    const digest = digestLesson(lesson);
    const model = await readModel(options, id, digest, report);
    const learned = {
      knowledge: council.knowledge,
      shared: council.knowledge.phrasings.length === 0 ? await readSharedOnce() : undefined,
    };
    const search = createCouncilSearch({ ...learned, model });
    if (isUpToDate(model, digest)) return { search, learned: Promise.resolve(), unfinished: undefined };
    if (worker === undefined) return { search, learned: Promise.resolve(), unfinished: 'not-learned' };
    report(`What is new in the files of ${id} is being learned. Answers are found without it until then.`);
    const result: Opened = {
      search,
      unfinished: 'learning',
      learned: worker
        .learn(lesson, options.dataFolder && join(options.dataFolder, 'search'))
        .then((file) => keep(id, file))
        .catch((error: Error) => {
          result.unfinished = 'not-learned';
          report(`What is new in the files of ${id} could not be learned. ${error.message}`);
        }),
    };
    async function keep(council: CouncilId, file: Uint8Array): Promise<void> {
      result.search = createCouncilSearch({ ...learned, model: decodeModel(file) });
      result.unfinished = undefined;
      report(`What is new in the files of ${council} has been learned.`);
      if (options.dataFolder === undefined) return;
      await writeAtomically(join(options.dataFolder, 'search', `${council}.br`), file).catch((error: Error) =>
        report(
          `What was learned of ${council} cannot be kept, and will be learned anew after a restart. ${error.message}`,
        ),
      );
    }
    return result;
  }

  function use(id: CouncilId): Promise<Opened | undefined> {
    const known = opened.get(id);
    opened.delete(id);
    const now = known ?? open(id);
    opened.set(id, now);
    void now.then(
      (result) => {
        if (result === undefined) opened.delete(id);
        else {
          results.set(id, result);
          letGo();
        }
      },
      () => opened.delete(id),
    );
    return now;
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
    async find(question) {
      const council = await use(question.council);
      if (council === undefined) return { kind: 'unknown-council' };
      const { unfinished } = council;
      const decision = await council.search.find(question, worker?.usable());
      return unfinished === undefined ? decision : { ...decision, unfinished };
    },
    async prepare(id) {
      const [council] = await Promise.all([use(id), worker?.encoder]);
      await council?.learned;
    },
  };
}

function isUpToDate(model: LearnedModel | undefined, digest: string): boolean {
  return model?.learnedFrom === digest;
}

/** The model that ships, or the one learned here: the one that is up to date, else whichever there is. */
async function readModel(
  { knowledgeFolder, dataFolder }: SearchOptions,
  id: CouncilId,
  digest: string,
  report: (sentence: string) => void,
): Promise<LearnedModel | undefined> {
  const files = [
    join(knowledgeFolder, id, modelFileName),
    ...(dataFolder ? [join(dataFolder, 'search', `${id}.br`)] : []),
  ];
  const models: LearnedModel[] = [];
  for (const file of files) {
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes === undefined) continue;
    try {
      const model = decodeModel(bytes);
      if (isUpToDate(model, digest)) return model;
      models.push(model);
    } catch (error) {
      report(
        `The search model of ${id} cannot be read and will be learned anew. ${error instanceof Error ? error.message : ''}`,
      );
    }
  }
  return models.at(-1);
}

/** What was learned from other councils' phrasings; without it, search finds less in a council that has none. */
async function readShared({ knowledgeFolder, report }: SearchOptions): Promise<SharedModel | undefined> {
  try {
    return decodeShared(await readFile(join(knowledgeFolder, sharedModelFileName)));
  } catch (error) {
    report(
      `What was learned from other councils' questions cannot be read. ${error instanceof Error ? error.message : ''} Run: clausewise learn`,
    );
    return undefined;
  }
}

async function writeAtomically(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.part`, bytes);
  await rename(`${file}.part`, file);
}
