import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSlips } from '../../src/search/reading/typos.ts';

/** The definition, letter by letter from the end, with no table. */
function naiveSlips(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length;
  const rest = [
    naiveSlips(one.slice(0, -1), other) + 1,
    naiveSlips(one, other.slice(0, -1)) + 1,
    naiveSlips(one.slice(0, -1), other.slice(0, -1)) + (one.at(-1) === other.at(-1) ? 0 : 1),
  ];
  if (one.length > 1 && other.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1)) {
    rest.push(naiveSlips(one.slice(0, -2), other.slice(0, -2)) + 1);
  }
  return Math.min(...rest);
}

const word = fc.oneof(fc.stringMatching(/^[ab]{0,4}$/), fc.stringMatching(/^[abc]{0,5}$/));

describe('counting slips', () => {
  it('counts swapped neighbours, a letter more, less or other as one', () => {
    expect(countSlips('teh', 'the')).toBe(1);
    expect(countSlips('offficer', 'officer')).toBe(1);
    expect(countSlips('oficer', 'officer')).toBe(1);
    expect(countSlips('officar', 'officer')).toBe(1);
  });

  it('counts what the definition counts', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(countSlips(one, other)).toBe(naiveSlips(one, other));
      }),
      {
        numRuns: 500,
        examples: [
          ['ab', 'ba'],
          ['abc', 'bac'],
        ],
      },
    );
  });

  it('is the same both ways round, and nothing only for equal words', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(countSlips(one, other)).toBe(countSlips(other, one));
        expect(countSlips(one, other) === 0).toBe(one === other);
      }),
    );
  });
});
