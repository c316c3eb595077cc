import type {
  Clause,
  ClauseItem,
  CouncilDocument,
  CouncilId,
  Side,
  Signpost,
  SmallTalkKind,
} from '../../knowledge/index.ts';
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
  /** The sentence or item of the clause that answers, where one stands out. */
  readonly passage?: Passage;
};

/**
 * That the documents are not wholly read, so that nothing can be said not to be in them: they are being learned, or that
 * failed or cannot be done here.
 */
export type UnfinishedReading = 'learning' | 'not-learned';

/**
 * What was decided. `matches` are up to five, best first, in every case.
 * - `answer`: the first match answers. `also` are other clauses that a second part of the question wants.
 * - `choose`: one of the first few does, and the asker should say which.
 * - `signpost`: known not to be in the documents; somebody else knows.
 * - `none`: not in the documents as far as can be told. `near` is the clause that comes nearest in subject.
 * - `small-talk`: no question.
 */
export type Decision = {
  readonly matches: readonly Match[];
  readonly corrections: readonly (readonly [string, string])[];
  /** Left out where all is read. */
  readonly unfinished?: UnfinishedReading;
} & (
  | { readonly kind: 'answer'; readonly also: readonly Match[] }
  | { readonly kind: 'choose' }
  | { readonly kind: 'signpost'; readonly signpost: Signpost }
  | { readonly kind: 'none'; readonly near: Match | undefined }
  | { readonly kind: 'small-talk'; readonly talk: SmallTalkKind }
);
