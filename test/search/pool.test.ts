import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPool, type PoolEntry, preparePool } from '../../src/search/ranking/pool.ts';
import type { Features } from '../../src/search/reading/features.ts';

const targetCount = 4;

/** Cosines by their definition: every entry in turn, no postings, no bytes. */
function naive(entries: readonly PoolEntry[], question: Features) {
  const unseen = Math.log(entries.length + 1);
  const rarity = (name: string) => {
    const count = entries.filter(({ features }) => features.has(name)).length;
    return count === 0 ? unseen : Math.log((entries.length + 1) / (count + 0.5));
  };
  const weigh = (features: Features) => new Map([...features].map(([name, weight]) => [name, weight * rarity(name)]));
  const length = (features: Features) => Math.sqrt([...features.values()].reduce((sum, at) => sum + at * at, 0)) || 1;
  const asked = weigh(question);
  const cosines = entries.map((entry) => {
    const own = weigh(entry.features);
    const product = [...asked].reduce((sum, [name, weight]) => sum + weight * (own.get(name) ?? 0), 0);
    return { ...entry, cosine: product / length(asked) / length(own) };
  });
  return Array.from({ length: targetCount }, (_, target) => {
    const of = (isSentence: boolean) =>
      cosines
        .filter((each) => each.target === target && each.isSentence === isSentence)
        .map(({ cosine }) => cosine)
        .sort((one, other) => other - one);
    const best = of(false).slice(0, 3);
    return {
      nearest: best.length === 0 ? 0 : best.reduce((sum, each) => sum + each, 0) / best.length,
      best: best[0] ?? 0,
      sentence: of(true)[0] ?? 0,
    };
  });
}

const features = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'a b', '~x', '@officer'), { maxLength: 5 })
  .chain((names) =>
    fc
      .tuple(...names.map(() => fc.constantFrom(0.35, 0.7, 1)))
      .map((weights) => new Map(names.map((name, at) => [name, weights[at] ?? 1]))),
  );
const entry = fc.record({
  target: fc.nat({ max: targetCount - 1 }),
  isSentence: fc.boolean(),
  features,
  vector: fc.constant(undefined),
});

describe('the pool of exemplars', () => {
  it('is as like a question as the definition says, but for what bytes round off', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 14 }), features, (entries, question) => {
        const found = openPool(preparePool(entries, targetCount)).byWords(question);
        naive(entries, question).forEach((expected, target) => {
          expect(found.nearest[target]).toBeCloseTo(expected.nearest, 1);
          expect(found.best[target]).toBeCloseTo(expected.best, 1);
          expect(found.sentence[target]).toBeCloseTo(expected.sentence, 1);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('tells which exemplar pulled most, and forgets the question before', () => {
    const of = (target: number, name: string) => ({
      target,
      isSentence: false,
      features: new Map([[name, 1]]),
      vector: undefined,
    });
    const pool = openPool(preparePool([of(1, 'vote'), of(2, 'bully'), of(1, 'ballot')], 3));
    expect([...pool.byWords(new Map([['ballot', 1]])).pulledBy]).toEqual([-1, 2, -1]);
    expect([...pool.byWords(new Map([['bully', 1]])).pulledBy]).toEqual([-1, -1, 1]);
    expect([...pool.byWords(new Map()).best]).toEqual([0, 0, 0]);
    expect([...pool.counts]).toEqual([0, 2, 1]);
  });

  it('compares vectors by their angle', () => {
    const of = (target: number, ...vector: number[]) => ({
      target,
      isSentence: target === 0,
      features: new Map<string, number>(),
      vector: Int8Array.from(vector),
    });
    const found = openPool(preparePool([of(0, 127, 0), of(1, 0, 127), of(2, 90, 90)], 3)).byMeaning(
      Int8Array.of(0, 127),
    );
    expect(found.sentence[0]).toBe(0);
    expect(found.best[1]).toBeCloseTo(1, 2);
    expect(found.best[2]).toBeCloseTo(0.7, 1);
  });
});
