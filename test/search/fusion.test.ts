import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circumstanceOf, type Fusion, fuse, readFusion } from '../../src/search/ranking/fusion.ts';
import type { StageScores } from '../../src/search/ranking/stages.ts';

const labels = ['a/b#16', 'a/b#16(d)', 'a/b#16(e)', 'a/b#17', 'near:a/b#17', 'signpost:parking', 'small-talk:hello'];
const targets = ['a/b#16', 'a/b#17', 'a/b#18', 'near:a/b#17', 'signpost:parking', 'small-talk:hello'];
const stages = { labels, targets, hasPhrasings: true };
const imported = { ...stages, hasPhrasings: false };
const evenWeights = {
  words: 1,
  meaning: 1,
  phrasings: 1,
  lexical: 1,
  translations: 1,
  sentences: 1,
  duty: 1,
  notAnswered: 0,
};
const even: Fusion = {
  withMeaning: evenWeights,
  withoutMeaning: { ...evenWeights, meaning: 0, sentences: 0 },
  importedWithMeaning: evenWeights,
  importedWithoutMeaning: { ...evenWeights, meaning: 0, sentences: 0 },
};
const nothing: StageScores = {
  words: undefined,
  meaning: undefined,
  outside: { words: 0, meaning: 0 },
  phrasings: undefined,
  sentences: undefined,
  lexical: undefined,
  translations: undefined,
  duty: undefined,
  insteadOf: new Map(),
  known: 1,
  corrections: [],
  features: new Map(),
};
const logits = (best: string, strength = 5) => Float32Array.from(labels, (label) => (label === best ? strength : 0));
const labelled = (of: Readonly<Record<string, number>>) => Float32Array.from(labels, (label) => of[label] ?? 0);
const everything = () => true;

const numbers = (length: number) =>
  fc.option(
    fc
      .array(fc.float({ min: -30, max: 30, noNaN: true }), { minLength: length, maxLength: length })
      .map((all) => Float32Array.from(all)),
    { nil: undefined },
  );
const anyScores = fc.record({
  words: numbers(labels.length),
  meaning: numbers(labels.length),
  phrasings: numbers(targets.length),
  sentences: numbers(labels.length),
  duty: fc.constantFrom(undefined, new Map([['a/b#16', 1]]), new Map([['a/b#17', -1]])),
});

describe('putting the stages together', () => {
  it('gives shares that sum to 1, best first, and names nothing that is gone', () => {
    fc.assert(
      fc.property(
        anyScores,
        fc.subarray(targets),
        fc.constantFrom(even, readFusion()),
        fc.boolean(),
        (scores, live, fusion, hasPhrasings) => {
          const ranking = fuse({ ...stages, hasPhrasings }, { ...nothing, ...scores }, fusion, (target) =>
            live.includes(target),
          );
          const shares = ranking.targets.map(({ share }) => share);
          expect(ranking.targets.map(({ target }) => target).sort()).toEqual([...live].sort());
          expect(shares).toEqual([...shares].sort((one, other) => other - one));
          if (live.length > 0) expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
        },
      ),
    );
  });

  it('counts what speaks for an item towards its clause, and brings the item out', () => {
    const ranking = fuse(stages, { ...nothing, words: logits('a/b#16(d)') }, even, everything);
    expect(ranking.targets[0]?.target).toBe('a/b#16');
    expect(ranking.items.get('a/b#16')?.item).toBe('a/b#16(d)');
  });

  it('brings no item out where the whole clause is meant', () => {
    const ranking = fuse(stages, { ...nothing, words: logits('a/b#16') }, even, everything);
    expect(ranking.items.get('a/b#16')).toEqual({ item: undefined, share: 0 });
  });

  it('leaves the vectors out of account where their weight is 0, and uses them where it is not', () => {
    const scores = { ...nothing, words: logits('a/b#16'), meaning: logits('a/b#17', 9) };
    const deaf = { ...even, withMeaning: { ...even.withMeaning, meaning: 0 } };
    expect(fuse(stages, scores, deaf, everything).targets[0]?.target).toBe('a/b#16');
    expect(fuse(stages, scores, even, everything).targets[0]?.target).toBe('a/b#17');
  });

  it('ranks by the words of the clauses where nothing was ever learned', () => {
    const lexical = new Map([
      ['a/b#18', 1],
      ['a/b#17', 0.2],
    ]);
    const ranking = fuse({ labels: [], targets, hasPhrasings: false }, { ...nothing, lexical }, even, everything);
    expect(ranking.targets.slice(0, 2).map(({ target }) => target)).toEqual(['a/b#18', 'a/b#17']);
  });

  it('puts first, of two clauses that mirror each other, the one that the question is about', () => {
    const torn = { ...nothing, words: labelled({ 'a/b#16': 5, 'a/b#17': 5 }) };
    for (const [about, other] of [
      ['a/b#16', 'a/b#17'],
      ['a/b#17', 'a/b#16'],
    ] as const) {
      const duty = new Map([
        [about, 1],
        [other, -1],
      ]);
      expect(fuse(stages, { ...torn, duty }, readFusion(), everything).targets[0]?.target).toBe(about);
      expect(fuse(imported, { ...torn, duty }, readFusion(), everything).targets[0]?.target).toBe(about);
    }
  });

  it('counts what was learned of a clause for its mirror where a question plainly means that, and for nothing else', () => {
    const scores = { ...nothing, words: labelled({ 'a/b#16(d)': 9, 'a/b#17': 1 }) };
    const plain = { ...scores, insteadOf: new Map([['a/b#17', 'a/b#16']]) };
    expect(fuse(stages, scores, even, everything).targets[0]?.target).toBe('a/b#16');
    const turned = fuse(stages, plain, even, everything).targets;
    expect(turned[0]?.target).toBe('a/b#17');
    const elsewhere = { ...plain, words: labelled({ 'signpost:parking': 9 }) };
    expect(fuse(stages, elsewhere, even, everything).targets[0]?.target).toBe('signpost:parking');
    const already = { ...plain, insteadOf: new Map([['a/b#16', 'a/b#17']]) };
    expect(fuse(stages, already, even, everything).targets[0]?.target).toBe('a/b#16');
  });

  it('counts the most alike sentence of a clause, also of its items, where there are vectors', () => {
    const scores = { ...nothing, meaning: logits('a/b#17', 2), sentences: logits('a/b#16(e)', 3) };
    for (const fusion of [even, readFusion()]) {
      expect(fuse(imported, scores, fusion, everything).targets[0]?.target).toBe('a/b#16');
    }
  });

  it('tells the four circumstances apart: vectors or none, phrasings or none', () => {
    const meaning = logits('a/b#16');
    expect(circumstanceOf(stages, { ...nothing, meaning })).toBe('withMeaning');
    expect(circumstanceOf(stages, nothing)).toBe('withoutMeaning');
    expect(circumstanceOf(imported, { ...nothing, meaning })).toBe('importedWithMeaning');
    expect(circumstanceOf(imported, nothing)).toBe('importedWithoutMeaning');
  });

  it('does not let signposts swallow every question where only they have phrasings', () => {
    const scores = { ...nothing, words: labelled({ 'signpost:parking': 12, 'a/b#16': 3 }) };
    const lexical = new Map([['a/b#16', 1]]);
    expect(fuse(stages, { ...scores, lexical }, even, everything).targets[0]?.target).toBe('signpost:parking');
    expect(fuse(imported, { ...scores, lexical }, even, everything).targets[0]?.target).toBe('a/b#16');
  });
});
