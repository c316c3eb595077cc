import type { CouncilId } from '../../council.ts';
import type { Clause, ClauseItem, CouncilDocument, Side, Signpost, SmallTalkKind } from '../../knowledge/index.ts';
import type { Attribute } from '../reading/attributes.ts';
import type { Evidence } from './evidence.ts';
import type { Passage } from './passage.ts';

/** A question to a council's documents. */
export type Question = {
  readonly text: string;
  readonly council: CouncilId;
  /** Who asks, where that is known; it changes the order, never the text. */
  readonly role: Side | undefined;
  /** The question before this one in the same conversation, for follow-ups such as "and for councillors?". */
  readonly previous?: string;
};

/** A found clause. `relevance` from 0 to 1 is the estimated chance that a careful reader would accept it as the answer. */
export type Match = {
  readonly document: CouncilDocument;
  readonly clause: Clause;
  readonly item?: ClauseItem;
  readonly relevance: number;
  /** The words of the clause that answer. */
  readonly passage?: Passage;
};

/** One of two questions asked at once, with the clause that answers it and what is shown beside it. */
export type Part = { readonly asked: string; readonly match: Match; readonly also: readonly Match[] };

/**
 * That the documents are not wholly read, so that nothing can be said not to be in them: they are being learned, or that
 * failed or cannot be done here.
 */
export type UnfinishedReading = 'learning' | 'not-learned';

type Common = {
  /** Up to five, best first, in every case. */
  readonly matches: readonly Match[];
  readonly corrections: readonly (readonly [string, string])[];
  /** The question before this one, where it was needed to understand this one. */
  readonly completedFrom?: string;
  /** Left out where all is read. */
  readonly unfinished?: UnfinishedReading;
};

/** A clause shown in full, with what is shown in full beside it: what limits it, what belongs with it, its mirror. */
type Shown = {
  readonly also: readonly Match[];
  /** True where the clause shown and the one beside it turn one another round, and nobody knows on which side the asker is. */
  readonly bothSides: boolean;
  /** What the question asks for that the clause plainly says nothing of, nor any that stands by it. */
  readonly lacks?: Attribute;
  /** What may have been meant instead, best first. */
  readonly next: readonly Match[];
};

/**
 * What is shown, and so what is measured.
 * - `answer`: the first match answers. `parts` are two, where two questions were asked.
 * - `nearest`: the first match comes nearest, and may not answer.
 * - `choose`: one of `among` does, and the asker should say which; `also` limits one of them.
 * - `signpost`: somebody else may deal with it, or with `rival`. `next` are the clauses that come nearest, shown beside it.
 * - `none`: nothing was found. `near` is the clause that comes nearest in subject.
 * - `small-talk`: no question.
 */
export type Decision = Common &
  (
    | ({ readonly kind: 'answer'; readonly parts: readonly Part[] } & Shown)
    | ({ readonly kind: 'nearest' } & Shown)
    | { readonly kind: 'choose'; readonly among: readonly Match[]; readonly also: readonly Match[] }
    | {
        readonly kind: 'signpost';
        readonly signpost: Signpost;
        readonly rival?: Signpost;
        readonly next: readonly Match[];
      }
    | { readonly kind: 'none'; readonly near: Match | undefined; readonly lacks?: Attribute }
    | { readonly kind: 'small-talk'; readonly talk: SmallTalkKind }
  );

/** A decision with all that led to it: what the reply, the page, the command line and the evaluation read alike. */
export type Found = { readonly kind: 'found'; readonly decision: Decision; readonly evidence: Evidence };

/** What is shown with the first match, or with those to choose from. */
export function alsoShown(decision: Decision): readonly Match[] {
  return decision.kind === 'answer' || decision.kind === 'nearest' || decision.kind === 'choose' ? decision.also : [];
}
