import type { Side } from '../../knowledge/index.ts';
import type { Target } from '../learning/targets.ts';
import type { Attribute } from '../reading/attributes.ts';

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
    readonly concepts: readonly string[];
    readonly attribute: Attribute | undefined;
    /** The question that was searched for, where it is not the one that was asked. */
    readonly completed: string | undefined;
  };
  /** Best first, at most eight. */
  readonly candidates: readonly {
    readonly target: Target;
    readonly share: number;
    readonly features: readonly Weighed[];
    /** The phrasing or sentence that pulled most. */
    readonly pulledBy: string | undefined;
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
