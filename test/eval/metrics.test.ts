import { beforeAll, describe, expect, it } from 'vitest';
import type { Decision, Match } from '../../src/search/index.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { type Answered, measure } from './metrics.ts';

let match: (number: string) => Match;

beforeAll(async () => {
  const { documents } = await realKnowledge('derby');
  const document = documents.find(({ id }) => id === 'derby/working-together');
  match = (number) => {
    const clause = document?.clauses.find((each) => each.number === number);
    if (document === undefined || clause === undefined) throw new Error(`There is no paragraph ${number}.`);
    return { document, clause, relevance: 0.5 };
  };
});

/** Paragraph 31 answers, and 32 is to be shown with it. */
const asked = (decision: Decision): Answered => ({
  question: {
    id: '1',
    council: 'derby',
    role: 'unknown',
    question: 'how soon am I briefed',
    style: 'natural',
    answerable: true,
    accept: ['derby/working-together#31'],
    best: ['derby/working-together#31'],
    also: ['derby/working-together#32'],
  },
  decision,
  sharesWord: true,
});
const common = { corrections: [] };
const shown = { also: [], bothSides: false, next: [] };

describe('what is counted as doubt whether a clause says what is asked for', () => {
  const countOf = (decision: Decision) => measure([asked(decision)]).doubted;

  it('is that about the right clause, whether it is shown as what comes nearest or only named', () => {
    const matches = [match('31')];
    expect(countOf({ ...common, kind: 'nearest', matches, ...shown, lacks: 'how-long' })).toBe(1);
    expect(countOf({ ...common, kind: 'none', matches, near: match('31'), lacks: 'how-long' })).toBe(1);
  });

  it('is none where nothing is said, or of another clause', () => {
    const matches = [match('31')];
    expect(countOf({ ...common, kind: 'nearest', matches, ...shown })).toBe(0);
    expect(countOf({ ...common, kind: 'none', matches, near: match('31') })).toBe(0);
    expect(countOf({ ...common, kind: 'none', matches, near: match('26'), lacks: 'how-long' })).toBe(0);
  });
});

describe('a question with an answer that is told who else may deal with it', () => {
  it('counts apart where the right clause is offered beside it', async () => {
    const [signpost] = (await realKnowledge('derby')).signposts;
    if (signpost === undefined) throw new Error('There is no signpost.');
    const sent = (...numbers: string[]) =>
      measure([asked({ ...common, kind: 'signpost', signpost, matches: [match('31')], next: numbers.map(match) })]);
    expect(sent('26', '31')).toMatchObject({ sentElsewhere: 1, sentWithClause: 1 });
    expect(sent('26')).toMatchObject({ sentElsewhere: 1, sentWithClause: 0 });
  });
});

describe('limits', () => {
  it('count as shown beside an answer and beside a choice, and not where they are left out', () => {
    const limitsOf = (decision: Decision) => measure([asked(decision)]).limits;
    const matches = [match('31'), match('26')];
    const also = [match('32')];
    expect(limitsOf({ ...common, kind: 'answer', matches, parts: [], ...shown, also })).toBe(1);
    expect(limitsOf({ ...common, kind: 'choose', matches, among: matches, also })).toBe(1);
    expect(limitsOf({ ...common, kind: 'choose', matches, among: matches, also: [] })).toBe(0);
  });
});
