import type { LocalDate } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import type { AuditEntry } from './audit.ts';
import type { Enquiry, EnquiryNumber, Resident } from './enquiry.ts';
import type { CaseworkRules } from './rules.ts';

/** An enquiry as it comes in. */
export type EnquiryDraft = {
  readonly subject: string;
  readonly details: string;
  readonly councillorId: PersonId;
  readonly service: string;
  readonly officerId?: PersonId;
  /** When the council had it. What a councillor logs the council has from then on, whatever this says. */
  readonly receivedOn: LocalDate;
  readonly writtenOn?: LocalDate;
  readonly ward?: string;
  readonly urgent?: string;
  readonly resident?: Resident;
  readonly madeFrom?: { readonly author: string; readonly link: string };
  /** Given when it is complex from the start. */
  readonly complexBecause?: string;
};

/** What of an enquiry is put right. An empty `ward` and an `urgent` of null take it away. */
export type Edits = {
  readonly subject?: string;
  readonly details?: string;
  readonly councillorId?: PersonId;
  readonly service?: string;
  readonly ward?: string;
  readonly urgent?: string | null;
  readonly writtenOn?: LocalDate;
  /** When the council had it: dates are counted anew. */
  readonly receivedOn?: LocalDate;
  /** Parts of who the resident is; an empty one is taken away. The enquiry does not keep what it was, so that it cannot be taken back. */
  readonly resident?: Resident;
};

/** What can be done with an enquiry. Words are people's own; which of them may be empty `change-enquiry.ts` says. */
export type Action =
  /** Tells the councillor who has it and, if said, when they hear next. */
  | { readonly kind: 'acknowledge'; readonly officerId: PersonId; readonly nextUpdateBy?: LocalDate }
  | { readonly kind: 'update'; readonly text: string; readonly nextUpdateBy?: LocalDate }
  | { readonly kind: 'resolve'; readonly text: string }
  /** Waiting for the councillor: resolve and update stand still. Looked at again on `until`, or after ten working days. */
  | { readonly kind: 'pause'; readonly reason: string; readonly until?: LocalDate }
  | { readonly kind: 'resume'; readonly reason: string }
  /** A proposal to the councillor, or with `withoutAgreement` set by the officer alone. */
  | { readonly kind: 'extend'; readonly by: LocalDate; readonly reason: string; readonly withoutAgreement?: boolean }
  /** The councillor's word on a proposal. With `by` it is about a proposal of that date and no other. */
  | { readonly kind: 'agree'; readonly by?: LocalDate }
  | { readonly kind: 'decline'; readonly reason: string }
  | { readonly kind: 'make-complex'; readonly reason: string }
  | { readonly kind: 'make-standard'; readonly reason: string }
  /** To an officer, with their service, or to a service without anybody yet. */
  | { readonly kind: 'reassign'; readonly service: string; readonly officerId?: PersonId; readonly reason: string }
  | { readonly kind: 'reopen'; readonly reason: string }
  | { readonly kind: 'withdraw'; readonly reason: string }
  /** For officers only: never shown to a councillor. */
  | { readonly kind: 'note'; readonly text: string }
  /** To another councillor, because the first one left. */
  | { readonly kind: 'hand-over'; readonly councillorId: PersonId; readonly reason: string }
  | { readonly kind: 'edit'; readonly edits: Edits }
  /** The councillor asks how it is going. */
  | { readonly kind: 'chase'; readonly text: string }
  /** The councillor adds what they know. */
  | { readonly kind: 'add'; readonly text: string }
  /** The councillor asks for another look at what was answered. */
  | { readonly kind: 'look-again'; readonly reason: string }
  | { readonly kind: 'fixed'; readonly text: string }
  | { readonly kind: 'not-fixed'; readonly reason: string }
  /** About the same thing as another one; said of both. */
  | { readonly kind: 'link'; readonly to: EnquiryNumber }
  /** Not about the same thing after all; said of both. */
  | { readonly kind: 'unlink'; readonly to: EnquiryNumber }
  | { readonly kind: 'share'; readonly with: PersonId }
  | { readonly kind: 'unshare'; readonly with: PersonId };

/** Who does it, when, under which rules. `on` is the council's date at `at`; `nameOf` is for sentences. */
export type ChangeContext = {
  readonly changeId: string;
  readonly by: PersonId;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly on: LocalDate;
  readonly rules: CaseworkRules;
  readonly nameOf: (id: PersonId) => string;
  /** It cannot be taken back, so nothing waits for that. */
  readonly isFinal?: boolean;
};

/** Why something was not done: for programs. The sentence beside it is for people. */
export type RefusalCode =
  | 'not-in-this-stage'
  | 'paused'
  | 'not-paused'
  | 'already-so'
  | 'words-missing'
  | 'too-long'
  | 'bad-date'
  | 'not-agreed'
  | 'nothing-promised'
  | 'nothing-proposed'
  | 'too-soon'
  | 'too-late'
  | 'beyond-list'
  | 'clock-went-back'
  | 'not-allowed'
  | 'unknown-person'
  | 'unknown-service'
  | 'change-id-used';

/** Nothing was changed, and why. */
export type Refused = { readonly kind: 'refused'; readonly code: RefusalCode; readonly sentence: string };

/** The enquiry after it and what goes into the audit, or nothing and why. */
export type ChangeOutcome =
  | { readonly kind: 'changed'; readonly enquiry: Enquiry; readonly entry: AuditEntry }
  | Refused;

/** Longest words of people, in characters. */
export const longest = { subject: 200, text: 4000 } as const;

/** Nothing was changed, and why. */
export function refuse(code: RefusalCode, sentence: string): Refused {
  return { kind: 'refused', code, sentence };
}

/** Milliseconds for which a change can be taken back by whoever made it, and for which nothing is sent about it. */
export const UNDO_FOR = 300_000;
