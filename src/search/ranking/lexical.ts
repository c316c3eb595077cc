import MiniSearch from 'minisearch';
import type { CouncilDocument } from '../../knowledge/index.ts';
import { listTerms, type Terms } from '../reading/terms.ts';

/** Ranks clauses by their own words: reference -> score from 0 up, 1 for the best. */
export type LexicalRanking = (terms: Terms) => ReadonlyMap<string, number>;

/** What a concept weighs against a person's own word. */
const CONCEPT_WEIGHT = 0.9;

/**
 * Prepares BM25 ranking over headings and text of a council's clauses, stemmed, with concepts beside the words.
 * MiniSearch keeps the index; terms come ready made, so it need not split or process them.
 */
export function createLexicalRanking(
  documents: readonly CouncilDocument[],
  readTerms: (text: string) => Terms,
): LexicalRanking {
  const index = new MiniSearch<{ id: string; heading: string; text: string; concepts: string }>({
    fields: ['heading', 'text', 'concepts'],
    tokenize: (text) => text.split('|'),
    processTerm: (term) => (term === '' ? null : term),
    searchOptions: { boost: { heading: 1.4, concepts: CONCEPT_WEIGHT }, bm25: { k: 1.2, b: 0.5, d: 0.3 } },
  });
  const joined = (terms: readonly string[]) => terms.join('|');
  index.addAll(
    documents.flatMap(({ title, clauses }) =>
      clauses.map(({ reference, headings, text }) => {
        const heading = readTerms([title, ...headings].join(' '));
        const body = readTerms(text);
        return {
          id: reference,
          heading: joined(heading.stems),
          text: joined(body.stems),
          concepts: joined([...heading.concepts, ...body.concepts]),
        };
      }),
    ),
  );
  return (terms) => {
    const query = joined(listTerms(terms));
    const found = query === '' ? [] : index.search(query);
    const best = found[0]?.score ?? 1;
    return new Map(found.map(({ id, score }) => [id as string, score / best]));
  };
}
