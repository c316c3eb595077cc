import type { Command } from './command.ts';

/** A button that types this. */
export type Offer = { readonly label: string; readonly typed: string };

/** Why something is not done now, and the words that say so. */
export type Proviso = {
  readonly why:
    | 'question'
    | 'later'
    | 'negated'
    | 'not-yet'
    | 'condition'
    | 'exception'
    | 'unsure'
    | 'internal'
    | 'unsent'
    | 'past'
    | 'fewer';
  readonly words: string;
};

/** Something found in the sentence: from `start` up to `end` of `Understanding.text`. */
export type Span = {
  readonly start: number;
  readonly end: number;
  readonly is: 'reference' | 'person' | 'date' | 'service' | 'ward';
};

/**
 * What a turn means. `command`: to be carried out, at once where it is `sure` of itself; where it `goesOn`, what was asked or read back, with
 * an answer in it or put right, and no wish of its own. `held`: something to be done, but as a question, for another day, under a condition,
 * or as what is not so, by the `words` that say so: nothing is done, what the `command` shows is shown, and `offers` has what can be done instead; where it `answers`, it is a yes to what waits. `unclear`: casework, but not which. `several`: things that
 * are wanted, or may be, one by one: none is done; where it `stands`, what was done before was not meant; `meant-other`, nor of which enquiry; `who-sees`: words that a councillor may be meant to read; `which-one`: words to be told, of the enquiry on the screen or of another; `row-or-number`: a number alone below a list. `how`: how something is done here, by what is `typed`.
 * `documents`: a question to the documents, or `talk` that asks nothing, or `doubtful` where it is no question and nothing speaks for the documents; `beside` is the casework it may have been.
 */
export type Understanding = {
  readonly text: string;
  readonly found: readonly Span[];
  /** How likely it is, from 0 to 1. */
  readonly likely: number;
} & (
  | { readonly kind: 'command'; readonly command: Command; readonly goesOn?: true }
  | {
      readonly kind: 'held';
      readonly why: Proviso['why'];
      readonly words: string;
      readonly command?: Command;
      readonly offers: readonly Offer[];
      readonly answers?: true;
    }
  | { readonly kind: 'unclear'; readonly may: readonly Offer[] }
  | {
      readonly kind: 'several';
      readonly why:
        | 'one-by-one'
        | 'all-of-theirs'
        | 'stands'
        | 'who-sees'
        | 'which-one'
        | 'meant-other'
        | 'row-or-number';
      readonly each: readonly Offer[];
    }
  | { readonly kind: 'how'; readonly typed: string }
  | {
      readonly kind: 'documents';
      readonly beside: readonly Offer[];
      readonly talk: boolean;
      readonly doubtful: boolean;
      /** How much speaks for casework all the same, in log odds, and what of that it may be. */
      readonly leaning: number;
      readonly perhaps: readonly Offer[];
    }
);

/** To be carried out, and nothing else was meant. */
export function certain(text: string, command: Command): Understanding {
  return { kind: 'command', command, text, found: [], likely: 1 };
}

/** An answer in what was asked or read back, or that put right. */
export function goesOn(text: string, command: Command): Understanding {
  return { kind: 'command', command, goesOn: true, text, found: [], likely: 1 };
}
