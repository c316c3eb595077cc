import { citation, type Provenance, type Side } from '../../knowledge/index.ts';
import type { Fitted } from '../fitted.ts';
import type { Target } from '../learning/targets.ts';
import { featureNames } from '../ranking/candidates.ts';
import type { CouncilIndex } from '../ranking/council-index.ts';
import { weightOf } from '../ranking/rank.ts';
import type { Attribute } from '../reading/attributes.ts';
import type { Conduct } from '../reading/conduct.ts';
import { judgementNames, weightInJudgement } from './judge.ts';
import type { Look } from './look.ts';

/** A named number with what it weighs. */
export type Weighed = { readonly name: string; readonly value: number; readonly weight: number };

/** All that led to a decision, in numbers and words that a program can read: `explain` turns it into sentences. */
export type Evidence = {
  readonly understood: {
    readonly words: readonly string[];
    readonly corrections: readonly (readonly [string, string])[];
    /** On which side the asker is, and which side would owe what is asked about. */
    readonly self: Side | undefined;
    readonly obliged: Side | undefined;
    /** Whose conduct a complaint is about. */
    readonly conduct: Conduct | undefined;
    readonly concepts: readonly string[];
    readonly attribute: Attribute | undefined;
    /** The question that was searched for, where it is not the one that was asked. */
    readonly completed: string | undefined;
  };
  /** Best first, at most eight. */
  readonly candidates: readonly {
    readonly target: Target;
    /** The target as a person reads it: "Working Together Protocol, paragraph 26". */
    readonly name: string;
    readonly share: number;
    readonly features: readonly Weighed[];
    /** The phrasing or sentence that pulled most. */
    readonly pulledBy: string | undefined;
    /** Who wrote that phrasing, where somebody says so. */
    readonly provenance: Provenance | undefined;
  }[];
  /** How sure the first clause is, and why. */
  readonly judgement: {
    readonly features: readonly Weighed[];
    readonly constant: number;
    readonly relevance: number;
  };
  /** What the decision compared with what, a sentence each, in order; the last one decided. */
  readonly compared: readonly string[];
};

/** How many candidates are told of. */
const MOST_CANDIDATES = 8;

/** All that led to a look's verdict. `completedFrom` is the question before, where it was needed. */
export function gatherEvidence(
  { text, reading, candidates, features, relevance, verdict }: Look,
  completedFrom: string | undefined,
  index: CouncilIndex,
  fitted: Fitted,
): Evidence {
  const mode = features.withoutMeaning === 1 ? 'withoutMeaning' : 'withMeaning';
  const weights = fitted.ranking[mode];
  return {
    understood: {
      words: reading.words,
      corrections: reading.corrections,
      self: reading.speaker.self,
      obliged: reading.speaker.obliged,
      conduct: reading.conduct,
      concepts: reading.terms.concepts.map((concept) => concept.replace(/^~/, '')),
      attribute: reading.attribute,
      completed: completedFrom === undefined ? undefined : text,
    },
    candidates: candidates
      .slice(0, MOST_CANDIDATES)
      .map(({ target, share, features: values, pulledBy, provenance }) => ({
        target,
        name: nameTarget(target, index),
        share,
        pulledBy,
        provenance,
        features: featureNames.map((name) => ({ name, value: values[name], weight: weightOf(weights[name], values) })),
      })),
    judgement: {
      features: judgementNames.map((name) => ({
        name,
        value: features[name],
        weight: weightInJudgement(fitted.judgement[mode].weights[name], features),
      })),
      constant: fitted.judgement[mode].constant,
      relevance,
    },
    compared: verdict.compared,
  };
}

function nameTarget(target: Target, index: CouncilIndex): string {
  switch (target.kind) {
    case 'clause':
      return nameClause(target.reference, index);
    case 'near-miss':
      return `a question that ${nameClause(target.reference, index)} does not settle`;
    case 'signpost':
      return `the signpost on ${index.knowledge.signposts.find(({ topic }) => topic === target.topic)?.title ?? target.topic}`;
    case 'small-talk':
      return `small talk (${target.talk})`;
  }
}

function nameClause(reference: string, index: CouncilIndex): string {
  const found = index.find(reference);
  return found ? citation(found.document, found.clause) : reference;
}
