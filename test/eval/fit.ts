/**
 * Fits `src/search/fitted.json` on development questions, in every state in which a council is met, and prints, by cross-validation, what
 * may be expected of questions not fitted to. Usage: node test/eval/fit.ts FILE.jsonl... [--write]
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCouncilSearch, type Look } from '../../src/search/council-search.ts';
import { judgementNames } from '../../src/search/deciding/judge.ts';
import type { SentenceEncoder } from '../../src/search/encoding/encoder.ts';
import { openUniversalSentenceEncoder } from '../../src/search/encoding/universal-sentence-encoder.ts';
import type { Fitted } from '../../src/search/fitted.ts';
import { encodeAll } from '../../src/search/learning/encode-all.ts';
import { featureNames } from '../../src/search/ranking/candidates.ts';
import type { CouncilIndex } from '../../src/search/ranking/council-index.ts';
import { featuresOf } from '../../src/search/ranking/rank.ts';
import { openImportedCouncils } from './councils/open.ts';
import { type Case, type Choice, fitChance, fitChoices } from './logit.ts';
import { type LabelledQuestion, readQuestions } from './questions.ts';
import { knowledgeFolder, loadCouncils, openRegime, regimes } from './regimes.ts';
import { cacheFolder } from './shared-models.ts';

const folds = 3;
const kept = 40;
const questions = process.argv
  .slice(2)
  .filter((word) => !word.startsWith('--'))
  .flatMap(readQuestions)
  // What a follow-up asks depends on the question before.
  .filter(({ previous }) => previous === undefined);
const encoder = await openUniversalSentenceEncoder();
const councils = await loadCouncils();
const asked = new Set(questions.map(({ council }) => council));
const imported = (await openImportedCouncils(knowledgeFolder)).filter(({ council }) => asked.has(council.id));
const started = performance.now();
const log = (text: string) =>
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}`);

/** What each state counts when fitting: questions worded away from everything are what is to be expected. */
const counts: Readonly<Record<string, number>> = { shipped: 1, away: 2, none: 0.7, ticked: 1, three: 0.4, uneven: 0.6 };

const indexes = new Map<string, ReadonlyMap<string, CouncilIndex>>();
for (const [name, regime] of Object.entries(regimes)) {
  // A council that was imported a minute ago is met in two states only.
  const all = ['none', 'ticked'].includes(name) ? [...councils, ...imported] : councils;
  indexes.set(name, await openRegime({ councils: all, imported, encoder, questions }, regime));
  log(`opened ${name}`);
}

/** Vectors of the questions' words, so that none is encoded twice. */
const words = new Map<string, Float32Array>();
{
  const texts = questions.map(({ council, question, role }) => {
    const index = indexes.get('shipped')?.get(council) ?? indexes.get('none')?.get(council);
    return (
      index
        ?.read(question, role === 'unknown' ? undefined : role)
        .words.slice(0, 60)
        .join(' ') ?? ''
    );
  });
  const vectors = await encodeAll(texts, encoder, cacheFolder);
  texts.forEach((text, at) => {
    words.set(text, vectors[at] ?? new Float32Array());
  });
}
const remembering: SentenceEncoder = {
  id: encoder.id,
  encode: async (texts) =>
    Promise.all(texts.map(async (text) => words.get(text) ?? (await encoder.encode([text]))[0] ?? new Float32Array())),
};

const halved: ReadonlySet<string> = new Set(['shipped', 'three', 'uneven']);

const isRight = ({ answerable, accept }: LabelledQuestion, target: { kind: string; reference?: string }) =>
  answerable ? target.kind === 'clause' && accept.includes(target.reference ?? '') : target.kind !== 'clause';

type Labelled = Choice & { readonly regime: string; readonly question: LabelledQuestion; readonly answers: Uint8Array };

async function choicesOf(regime: string, withVector: boolean): Promise<readonly Labelled[]> {
  const all: Labelled[] = [];
  for (const [at, question] of questions.entries()) {
    const index = indexes.get(regime)?.get(question.council);
    // Half the questions are enough for states that are only there to keep the weights in bounds.
    if (index === undefined || (at % 2 === 1 && halved.has(regime))) continue;
    const reading = index.read(question.question, question.role === 'unknown' ? undefined : question.role);
    const [vector] = withVector ? await remembering.encode([reading.words.slice(0, 60).join(' ')]) : [];
    const signals = index.signals(reading, vector);
    const rows = index.targets.flatMap((target, at) => {
      if (target.kind !== 'clause' && index.pool.counts[at] === 0 && index.pool.topicCounts[at] === 0) return [];
      const features = featuresOf(at, index, signals);
      const values = featureNames.map((name) => features[name]);
      const rough =
        3 * features.askedNearest +
        3 * features.meantNearest +
        2 * features.topicAsked +
        2 * features.topicMeant +
        2 * features.bridged +
        2 * features.ownWords +
        2 * features.ownMeaning +
        features.bm25 +
        features.translated +
        2 * features.learned;
      return [
        {
          target,
          values: [...values, ...values.map((value) => value * features.asked)],
          rough,
          right: isRight(question, target),
        },
      ];
    });
    rows.sort((one, other) => other.rough - one.rough);
    const some = rows.filter(({ right, target }, at) => at < kept || (right && target.kind === 'clause'));
    all.push({
      regime,
      question,
      weight: counts[regime] ?? 1,
      features: Float32Array.from(some.flatMap(({ values }) => values)),
      right: Uint8Array.from(some, ({ right }) => (right ? 1 : 0)),
      answers: Uint8Array.from(some, ({ target }) => (target.kind === 'clause' ? 1 : 0)),
    });
  }
  return all;
}

const foldOf = (question: LabelledQuestion) =>
  [...question.id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % folds;
const size = featureNames.length * 2;

function placesOf(choices: readonly Labelled[], weights: Float64Array): readonly [number, number, number] {
  let first = 0;
  let three = 0;
  let count = 0;
  for (const { features, right, answers, question } of choices) {
    if (!question.answerable) continue;
    count += 1;
    const sums = [...right.keys()]
      .filter((row) => answers[row] === 1)
      .map((row) => ({
        row,
        sum: features
          .subarray(row * size, (row + 1) * size)
          .reduce((total, value, at) => total + value * (weights[at] ?? 0), 0),
      }))
      .sort((one, other) => other.sum - one.sum);
    const place = sums.findIndex(({ row }) => right[row] === 1);
    if (place === 0) first += 1;
    if (place >= 0 && place < 3) three += 1;
  }
  return [first, three, count];
}

function toWeights(weights: Float64Array): Fitted['ranking']['withMeaning'] {
  const round = (value: number | undefined) => Math.round((value ?? 0) * 1000) / 1000;
  return Object.fromEntries(
    featureNames.map((name, at) => [name, [round(weights[at]), round(weights[featureNames.length + at])]]),
  ) as Fitted['ranking']['withMeaning'];
}

const ranking: Partial<Record<keyof Fitted['ranking'], Fitted['ranking']['withMeaning']>> = {};
for (const mode of ['withMeaning', 'withoutMeaning'] as const) {
  const choices: Labelled[] = [];
  const states = Object.keys(regimes).filter((name) => mode === 'withMeaning' || !['three', 'uneven'].includes(name));
  for (const regime of states) choices.push(...(await choicesOf(regime, mode === 'withMeaning')));
  log(`${mode}: ${choices.length} choices`);
  const results = new Map<string, number[]>();
  for (let fold = 0; fold < folds; fold += 1) {
    const weights = fitChoices(
      choices.filter(({ question }) => foldOf(question) !== fold),
      size,
      3e-4,
      110,
    );
    for (const regime of states) {
      const [first, three, count] = placesOf(
        choices.filter((each) => each.regime === regime && foldOf(each.question) === fold),
        weights,
      );
      const before = results.get(regime) ?? [0, 0, 0];
      results.set(regime, [(before[0] ?? 0) + first, (before[1] ?? 0) + three, (before[2] ?? 0) + count]);
    }
  }
  for (const [regime, [first = 0, three = 0, count = 1]] of results)
    log(`  ${regime.padEnd(8)} first ${(first / count).toFixed(3)} three ${(three / count).toFixed(3)}`);
  ranking[mode] = toWeights(fitChoices(choices, size, 3e-4));
}

const fittedRanking = ranking as Fitted['ranking'];
const zero: Fitted = {
  ranking: fittedRanking,
  judgement: {
    weights: Object.fromEntries(judgementNames.map((name) => [name, 0])) as Fitted['judgement']['weights'],
    constant: 0,
  },
  answerFrom: 1,
  showFrom: 0,
};

/** What can only make surer, and what can only make less sure. */
const surer = ['share', 'lead', 'known', 'covered', 'asked', 'meant', 'ownWords', 'bridged', 'learned', 'agreement'];
const lessSure = ['outside', 'nearMiss', 'lacksAttribute', 'passageLacks', 'beyond', 'otherSide'];
const signs = judgementNames.map((name) => Number(surer.includes(name)) - Number(lessSure.includes(name)));

type Seen = Case & { readonly regime: string; readonly question: LabelledQuestion; readonly look: Look };
const seen: Seen[] = [];
for (const [regime, encoderOf] of [
  ['away', remembering],
  ['away', undefined],
  ['none', remembering],
  ['ticked', remembering],
] as const) {
  for (const question of questions) {
    const index = indexes.get(regime)?.get(question.council);
    if (index === undefined) continue;
    const look = await createCouncilSearch(index, zero).look(
      question.question,
      question.role === 'unknown' ? undefined : question.role,
      encoderOf,
    );
    const first = look.candidates.find(({ target }) => target.kind === 'clause')?.target;
    const isSo = question.answerable && first?.kind === 'clause' && question.accept.includes(first.reference);
    seen.push({
      regime: encoderOf ? regime : `${regime}, words`,
      question,
      look,
      features: judgementNames.map((name) => look.features[name]),
      isSo,
      weight: counts[regime] ?? 1,
    });
  }
  log(`looked at ${regime}`);
}

const chanceOf = (weights: Float64Array, features: readonly number[]) =>
  1 /
  (1 + Math.exp(-features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), weights[features.length] ?? 0)));

const estimates: { readonly each: Seen; readonly chance: number }[] = [];
for (let fold = 0; fold < folds; fold += 1) {
  const weights = fitChance(
    seen.filter(({ question }) => foldOf(question) !== fold),
    1e-3,
    signs,
  );
  for (const each of seen)
    if (foldOf(each.question) === fold) estimates.push({ each, chance: chanceOf(weights, each.features) });
}

const share = (some: number, all: number) => (all === 0 ? 0 : some / all);
function describe(regime: string, from: number) {
  const some = estimates.filter(
    ({ each }) =>
      each.regime === regime &&
      each.look.features.known >= 0.3 &&
      each.look.candidates[0]?.target.kind !== 'small-talk',
  );
  const given = some.filter(({ chance, each }) => chance >= from && each.look.features.lacksAttribute === 0);
  const everybody = estimates.filter(({ each }) => each.regime === regime);
  return {
    precision: share(given.filter(({ each }) => each.isSo).length, given.length),
    answered: share(
      given.filter(({ each }) => each.question.answerable).length,
      everybody.filter(({ each }) => each.question.answerable).length,
    ),
    wrongly: share(
      given.filter(({ each }) => !each.question.answerable).length,
      everybody.filter(({ each }) => !each.question.answerable).length,
    ),
  };
}
for (const regime of new Set(seen.map((each) => each.regime))) {
  const all = estimates.filter(({ each }) => each.regime === regime && each.question.answerable);
  log(`${regime}: first ${share(all.filter(({ each }) => each.isSo).length, all.length).toFixed(3)}`);
  for (const from of [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9]) {
    const { precision, answered, wrongly } = describe(regime, from);
    log(
      `  from ${from.toFixed(2)}: right ${precision.toFixed(3)}, answered ${answered.toFixed(3)}, unanswerable answered ${wrongly.toFixed(3)}`,
    );
  }
}

/** What the threshold must reach on questions not fitted to: the least that is answered wrongly for the most that is answered. */
const goals = {
  away: { precision: 0.92, wrongly: 0.08 },
  none: { precision: 0.89, wrongly: 0.06 },
  ticked: { precision: 0.88, wrongly: 0.055 },
};
let answerFrom = 0.5;
for (const [regime, { precision, wrongly }] of Object.entries(goals)) {
  let from = answerFrom;
  while (from < 0.95) {
    const reached = describe(regime, from);
    if (reached.precision >= precision && reached.wrongly <= wrongly) break;
    from += 0.01;
  }
  answerFrom = from;
  log(`${regime}: answers from ${answerFrom.toFixed(2)}`);
}

const weights = fitChance(seen, 1e-3, signs);
const round = (value: number | undefined) => Math.round((value ?? 0) * 1000) / 1000;
const fitted: Fitted = {
  ranking: fittedRanking,
  judgement: {
    weights: Object.fromEntries(
      judgementNames.map((name, at) => [name, round(weights[at])]),
    ) as Fitted['judgement']['weights'],
    constant: round(weights[judgementNames.length]),
  },
  answerFrom: Math.round(answerFrom * 100) / 100,
  showFrom: 0.2,
};
console.log(JSON.stringify(fitted.judgement), fitted.answerFrom);
if (process.argv.includes('--write')) {
  writeFileSync(
    join(import.meta.dirname, '..', '..', 'src', 'search', 'fitted.json'),
    `${JSON.stringify(fitted, null, 2)}\n`,
  );
}
