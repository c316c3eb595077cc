import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CouncilKnowledge, openKnowledge } from '../../src/knowledge/index.ts';
import { type CouncilSearch, createCouncilSearch, type SearchSettings } from '../../src/search/council-search.ts';
import { readCalibrations } from '../../src/search/deciding/decision.ts';
import type { SentenceEncoder } from '../../src/search/encoding/encoder.ts';
import { openUniversalSentenceEncoder } from '../../src/search/encoding/universal-sentence-encoder.ts';
import { learn } from '../../src/search/learning/learn.ts';
import { decodeModel, type LearnedModel } from '../../src/search/learning/learned-model.ts';
import { createLesson, digestLesson } from '../../src/search/learning/lesson.ts';
import { learnShared } from '../../src/search/learning/shared-model.ts';
import { readFusion } from '../../src/search/ranking/fusion.ts';
import { allStages, type Learned, type StageSwitches } from '../../src/search/ranking/stages.ts';

const root = join(import.meta.dirname, '..', '..');
const knowledgeFolder = join(root, 'knowledge');
const cacheFolder = join(root, 'data', 'search');

/** One council ready for measuring. */
export type Engine = {
  readonly learned: Learned;
  readonly search: CouncilSearch;
  readonly encoder: SentenceEncoder | undefined;
};

export type EngineOptions = {
  readonly use?: StageSwitches;
  /**
   * Drops all phrasings and near misses, as of a council that has just imported its protocol, and learns anew: from its documents,
   * and how people ask from the other councils alone.
   */
  readonly withoutPhrasings?: boolean;
};

/** The settings in force, with some stages switched off. */
function settingsFor(use: StageSwitches): SearchSettings {
  return { use, fusion: readFusion(), calibrations: readCalibrations() };
}

/** Opens every council with the models that ship. Throws where a model is older than the files it was learned from. */
export async function openEngines({
  use = allStages,
  withoutPhrasings = false,
}: EngineOptions = {}): Promise<ReadonlyMap<string, Engine>> {
  const folder = await openKnowledge(knowledgeFolder);
  const encoder = use.meaning ? await openUniversalSentenceEncoder() : undefined;
  const all = new Map<string, CouncilKnowledge>();
  for (const id of folder.councilIds()) {
    const council = await folder.council(id);
    if (council.kind !== 'loaded') throw new Error(`The council ${id} cannot be loaded.`);
    all.set(id, council.knowledge);
  }
  const engines = new Map<string, Engine>();
  for (const [id, knowledge] of all) {
    const others = [...all].flatMap(([other, its]) => (other === id ? [] : [its]));
    const learned = withoutPhrasings
      ? await learnImported(knowledge, others, encoder)
      : { knowledge, model: await readShipped(id, knowledge), shared: undefined };
    engines.set(id, { learned, encoder, search: createCouncilSearch(learned, settingsFor(use)) });
  }
  return engines;
}

async function learnImported(
  council: CouncilKnowledge,
  others: readonly CouncilKnowledge[],
  encoder: SentenceEncoder | undefined,
): Promise<Learned> {
  const knowledge = { ...council, phrasings: [], nearMisses: [] };
  return {
    knowledge,
    model: await learn(createLesson(knowledge), encoder, cacheFolder),
    shared: learnShared(others),
  };
}

async function readShipped(id: string, knowledge: CouncilKnowledge): Promise<LearnedModel> {
  const model = decodeModel(await readFile(join(knowledgeFolder, id, 'search-model.br')));
  if (model.learnedFrom !== digestLesson(createLesson(knowledge))) {
    throw new Error(`The search model of ${id} is older than its files. Run: npm run clausewise -- learn ${id}`);
  }
  return model;
}
