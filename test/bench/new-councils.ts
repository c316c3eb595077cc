import { join } from 'node:path';
import { allStages } from '../../src/search/ranking/stages.ts';
import { openEngines } from '../eval/engine.ts';
import { type Answered, measure } from '../eval/metrics.ts';
import { readQuestions } from '../eval/questions.ts';
import { quantile, round, type Table } from './report.ts';

const files = ['new-1', 'new-2', 'new-3', 'new-4'].map((name) =>
  join(import.meta.dirname, '..', 'eval', `${name}.jsonl`),
);

/** Four councils that have just imported protocols of their own: what is found, what is given, who is sent elsewhere, how fast. */
export async function newCouncils(): Promise<Table> {
  const questions = files.flatMap(readQuestions);
  const rows: (string | number)[][] = [];
  for (const meaning of [false, true]) {
    const regime = { kind: 'new', perClause: 0, ticked: 'none' } as const;
    const engines = await openEngines(questions, { regime, use: { ...allStages, meaning } });
    const taken: number[] = [];
    const answered: Answered[] = [];
    for (const question of questions) {
      const engine = engines.get(question.council);
      if (engine === undefined) continue;
      const { question: text, role, previous, accept } = question;
      const asked = {
        text,
        role: role === 'unknown' ? undefined : role,
        ...(previous === undefined ? {} : { previous }),
      };
      const started = performance.now();
      const { decision } = await engine.search.find(asked, engine.encoder);
      taken.push(performance.now() - started);
      answered.push({ question, decision, sharesWord: engine.sharesWord(text, accept) });
    }
    const found = measure(answered);
    const percent = (share: number | undefined) => (share === undefined ? '-' : round(share * 100, 1));
    rows.push([
      meaning ? 'Clausewise' : 'Clausewise without embeddings',
      percent(found.firstPlace),
      percent(found.firstThree),
      `${percent(found.noSharedWordFirst)} / ${percent(found.noSharedWordThree)} of ${found.noSharedWord}`,
      percent(found.answerPrecision),
      percent(found.answerableAnswered),
      percent(found.unanswerableAnswered),
      `${found.sentElsewhere} (${found.sentWithClause})`,
      found.doubted,
      round(quantile(taken, 0.5), 2),
      round(quantile(taken, 0.95), 2),
    ]);
  }
  return {
    title: `${questions.length} questions to four councils that have just imported their protocols`,
    columns: [
      '',
      'first (%)',
      'first three (%)',
      'no shared word: first / three (%)',
      'answers right (%)',
      'given (%)',
      'unanswerable answered (%)',
      'sent elsewhere (with the clause)',
      'doubted',
      'p50 (ms)',
      'p95 (ms)',
    ],
    rows,
  };
}
