import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allStages, type StageSwitches } from '../../src/search/ranking/stages.ts';
import { evaluateLeftOut } from './casework/left-out.ts';
import { evaluateCasework } from './casework/main.ts';
import { type EngineOptions, openEngines } from './engine.ts';
import { type Answered, isRight, type Metrics, measure, rankOf } from './metrics.ts';
import { type LabelledQuestion, readQuestions } from './questions.ts';
import { regimes } from './regimes.ts';

const usage = `npm run eval -- FILE.jsonl... [--as ${Object.keys(regimes).join('|')}] [--json] [--ablation] [--without-embeddings]
npm run eval -- casework [TURNS.jsonl ...] [--json]
npm run eval -- casework --left-out [--json]`;
/** Every set of turns but the one that is kept from whoever fits. */
const caseworkFolder = join(import.meta.dirname, 'casework');
const openTurns = readdirSync(caseworkFolder)
  .filter((name) => /^(?:turns|open|fresh-\d+)\.jsonl$/.test(name))
  .map((name) => join(caseworkFolder, name));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    ablation: { type: 'boolean', default: false },
    as: { type: 'string', default: 'shipped' },
    'without-embeddings': { type: 'boolean', default: false },
    'left-out': { type: 'boolean', default: false },
  },
});

const regime = regimes[values.as];
if (positionals.length === 0 || regime === undefined) {
  console.error(usage);
  process.exit(2);
}

if (positionals[0] === 'casework' && values['left-out']) {
  await evaluateLeftOut(values.json);
  process.exit(0);
}

if (positionals[0] === 'casework') {
  const files = positionals.slice(1);
  process.exit(await evaluateCasework(files.length === 0 ? openTurns : files, values.json));
}

const questions = positionals.flatMap(readQuestions);

/** What each line of the ablation switches off. */
const ablations: readonly (readonly [string, Partial<StageSwitches>])[] = [
  ['typo correction', { typos: false }],
  ['BM25', { bm25: false }],
  ["words of other councils' questions", { translations: false }],
  ['ways of asking', { asked: false }],
  ['concepts', { concepts: false }],
  ['who is speaking', { speaker: false }],
  ['what was learned', { meaning: false }],
];

async function answerAll(options: EngineOptions): Promise<readonly Answered[]> {
  const engines = await openEngines(questions, options);
  const answered: Answered[] = [];
  for (const question of questions) {
    const engine = engines.get(question.council);
    // A council of which there is only a report is no model of a new one.
    if (engine === undefined) continue;
    const role = question.role === 'unknown' ? undefined : question.role;
    const { previous } = question;
    const asked = { text: question.question, role, ...(previous === undefined ? {} : { previous }) };
    const { decision } = await engine.search.find(asked, engine.encoder);
    answered.push({ question, decision, sharesWord: engine.sharesWord(question.question, question.accept) });
  }
  return answered;
}

const base: EngineOptions = {
  regime,
  use: { ...allStages, meaning: !values['without-embeddings'] },
};
const answered = await answerAll(base);
const report = {
  all: measure(answered),
  byCouncil: groupBy(answered, ({ question }) => question.council),
  byStyle: groupBy(answered, ({ question }) => question.style),
  byDocument: groupBy(
    answered.filter(({ question }) => question.answerable),
    ({ question }) => question.best[0]?.split('#')[0] ?? '',
  ),
  /** Questions without an answer, by council and in what way. */
  unanswerable: groupBy(
    answered.filter(({ question }) => !question.answerable),
    ({ question }) => `${question.council}, ${question.style}`,
  ),
  worst: worstOf(answered),
  ablation: {} as Record<string, Metrics>,
};
if (values.ablation) {
  for (const [name, off] of ablations) {
    report.ablation[name] = measure(await answerAll({ ...base, use: { ...allStages, ...off } }));
  }
}

if (values.json) console.log(JSON.stringify(report));
else print();

function groupBy(all: readonly Answered[], keyOf: (each: Answered) => string): Record<string, Metrics> {
  const groups = Object.groupBy(all, keyOf);
  return Object.fromEntries(Object.entries(groups).map(([key, group]) => [key, measure(group ?? [])]));
}

/** The wrong ones that were given with most confidence, then those ranked lowest. */
function worstOf(all: readonly Answered[]) {
  const harm = (each: Answered) =>
    (each.decision.kind === 'answer' ? 2 + (each.decision.matches[0]?.relevance ?? 0) : 0) + (rankOf(each) ?? 6) / 10;
  return all
    .filter((each) => !isRight(each))
    .sort((one, other) => harm(other) - harm(one))
    .slice(0, 10)
    .map(({ question, decision }) => ({
      id: question.id,
      question: question.question,
      outcome: decision.kind,
      wanted: wanted(question),
      got: decision.matches.slice(0, 3).map(({ clause, relevance }) => `${clause.reference} ${relevance.toFixed(2)}`),
    }));
}

function wanted(question: LabelledQuestion): string {
  return question.answerable ? question.accept.join(', ') : 'no answer';
}

function percent(share: number | undefined): string {
  return share === undefined ? '    -' : `${(share * 100).toFixed(1).padStart(5)}`;
}

function line(name: string, metrics: Metrics): string {
  const numbers = [
    metrics.firstPlace,
    metrics.firstThree,
    metrics.item,
    metrics.answerPrecision,
    metrics.answerableAnswered,
    metrics.unanswerableAnswered,
    metrics.unanswerableTurnedAway,
    metrics.passage,
    metrics.followUps,
    metrics.limits,
  ];
  return `${name.padEnd(30)} ${String(metrics.questions).padStart(4)} ${numbers.map((each) => percent(each).padStart(9)).join('')}`;
}

function print(): void {
  const columns = ['first', 'three', 'item', 'right', 'answered', 'wrongly', 'turned', 'passage', 'followup', 'limits'];
  console.log(`${''.padEnd(30)}    n ${columns.map((column) => column.padStart(9)).join('')}`);
  console.log(line('all', report.all));
  for (const [name, metrics] of Object.entries(report.byCouncil)) console.log(line(`  ${name}`, metrics));
  for (const [name, metrics] of Object.entries(report.byStyle)) console.log(line(`  ${name}`, metrics));
  for (const [name, metrics] of Object.entries(report.byDocument)) console.log(line(`  ${name}`, metrics));
  for (const [name, metrics] of Object.entries(report.unanswerable)) console.log(line(`  none: ${name}`, metrics));
  for (const [name, metrics] of Object.entries(report.ablation)) console.log(line(`without ${name}`, metrics));
  const { noSharedWord, noSharedWordFirst, noSharedWordThree, sentElsewhere, sentWithClause, doubted } = report.all;
  console.log(
    `\nNo word in common with a clause that answers: ${noSharedWord}, first ${percent(noSharedWordFirst).trim()}, three ${percent(noSharedWordThree).trim()}.`,
  );
  console.log(
    `Answerable and told who else may deal with it: ${sentElsewhere}, with the right clause beside it: ${sentWithClause}. Told that nobody can tell whether the right clause says it: ${doubted}.`,
  );
  console.log('\nOutcomes (given, right):');
  for (const [kind, { given, right }] of Object.entries(report.all.outcomes))
    console.log(`  ${kind.padEnd(12)} ${given} ${right}`);
  console.log('\nTen worst:');
  for (const each of report.worst)
    console.log(
      `  ${each.id} ${each.outcome}: ${each.question}\n      wanted ${each.wanted}; got ${each.got.join(', ')}`,
    );
  console.log(
    '\nright: of answers given, right. answered: of answerable questions, given an answer. wrongly: of unanswerable questions,\ngiven an answer. turned: of unanswerable questions, told so. passage: of right clauses, the words brought out are right.\nfollowup: first place of questions that lean on the one before. limits: what restricts the answer is shown. All in percent.',
  );
}
