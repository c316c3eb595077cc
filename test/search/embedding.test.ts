import { describe, expect, it } from 'vitest';
import { classify, embed } from '../../src/search/learning/embedding.ts';
import { learnEmbedding, type TrainingText } from '../../src/search/learning/learn-embedding.ts';
import { decodeShared, encodeShared } from '../../src/search/learning/shared-model.ts';

const of = (text: string) => new Map(text.split(' ').map((word) => [word, 1]));
const groups: Readonly<Record<string, readonly string[]>> = {
  dogs: ['bring my dog', 'is a dog allowed', 'dog on the quay', 'walk a dog here'],
  fees: ['what is the fee', 'pay the fee', 'fee for the quay', 'is a fee due'],
  rain: ['will it rain', 'rain on the quay', 'is rain due', 'rain here'],
};
const directions = Object.keys(groups);
const texts: readonly TrainingText[] = Object.entries(groups).flatMap(([label, list]) =>
  // Each twice: a word that fewer than seven texts have is chance.
  [...list, ...list].map((text) => ({
    features: of(text),
    vector: Float32Array.from(directions, (each) => (each === label ? 1 : 0)),
    group: 'harbour',
    label,
  })),
);
const likeliest = (shares: ReadonlyMap<string, number>) => [...shares].sort((one, other) => other[1] - one[1])[0]?.[0];

describe('what is learned of how people ask', () => {
  const learned = learnEmbedding(texts, 'directions');

  it('tells apart what is asked for from words alone', () => {
    expect(likeliest(classify(learned, 'harbour', embed(learned, of('my dog'), undefined)))).toBe('dogs');
    expect(likeliest(classify(learned, 'harbour', embed(learned, of('the fee'), undefined)))).toBe('fees');
  });

  it('tells it from a sentence vector where no word is known', () => {
    const vector = Float32Array.from([0, 0, 1]);
    expect(likeliest(classify(learned, 'harbour', embed(learned, of('unheard'), vector)))).toBe('rain');
  });

  it('gives shares that sum to 1, and none for a group it knows nothing of', () => {
    const shares = classify(learned, 'harbour', embed(learned, of('dog'), undefined));
    expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
    expect(classify(learned, 'elsewhere', embed(learned, of('dog'), undefined)).size).toBe(0);
  });

  it('is the same from the same texts, and after being written and read', () => {
    expect(learnEmbedding(texts, 'directions')).toEqual(learned);
    const shared = { learnedFrom: 'x', translations: new Map(), owing: undefined, embedding: learned };
    expect(decodeShared(encodeShared(shared))).toEqual(shared);
  });

  it('learns from words where no sentence model was at hand', () => {
    const withoutVectors = texts.map((text) => ({ ...text, vector: undefined }));
    const words = learnEmbedding(withoutVectors, undefined);
    expect(words.length).toBe(0);
    expect(likeliest(classify(words, 'harbour', embed(words, of('my dog'), undefined)))).toBe('dogs');
  });
});
