import type { CouncilDocument } from '../../knowledge/index.ts';
import type { Features } from '../reading/features.ts';
import type { Terms } from '../reading/terms.ts';
import { createExemplarIndex } from './exemplars.ts';

/** Ranks clauses by what a question's terms lead to, translated: reference -> score from 0 up, 1 for the best. */
export type TranslatedRanking = (led: Features) => ReadonlyMap<string, number>;

/** Prepares comparing what a question leads to with the terms of every clause, rare terms weighing more. */
export function createTranslatedRanking(
  documents: readonly CouncilDocument[],
  readTerms: (text: string) => Terms,
): TranslatedRanking {
  const clauses = documents.flatMap(({ title, clauses }) => clauses.map((clause) => ({ title, clause })));
  const compare = createExemplarIndex(
    clauses.map(({ title, clause: { headings, text } }, target) => ({
      target,
      features: countTerms(readTerms([title, ...headings, text].join(' '))),
    })),
    clauses.length,
  );
  return (led) => {
    const scores = compare(led);
    const best = Math.max(...scores) || 1;
    return new Map(clauses.map(({ clause: { reference } }, at) => [reference, (scores[at] ?? 0) / best]));
  };
}

/** Terms that stand often count more, each time by less. */
function countTerms({ stems, concepts }: Terms): Features {
  const counts = new Map<string, number>();
  for (const term of [...stems, ...concepts]) counts.set(term, (counts.get(term) ?? 0) + 1);
  return new Map([...counts].map(([term, count]) => [term, 1 + Math.log(count)]));
}
