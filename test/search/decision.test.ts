import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Calibration,
  decide,
  readCalibrations,
  readEvidence,
  readRelevance,
} from '../../src/search/deciding/decision.ts';
import { isAnswerLabel } from '../../src/search/learning/examples.ts';
import type { Ranking } from '../../src/search/ranking/fusion.ts';
import type { StageScores } from '../../src/search/ranking/stages.ts';

const calibrations = readCalibrations();
const { withMeaning } = calibrations;
const shipped = Object.values(calibrations);
const hundredths = fc.nat({ max: 100 }).map((number) => number / 100);
const anyCalibration = fc.constantFrom(...shipped);
const scores: StageScores = {
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

function rankingOf(shares: Readonly<Record<string, number>>): Ranking {
  const targets = Object.entries(shares).map(([target, share]) => ({ target, share }));
  return { targets: targets.sort((one, other) => other.share - one.share), items: new Map() };
}
const relevanceOf = (ranking: Ranking, calibration: Calibration) =>
  readRelevance(readEvidence(ranking, scores, ranking), calibration);

const names = ['a/b#1', 'a/b#2', 'a/b#3', 'near:a/b#1', 'signpost:parking', 'small-talk:thanks'];
const anyRanking = fc
  .tuple(...names.map(() => fc.nat({ max: 1000 })))
  .filter((weights) => weights.some((weight) => weight > 0))
  .map((weights) => {
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    return rankingOf(Object.fromEntries(names.map((name, at) => [name, (weights[at] ?? 0) / all])));
  });

describe('relevance', () => {
  it('is between 0 and 1 for every ranking, also an empty one', () => {
    fc.assert(
      fc.property(anyRanking, anyCalibration, (ranking, calibration) => {
        const relevance = relevanceOf(ranking, calibration);
        expect(relevance).toBeGreaterThanOrEqual(0);
        expect(relevance).toBeLessThanOrEqual(1);
      }),
    );
    for (const calibration of shipped) expect(relevanceOf(rankingOf({}), calibration)).toBeLessThan(0.5);
  });

  it('never falls when the first clause takes share from a lesser one', () => {
    fc.assert(
      fc.property(
        anyCalibration,
        fc.double({ min: 0.4, max: 0.6, noNaN: true }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        (calibration, first, taken) => {
          const before = rankingOf({ 'a/b#1': first, 'a/b#2': 0.2, 'a/b#3': 0.8 - first });
          const after = rankingOf({ 'a/b#1': first + taken, 'a/b#2': 0.2, 'a/b#3': 0.8 - first - taken });
          expect(relevanceOf(after, calibration)).toBeGreaterThanOrEqual(relevanceOf(before, calibration) - 1e-9);
        },
      ),
    );
  });

  it('falls with everything that was learned to be outside the documents', () => {
    const ranking = rankingOf({ 'a/b#1': 0.8, 'a/b#2': 0.2 });
    for (const { weights, constant } of shipped) {
      const of = (words: number, meaning: number) =>
        readRelevance(readEvidence(ranking, { ...scores, outside: { words, meaning } }, ranking), {
          weights,
          constant,
        });
      expect(of(4, 4)).toBeLessThan(of(0, 0));
      expect(of(-4, -4)).toBeGreaterThan(of(0, 0));
    }
  });

  it('falls when what is not answered here takes share from the first clause', () => {
    for (const calibration of shipped) {
      const clear = relevanceOf(rankingOf({ 'a/b#1': 0.9, 'a/b#2': 0.05, 'signpost:parking': 0.05 }), calibration);
      const doubtful = relevanceOf(rankingOf({ 'a/b#1': 0.4, 'a/b#2': 0.05, 'signpost:parking': 0.55 }), calibration);
      expect(doubtful).toBeLessThan(clear);
    }
  });
});

describe('the decision', () => {
  const strict: Calibration = { ...withMeaning, answerFrom: 0.75, chooseFrom: 0.25 };

  it('answers only with a clause that leads, is likely enough and was understood', () => {
    fc.assert(
      fc.property(anyRanking, hundredths, hundredths, (ranking, relevance, known) => {
        const verdict = decide(ranking, relevance, known, strict);
        if (verdict.kind === 'answer') {
          expect(isAnswerLabel(ranking.targets[0]?.target ?? '')).toBe(true);
          expect(relevance).toBeGreaterThanOrEqual(strict.answerFrom);
          expect(known).toBeGreaterThan(0);
        }
      }),
    );
    expect(decide(rankingOf({ 'a/b#1': 0.9, 'a/b#2': 0.1 }), 0.9, 1, strict)).toEqual({ kind: 'answer' });
  });

  it('never answers small talk, however relevant a clause may seem', () => {
    const ranking = rankingOf({ 'small-talk:thanks': 0.5, 'a/b#1': 0.49 });
    expect(decide(ranking, 1, 1, strict)).toEqual({ kind: 'small-talk', talk: 'thanks' });
  });

  it('knows talk as a whole that has no telling word, such as "how are you", but no talk in what it did not understand', () => {
    expect(decide(rankingOf({ 'small-talk:hello': 0.95, 'a/b#1': 0.05 }), 0.1, 0, strict).kind).toBe('small-talk');
    expect(decide(rankingOf({ 'small-talk:hello': 0.3, 'a/b#1': 0.2 }), 0.1, 0, strict).kind).toBe('none');
  });

  it('names who knows where that leads clearly', () => {
    const ranking = rankingOf({ 'signpost:parking': 0.8, 'a/b#1': 0.2 });
    expect(decide(ranking, 0.1, 1, strict)).toEqual({ kind: 'signpost', topic: 'parking' });
  });

  it('says no, and which clause is near, where a near miss leads clearly', () => {
    const ranking = rankingOf({ 'near:a/b#2': 0.8, 'a/b#1': 0.2 });
    expect(decide(ranking, 0.1, 1, strict)).toEqual({ kind: 'none', near: 'a/b#2' });
  });

  it('offers a choice where a clause is likely but not likely enough, and says no below that', () => {
    const ranking = rankingOf({ 'a/b#1': 0.4, 'a/b#2': 0.35 });
    expect(decide(ranking, 0.5, 1, strict)).toEqual({ kind: 'choose' });
    expect(decide(ranking, 0.1, 1, strict)).toEqual({ kind: 'none', near: 'a/b#1' });
  });

  it('does not answer what it understood nothing of, nor from nothing', () => {
    expect(decide(rankingOf({ 'a/b#1': 1 }), 1, 0, strict).kind).toBe('none');
    expect(decide(rankingOf({}), 1, 1, strict)).toEqual({ kind: 'none', near: undefined });
  });
});
