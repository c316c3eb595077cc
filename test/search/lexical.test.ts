import { beforeAll, describe, expect, it } from 'vitest';
import { createLexicalRanking, type LexicalRanking } from '../../src/search/ranking/lexical.ts';
import { createConceptFinder } from '../../src/search/reading/concepts.ts';
import { normalise } from '../../src/search/reading/normalise.ts';
import { readTerms, type Terms } from '../../src/search/reading/terms.ts';
import { tinyKnowledge, tinyKnowledgeFolder } from './tiny-knowledge.ts';

let rank: LexicalRanking;
let termsOf: (text: string) => Terms;
beforeAll(async () => {
  const { documents, concepts } = await tinyKnowledge(await tinyKnowledgeFolder());
  const findConcepts = createConceptFinder(concepts);
  termsOf = (text) => readTerms(normalise(text), findConcepts);
  rank = createLexicalRanking(documents, termsOf);
});
const ranked = (text: string) => rank(termsOf(text));

describe('ranking by the words of the clauses', () => {
  it('puts first, as 1, the clause that has the words, in whatever form they come', () => {
    const found = ranked('who gets paid the fees for the nights');
    expect([...found][0]).toEqual(['harbour/rules#2', 1]);
    expect(Math.max(...found.values())).toBe(1);
  });

  it('finds a clause that has only another word for the same', () => {
    expect([...ranked('my labrador').keys()]).toEqual(['harbour/rules#3']);
  });

  it('lets a word of the person weigh more than another word for the same', () => {
    const found = ranked('labrador sunset');
    expect(found.get('harbour/rules#1')).toBe(1);
    expect(found.get('harbour/rules#3')).toBeLessThan(1);
  });

  it('finds nothing for words that say nothing, or none', () => {
    expect(ranked('what is it to me').size).toBe(0);
    expect(ranked('').size).toBe(0);
  });
});
