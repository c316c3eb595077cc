import type { Clause } from '../../knowledge/index.ts';
import { wordsOfClause } from '../clauses/words.ts';
import type { Candidate, FeatureName } from '../ranking/candidates.ts';
import { saysPlainly } from '../reading/attributes.ts';
import { readCounted, readElsewhere, saysHowMany } from '../reading/beyond.ts';
import { normalise } from '../reading/normalise.ts';
import type { Reading } from '../reading/reading.ts';
import { stem } from '../reading/stems.ts';

/** What speaks for and against the first clause being the answer, each number small and comparable. */
export const judgementNames = [
  /** How far the first clause is from certain, and its lead over the second, as logarithms. */
  'share',
  'lead',
  /** How much points outside the documents, as a logarithm. */
  'outside',
  /** Share of the telling words that are known, and share of their weight that the clause or its most alike exemplars have. */
  'known',
  'covered',
  /** Likeness to the most alike way of asking, in words and in meaning, and to the clause's own words. */
  'asked',
  'meant',
  'ownWords',
  /** How many of the separate rankings put the clause first, from 0 to 1. */
  'agreement',
  /** By how much the most alike near miss or signpost is more alike than the most alike way of asking. */
  'nearMiss',
  /** The question asks for something that the clause does not plainly say. */
  'lacksAttribute',
  /** The words that would be brought out do not plainly say it. */
  'passageLacks',
  /** How much of what is asked is near the clause's topics without being settled by them, as a logarithm. */
  'beyond',
  'bridged',
  'learned',
  /** How near one sentence of the clause comes to saying all that is asked, and how like that it is in meaning. */
  'ownSaid',
  'ownMeaning',
  /** How much of what is asked leads there by topics, against other clauses; and the share of the likeliest topic. */
  'routed',
  'topicSure',
  /** The clause plainly says what is asked for beyond the subject. */
  'says',
  /** The logarithm of how many words there are. */
  'length',
  /** The clause obliges the side that is not asked about. */
  'otherSide',
  'background',
  /** Nothing was learned of it yet, and how many ways of asking for it there are, from 0 to 1. */
  'unlearned',
  'density',
  /** No sentence vector was at hand. */
  'withoutMeaning',
] as const;

export type JudgementName = (typeof judgementNames)[number];
export type JudgementFeatures = Readonly<Record<JudgementName, number>>;

/**
 * A straight line through the features, bent into a chance: fitted by `test/eval/fit.ts`. Of each feature what it weighs for a clause of
 * which nobody has written how people ask, and for one of which somebody has written 80 ways; between them in proportion.
 */
export type Calibration = {
  readonly weights: Readonly<Record<JudgementName, readonly [bare: number, dense: number]>>;
  readonly constant: number;
};

/** Rankings that do not need a sentence vector. */
const byWords = [
  ...(['askedNearest', 'ownWords', 'bm25', 'learned', 'translated'] as const),
  ...(['bridged', 'routed', 'wholeMeaning'] as const),
] as const;

/** What the judgement needs besides the candidates. */
export type Judged = {
  readonly reading: Reading;
  readonly first: Clause | undefined;
  readonly known: number;
  readonly covered: number;
  readonly hasMeaning: boolean;
  /** The words of the first clause that would be brought out. */
  readonly passage: string;
  /** How much of what is asked leads to the first clause by topics, and how much is only near them. */
  readonly bridged: { readonly led: number; readonly near: number };
  /** The share of the likeliest topic. */
  readonly topicSure: number;
  /** Clauses shown together with the first count as one with it. */
  readonly isCompanion: (reference: string) => boolean;
};

/** Reads the features from candidates, best first. */
export function readJudgement(candidates: readonly Candidate[], judged: Judged): JudgementFeatures {
  const { reading, first: clause, known, covered, hasMeaning, isCompanion, passage, bridged, topicSure } = judged;
  const answers = candidates.filter(({ target }) => target.kind === 'clause');
  const first = answers[0];
  const second = answers.slice(1).find(({ target }) => target.kind === 'clause' && !isCompanion(target.reference));
  const companions = answers
    .slice(1, 6)
    .filter(({ target }) => target.kind === 'clause' && isCompanion(target.reference))
    .reduce((sum, { share }) => sum + share, 0);
  const share = (first?.share ?? 0) + companions;
  const others = candidates.filter(({ target }) => target.kind === 'near-miss' || target.kind === 'signpost');
  const outside = others.reduce((sum, each) => sum + each.share, 0);
  const likeness = (each: Candidate | undefined) =>
    each === undefined
      ? 0
      : Math.max(each.features.askedBest, each.features.topicAsked) +
        (hasMeaning ? Math.max(each.features.meantBest, each.features.topicMeant) : 0);
  const likest = others.reduce((most, each) => Math.max(most, likeness(each)), 0);
  const isFirstBy = (name: FeatureName) =>
    first !== undefined &&
    first.features[name] > 0 &&
    answers.every((each) => each.features[name] <= first.features[name]);
  const rankings = hasMeaning ? ([...byWords, 'meantNearest', 'ownMeaning'] as const) : byWords;
  const { attribute } = reading;
  const counted = readCounted(reading.words);
  const elsewhere = readElsewhere(reading.words).map(stem);
  const saysAsked = (words: readonly string[]) =>
    (attribute === undefined || saysPlainly(attribute, words)) &&
    (counted === undefined || saysHowMany(counted, words)) &&
    (elsewhere.length === 0 || words.some((word) => elsewhere.includes(stem(word))));
  const saysNothing = clause !== undefined && !saysAsked(wordsOfClause(clause));
  return {
    share: logOdds(share),
    lead: Math.log((share + 0.01) / ((second?.share ?? 0) + 0.01)),
    outside: logOdds(outside),
    known,
    covered,
    asked: Math.max(first?.features.askedBest ?? 0, first?.features.topicAsked ?? 0),
    meant: Math.max(first?.features.meantBest ?? 0, first?.features.topicMeant ?? 0),
    ownWords: first?.features.ownWords ?? 0,
    agreement: rankings.filter(isFirstBy).length / rankings.length,
    nearMiss: (likest - likeness(first)) / (hasMeaning ? 2 : 1),
    lacksAttribute: saysNothing ? 1 : 0,
    passageLacks: saysAsked(normalise(passage)) ? 0 : 1,
    beyond: Math.log((bridged.near + 0.02) / (bridged.led + 0.02)),
    bridged: first?.features.bridged ?? 0,
    learned: first?.features.learned ?? 0,
    ownSaid: first?.features.ownSaid ?? 0,
    ownMeaning: hasMeaning ? (first?.features.ownMeaning ?? 0) : 0,
    routed: first?.features.routed ?? 0,
    topicSure,
    says: attribute !== undefined && !saysNothing ? 1 : 0,
    length: Math.log(1 + reading.words.length),
    otherSide: first !== undefined && first.features.duty < 0 ? 1 : 0,
    background: first?.features.background ?? 0,
    unlearned: first?.features.unlearned ?? 0,
    density: first?.features.asked ?? 0,
    withoutMeaning: hasMeaning ? 0 : 1,
  };
}

function logOdds(share: number): number {
  const kept = Math.min(0.999, Math.max(0.001, share));
  return Math.log(kept / (1 - kept));
}

/** The chance that a careful reader accepts the first clause, from 0 to 1. */
export function readRelevance(features: JudgementFeatures, { weights, constant }: Calibration): number {
  const sum = judgementNames.reduce(
    (total, name) => total + weightInJudgement(weights[name], features) * features[name],
    constant,
  );
  return 1 / (1 + Math.exp(-sum));
}

/** What a feature weighs where the first clause has so many ways of asking. */
export function weightInJudgement(
  [bare, dense]: readonly [bare: number, dense: number],
  { density }: Pick<JudgementFeatures, 'density'>,
): number {
  return bare * (1 - density) + dense * density;
}
