import type { Provenance } from '../../knowledge/index.ts';
import type { Target } from '../learning/targets.ts';

/**
 * What speaks for a target, each number from 0 to 1 but the last five. Weighed and summed they give its share: a conditional logit.
 */
export const featureNames = [
  /** Likeness in words to ways of asking: the mean of the three most alike, the most alike, and all taken together. */
  'askedNearest',
  'askedBest',
  'askedTogether',
  /** The same in meaning, by what was learned. */
  'meantNearest',
  'meantBest',
  'meantTogether',
  /** Likeness to ways of asking of ticked topics, in words and in meaning: the mean of the three most alike. */
  'topicAsked',
  'topicMeant',
  /** Likeness to the clause's own most alike sentence, in words and in meaning. */
  'ownWords',
  'ownMeaning',
  /** Likeness in meaning to the whole clause with its heading. */
  'wholeMeaning',
  /** How much of what the question says one sentence of the clause says, rare words weighing more, and how near that comes to all. */
  'ownCovered',
  'ownSaid',
  /** BM25 over headings and text, 1 for the best clause. */
  'bm25',
  /** What was learned from all phrasings: the logarithm of the share, from 0 for none to 1 for all. */
  'learned',
  /** The same for the topics that a person ticked for the clause. */
  'topical',
  /** The same, shared out among all the clauses for which a topic was ticked. */
  'ticked',
  /** The same for topics that nobody ticked, as far as the clause's own words are about them; and against what other clauses are about. */
  'bridged',
  'routed',
  /** By words that questions of other councils were answered with, 1 for the best clause. */
  'translated',
  /** Above 0 where the side that the clause obliges would owe what is asked about. */
  'duty',
  /** Nothing was learned of it yet, and how many ways of asking there are, from 0 for none to 1 for 80: fitted offsets. */
  'unlearned',
  'asked',
  /** What somebody wrote down as not answered here: near misses and signposts. */
  'outside',
  'nearMiss',
  /** A report beside an adopted document: background, not the rule. */
  'background',
] as const;

export type FeatureName = (typeof featureNames)[number];
export type FeatureValues = Readonly<Record<FeatureName, number>>;

/** A target with what speaks for it. */
export type Candidate = {
  readonly target: Target;
  readonly features: FeatureValues;
  /** Shares of all candidates sum to 1. */
  readonly share: number;
  /** The way of asking or sentence that was most like the question. */
  readonly pulledBy: string | undefined;
  /** Who wrote that, where it is a way of asking and somebody says so. */
  readonly provenance: Provenance | undefined;
};
