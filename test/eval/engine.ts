import { type CouncilKnowledge, openKnowledge } from '../../src/knowledge/index.ts';
import { type CouncilSearch, createCouncilSearch } from '../../src/search/council-search.ts';
import type { SentenceEncoder } from '../../src/search/encoding/encoder.ts';
import { openUniversalSentenceEncoder } from '../../src/search/encoding/universal-sentence-encoder.ts';
import { readFitted } from '../../src/search/fitted.ts';
import type { CouncilIndex } from '../../src/search/ranking/council-index.ts';
import { allStages, type StageSwitches } from '../../src/search/ranking/stages.ts';
import { isStopWord, stem } from '../../src/search/reading/stems.ts';
import { openImportedCouncils } from './councils/open.ts';
import type { LabelledQuestion } from './questions.ts';
import { knowledgeFolder, openRegime, type Regime } from './regimes.ts';

/** One council ready for measuring. */
export type Engine = {
  readonly search: CouncilSearch;
  /** Whether a question has a telling word in common with one of these clauses. */
  readonly sharesWord: (question: string, references: readonly string[]) => boolean;
  readonly encoder: SentenceEncoder | undefined;
};

export type EngineOptions = {
  readonly use?: StageSwitches;
  /** In what state each council is met; as shipped where it is left out. */
  readonly regime?: Regime;
  /** A folder of documents instead of the shipped one: councils that nothing was fitted to. */
  readonly folder?: string | undefined;
};

/** Opens every council in a state, with what would have been learned in it. */
export async function openEngines(
  questions: readonly LabelledQuestion[],
  { use = allStages, regime = { kind: 'shipped' }, folder = knowledgeFolder }: EngineOptions = {},
): Promise<ReadonlyMap<string, Engine>> {
  const encoder = await openUniversalSentenceEncoder();
  const knowledge = await openKnowledge(folder);
  const councils: CouncilKnowledge[] = [];
  for (const id of knowledge.councilIds()) {
    const council = await knowledge.council(id);
    if (council.kind !== 'loaded') throw new Error(`The council ${id} cannot be loaded.`);
    councils.push(council.knowledge);
  }
  const asked = new Set(questions.map(({ council }) => council));
  const all = folder === knowledgeFolder ? await openImportedCouncils(folder) : [];
  const imported = all.filter(({ council: { id } }) => asked.has(id));
  const indexes = await openRegime({ councils: [...councils, ...imported], imported, encoder, questions }, regime, use);
  const fitted = readFitted();
  return new Map(
    [...indexes].map(([id, index]) => [
      id,
      {
        search: createCouncilSearch(index, fitted),
        sharesWord: (question, references) => sharesWord(index, question, references),
        encoder: use.meaning ? encoder : undefined,
      },
    ]),
  );
}

function sharesWord(index: CouncilIndex, question: string, references: readonly string[]): boolean {
  const stemsOf = (text: string) =>
    index
      .wordsOf(text)
      .filter((word) => !isStopWord(word))
      .map(stem);
  const asked = new Set(stemsOf(question));
  return references.some((reference) => {
    const clause = index.find(reference)?.clause;
    return clause !== undefined && stemsOf([...clause.headings, clause.text].join(' ')).some((each) => asked.has(each));
  });
}
