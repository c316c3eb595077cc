import { beforeAll, describe, expect, it } from 'vitest';
import type { Clause } from '../../src/knowledge/index.ts';
import { listBeside, rankCarried } from '../../src/search/deciding/carried.ts';
import { type Candidate, type FeatureValues, featureNames } from '../../src/search/ranking/candidates.ts';
import { type CouncilIndex, prepareCouncil } from '../../src/search/ranking/council-index.ts';
import { completeFollowUp, type FollowUp } from '../../src/search/reading/follow-up.ts';
import { tinyKnowledge, tinyKnowledgeFolder } from './tiny-knowledge.ts';

const features = Object.fromEntries(featureNames.map((name) => [name, 0])) as FeatureValues;
const reference = (number: number) => `harbour/rules#${number}`;
let index: CouncilIndex;

/** The harbour's three rules and four of no interest; the last limits the first. */
beforeAll(async () => {
  const knowledge = await tinyKnowledge(await tinyKnowledgeFolder());
  const [document] = knowledge.documents;
  const sample = document?.clauses[0];
  if (document === undefined || sample === undefined) throw new Error('There is no document.');
  const more = [4, 5, 6, 7].map((number): Clause => {
    const text = `Rope ${number} is kept dry.`;
    const blocks = [{ kind: 'paragraph', text } as const];
    return { ...sample, reference: reference(number), number: `${number}`, label: `paragraph ${number}`, text, blocks };
  });
  const documents = [{ ...document, clauses: [...document.clauses, ...more] }];
  const limited = { ...knowledge, documents };
  const prepared = await prepareCouncil({ knowledge: limited, shared: undefined, embeddingOf: () => undefined });
  index = { ...prepared, limits: new Map([...prepared.limits, [reference(1), [reference(7)]]]) };
});

const clause = (number: number) => {
  const found = index.find(reference(number))?.clause;
  if (found === undefined) throw new Error(`There is no paragraph ${number}.`);
  return found;
};
/** Candidates of these shares, by number. */
const led = (shares: Readonly<Record<number, number>>): { candidates: readonly Candidate[] } => ({
  candidates: Object.entries(shares).map(([number, share]) => ({
    target: { kind: 'clause', reference: reference(Number(number)) },
    features,
    share,
    pulledBy: undefined,
    provenance: undefined,
  })),
});
const followUp = (text: string): FollowUp => {
  const complete = completeFollowUp('when must boats leave the harbour', text);
  if (complete === undefined) throw new Error(`"${text}" stands alone.`);
  return complete;
};
const firstOf = (...given: Parameters<typeof rankCarried>) => {
  const [first] = rankCarried(...given);
  return first?.target.kind === 'clause' ? first.target.reference : undefined;
};

describe('a question that leans on the one before', () => {
  const even = led({ 1: 0.25, 2: 0.25, 3: 0.25, 7: 0.25 });

  it('keeps to the clause that answered before where its words lead nowhere else', () => {
    expect(firstOf({ alone: even, completed: even }, clause(2), followUp('and how soon?'), index)).toBe(reference(2));
  });

  it('goes to another clause where it puts another subject in place of the one before', () => {
    const both = { alone: led({ 1: 0.1, 3: 0.8 }), completed: led({ 1: 0.5, 3: 0.5 }) };
    expect(firstOf(both, clause(1), followUp('what about dogs?'), index)).toBe(reference(3));
  });

  it('goes to what limits the clause before where a limit is asked for, however far off that stands', () => {
    expect(firstOf({ alone: even, completed: even }, clause(1), followUp('any exceptions?'), index)).toBe(reference(7));
  });

  it('goes by what its words lead to where nothing answered before', () => {
    const both = { alone: led({ 2: 0.9, 1: 0.1 }), completed: led({ 2: 0.9, 1: 0.1 }) };
    expect(firstOf(both, undefined, followUp('and how soon?'), index)).toBe(reference(2));
  });

  it('shares out one in all, best first', () => {
    const shares = rankCarried({ alone: even, completed: even }, clause(1), followUp('and how soon?'), index).map(
      ({ share }) => share,
    );
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
    expect(shares).toEqual([...shares].sort((one, other) => other - one));
  });
});

describe('what stands beside a clause', () => {
  it('is two paragraphs before and after it, and what limits it', () => {
    const beside = [...listBeside(clause(1), index)].map((each) => each.split('#')[1]);
    expect(beside.sort()).toEqual(['1', '2', '3', '7']);
    expect([...listBeside(clause(4), index)].map((each) => each.split('#')[1]).sort()).toEqual([
      '2',
      '3',
      '4',
      '5',
      '6',
    ]);
  });

  it('is nothing where nothing answered', () => {
    expect(listBeside(undefined, index).size).toBe(0);
  });
});
