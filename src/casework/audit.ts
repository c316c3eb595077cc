import type { LocalDate } from '../calendar/index.ts';
import type { CouncilId } from '../council.ts';
import type { PersonId } from '../people/index.ts';
import type { Clock, EnquiryReference } from './enquiry.ts';

/**
 * What was done to an enquiry: what can be asked for, which `understanding` lists as verbs, and what comes about otherwise. Two lists, as
 * neither room knows the other; `conversation` hands a verb on as one of these, so the types fail where this list lacks it.
 * `recalculate`: a holiday or closure day moved its dates; `hand-over`: its councillor left.
 */
export type ChangeKind =
  | 'log'
  | 'acknowledge'
  | 'update'
  | 'resolve'
  | 'pause'
  | 'resume'
  | 'extend'
  | 'make-complex'
  | 'reassign'
  | 'reopen'
  | 'withdraw'
  | 'note'
  | 'hand-over'
  | 'make-standard'
  | 'agree'
  | 'decline'
  | 'edit'
  | 'chase'
  | 'add'
  | 'look-again'
  | 'fixed'
  | 'not-fixed'
  | 'link'
  | 'unlink'
  | 'share'
  | 'unshare'
  | 'undo'
  | 'recalculate';

/** The three dates as they stood; absent where nothing was promised. */
export type DueDates = Readonly<Partial<Record<Clock, LocalDate>>>;

/** One change of one enquiry: who, when, what, the dates before and after, and why. Never altered once written. */
export type AuditEntry = {
  readonly council: CouncilId;
  readonly reference: EnquiryReference;
  /** The version of the enquiry that this change made; orders the entries of an enquiry. */
  readonly version: number;
  /** The same action has the same one however often it arrives; one change may touch several enquiries. */
  readonly changeId: string;
  readonly kind: ChangeKind;
  readonly by: PersonId;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The council's date at that time. */
  readonly on: LocalDate;
  readonly before: DueDates;
  readonly after: DueDates;
  /** What was done, as a sentence. */
  readonly what: string;
  /** The reason that was given, or the words of an update or a note. */
  readonly why?: string;
  /** Of a subject that was put right: what it was. It may have named a resident, so it is for those alone who handle the enquiry. */
  readonly wasSubject?: string;
  /** Of an undo: the version whose change it takes back. Neither of the two is shown to councillors any more. */
  readonly undoes?: number;
  /** Never written: why whoever reads it is not shown `why` and `wasSubject`, which are left out then. */
  readonly wordsGone?: 'taken-back' | 'resident';
  /** `officers`: an internal note, never shown to councillors. */
  readonly audience: 'everyone' | 'officers';
};
