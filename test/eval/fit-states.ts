import type { CouncilKnowledge } from '../../src/knowledge/index.ts';
import type { SentenceEncoder } from '../../src/search/encoding/encoder.ts';
import { encodeAll } from '../../src/search/learning/encode-all.ts';
import type { SharedModel } from '../../src/search/learning/shared-model.ts';
import { featureNames } from '../../src/search/ranking/candidates.ts';
import type { CouncilIndex } from '../../src/search/ranking/council-index.ts';
import { featuresAt, readFeatureColumns } from '../../src/search/ranking/rank.ts';
import type { Reading } from '../../src/search/reading/reading.ts';
import { askOwnSentences, type Beside, putBeside } from './beside.ts';
import type { Choice } from './logit.ts';
import type { LabelledQuestion } from './questions.ts';
import { openCouncil, openRegime, regimes, thinned } from './regimes.ts';
import { cacheFolder, learnFor } from './shared-models.ts';

/** A council opened in a state in which it may be met, with the questions that are asked of it there. */
export type State = {
  readonly name: string;
  readonly index: CouncilIndex;
  readonly questions: readonly LabelledQuestion[];
  /** What each question counts when fitting. */
  readonly weight: number;
  /** Clauses that are no rivals of those that a question is to find: the other document's on the same matter. */
  readonly isLeftOut: (question: LabelledQuestion, reference: string) => boolean;
};

/** There are five times as many questions of councils that ship. A learned document shall lose nothing to one beside it. */
const weights: Readonly<Record<string, number>> = {
  shipped: 0.6,
  none: 1,
  hand: 1,
  three: 0.6,
  uneven: 1,
  'beside, old': 2,
  'beside, new': 0.25,
  'beside, own words': 0.5,
};
/**
 * What nobody has seen when a question is tried: of councils that ship, whole sets of questions are left out in turn, since their documents
 * are known to whoever learns; of imported ones, each council with all that is asked of it.
 */
export const foldCount = 4;
const foldOfCouncil: Readonly<Record<string, number>> = {
  caldmoor: 0,
  eskmoor: 2,
  hallowby: 3,
  northmarsh: 1,
  thornsey: 3,
  wexcombe: 0,
  wexmere: 2,
};
export function foldOf({ council, accept, set = council }: LabelledQuestion): number {
  const asked = accept[0]?.split('/')[0] ?? council;
  return foldOfCouncil[asked] ?? [...set].reduce((sum, each) => sum + each.charCodeAt(0), 0) % foldCount;
}

/** Opens every council in the states in which it is judged: as it ships, or as it was imported. Nothing is learned of the latter. */
export async function openJudgedStates(
  councils: readonly CouncilKnowledge[],
  imported: readonly CouncilKnowledge[],
  encoder: SentenceEncoder,
  questions: readonly LabelledQuestion[],
): Promise<readonly State[]> {
  const states: State[] = [];
  for (const [name, some] of [
    ['shipped', councils],
    ['none', imported],
    ['hand', imported],
  ] as const) {
    const regime = regimes[name];
    if (regime === undefined) continue;
    const all = some === councils ? councils : [...councils, ...imported];
    const indexes = await openRegime({ councils: all, imported, encoder, questions, only: some }, regime);
    for (const [council, index] of indexes)
      states.push({
        name,
        index,
        questions: questions.filter((each) => each.council === council),
        weight: weights[name] ?? 1,
        isLeftOut: () => false,
      });
  }
  return states;
}

/** Opens every council in every state. Nothing is learned of those that were imported. */
export async function openStates(
  councils: readonly CouncilKnowledge[],
  imported: readonly CouncilKnowledge[],
  encoder: SentenceEncoder,
  questions: readonly LabelledQuestion[],
): Promise<readonly State[]> {
  const states = [...(await openJudgedStates(councils, imported, encoder, questions))];
  const all = await learnFor('all', councils, encoder);
  // The first phrasings of a council: nothing was learned to be told apart there, and some clauses have many and others none.
  for (const knowledge of councils)
    for (const name of ['three', 'uneven'] as const) {
      const regime = regimes[name];
      if (regime?.kind !== 'new' || knowledge.documents.every(({ status }) => status !== 'adopted')) continue;
      const { id } = knowledge.council;
      const shared = withoutGroup(all, id);
      const index = await openCouncil(thinned(knowledge, regime, shared), shared, encoder);
      const some = questions.filter((each) => each.council === id).filter((_, at) => at % 2 === 0);
      states.push({ name, index, questions: some, weight: weights[name] ?? 1, isLeftOut: () => false });
    }
  for (const [at, brought] of imported.entries()) {
    const old = councils.filter(({ documents }) => documents.some(({ status }) => status === 'adopted'));
    const whose = old[at % old.length];
    if (whose === undefined) continue;
    const beside = putBeside(whose, brought);
    states.push(...besideStates(beside, await openCouncil(beside.knowledge, all, encoder), brought, questions));
  }
  return states;
}

function withoutGroup(shared: SharedModel, group: string): SharedModel {
  const { embedding } = shared;
  if (embedding === undefined) return shared;
  return {
    ...shared,
    embedding: { ...embedding, groups: new Map([...embedding.groups].filter(([key]) => key !== group)) },
  };
}

function besideStates(
  { knowledge, isSameMatter }: Beside,
  index: CouncilIndex,
  brought: CouncilKnowledge,
  questions: readonly LabelledQuestion[],
): readonly State[] {
  const council = knowledge.council.id;
  const isLeftOut = ({ answerable, accept }: LabelledQuestion, reference: string) =>
    answerable && isSameMatter(accept, reference);
  const states: readonly [string, readonly LabelledQuestion[]][] = [
    ['beside, old', questions.filter((each) => each.council === council).filter((_, at) => at % 4 === 0)],
    ['beside, new', questions.filter((each) => each.council === brought.council.id && each.answerable)],
    ['beside, own words', askOwnSentences(council, brought)],
  ];
  return states.map(([name, some]) => ({ name, index, questions: some, weight: weights[name] ?? 1, isLeftOut }));
}

/** How a question was read, with its sentence vector. */
export function readIn({ index }: State, { question, role }: LabelledQuestion): Reading {
  return index.read(question, role === 'unknown' ? undefined : role);
}

export type Labelled = Choice & {
  readonly state: string;
  readonly question: LabelledQuestion;
  readonly answers: Uint8Array;
};

export const size = featureNames.length * 2;
/** Rivals that are compared, likeliest first: the rest have next to no share. */
const kept = 40;

/** Every question with the features of its rivals. */
export async function choicesOf(state: State, encoder: SentenceEncoder | undefined): Promise<readonly Labelled[]> {
  const { name, index, questions, weight, isLeftOut } = state;
  const readings = questions.map((question) => readIn(state, question));
  const vectors = encoder && (await encodeAll(readings.map(wordsOf), encoder, cacheFolder));
  return questions.map((question, at) => {
    const signals = index.signals(readings[at] as Reading, vectors?.[at]);
    const columns = readFeatureColumns(index, signals);
    const rows = index.rankable.flatMap((place) => {
      const target = index.targets[place];
      if (target === undefined || (target.kind === 'clause' && isLeftOut(question, target.reference))) return [];
      const features = featuresAt(columns, place);
      const values = featureNames.map((each) => features[each]);
      const rough =
        3 * features.askedNearest +
        3 * features.meantNearest +
        2 * features.topicAsked +
        2 * features.topicMeant +
        2 * features.bridged +
        2 * features.routed +
        2 * features.ownWords +
        2 * features.ownCovered +
        2 * features.ownMeaning +
        features.bm25 +
        features.translated +
        2 * features.learned;
      const right = question.answerable
        ? target.kind === 'clause' && question.accept.includes(target.reference)
        : target.kind !== 'clause';
      return [{ target, values: [...values, ...values.map((value) => value * features.asked)], rough, right }];
    });
    rows.sort((one, other) => other.rough - one.rough);
    const some = rows.filter(({ right, target }, row) => row < kept || (right && target.kind === 'clause'));
    return {
      state: name,
      question,
      weight,
      features: Float32Array.from(some.flatMap(({ values }) => values)),
      right: Uint8Array.from(some, ({ right }) => (right ? 1 : 0)),
      answers: Uint8Array.from(some, ({ target }) => (target.kind === 'clause' ? 1 : 0)),
    };
  });
}

/** As it is encoded. */
export function wordsOf({ words }: Reading): string {
  return words.slice(0, 60).join(' ');
}
