/**
 * Fits `src/understanding/leaning.json`: what each sign counts for casework where no command took a sentence. The classifier is learned
 * anew in each fold without what is in the fold, so that a sentence is as strange to it as people's are; what is fitted is judged on
 * folds of its own. Usage: node test/eval/casework/fit-leaning.ts [--write]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyQuestion, openKnowledge } from '../../../src/knowledge/index.ts';
import { isEnglishWord } from '../../../src/search/index.ts';
import { understand } from '../../../src/understanding/index.ts';
import { signNames, signsOf } from '../../../src/understanding/leaning.ts';
import { maskSaid } from '../../../src/understanding/mask.ts';
import { readSaid } from '../../../src/understanding/said.ts';
import { openWanted } from '../../../src/understanding/wanted/open-wanted.ts';
import { readTeaching } from '../../../src/understanding/wanted/teaching.ts';
import { knownTo } from '../../understanding/town.ts';
import { fitChance } from '../logit.ts';
import { readQuestions } from '../questions.ts';
import { knowledgeFolder } from '../regimes.ts';
import { FITTED_ON } from './fitted-on.ts';
import { foldOf, phrasingsAsTurns, withoutFold } from './said-as-turns.ts';

type Sentence = {
  readonly said: string;
  readonly from: 'command' | 'talk' | 'phrasing' | 'question' | 'turn' | 'turn to documents';
  readonly isSo: boolean;
  readonly weight: number;
  readonly by: string;
  readonly fold: number;
};

const FOLDS = 5;
/** Questions that stand side by side are alike: they are kept together. */
const TOGETHER = 200;
const MOST_ASKED = 4500;
const HELD = 0.0005;
const sideOf = (at: number) => (at % 2 === 0 ? 'priya' : 'khan');

const {
  commands: yaml,
  questions,
  everyday,
} = await readTeaching(knowledgeFolder, await everyQuestion(await openKnowledge(knowledgeFolder)));
const things = everyday.flatMap(({ words }) => words);
const commands = phrasingsAsTurns(yaml, FOLDS);

const sentences: readonly Sentence[] = [
  ...commands
    .filter(({ label, phrasing }) => !phrasing.includes('{enquiry}') && label !== 'yes' && label !== 'no')
    .map(({ label, said, fold }, at): Sentence => {
      const isTalk = label === 'talk';
      return {
        said,
        from: isTalk ? 'talk' : 'command',
        isSo: !isTalk,
        weight: 1,
        by: sideOf(at),
        fold,
      };
    }),
  ...questions
    .map((said, at): Sentence => {
      return { said, from: 'phrasing', isSo: false, weight: 1, by: sideOf(at), fold: foldOf(at, TOGETHER, FOLDS) };
    })
    .filter((_, at) => at % 9 === 0),
  ...['development', 'fresh-a', 'fresh-b', 'fresh-c', 'fresh-d', 'fresh-e', 'new-1', 'new-2', 'shipped-1', 'shipped-2']
    .flatMap((name) => readQuestions(join(import.meta.dirname, '..', `${name}.jsonl`)))
    .filter(({ previous }) => previous === undefined)
    .map(({ question, role }, at): Sentence => {
      const by = role === 'officer' ? 'priya' : 'khan';
      return { said: question, from: 'question', isSo: false, weight: 2, by, fold: at % FOLDS };
    }),
  // Whoever wrote a set has ways of their own: a set is kept together.
  ...FITTED_ON.flatMap((name, at) =>
    readTurns(name).map(({ text, right, as }): Sentence => {
      const isSo = !right.includes('document') && !right.includes('small-talk');
      const by = ['khan', 'lowe'].includes(as) ? 'khan' : 'priya';
      return { said: text, from: isSo ? 'turn' : 'turn to documents', isSo, weight: 3, by, fold: at % FOLDS };
    }),
  ),
];

/** Turns that name no enquiry by its number. */
function readTurns(name: string): readonly { readonly text: string; readonly right: string[]; readonly as: string }[] {
  return readFileSync(join(import.meta.dirname, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter(({ text }) => !/cw[- ]?\d|#\d/i.test(text));
}

const cases: { readonly of: Sentence; readonly features: readonly number[] }[] = [];
for (let fold = 0; fold < FOLDS; fold += 1) {
  const step = Math.ceil(questions.length / MOST_ASKED);
  const asked = questions.filter((_, at) => at % step === 0 && foldOf(at, TOGETHER, FOLDS) !== fold);
  const words = openWanted(withoutFold(commands, fold), asked, {
    isWord: isEnglishWord,
    things,
    keep: (_, make) => make(),
  });
  for (const of of sentences.filter((each) => each.fold === fold)) {
    const known = { ...knownTo(of.by), ...words };
    const understood = understand({ raw: of.said, values: {} }, known);
    if (understood.kind !== 'documents' && understood.kind !== 'unclear') continue;
    const said = readSaid(of.said);
    const masked = maskSaid(said.text, known);
    const ranked = known.tell(masked.masked, said.mood.question, () => true);
    cases.push({ of, features: signsOf(said, masked, ranked) });
  }
}

const countsFrom = (some: typeof cases) =>
  fitChance(
    some.map(({ of: { isSo, weight }, features }) => ({ isSo, weight, features })),
    HELD,
  );
const odds = (features: readonly number[], weights: Float64Array) =>
  features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), weights.at(-1) ?? 0);

const judged = Array.from({ length: FOLDS }, (_, fold) => {
  const weights = countsFrom(cases.filter(({ of }) => of.fold !== fold));
  return cases.flatMap(({ of, features }) => (of.fold === fold ? [{ of, odds: odds(features, weights) }] : []));
}).flat();
const kinds = [...new Set(sentences.map(({ from }) => from))];
console.log(`Of sentences that no command took, the share that leans to casework (by cross-validation):`);
console.log(['odds from', ...kinds].join('\t'));
for (const from of [0, 0.2, 0.4, 0.62, 0.8, 1, 1.4, 2]) {
  const shares = kinds.map((kind) => {
    const some = judged.filter(({ of }) => of.from === kind);
    return `${((100 * some.filter((each) => each.odds >= from).length) / some.length).toFixed(1)}% of ${some.length}`;
  });
  console.log([from.toFixed(2), ...shares].join('\t'));
}
for (const each of judged.filter(({ of, odds }) => of.from === 'question' && odds >= 0.62))
  console.log(`  taken at ${each.odds.toFixed(1)}: ${each.of.said}`);

const weights = countsFrom(cases);
const round = (value = 0) => Number(value.toFixed(3));
const fitted = {
  counts: Object.fromEntries(signNames.map((name, at) => [name, round(weights[at])])),
  constant: round(weights.at(-1)),
};
console.log(fitted);
if (process.argv.includes('--write')) {
  const file = new URL('../../../src/understanding/leaning.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify(fitted, null, 2)}\n`);
}
