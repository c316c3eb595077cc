import type { LocalDate } from '../calendar/index.ts';
import type { PersonId } from '../people/index.ts';
import type { AuditEntry } from './audit.ts';
import type { Enquiry } from './enquiry.ts';
import type { CaseworkRules } from './rules.ts';

/** An enquiry as it comes in. */
export type EnquiryDraft = {
  readonly subject: string;
  readonly details: string;
  readonly councillorId: PersonId;
  readonly service: string;
  readonly officerId?: PersonId;
  readonly receivedOn: LocalDate;
  /** Given when it is complex from the start. */
  readonly complexBecause?: string;
};

/** What can be done with an enquiry. Reasons are words of people; where one is asked for, an empty one is refused. */
export type Action =
  /** Tells the councillor who has it and, if said, when they hear next. */
  | { readonly kind: 'acknowledge'; readonly officerId: PersonId; readonly nextUpdateBy?: LocalDate }
  | { readonly kind: 'update'; readonly text: string; readonly nextUpdateBy?: LocalDate }
  | { readonly kind: 'resolve'; readonly text: string }
  /** Waiting for the councillor: resolve and update stand still. */
  | { readonly kind: 'pause'; readonly reason: string }
  | { readonly kind: 'resume'; readonly reason: string }
  /** `agreed` is the officer's word that the councillor agreed; without it there is no extension. */
  | { readonly kind: 'extend'; readonly by: LocalDate; readonly reason: string; readonly agreed: boolean }
  | { readonly kind: 'make-complex'; readonly reason: string }
  /** To an officer, with their service, or to a service without anybody yet. */
  | { readonly kind: 'reassign'; readonly service: string; readonly officerId?: PersonId; readonly reason: string }
  | { readonly kind: 'reopen'; readonly reason: string }
  | { readonly kind: 'withdraw'; readonly reason: string }
  /** For officers only: never shown to a councillor. */
  | { readonly kind: 'note'; readonly text: string }
  /** To another councillor, because the first one left. */
  | { readonly kind: 'hand-over'; readonly councillorId: PersonId; readonly reason: string };

/** Who does it, when, under which rules. `on` is the council's date at `at`; `nameOf` is for sentences. */
export type ChangeContext = {
  readonly changeId: string;
  readonly by: PersonId;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly on: LocalDate;
  readonly rules: CaseworkRules;
  readonly nameOf: (id: PersonId) => string;
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
export const LONGEST = { subject: 200, text: 4000 } as const;

/** Nothing was changed, and why. */
export function refuse(code: RefusalCode, sentence: string): Refused {
  return { kind: 'refused', code, sentence };
}
