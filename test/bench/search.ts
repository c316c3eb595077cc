import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CouncilKnowledge, openKnowledge } from '../../src/knowledge/index.ts';
import { type Found, openSearch, type Question, startSearchWorker } from '../../src/search/index.ts';
import { allStages } from '../../src/search/ranking/stages.ts';
import { openEngines } from '../eval/engine.ts';
import { type LabelledQuestion, readQuestions } from '../eval/questions.ts';
import { newCouncils } from './new-councils.ts';
import { type Peer, peers } from './peers.ts';
import { quantile, round, type Table } from './report.ts';
import { growth } from './synthetic-councils.ts';

const root = join(import.meta.dirname, '..', '..');
const knowledgeFolder = join(root, 'knowledge');
/** Questions asked before any is timed, so that nobody pays for what is done once. */
const warmUp = 30;

type Asking = (question: LabelledQuestion) => Promise<readonly string[]>;

/** The labelled questions through Clausewise and through what a council would pick instead, in one process; then growth. */
export async function* run(): AsyncGenerator<Table> {
  const questions = ['development', 'fresh-a', 'fresh-b'].flatMap((name) =>
    readQuestions(join(root, 'test', 'eval', `${name}.jsonl`)).filter(({ answerable }) => answerable),
  );
  const councils = await loadCouncils();
  yield table('with phrasings', questions.length, [
    ...(await comparePeers(questions, councils, true)),
    ...(await asShipped(questions)),
  ]);
  yield await growth();
  yield table('without phrasings', questions.length, [
    ...(await comparePeers(questions, councils, false)),
    ...(await asJustImported(questions)),
  ]);
  yield await newCouncils();
}

function table(what: string, count: number, rows: Table['rows']): Table {
  return {
    title: `${count} answerable questions, clauses indexed ${what}`,
    columns: ['', 'first (%)', 'first three (%)', 'p50 (ms)', 'p95 (ms)'],
    rows,
  };
}

async function loadCouncils(): Promise<ReadonlyMap<string, CouncilKnowledge>> {
  const knowledge = await openKnowledge(knowledgeFolder);
  const councils = new Map<string, CouncilKnowledge>();
  for (const id of knowledge.councilIds()) {
    const council = await knowledge.council(id);
    if (council.kind === 'loaded') councils.set(id, council.knowledge);
  }
  return councils;
}

async function comparePeers(
  questions: readonly LabelledQuestion[],
  councils: ReadonlyMap<string, CouncilKnowledge>,
  withPhrasings: boolean,
): Promise<(string | number)[][]> {
  const rows = [];
  for (const [name, build] of Object.entries(peers)) {
    const built = new Map<string, Peer>();
    for (const [id, knowledge] of councils) built.set(id, build(knowledge, withPhrasings));
    rows.push(
      await ask(name, questions, async ({ council, question }) => (await built.get(council)?.(question)) ?? []),
    );
  }
  return rows;
}

/** Clausewise as it is started, the models that ship or, where files are newer, learned first. */
async function asShipped(questions: readonly LabelledQuestion[]): Promise<(string | number)[][]> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'clausewise-bench-'));
  const knowledge = await openKnowledge(knowledgeFolder);
  const worker = startSearchWorker({ kind: 'universal' }, console.error);
  try {
    const shared = { knowledge, knowledgeFolder, dataFolder, report: () => {} };
    const withModel = openSearch({ ...shared, worker });
    for (const id of knowledge.councilIds()) await withModel.prepare(id);
    const without = openSearch({ ...shared, worker: undefined });
    const asking =
      (find: typeof withModel.find): Asking =>
      async (question) => {
        const found = await find(asQuestion(question));
        return found.kind === 'unknown-council' ? [] : firstOf(found);
      };
    return [
      await ask('Clausewise without embeddings', questions, asking(without.find)),
      await ask('Clausewise', questions, asking(withModel.find)),
    ];
  } finally {
    await worker.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** Clausewise for a council that has just imported its protocol: no phrasings, nothing learned from any. */
async function asJustImported(questions: readonly LabelledQuestion[]): Promise<(string | number)[][]> {
  const rows = [];
  for (const meaning of [false, true]) {
    const regime = { kind: 'new', perClause: 0, ticked: 'none' } as const;
    const engines = await openEngines(questions, { regime, use: { ...allStages, meaning } });
    rows.push(
      await ask(meaning ? 'Clausewise' : 'Clausewise without embeddings', questions, async (question) => {
        const engine = engines.get(question.council);
        if (engine === undefined) return [];
        return firstOf(await engine.search.find(asQuestion(question), engine.encoder));
      }),
    );
  }
  return rows;
}

function asQuestion({ question, council, role }: LabelledQuestion): Question {
  return { text: question, council, role: role === 'unknown' ? undefined : role };
}

function firstOf({ decision: { matches } }: Found): readonly string[] {
  return matches.map(({ clause }) => clause.reference);
}

async function ask(name: string, questions: readonly LabelledQuestion[], find: Asking): Promise<(string | number)[]> {
  for (const question of questions.slice(0, warmUp)) await find(question);
  const taken: number[] = [];
  let first = 0;
  let three = 0;
  for (const question of questions) {
    const started = performance.now();
    const found = await find(question);
    taken.push(performance.now() - started);
    const at = found.findIndex((reference) => question.accept.includes(reference));
    if (at === 0) first += 1;
    if (at >= 0 && at < 3) three += 1;
  }
  const share = (count: number) => round((count / questions.length) * 100, 1);
  return [name, share(first), share(three), round(quantile(taken, 0.5), 2), round(quantile(taken, 0.95), 2)];
}
