import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createExemplarIndex, type Exemplar } from '../../src/search/ranking/exemplars.ts';
import type { Features } from '../../src/search/reading/features.ts';

const targetCount = 4;

/** Cosine by its definition: every exemplar in turn, no postings; the mean of a target's best three. */
function naiveScores(exemplars: readonly Exemplar[], question: Features): readonly number[] {
  const rarity = (name: string, unseen: number) => {
    const count = exemplars.filter(({ features }) => features.has(name)).length;
    return count === 0 ? unseen : Math.log((exemplars.length + 1) / (count + 0.5));
  };
  const weigh = (features: Features) =>
    new Map([...features].map(([name, weight]) => [name, weight * rarity(name, Math.log(exemplars.length + 1))]));
  const length = (features: Features) => Math.sqrt([...features.values()].reduce((sum, at) => sum + at * at, 0)) || 1;
  const asked = weigh(question);
  const cosines = exemplars.map(({ target, features }) => {
    const own = weigh(features);
    const product = [...asked].reduce((sum, [name, weight]) => sum + weight * (own.get(name) ?? 0), 0);
    return { target, cosine: product / length(asked) / length(own) };
  });
  return Array.from({ length: targetCount }, (_, target) => {
    const best = cosines.filter((each) => each.target === target).map(({ cosine }) => Math.max(0, cosine));
    return (
      best
        .sort((one, other) => other - one)
        .slice(0, 3)
        .reduce((sum, cosine) => sum + cosine, 0) / 3
    );
  });
}

const features = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'a b', '~x', '@officer'), { maxLength: 5 })
  .chain((names) =>
    fc
      .tuple(...names.map(() => fc.constantFrom(0.35, 0.7, 1)))
      .map((weights) => new Map(names.map((name, at) => [name, weights[at] ?? 1]))),
  );
const exemplar = fc.record({ target: fc.nat({ max: targetCount - 1 }), features });

describe('likeness to the best phrasings', () => {
  it('is the mean of the three best cosines, as by the definition', () => {
    fc.assert(
      fc.property(fc.array(exemplar, { minLength: 1, maxLength: 14 }), features, (exemplars, question) => {
        const found = createExemplarIndex(exemplars, targetCount)(question);
        const expected = naiveScores(exemplars, question);
        expected.forEach((score, target) => {
          expect(found[target]).toBeCloseTo(score, 4);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('is 1 for a target that was asked for three times in just these words, and forgets the question before', () => {
    const same = { target: 1, features: new Map([['vote', 1]]) };
    const compare = createExemplarIndex([same, same, same, { target: 2, features: new Map([['bully', 1]]) }], 3);
    expect(compare(new Map([['vote', 1]]))[1]).toBeCloseTo(1, 5);
    expect([...compare(new Map([['bully', 1]]))].map((at) => Number(at.toFixed(2)))).toEqual([0, 0, 0.33]);
    expect([...compare(new Map())]).toEqual([0, 0, 0]);
  });
});
