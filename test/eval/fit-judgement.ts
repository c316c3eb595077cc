import { createCouncilSearch } from '../../src/search/council-search.ts';
import { type JudgementFeatures, judgementNames } from '../../src/search/deciding/judge.ts';
import type { Look } from '../../src/search/deciding/look.ts';
import { decide } from '../../src/search/deciding/verdict.ts';
import type { SentenceEncoder } from '../../src/search/encoding/encoder.ts';
import { type Fitted, readFitted } from '../../src/search/fitted.ts';
import { encodeAll } from '../../src/search/learning/encode-all.ts';
import { foldCount, foldOf, readIn, type State, wordsOf } from './fit-states.ts';
import { type Case, fitChance } from './logit.ts';
import { askNonsense } from './nonsense.ts';
import type { LabelledQuestion } from './questions.ts';
import { cacheFolder } from './shared-models.ts';

/** What can only make surer, and what can only make less sure. */
const surer = [
  ...['share', 'lead', 'known', 'covered', 'asked', 'meant', 'ownWords', 'bridged', 'learned', 'agreement'],
  ...['ownSaid', 'ownMeaning', 'routed', 'topicSure', 'says'],
];
const lessSure = ['outside', 'nearMiss', 'lacksAttribute', 'passageLacks', 'beyond', 'otherSide'];
const signs = [...judgementNames, ...judgementNames].map(
  (name) => Number(surer.includes(name)) - Number(lessSure.includes(name)),
);
const held = 1e-3;

/** States in which the judgement is fitted. */
const judged: ReadonlySet<string> = new Set(['shipped', 'none', 'hand']);
/** What the threshold must reach on councils that ship, sets of questions left out in turn. */
const goal = { precision: 0.94, wrongly: 0.05 };
/**
 * Something is shown rather than nothing from the least relevance on at which this part of what is just shown has a right clause among its
 * first three. At half, a quarter of the questions with an answer got nothing, clear ones among them; at two in five, a seventh.
 */
const worthShowing = 0.4;
const margin = 0.05;
const showFroms = [0.02, 0.05, 0.08, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4];

/** Of nonsense, so much is asked of each council in each state, and each counts so much. */
const nonsense = { count: 72, weight: 0.5 };

/** What each feature weighs for a clause without ways of asking, then for one with many. */
function spread(features: JudgementFeatures): readonly number[] {
  const values = judgementNames.map((name) => features[name]);
  return [...values.map((value) => value * (1 - features.density)), ...values.map((value) => value * features.density)];
}

type Mode = keyof Fitted['judgement'];
type Seen = Case & {
  readonly mode: Mode;
  readonly state: string;
  readonly question: LabelledQuestion;
  readonly look: Look;
};

/** Fits the chance that the first clause is right, and from which chance on it is given as the answer. */
export async function fitJudgement(
  states: readonly State[],
  ranking: Fitted['ranking'],
  encoder: SentenceEncoder,
  log: (text: string) => void,
): Promise<Omit<Fitted, 'topics' | 'ranking'>> {
  const zero: Fitted = {
    topics: readFitted().topics,
    ranking,
    judgement: { withMeaning: toCalibration(new Float64Array()), withoutMeaning: toCalibration(new Float64Array()) },
    answerFrom: 1,
    showFrom: 0,
  };
  const seen: Seen[] = [];
  for (const state of states) {
    if (!judged.has(state.name)) continue;
    const vectors = new Map<string, Float32Array>();
    const council = state.index.knowledge.council.id;
    const asked = [...state.questions, ...askNonsense(council, nonsense.count)];
    const texts = asked.map((question) => wordsOf(readIn(state, question)));
    (await encodeAll(texts, encoder, cacheFolder)).forEach((vector, at) => {
      vectors.set(texts[at] ?? '', vector);
    });
    const remembering: SentenceEncoder = {
      id: encoder.id,
      encode: async (some) => some.map((text) => vectors.get(text) ?? new Float32Array()),
    };
    const search = createCouncilSearch(state.index, zero);
    for (const encoderOf of state.name === 'hand' ? [remembering] : [remembering, undefined])
      for (const question of asked) {
        const role = question.role === 'unknown' ? undefined : question.role;
        const look = await search.look(question.question, role, encoderOf);
        const first = look.candidates.find(({ target }) => target.kind === 'clause')?.target;
        seen.push({
          mode: encoderOf ? 'withMeaning' : 'withoutMeaning',
          state: encoderOf ? state.name : `${state.name}, words`,
          question,
          look,
          features: spread(look.features),
          isSo: question.answerable && first?.kind === 'clause' && question.accept.includes(first.reference),
          weight: question.style === 'nonsense' ? nonsense.weight : state.weight,
        });
      }
  }
  log(`looked ${seen.length} times`);

  const estimates: Estimate[] = [];
  for (const mode of ['withMeaning', 'withoutMeaning'] as const)
    for (let fold = 0; fold < foldCount; fold += 1) {
      const some = seen.filter((each) => each.mode === mode);
      const weights = fitChance(
        some.filter(({ question }) => foldOf(question) !== fold),
        held,
        signs,
      );
      for (const each of some)
        if (foldOf(each.question) === fold) estimates.push({ each, chance: chanceOf(weights, each.features) });
    }
  for (const state of new Set(seen.map((each) => each.state)))
    for (const from of [0.5, 0.6, 0.7, 0.75, 0.8, 0.85]) {
      const { precision, answered, wrongly, absurd } = describe(estimates, state, from);
      log(
        `  ${state} from ${from.toFixed(2)}: right ${precision.toFixed(3)}, answered ${answered.toFixed(3)}, unanswerable answered ${wrongly.toFixed(3)}, nonsense ${absurd.toFixed(3)}`,
      );
    }
  const isReached = (from: number) => {
    const { precision, wrongly } = describe(estimates, 'shipped', from);
    return precision >= goal.precision && wrongly <= goal.wrongly;
  };
  const answerFrom = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85].find(isReached) ?? 0.9;
  log(`answers from ${answerFrom}`);
  for (const from of showFroms) {
    const { worth, turnedAway, shown } = describeShown(estimates, answerFrom, from);
    log(
      `  shows from ${from.toFixed(2)}: right among three ${worth.toFixed(3)}, answerable turned away ${turnedAway.toFixed(3)}, unanswerable shown ${shown.toFixed(3)}`,
    );
  }
  const showFrom =
    showFroms.find((from) => describeShown(estimates, answerFrom, from).worth >= worthShowing) ?? answerFrom;
  log(`shows from ${showFrom}`);
  const fitMode = (mode: Mode) =>
    toCalibration(
      fitChance(
        seen.filter((each) => each.mode === mode),
        held,
        signs,
      ),
    );
  return {
    judgement: { withMeaning: fitMode('withMeaning'), withoutMeaning: fitMode('withoutMeaning') },
    answerFrom,
    showFrom,
  };
}

function toCalibration(weights: Float64Array): Fitted['judgement'][Mode] {
  const round = (value: number | undefined) => Math.round((value ?? 0) * 1000) / 1000;
  return {
    weights: Object.fromEntries(
      judgementNames.map((name, at) => [name, [round(weights[at]), round(weights[judgementNames.length + at])]]),
    ) as Fitted['judgement'][Mode]['weights'],
    constant: round(weights[2 * judgementNames.length]),
  };
}

type Estimate = { readonly each: Seen; readonly chance: number };

function chanceOf(weights: Float64Array, features: readonly number[]): number {
  const sum = features.reduce((total, value, at) => total + value * (weights[at] ?? 0), weights[features.length] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** What a threshold for showing something comes to, among real questions that get no answer. */
function describeShown(estimates: readonly Estimate[], answerFrom: number, showFrom: number) {
  const decided = estimates
    .filter(({ each }) => each.question.style !== 'nonsense')
    .map(({ each: { look, question }, chance }) => ({
      question,
      chance,
      kind: decide(look.candidates, look.features, chance, { answerFrom, showFrom }).kind,
      isAmong: look.candidates
        .filter(({ target }) => target.kind === 'clause')
        .slice(0, 3)
        .some(({ target }) => target.kind === 'clause' && question.accept.includes(target.reference)),
    }))
    .filter(({ kind }) => kind !== 'answer');
  const isShown = ({ kind }: { readonly kind: string }) => kind === 'nearest' || kind === 'choose';
  const shown = decided.filter(isShown);
  const marginal = shown.filter(({ chance }) => chance >= showFrom && chance < showFrom + margin);
  const answerable = decided.filter(({ question }) => question.answerable);
  const unanswerable = decided.filter(({ question }) => !question.answerable);
  const part = (some: number, all: number) => (all === 0 ? 0 : some / all);
  return {
    worth: part(marginal.filter(({ question, isAmong }) => question.answerable && isAmong).length, marginal.length),
    turnedAway: part(answerable.filter(({ kind }) => kind === 'none').length, answerable.length),
    shown: part(unanswerable.filter(isShown).length, unanswerable.length),
  };
}

function describe(estimates: readonly Estimate[], state: string, from: number) {
  const all = estimates.filter(({ each }) => each.state === state);
  const everybody = all.filter(({ each }) => each.question.style !== 'nonsense');
  const isGiven = ({ chance, each: { look } }: Estimate) =>
    decide(look.candidates, look.features, chance, { answerFrom: from, showFrom: 0 }).kind === 'answer';
  const given = everybody.filter(isGiven);
  const absurd = all.filter(({ each }) => each.question.style === 'nonsense');
  const answerable = (some: readonly Estimate[]) => some.filter(({ each }) => each.question.answerable);
  const share = (some: readonly unknown[], all: readonly unknown[]) =>
    all.length === 0 ? 0 : some.length / all.length;
  const isNot = ({ each }: Estimate) => !each.question.answerable;
  return {
    precision: share(
      given.filter(({ each }) => each.isSo),
      given,
    ),
    answered: share(answerable(given), answerable(everybody)),
    wrongly: share(given.filter(isNot), everybody.filter(isNot)),
    absurd: share(absurd.filter(isGiven), absurd),
  };
}
