/**
 * Fits `src/search/fusion.json` and `src/search/calibration.json` on development questions, and prints, by cross-validation,
 * what may be expected of them on questions not fitted to. Usage: node test/eval/fit.ts FILE.jsonl... [--write]
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Calibration, type Evidence, readEvidence, readRelevance } from '../../src/search/deciding/decision.ts';
import { isAnswerLabel } from '../../src/search/learning/examples.ts';
import { createRandom } from '../../src/search/learning/random.ts';
import { type Circumstance, type FusionWeights, fuse, type Ranking } from '../../src/search/ranking/fusion.ts';
import { allStages, createStages, type StageScores, type Stages } from '../../src/search/ranking/stages.ts';
import { openEngines } from './engine.ts';
import { type LabelledQuestion, readQuestions } from './questions.ts';

type Looked = { readonly question: LabelledQuestion; readonly stages: Stages; readonly scores: StageScores };
type Mode = Circumstance;

/** Words alone come first: what they say is evidence beside sentence vectors. */
const modes: readonly Mode[] = ['withoutMeaning', 'withMeaning', 'importedWithoutMeaning', 'importedWithMeaning'];
const isImported = (mode: Mode) => mode.startsWith('imported');
const hasMeaning = (mode: Mode) => mode.toLowerCase().endsWith('withmeaning');

const folds = 5;
const sources = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const questions = sources.flatMap(readQuestions);

async function lookAtAll(mode: Mode): Promise<readonly Looked[]> {
  const engines = await openEngines({
    use: { ...allStages, meaning: hasMeaning(mode) },
    withoutPhrasings: isImported(mode),
  });
  const stagesOf = new Map([...engines].map(([id, { learned }]) => [id, createStages(learned)]));
  const looked: Looked[] = [];
  for (const question of questions) {
    const stages = stagesOf.get(question.council);
    if (stages === undefined) throw new Error(`Unknown council in ${question.id}.`);
    const role = question.role === 'unknown' ? undefined : question.role;
    looked.push({
      question,
      stages,
      scores: await stages.look(question.question, role, engines.get(question.council)?.encoder),
    });
  }
  return looked;
}

function rank({ stages, scores }: Looked, weights: FusionWeights): Ranking {
  return fuse(
    stages,
    scores,
    {
      withMeaning: weights,
      withoutMeaning: weights,
      importedWithMeaning: weights,
      importedWithoutMeaning: weights,
    },
    () => true,
  );
}

/** Mean log share of what would have been right. */
function likelihood(looked: readonly Looked[], weights: FusionWeights): number {
  let sum = 0;
  for (const each of looked) {
    const right = ({ target }: { target: string }) =>
      each.question.answerable ? each.question.accept.includes(target) : !isAnswerLabel(target);
    const share = rank(each, weights)
      .targets.filter(right)
      .reduce((all, { share }) => all + share, 0);
    sum += Math.log(0.02 + 0.98 * share);
  }
  return sum / looked.length;
}

/** Moves one weight at a time, by smaller and smaller steps, as long as that helps. */
function fitFusion(looked: readonly Looked[], mode: Mode): FusionWeights {
  let best: FusionWeights = isImported(mode)
    ? {
        words: 0.25,
        meaning: hasMeaning(mode) ? 0.1 : 0,
        phrasings: 8,
        lexical: 4,
        translations: 2,
        sentences: hasMeaning(mode) ? 8 : 0,
        duty: 1,
        notAnswered: -2,
      }
    : {
        words: 1,
        meaning: hasMeaning(mode) ? 0.6 : 0,
        phrasings: 3,
        lexical: 0.3,
        translations: 0,
        sentences: 0,
        duty: 1,
        notAnswered: 0,
      };
  let score = likelihood(looked, best);
  const names = (Object.keys(best) as (keyof FusionWeights)[]).filter(
    (name) =>
      (hasMeaning(mode) || (name !== 'meaning' && name !== 'sentences')) &&
      (isImported(mode) || name !== 'translations'),
  );
  for (const step of [0.5, 0.2]) {
    for (let round = 0; round < 2; round += 1) {
      for (const name of names) {
        for (const sign of [1, -1]) {
          const size = ['phrasings', 'lexical', 'translations', 'sentences', 'notAnswered'].includes(name)
            ? 4 * step
            : step;
          const tried = { ...best, [name]: Math.round((best[name] + sign * size) * 100) / 100 };
          if (name !== 'notAnswered' && tried[name] < 0) continue;
          const triedScore = likelihood(looked, tried);
          if (triedScore > score + 1e-4) {
            best = tried;
            score = triedScore;
          }
        }
      }
    }
  }
  return best;
}

/** The weights of a circumstance, and those of the same without sentence vectors. */
type Weighing = { readonly weights: FusionWeights; readonly wordWeights: FusionWeights };

type Case = { readonly evidence: Evidence; readonly isRight: boolean; readonly isAnswerable: boolean };

function caseOf(looked: Looked, { weights, wordWeights }: Weighing): Case {
  const ranking = rank(looked, weights);
  const scores = { ...looked.scores, meaning: undefined, sentences: undefined };
  const byWords = rank({ ...looked, scores }, wordWeights);
  const first = ranking.targets.find(({ target }) => isAnswerLabel(target))?.target ?? '';
  return {
    evidence: readEvidence(ranking, looked.scores, byWords),
    isRight: looked.question.answerable && looked.question.accept.includes(first),
    isAnswerable: looked.question.answerable,
  };
}

/** Logistic regression by gradient descent, held back towards small weights. */
function fitCalibration(cases: readonly Case[]): Pick<Calibration, 'weights' | 'constant'> {
  const size = cases[0]?.evidence.length ?? 0;
  let weights = new Array<number>(size).fill(0);
  let constant = 0;
  for (let round = 0; round < 4000; round += 1) {
    const slopes = new Array<number>(size).fill(0);
    let slope = 0;
    for (const { evidence, isRight } of cases) {
      const error = readRelevance(evidence, { weights, constant }) - (isRight ? 1 : 0);
      evidence.forEach((value, at) => {
        slopes[at] = (slopes[at] ?? 0) + error * value;
      });
      slope += error;
    }
    const rate = 0.15;
    weights = weights.map((weight, at) => weight - rate * ((slopes[at] ?? 0) / cases.length + 0.004 * weight));
    constant -= (rate * slope) / cases.length;
  }
  return { weights: weights.map(round3), constant: round3(constant) };
}

type Estimate = { readonly relevance: number; readonly kase: Case };

function describe(estimates: readonly Estimate[], from: number): string {
  const given = estimates.filter(({ relevance }) => relevance >= from);
  const share = (some: readonly Estimate[], all: readonly Estimate[]) => ((100 * some.length) / all.length).toFixed(1);
  const answerable = estimates.filter(({ kase }) => kase.isAnswerable);
  const others = estimates.filter(({ kase }) => !kase.isAnswerable);
  return `from ${from.toFixed(2)}: right ${share(
    given.filter(({ kase }) => kase.isRight),
    given,
  )}, answerable answered ${share(
    given.filter(({ kase }) => kase.isAnswerable),
    answerable,
  )}, unanswerable answered ${share(
    given.filter(({ kase }) => !kase.isAnswerable),
    others,
  )}`;
}

/** What the threshold of `answer` must reach on questions not fitted to: shares from 0 to 1. */
const goals = {
  known: { precision: 0.95, unanswerableAnswered: 0.065 },
  imported: { precision: 0.8, unanswerableAnswered: 0.07 },
};

/** The least relevance from which answers are right, and unanswerable questions left unanswered, as often as they should be. */
function leastRelevance(
  estimates: readonly Estimate[],
  { precision, unanswerableAnswered }: typeof goals.known,
): number {
  const others = estimates.filter(({ kase }) => !kase.isAnswerable).length;
  for (let from = 0.5; from < 0.95; from += 0.01) {
    const given = estimates.filter(({ relevance }) => relevance >= from);
    const right = given.filter(({ kase }) => kase.isRight).length;
    const wrongly = given.filter(({ kase }) => !kase.isAnswerable).length;
    if (right >= precision * given.length && wrongly <= unanswerableAnswered * others)
      return Math.round(from * 100) / 100;
  }
  return 0.95;
}

function crossValidate(looked: readonly Looked[], weighing: Weighing): readonly Estimate[] {
  const random = createRandom(7);
  const foldOf = looked.map(() => Math.floor(random() * folds));
  const estimates: Estimate[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const others = looked.filter((_, at) => foldOf[at] !== fold);
    const calibration = fitCalibration(others.map((each) => caseOf(each, weighing)));
    for (const each of looked.filter((_, at) => foldOf[at] === fold)) {
      const kase = caseOf(each, weighing);
      estimates.push({ kase, relevance: readRelevance(kase.evidence, calibration) });
    }
  }
  return estimates;
}

/** Share of answerable questions with an acceptable clause among the first three. */
function firstThree(looked: readonly Looked[], weights: FusionWeights): string {
  const answerable = looked.filter(({ question }) => question.answerable);
  const found = answerable.filter((each) =>
    rank(each, weights)
      .targets.filter(({ target }) => isAnswerLabel(target))
      .slice(0, 3)
      .some(({ target }) => each.question.accept.includes(target)),
  );
  return ((100 * found.length) / answerable.length).toFixed(1);
}

function round3(value: number): number {
  return Math.round(value * 1000) / 1000;
}

const fusion: Partial<Record<Mode, FusionWeights>> = {};
const calibrations: Partial<Record<Mode, Calibration>> = {};
for (const mode of modes) {
  const looked = await lookAtAll(mode);
  // Every third question is enough to fit seven weights; the calibration is cross-validated on all.
  const weights = fitFusion(
    looked.filter((_, at) => at % 3 === 0),
    mode,
  );
  const wordWeights = fusion[isImported(mode) ? 'importedWithoutMeaning' : 'withoutMeaning'] ?? weights;
  const weighing = { weights, wordWeights };
  const estimates = crossValidate(looked, weighing);
  console.log(`\n${mode}, ${looked.length} questions, ${folds} folds`);
  const answerable = estimates.filter(({ kase }) => kase.isAnswerable);
  console.log(`first three ${firstThree(looked, weights)}`);
  console.log(
    `first place ${((100 * answerable.filter(({ kase }) => kase.isRight).length) / answerable.length).toFixed(1)}`,
  );
  for (const from of [0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8]) console.log(describe(estimates, from));
  for (let low = 0; low < 1; low += 0.2) {
    const inside = estimates.filter(({ relevance }) => relevance >= low && relevance < low + 0.2);
    const right = inside.filter(({ kase }) => kase.isRight).length;
    console.log(
      `relevance ${low.toFixed(1)} to ${(low + 0.2).toFixed(1)}: ${inside.length} questions, right ${((100 * right) / (inside.length || 1)).toFixed(0)}`,
    );
  }
  fusion[mode] = weights;
  calibrations[mode] = {
    ...fitCalibration(looked.map((each) => caseOf(each, weighing))),
    answerFrom: leastRelevance(estimates, isImported(mode) ? goals.imported : goals.known),
    chooseFrom: 0.2,
  };
  console.log(JSON.stringify(weights), JSON.stringify(calibrations[mode]));
}

if (process.argv.includes('--write')) {
  const folder = join(import.meta.dirname, '..', '..', 'src', 'search');
  writeFileSync(join(folder, 'ranking', 'fusion.json'), `${JSON.stringify(fusion, null, 2)}\n`);
  writeFileSync(join(folder, 'deciding', 'calibration.json'), `${JSON.stringify(calibrations, null, 2)}\n`);
}
