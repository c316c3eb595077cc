import type { Provenance } from '../../knowledge/index.ts';
import type { Target } from '../learning/targets.ts';
import { type Candidate, type FeatureName, type FeatureValues, featureNames } from './candidates.ts';
import type { Likeness, Pool } from './pool.ts';
import type { Led, TopicShares } from './topic-bridge.ts';

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
  readonly topics: TopicShares;
  /** What leads from the question to a place by way of topics that nobody ticked, and by those that somebody did, by place. */
  readonly bridged: Led | undefined;
  readonly ticked: Float64Array;
  /** How like the question a whole clause with its heading is in meaning, by place. */
  readonly whole: Float32Array;
  /** How much of what the question says one sentence of a place says, by place. */
  readonly covered: Float32Array;
};

/** A council's targets and what is known of each without any question. */
export type Ranked = {
  readonly targets: readonly Target[];
  /** `keyOf` of each. */
  readonly keys: readonly string[];
  /** Places of those that can be found: clauses, and what somebody has written ways of asking for. */
  readonly rankable: readonly number[];
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

/** The features of all targets, a column a feature in the order of their names, a number a target. */
export type FeatureColumns = readonly (Float32Array | Float64Array)[];

/** Reads the features of all targets from what the stages say. */
export function readFeatureColumns(
  { targets, keys, pool, background, topicsOf }: Ranked,
  signals: Signals,
): FeatureColumns {
  const { words, meaning, whole, covered, bridged, ticked } = signals;
  const none = new Float64Array(targets.length);
  const column = (read: (at: number, target: Target) => number) => {
    const values = new Float64Array(targets.length);
    for (const [at, target] of targets.entries()) values[at] = read(at, target);
    return values;
  };
  const ofClauses = (map: ReadonlyMap<string, number>) =>
    map.size === 0 ? none : column((_, target) => (target.kind === 'clause' ? (map.get(target.reference) ?? 0) : 0));
  const onScale = (shares: Float64Array | undefined) =>
    shares === undefined ? none : column((at) => onLogScale(shares[at]));
  const learned = targets.map((_, at) => signals.learned.get(keys[at] ?? ''));
  const columns: Readonly<Record<FeatureName, Float32Array | Float64Array>> = {
    askedNearest: words.nearest,
    askedBest: words.best,
    askedTogether: words.centroid,
    meantNearest: meaning?.nearest ?? none,
    meantBest: meaning?.best ?? none,
    meantTogether: meaning?.centroid ?? none,
    topicAsked: words.topic,
    topicMeant: meaning?.topic ?? none,
    ownWords: words.sentence,
    ownMeaning: meaning?.sentence ?? none,
    wholeMeaning: whole,
    ownCovered: covered,
    ownSaid: column((at) => Math.max(0, ((covered[at] ?? 0) - SAID_FROM) / (1 - SAID_FROM))),
    bm25: ofClauses(signals.bm25),
    translated: ofClauses(signals.translated),
    duty: ofClauses(signals.duty),
    learned: column((at) => onLogScale(learned[at])),
    topical: column((at) =>
      topicsOf(at).reduce((most, topic) => Math.max(most, onLogScale(signals.topics.on.get(topic))), 0),
    ),
    ticked: onScale(ticked),
    bridged: onScale(bridged?.led),
    routed: onScale(bridged?.routed),
    unlearned: column((at) => (learned[at] === undefined ? 1 : 0)),
    asked: column((at) => Math.min(1, Math.log(1 + (pool.counts[at] ?? 0)) / Math.log(1 + MANY))),
    outside: column((_, { kind }) => (kind === 'clause' ? 0 : 1)),
    nearMiss: column((_, { kind }) => (kind === 'near-miss' ? 1 : 0)),
    background: column((_, target) => (target.kind === 'clause' && background.has(target.reference) ? 1 : 0)),
  };
  return featureNames.map((name) => columns[name]);
}

/** The features of one target, read from the columns when they are looked at: hundreds are ranked, and few looked at. */
class FeatureView {
  readonly columns: FeatureColumns;
  readonly at: number;
  constructor(columns: FeatureColumns, at: number) {
    this.columns = columns;
    this.at = at;
  }
}
featureNames.forEach((name, place) => {
  Object.defineProperty(FeatureView.prototype, name, {
    get(this: FeatureView) {
      return this.columns[place]?.[this.at] ?? 0;
    },
  });
});

/** The features of the target at a place. */
export function featuresAt(columns: FeatureColumns, at: number): FeatureValues {
  return new FeatureView(columns, at) as unknown as FeatureValues;
}

/** Weighs and sums the features of every target, and turns the sums into shares. Best first. */
export function rank(ranked: Ranked, signals: Signals, weights: RankingWeights): readonly Candidate[] {
  const { targets, rankable, textOf, provenanceOf } = ranked;
  const columns = readFeatureColumns(ranked, signals);
  const shares = toShares(sumUp(columns, weights), rankable);
  return [...rankable]
    .sort((one, other) => (shares[other] as number) - (shares[one] as number))
    .flatMap((at): readonly Candidate[] => {
      const target = targets[at];
      if (target === undefined) return [];
      const entry = pulledBy(at);
      return [
        {
          target,
          features: featuresAt(columns, at),
          share: shares[at] as number,
          pulledBy: entry < 0 ? undefined : textOf(entry),
          provenance: provenanceOf(entry),
        },
      ];
    });

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

/** A weighed sum a target. */
function sumUp(columns: FeatureColumns, weights: RankingWeights): Float64Array {
  const asked = columns[featureNames.indexOf('asked')] ?? new Float64Array();
  const sums = new Float64Array(asked.length);
  featureNames.forEach((name, place) => {
    const [bare, dense] = weights[name];
    const column = columns[place] ?? sums;
    // Columns may be shorter, where nothing is known of the last targets.
    const { length } = column;
    for (let at = 0; at < length; at += 1)
      sums[at] = (sums[at] as number) + (bare + dense * (asked[at] as number)) * (column[at] as number);
  });
  return sums;
}

/** What a feature weighs for a target of this many ways of asking. */
export function weightOf([bare, dense]: Weight, { asked }: Pick<FeatureValues, 'asked'>): number {
  return bare + dense * asked;
}

/** Shares that sum to 1, of those that can be found. */
function toShares(sums: Float64Array, rankable: readonly number[]): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const at of rankable) most = Math.max(most, sums[at] as number);
  let all = 0;
  for (const at of rankable) {
    sums[at] = Math.exp((sums[at] as number) - most);
    all += sums[at] as number;
  }
  for (const at of rankable) sums[at] = (sums[at] as number) / all;
  return sums;
}
