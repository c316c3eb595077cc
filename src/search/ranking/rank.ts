import type { Provenance } from '../../knowledge/index.ts';
import { keyOf, type Target } from '../learning/targets.ts';
import { type Candidate, type FeatureName, type FeatureValues, featureNames } from './candidates.ts';
import type { Likeness, Pool } from './pool.ts';
import type { Led } from './topic-bridge.ts';

/** Weights of the features; where there is no sentence vector the likeness in meaning says nothing, and the others weigh otherwise. */
export type RankingWeights = Readonly<Record<FeatureName, Weight>>;

/**
 * What a feature weighs for a target of which nobody has written how people ask, and what is added for one of which somebody has written
 * 80 ways: with many, ways of asking say more than the clause's own words.
 */
export type Weight = readonly [bare: number, dense: number];

/** What the stages say of a question, each by reference of a clause but the likenesses, which go by place of the target. */
export type Signals = {
  readonly words: Likeness;
  readonly meaning: Likeness | undefined;
  readonly bm25: ReadonlyMap<string, number>;
  readonly translated: ReadonlyMap<string, number>;
  readonly duty: ReadonlyMap<string, number>;
  /** Shares by key of a target, and of a topic. */
  readonly learned: ReadonlyMap<string, number>;
  /** Learned shares of items, and of clauses asked for as a whole, by reference. */
  readonly items: ReadonlyMap<string, number>;
  readonly wholes: ReadonlyMap<string, number>;
  readonly topics: ReadonlyMap<string, number>;
  /** What leads from the question to a place by way of topics that nobody ticked, and by those that somebody did, by place. */
  readonly bridged: ReadonlyMap<number, Led>;
  readonly ticked: ReadonlyMap<number, number>;
  /** How like the question a whole clause with its heading is in meaning, by place. */
  readonly whole: Float32Array;
  /** How much of what the question says one sentence of a place says, by place. */
  readonly covered: Float32Array;
};

/** A council's targets and what is known of each without any question. */
export type Ranked = {
  readonly targets: readonly Target[];
  readonly pool: Pool;
  /** Clauses of reports and proposals beside an adopted document. */
  readonly background: ReadonlySet<string>;
  readonly textOf: (entry: number) => string;
  readonly provenanceOf: (entry: number) => Provenance | undefined;
  /** Topics ticked for a target. */
  readonly topicsOf: (at: number) => readonly string[];
};

/** How many ways of asking count as many. */
const MANY = 80;
/** From this share on, a sentence begins to say all that the question does. */
const SAID_FROM = 0.6;

/** From 0 to 1: how far the logarithm of a share is from that of next to nothing. */
function onLogScale(share: number | undefined): number {
  return share === undefined ? 0 : 1 + Math.log(share + 1e-4) / -Math.log(1e-4);
}

/** The features of one target. */
export function featuresOf(
  at: number,
  { targets, pool, background, topicsOf }: Ranked,
  signals: Signals,
): FeatureValues {
  const target = targets[at];
  const { words, meaning } = signals;
  const learned = target && signals.learned.get(keyOf(target));
  const of = (map: ReadonlyMap<string, number>) => (target?.kind === 'clause' ? (map.get(target.reference) ?? 0) : 0);
  return {
    askedNearest: words.nearest[at] ?? 0,
    askedBest: words.best[at] ?? 0,
    askedTogether: words.centroid[at] ?? 0,
    meantNearest: meaning?.nearest[at] ?? 0,
    meantBest: meaning?.best[at] ?? 0,
    meantTogether: meaning?.centroid[at] ?? 0,
    topicAsked: words.topic[at] ?? 0,
    topicMeant: meaning?.topic[at] ?? 0,
    ownWords: words.sentence[at] ?? 0,
    ownMeaning: meaning?.sentence[at] ?? 0,
    wholeMeaning: signals.whole[at] ?? 0,
    ownCovered: signals.covered[at] ?? 0,
    ownSaid: Math.max(0, ((signals.covered[at] ?? 0) - SAID_FROM) / (1 - SAID_FROM)),
    bm25: of(signals.bm25),
    translated: of(signals.translated),
    duty: of(signals.duty),
    learned: onLogScale(learned),
    topical: topicsOf(at).reduce((most, topic) => Math.max(most, onLogScale(signals.topics.get(topic))), 0),
    ticked: onLogScale(signals.ticked.get(at)),
    bridged: onLogScale(signals.bridged.get(at)?.led),
    routed: onLogScale(signals.bridged.get(at)?.routed),
    unlearned: learned === undefined ? 1 : 0,
    asked: Math.min(1, Math.log(1 + (pool.counts[at] ?? 0)) / Math.log(1 + MANY)),
    outside: target?.kind === 'clause' ? 0 : 1,
    nearMiss: target?.kind === 'near-miss' ? 1 : 0,
    background: target?.kind === 'clause' && background.has(target.reference) ? 1 : 0,
  };
}

/** Weighs and sums the features of every target, and turns the sums into shares. Best first. */
export function rank(ranked: Ranked, signals: Signals, weights: RankingWeights): readonly Candidate[] {
  const { targets, pool, textOf, provenanceOf } = ranked;
  const kept = targets.flatMap((target, at) =>
    target.kind !== 'clause' && pool.counts[at] === 0 && pool.topicCounts[at] === 0
      ? []
      : [{ target, at, features: featuresOf(at, ranked, signals) }],
  );
  const weighed = featureNames.map((name) => ({ name, bare: weights[name][0], dense: weights[name][1] }));
  const sums = kept.map(({ features }) => {
    let sum = 0;
    for (const { name, bare, dense } of weighed) sum += (bare + dense * features.asked) * features[name];
    return sum;
  });
  const shares = softmax(sums);
  return kept
    .map(({ target, at, features }, place) => ({ target, features, share: shares[place] ?? 0, pulledBy: pulledBy(at) }))
    .sort((one, other) => other.share - one.share)
    .map(({ pulledBy: entry, ...rest }) => ({
      ...rest,
      pulledBy: entry < 0 ? undefined : textOf(entry),
      provenance: provenanceOf(entry),
    }));

  function pulledBy(at: number): number {
    const { words, meaning } = signals;
    const byWords = words.pulledBy[at] ?? -1;
    const byMeaning = meaning?.pulledBy[at] ?? -1;
    if (byMeaning < 0) return byWords;
    if (byWords < 0) return byMeaning;
    const strength = (entry: number) => (words.entries[entry] ?? 0) + (meaning?.entries[entry] ?? 0);
    return strength(byMeaning) > strength(byWords) ? byMeaning : byWords;
  }
}

/** What a feature weighs for a target of this many ways of asking. */
export function weightOf([bare, dense]: Weight, { asked }: Pick<FeatureValues, 'asked'>): number {
  return bare + dense * asked;
}

/** Shares that sum to 1. */
function softmax(sums: readonly number[]): readonly number[] {
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const all = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / all);
}
