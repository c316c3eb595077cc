import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JudgementFeatures, judgementNames, readRelevance } from '../../src/search/deciding/judge.ts';
import { decide } from '../../src/search/deciding/verdict.ts';
import { readFitted } from '../../src/search/fitted.ts';
import type { Target } from '../../src/search/learning/targets.ts';
import { type Candidate, type FeatureValues, featureNames } from '../../src/search/ranking/candidates.ts';

const fitted = readFitted();
const thresholds = { answerFrom: 0.8, showFrom: 0.2 };
const nothing = Object.fromEntries(featureNames.map((name) => [name, 0])) as FeatureValues;
const judged = (more: Partial<JudgementFeatures> = {}): JudgementFeatures => ({
  ...(Object.fromEntries(judgementNames.map((name) => [name, 0])) as JudgementFeatures),
  known: 1,
  ...more,
});
const clause = (number: number): Target => ({ kind: 'clause', reference: `a/b#${number}` });
const candidates = (...shares: readonly (readonly [Target, number])[]): readonly Candidate[] =>
  shares
    .map(([target, share]) => ({ target, share, features: nothing, pulledBy: undefined, provenance: undefined }))
    .sort((one, other) => other.share - one.share);
const kindOf = (list: readonly Candidate[], relevance: number, more: Partial<JudgementFeatures> = {}) =>
  decide(list, judged(more), relevance, thresholds).kind;

describe('the verdict', () => {
  const one = candidates([clause(1), 0.8], [clause(2), 0.1]);
  const two = candidates([clause(1), 0.5], [clause(2), 0.4]);

  it('is an answer from the fitted chance on, and never below it', () => {
    expect(kindOf(one, 0.8)).toBe('answer');
    expect(kindOf(one, 0.79)).toBe('nearest');
    expect(kindOf(two, 0.79)).toBe('choose');
    expect(kindOf(one, 0.19)).toBe('none');
  });

  it('is no answer where the clause says nothing of what is asked for', () => {
    expect(kindOf(one, 0.99, { lacksAttribute: 1 })).toBe('nearest');
    expect(kindOf(two, 0.5, { lacksAttribute: 1 })).toBe('nearest');
  });

  it('sends people on, or says that it finds nothing, where that leads plainly', () => {
    const signpost: Target = { kind: 'signpost', topic: 'parking' };
    const near: Target = { kind: 'near-miss', reference: 'a/b#1' };
    expect(kindOf(candidates([signpost, 0.6], [clause(1), 0.3]), 0.19)).toBe('signpost');
    expect(kindOf(candidates([near, 0.6], [clause(1), 0.3]), 0.5)).toBe('none');
    expect(kindOf(candidates([signpost, 0.6], [clause(1), 0.3]), 0.9)).toBe('answer');
  });

  it('shows a likely clause rather than a signpost, and sends nobody on where several signposts share what there is', () => {
    const signpost: Target = { kind: 'signpost', topic: 'parking' };
    const other: Target = { kind: 'signpost', topic: 'permits' };
    expect(kindOf(candidates([signpost, 0.6], [clause(1), 0.3]), 0.3)).toBe('nearest');
    expect(kindOf(candidates([signpost, 0.29], [other, 0.26], [clause(1), 0.1]), 0.1)).toBe('none');
  });

  it('offers a second signpost where either may be meant, and none that is far behind', () => {
    const [one, other]: readonly Target[] = [
      { kind: 'signpost', topic: 'parking' },
      { kind: 'signpost', topic: 'permits' },
    ];
    if (one === undefined || other === undefined) throw new Error('There are two.');
    const rivalOf = (share: number) => {
      const verdict = decide(candidates([one, 0.42], [other, share], [clause(1), 0.1]), judged(), 0.1, thresholds);
      return verdict.kind === 'signpost' ? [verdict.topic, verdict.rival] : verdict.kind;
    };
    expect(rivalOf(0.27)).toEqual(['parking', 'permits']);
    expect(rivalOf(0.1)).toEqual(['parking', undefined]);
  });

  it('answers nothing of which too little is understood, but small talk that is known as a whole', () => {
    const talk: Target = { kind: 'small-talk', talk: 'hello' };
    expect(kindOf(one, 0.99, { known: 0.2 })).toBe('none');
    expect(kindOf(candidates([talk, 0.9], [clause(1), 0.1]), 0.1, { known: 0 })).toBe('small-talk');
    expect(kindOf(candidates([talk, 0.4], [clause(1), 0.3]), 0.1, { known: 0 })).toBe('none');
  });

  it('says what it compared, in sentences, whatever there is', () => {
    const targets: readonly Target[] = [
      clause(1),
      clause(2),
      { kind: 'signpost', topic: 'x' },
      { kind: 'near-miss', reference: 'a/b#1' },
    ];
    fc.assert(
      fc.property(
        fc.tuple(...targets.map(() => fc.nat({ max: 100 }))),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (shares, relevance) => {
          const list = candidates(...targets.map((target, at) => [target, (shares[at] ?? 0) / 100] as const));
          const { compared } = decide(list, judged(), relevance, thresholds);
          expect(compared.length).toBeGreaterThan(0);
          for (const sentence of compared) expect(sentence).toMatch(/^[A-Z].*\.$/);
        },
      ),
    );
  });
});

describe('relevance', () => {
  const of = (more: Partial<JudgementFeatures>) => readRelevance(judged(more), fitted.judgement.withMeaning);

  it('is between 0 and 1 whatever the features', () => {
    fc.assert(
      fc.property(fc.tuple(...judgementNames.map(() => fc.double({ min: -7, max: 7, noNaN: true }))), (values) => {
        const relevance = of(Object.fromEntries(judgementNames.map((name, at) => [name, values[at] ?? 0])));
        expect(relevance).toBeGreaterThanOrEqual(0);
        expect(relevance).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('rises with the share and the lead of the first clause', () => {
    expect(of({ share: 3, lead: 3 })).toBeGreaterThan(of({ share: 0, lead: 0.5 }));
  });

  it('falls with what points outside, and with what the clause lacks', () => {
    expect(of({ outside: 2, density: 1 })).toBeLessThan(of({ outside: -3, density: 1 }));
    expect(of({ outside: 2 })).toBeLessThanOrEqual(of({ outside: -3 }));
    expect(of({ lacksAttribute: 1 })).toBeLessThanOrEqual(of({}));
  });
});
