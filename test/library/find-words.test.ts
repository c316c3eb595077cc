import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWords } from '../../src/library/find-words.ts';
import { wordsOf } from '../../src/library/words.ts';
import { realKnowledge } from '../support/real-knowledge.ts';

const { documents } = await realKnowledge('derby');
const found = (query: string) => findWords(query, documents).hits.map(({ clause }) => clause.reference);

describe('the list of paragraphs that have words', () => {
  it('has every paragraph that has them, as a naive search finds', () => {
    const naive = documents.flatMap(({ clauses }) =>
      clauses.filter(({ text }) => /shadow/i.test(text) && /cabinet/i.test(text)).map(({ reference }) => reference),
    );
    expect(naive.length).toBeGreaterThan(2);
    expect(found('Shadow Cabinet')).toEqual(expect.arrayContaining(naive));
  });

  it('never misses a paragraph that has two of its own words side by side', () => {
    const clauses = documents.flatMap((document) => document.clauses);
    fc.assert(
      fc.property(fc.nat(clauses.length - 1), fc.nat(), (which, place) => {
        const clause = clauses[which];
        const block = clause?.blocks[0];
        if (clause === undefined || block === undefined) return;
        const words = wordsOf(block.text);
        const at = place % Math.max(1, words.length - 1);
        const [first, second] = [words[at], words[at + 1]];
        if (first === undefined || second === undefined) return;
        expect(found(`"${block.text.slice(first.start, second.end).replace(/["“”]/g, '')}"`)).toContain(
          clause.reference,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('puts the rule before reports about it', () => {
    const { hits } = findWords('councillors officers', documents);
    const standings = hits.map(({ clause }) => clause.status);
    expect(new Set(standings).size).toBeGreaterThan(1);
    expect(standings.lastIndexOf('adopted')).toBeLessThan(standings.findIndex((each) => each !== 'adopted'));
  });

  it('marks exactly the words, whatever their ending and case', () => {
    const { hits } = findWords('MEETINGS attendance', documents);
    const hit = hits.find(({ clause }) => clause.reference === 'derby/working-together#26');
    const text = hit?.clause.blocks[0]?.text ?? '';
    expect(hit?.marks[0]?.map(({ start, end }) => text.slice(start, end))).toEqual([
      'attendance',
      'meetings',
      'attendance',
    ]);
  });

  it('keeps words in quotation marks together', () => {
    expect(found('"group meetings"')).toContain('derby/working-together#26');
    expect(found('"meetings group"')).toEqual([]);
  });

  it('has nothing for words that no paragraph has', () => {
    expect(findWords('zzzqqq', documents)).toEqual({ hits: [], of: 1, complete: false, slips: [] });
  });

  it('reads a slip as the nearest word of the documents, and says so', () => {
    const { hits, slips } = findWords('shadow cabnet', documents);
    expect(slips).toEqual([['cabnet', 'cabinet']]);
    expect(hits.map(({ clause }) => clause.reference)).toEqual(found('shadow cabinet'));
    expect(findWords('scrutny acknowledegment', documents).slips.map(([, right]) => right)).toEqual([
      'scrutiny',
      'acknowledgement',
    ]);
  });

  it('never reads another English word as one of the documents', () => {
    for (const word of ['mayor', 'dress', 'parking', 'bins', 'pothole'])
      expect(findWords(word, documents).slips, word).toEqual([]);
  });

  it('finds a word by its beginning where there is no word so short', () => {
    expect(found('chief exec')).toEqual(found('chief executive'));
    expect(findWords('chief exec', documents).slips).toEqual([]);
  });

  it('finds words with hyphens however they are typed', () => {
    expect(found('co-opted')).toEqual(found('coopted'));
    expect(found('co-opted').length).toBeGreaterThan(1);
    expect(found('e-mail')).toEqual(found('email'));
    expect(found('e-mail').length).toBeGreaterThan(0);
  });

  it('says when no paragraph has all of them', () => {
    const { hits, complete } = findWords('attendance group zebra', documents);
    expect(complete).toBe(false);
    expect(hits.map(({ clause }) => clause.reference)).toContain('derby/working-together#26');
    expect(findWords('zebra unicorn attendance', documents).hits).toEqual([]);
  });

  it('looks for small words only when there are no others', () => {
    expect(found('can I attend the group')).toEqual(found('attend group'));
    expect(found('the').length).toBeGreaterThan(20);
  });
});
