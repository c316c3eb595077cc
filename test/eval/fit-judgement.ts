import { createCouncilSearch, type Look } from '../../src/search/council-search.ts';
import { type Calibration, judgementNames } from '../../src/search/deciding/judge.ts';
import type { SentenceEncoder } from '../../src/search/encoding/encoder.ts';
import type { Fitted } from '../../src/search/fitted.ts';
import { encodeAll } from '../../src/search/learning/encode-all.ts';
import { foldCount, foldOf, readIn, type State, wordsOf } from './fit-states.ts';
import { type Case, fitChance } from './logit.ts';
import { askNonsense } from './nonsense.ts';
import type { LabelledQuestion } from './questions.ts';
import { cacheFolder } from './shared-models.ts';

/** What can only make surer, and what can only make less sure. */
const surer = ['share', 'lead', 'known', 'covered', 'asked', 'meant', 'ownWords', 'bridged', 'learned', 'agreement'];
const lessSure = ['outside', 'nearMiss', 'lacksAttribute', 'passageLacks', 'beyond', 'otherSide'];
const signs = judgementNames.map((name) => Number(surer.includes(name)) - Number(lessSure.includes(name)));
const held = 1e-3;

/** States in which the judgement is fitted. */
const judged: ReadonlySet<string> = new Set(['shipped', 'none', 'hand']);
/**
 * What the threshold must reach on councils that ship, each left out in turn. For a council without phrasings no threshold that answers a
 * tenth of the questions is right in .92: there it is right in .85 from the same threshold on.
 */
const goal = { precision: 0.94, wrongly: 0.06 };
/** From this relevance on something is shown rather than nothing: set by hand, and kept as it was. */
const showFrom = 0.2;

/** Of nonsense, so much is asked of each council in each state, and each counts so much. */
const nonsense = { count: 72, weight: 0.5 };

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
): Promise<Omit<Fitted, 'ranking'>> {
  const zero: Fitted = {
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
          features: judgementNames.map((name) => look.features[name]),
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

function toCalibration(weights: Float64Array): Calibration {
  const round = (value: number | undefined) => Math.round((value ?? 0) * 1000) / 1000;
  return {
    weights: Object.fromEntries(judgementNames.map((name, at) => [name, round(weights[at])])) as Calibration['weights'],
    constant: round(weights[judgementNames.length]),
  };
}

type Estimate = { readonly each: Seen; readonly chance: number };

function chanceOf(weights: Float64Array, features: readonly number[]): number {
  const sum = features.reduce((total, value, at) => total + value * (weights[at] ?? 0), weights[features.length] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

function describe(estimates: readonly Estimate[], state: string, from: number) {
  const all = estimates.filter(({ each }) => each.state === state);
  const everybody = all.filter(({ each }) => each.question.style !== 'nonsense');
  const isGiven = ({ chance, each: { look } }: Estimate) =>
    chance >= from &&
    look.features.known >= 0.3 &&
    look.candidates[0]?.target.kind !== 'small-talk' &&
    look.features.lacksAttribute === 0;
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
