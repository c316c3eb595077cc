import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareSentences,
  decodeModel,
  encodeModel,
  type LearnedModel,
  quantise,
  scoreMeaning,
  scoreOutsideMeaning,
  scoreOutsideWords,
  scoreWords,
  softmax,
} from '../../src/search/learning/learned-model.ts';
import { train } from '../../src/search/learning/train.ts';
import { createConceptFinder } from '../../src/search/reading/concepts.ts';
import { readFeatures } from '../../src/search/reading/features.ts';
import { normalise } from '../../src/search/reading/normalise.ts';

const noConcepts = createConceptFinder([]);
const read = (text: string) => readFeatures(normalise(text), undefined, noConcepts);

/** Two clauses and a signpost, three texts for each, with vectors that tell them apart; the first of a clause is its sentence. */
const examples = [
  ['a/b#1', 'who may see the papers', [1, 0, 0]],
  ['a/b#1', 'may I see secret papers', [0.9, 0.1, 0]],
  ['a/b#1', 'papers I want to see', [0.95, 0, 0.1]],
  ['a/b#2', 'how fast must they reply', [0, 1, 0]],
  ['a/b#2', 'reply within how many days', [0.1, 0.9, 0]],
  ['a/b#2', 'how many days to a reply', [0, 0.95, 0.1]],
  ['signpost:parking', 'where do I park my car', [0, 0, 1]],
  ['signpost:parking', 'car park permit', [0.1, 0, 0.9]],
  ['signpost:parking', 'is there a car park', [0, 0.1, 0.95]],
].map(([label, text, vector], at) => ({
  label: label as string,
  features: read(text as string),
  vector: Float32Array.from(vector as number[]),
  isSentence: at === 0 || at === 3,
}));
const learnAgain = () => train(examples, { learnedFrom: 'digest', encoder: 'tiny' });
const model = learnAgain();

function first(found: LearnedModel, logits: Float32Array | undefined): string | undefined {
  return logits && found.labels[logits.indexOf(Math.max(...logits))];
}

describe('learning', () => {
  it('finds what was meant from words it has seen in other company', () => {
    expect(first(model, scoreWords(model, read('can anyone see these papers')))).toBe('a/b#1');
    expect(first(model, scoreWords(model, read('what days for a reply')))).toBe('a/b#2');
    expect(first(model, scoreWords(model, read('park a car')))).toBe('signpost:parking');
  });

  it('finds what was meant from the vector alone', () => {
    expect(first(model, scoreMeaning(model, Float32Array.from([0.1, 1, 0]), 'tiny'))).toBe('a/b#2');
    expect(first(model, scoreMeaning(model, Float32Array.from([0, 0.1, 1]), 'tiny'))).toBe('signpost:parking');
  });

  it('never scores a vector of another encoder', () => {
    expect(scoreMeaning(model, Float32Array.from([1, 0, 0]), 'other')).toBeUndefined();
  });

  it('learns apart from that whether the documents answer at all', () => {
    const outside = (text: string) => scoreOutsideWords(model, read(text));
    expect(outside('a permit to park')).toBeGreaterThan(0);
    expect(outside('see the papers')).toBeLessThan(0);
    const outsideMeaning = (...vector: number[]) => scoreOutsideMeaning(model, Float32Array.from(vector), 'tiny');
    expect(outsideMeaning(0, 0, 1)).toBeGreaterThan(0);
    expect(outsideMeaning(1, 0, 0)).toBeLessThan(0);
    expect(scoreOutsideMeaning(model, Float32Array.from([0, 0, 1]), 'other')).toBe(0);
  });

  it('gives the same model for the same lesson, byte for byte', () => {
    expect(encodeModel(learnAgain()).equals(encodeModel(model))).toBe(true);
  });

  it('learns from words alone where one example has no vector', () => {
    const [one, ...others] = examples;
    if (one === undefined) throw new Error('There are examples.');
    const wordsOnly = train([{ label: one.label, features: one.features }, ...others], {
      learnedFrom: '',
      encoder: 'tiny',
    });
    expect(wordsOnly.meaning).toBeUndefined();
    expect(wordsOnly.encoder).toBeUndefined();
    expect(wordsOnly.sentences).toBeUndefined();
    expect(first(wordsOnly, scoreWords(wordsOnly, read('papers to see')))).toBe('a/b#1');
  });

  it('stands an empty lesson', () => {
    expect(decodeModel(encodeModel(train([], { learnedFrom: '', encoder: undefined }))).labels).toEqual([]);
  });
});

describe("the documents' own sentences", () => {
  const alike = (...vector: number[]) => compareSentences(model, Float32Array.from(vector), 'tiny');
  const at = (label: string) => model.labels.indexOf(label);

  it('are compared by cosine, and what has none gets 0', () => {
    expect(alike(1, 0, 0)?.[at('a/b#1')]).toBeCloseTo(1, 2);
    expect(alike(0.6, 0.8, 0)?.[at('a/b#1')]).toBeCloseTo(0.6, 2);
    expect(alike(0.6, 0.8, 0)?.[at('a/b#2')]).toBeCloseTo(0.8, 2);
    expect(alike(0, 0, 1)?.[at('signpost:parking')]).toBe(0);
  });

  it('count with the most alike of a label', () => {
    const both = train(
      examples.map((example, place) => ({ ...example, isSentence: place < 2 })),
      { learnedFrom: '', encoder: 'tiny' },
    );
    const found = compareSentences(both, Float32Array.from([0.9, 0.1, 0]), 'tiny');
    expect(found?.[both.labels.indexOf('a/b#1')]).toBeCloseTo(0.9, 2);
    expect(found?.[both.labels.indexOf('a/b#2')]).toBe(0);
  });

  it('are never compared with a vector of another encoder', () => {
    expect(compareSentences(model, Float32Array.from([1, 0, 0]), 'other')).toBeUndefined();
  });

  it('are still there when the model is read from its file', () => {
    const again = decodeModel(encodeModel(model));
    expect(again.sentences?.labels).toHaveLength(2);
    const vector = Float32Array.from([0.6, 0.8, 0]);
    expect(compareSentences(again, vector, 'tiny')).toEqual(compareSentences(model, vector, 'tiny'));
  });
});

describe("a model's file", () => {
  it('reads back as the model that was written, with and without vectors', () => {
    expect(decodeModel(encodeModel(model))).toEqual(model);
    const wordsOnly = train(examples, { learnedFrom: 'x', encoder: undefined });
    expect(wordsOnly.meaning).toBeUndefined();
    expect(decodeModel(encodeModel(wordsOnly))).toEqual(wordsOnly);
  });

  it('is refused where it is cut short, wherever the cut is', () => {
    const file = encodeModel(model);
    fc.assert(
      fc.property(fc.nat({ max: file.length - 1 }), (length) => {
        expect(() => decodeModel(file.subarray(0, length))).toThrow();
      }),
    );
  });

  it('is refused where what was compressed is cut short', () => {
    const bytes = brotliDecompressSync(encodeModel(model));
    for (const missing of [1, 9, 40]) {
      expect(() => decodeModel(brotliCompressSync(bytes.subarray(0, -missing)))).toThrow('cut short');
    }
  });

  it('is refused where it is no model', () => {
    expect(() => decodeModel(Buffer.from('not a model'))).toThrow();
  });
});

describe('rounding weights to a byte', () => {
  it('moves none by more than half a step of its row, and keeps zeros and signs', () => {
    const row = fc.array(fc.float({ min: -50, max: 50, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const { weights, scales } = quantise(Float32Array.from(rows.flat()), 3);
        rows.forEach((numbers, at) => {
          const most = Math.max(...numbers.map(Math.abs));
          numbers.forEach((number, column) => {
            const kept = (weights[at * 3 + column] ?? 0) * (scales[at] ?? 0);
            expect(Math.abs(kept - number)).toBeLessThanOrEqual(most / 254 + 1e-4 * most + 1e-30);
            expect(kept * number).toBeGreaterThanOrEqual(0);
          });
        });
      }),
    );
  });
});

describe('shares', () => {
  it('sum to 1 and keep the order, also for very large logits', () => {
    const logits = fc.array(fc.float({ min: -2000, max: 2000, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(logits, (given) => {
        const shares = softmax(Float32Array.from(given));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
        const most = given.indexOf(Math.max(...given));
        expect(shares[most]).toBe(Math.max(...shares));
      }),
    );
  });
});
