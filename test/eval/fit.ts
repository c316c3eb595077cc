/**
 * Fits `src/search/fitted.json` on development questions, in every state in which a council is met, and prints, leaving one council out
 * in turn, what may be expected of one that nobody has seen. With `--judgement` the ranking stays as it is: a quarter of the time.
 * Usage: node test/eval/fit.ts FILE.jsonl... [--judgement] [--write]
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openUniversalSentenceEncoder } from '../../src/search/encoding/universal-sentence-encoder.ts';
import { type Fitted, readFitted } from '../../src/search/fitted.ts';
import { featureNames } from '../../src/search/ranking/candidates.ts';
import { openImportedCouncils } from './councils/open.ts';
import { fitJudgement } from './fit-judgement.ts';
import {
  choicesOf,
  foldCount,
  foldOf,
  type Labelled,
  openJudgedStates,
  openStates,
  type State,
  size,
} from './fit-states.ts';
import { fitChoices } from './logit.ts';
import { readQuestions } from './questions.ts';
import { knowledgeFolder, loadCouncils } from './regimes.ts';

/** Holds weights near 0: of 1e-4, 3e-4 and 1e-3 the middle one was best for councils left out. */
const held = 3e-4;
const rounds = 80;

const started = performance.now();
const log = (text: string) =>
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}`);

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
const isJudgementAlone = process.argv.includes('--judgement');
const states = await (isJudgementAlone ? openJudgedStates : openStates)(councils, imported, encoder, questions);
log(`opened ${states.length} states`);

/** First place, first three and how many questions, by state. */
function placesOf(choices: readonly Labelled[], weights: Float64Array, into: Map<string, number[]>): void {
  for (const { features, right, answers, question, state } of choices) {
    if (!question.answerable) continue;
    const sumOf = (row: number) => {
      let sum = 0;
      for (let at = 0; at < size; at += 1) sum += (weights[at] as number) * (features[row * size + at] as number);
      return sum;
    };
    const sums = [...right.keys()]
      .filter((row) => answers[row] === 1)
      .map((row) => ({ row, sum: sumOf(row) }))
      .sort((one, other) => other.sum - one.sum);
    const place = sums.findIndex(({ row }) => right[row] === 1);
    const of = `${state} ${question.council}`;
    const [first = 0, three = 0, count = 0] = into.get(of) ?? [];
    into.set(of, [first + (place === 0 ? 1 : 0), three + (place >= 0 && place < 3 ? 1 : 0), count + 1]);
  }
}

function toWeights(weights: Float64Array): Fitted['ranking']['withMeaning'] {
  const round = (value: number | undefined) => Math.round((value ?? 0) * 1000) / 1000;
  return Object.fromEntries(
    featureNames.map((name, at) => [name, [round(weights[at]), round(weights[featureNames.length + at])]]),
  ) as Fitted['ranking']['withMeaning'];
}

async function fitRanking(states: readonly State[]): Promise<Fitted['ranking']> {
  const ranking: Partial<Record<keyof Fitted['ranking'], Fitted['ranking']['withMeaning']>> = {};
  for (const mode of ['withMeaning', 'withoutMeaning'] as const) {
    const choices: Labelled[] = [];
    for (const state of states) choices.push(...(await choicesOf(state, mode === 'withMeaning' ? encoder : undefined)));
    log(`${mode}: ${choices.length} choices`);
    // Leaving councils out is tried once: without sentence vectors it comes out alike.
    const results = new Map<string, number[]>();
    for (let fold = 0; fold < (mode === 'withMeaning' ? foldCount : 0); fold += 1) {
      const weights = fitChoices(
        choices.filter(({ question }) => foldOf(question) !== fold),
        size,
        held,
        rounds,
      );
      placesOf(
        choices.filter(({ question }) => foldOf(question) === fold),
        weights,
        results,
      );
    }
    for (const [of, [first = 0, three = 0, count = 1]] of results)
      log(
        `  left out: ${of.padEnd(28)} first ${(first / count).toFixed(3)} three ${(three / count).toFixed(3)} of ${count}`,
      );
    ranking[mode] = toWeights(fitChoices(choices, size, held, rounds));
  }
  return ranking as Fitted['ranking'];
}

const ranking = isJudgementAlone ? readFitted().ranking : await fitRanking(states);
const fitted: Fitted = {
  topics: readFitted().topics,
  ranking,
  ...(await fitJudgement(states, ranking, encoder, log)),
};
console.log(JSON.stringify(fitted.judgement), fitted.answerFrom);
if (process.argv.includes('--write')) {
  writeFileSync(
    join(import.meta.dirname, '..', '..', 'src', 'search', 'fitted.json'),
    `${JSON.stringify(fitted, null, 2)}\n`,
  );
}
