import type { LocalDate } from '../calendar/index.ts';
import type { CouncilId, PersonId } from '../people/index.ts';

/** What a person reads out: `CW-2026-0042`; the year of logging and a number within council and year. */
export type EnquiryReference = string;

/** What a reference stands for, within a council. */
export type EnquiryNumber = { readonly year: number; readonly number: number };

/** A promise with a date of its own: to acknowledge, to resolve, to give the next update. */
export type Clock = 'acknowledge' | 'resolve' | 'update';

/** Where an enquiry is. Paused is no stage: a paused enquiry is `acknowledged` with `pausedSince`. */
export type Stage = 'logged' | 'acknowledged' | 'resolved' | 'withdrawn';

/** A date that was promised. */
export type Deadline = {
  /** The last day on which the promise is kept; absent where nothing is promised. */
  readonly by?: LocalDate;
  /** 0 before there was a date; one more each time the date is set, moved or taken away. */
  readonly version: number;
  /** Which calendar the date was counted with. */
  readonly calendarVersion?: string;
};

/** Days on which the clock stood still: `from` is the first such day, `until` the first that counts again. */
export type Pause = { readonly from: LocalDate; readonly until: LocalDate; readonly reason: string };

/** Where the date of the next update comes from: what the officer said, or the rhythm of complex enquiries. */
export type UpdateBasis =
  | { readonly kind: 'said'; readonly by: LocalDate; readonly on: LocalDate }
  | { readonly kind: 'rhythm'; readonly from: LocalDate; readonly every: number };

/** A councillor's casework enquiry. Instants are milliseconds since the epoch, dates are the council's own. */
export type Enquiry = {
  readonly council: CouncilId;
  readonly reference: EnquiryReference;
  readonly year: number;
  readonly number: number;
  /** 1 when logged; one more with each change. */
  readonly version: number;
  readonly subject: string;
  readonly details: string;
  /** For whom. */
  readonly councillorId: PersonId;
  /** The service that is to answer: a team, as the directory spells it. */
  readonly service: string;
  /** Who has it, once somebody has. */
  readonly officerId?: PersonId;
  readonly loggedBy: PersonId;
  readonly loggedAt: number;
  readonly receivedOn: LocalDate;
  /** The day the clocks count from: receipt, or the reopening. */
  readonly clockFrom: LocalDate;
  readonly stage: Stage;
  readonly complexity:
    | { readonly kind: 'standard' }
    | { readonly kind: 'complex'; readonly reason: string; readonly since: LocalDate };
  readonly acknowledgedOn?: LocalDate;
  readonly resolvedOn?: LocalDate;
  readonly withdrawnOn?: LocalDate;
  readonly pausedSince?: LocalDate;
  readonly pauseReason?: string;
  /** Pauses that are over, oldest first. */
  readonly pauses: readonly Pause[];
  /** A later date for resolving that the councillor agreed to. */
  readonly extension?: { readonly by: LocalDate; readonly agreedOn: LocalDate; readonly reason: string };
  readonly updateBasis?: UpdateBasis;
  readonly deadlines: Readonly<Record<Clock, Deadline>>;
  /** Updates given so far, against their dates. */
  readonly updatesGiven: Kept;
  /** How resolutions before the last reopening went. */
  readonly earlierResolutions: Kept;
};

/** How many promises were kept, broken, or never had a date. */
export type Kept = { readonly inTime: number; readonly late: number; readonly noDate: number };

/** The dates that are running: none while paused and none once resolved or withdrawn. */
export function runningDeadlines(enquiry: Enquiry): Readonly<Partial<Record<Clock, LocalDate>>> {
  if (!isOpen(enquiry) || enquiry.pausedSince !== undefined) return {};
  const { acknowledge, resolve, update } = enquiry.deadlines;
  return {
    ...(enquiry.stage === 'logged' && acknowledge.by !== undefined ? { acknowledge: acknowledge.by } : {}),
    ...(resolve.by !== undefined ? { resolve: resolve.by } : {}),
    ...(update.by !== undefined ? { update: update.by } : {}),
  };
}

/** The earliest running date; stored as a column of its own so that lists can be ordered by it. */
export function nextDue(enquiry: Enquiry): LocalDate | undefined {
  return Object.values(runningDeadlines(enquiry)).sort()[0];
}

/** Whether something is still to be done about it; a paused enquiry is open. */
export function isOpen(enquiry: Enquiry): boolean {
  return enquiry.stage === 'logged' || enquiry.stage === 'acknowledged';
}

/** Overdue starts on the day after the date, never by a second: due on the 5th, overdue from the 6th. */
export function isOverdue(enquiry: Enquiry, today: LocalDate): boolean {
  const due = nextDue(enquiry);
  return due !== undefined && due < today;
}

/** `CW-2026-0042` of 2026 and 42; numbers past 9999 simply grow. */
export function formatReference(year: number, number: number): EnquiryReference {
  return `CW-${year}-${String(number).padStart(4, '0')}`;
}

/** Reads a reference as people type it: `cw 2026 42`, `CW2026-0042`. Undefined when it is none. */
export function parseReference(typed: string): EnquiryNumber | undefined {
  const match = /^\s*#?cw[\s\-–—/]*(20\d\d)[\s\-–—/]*(\d{1,7})\s*$/i.exec(typed);
  const number = Number(match?.[2]);
  return match === null || number === 0 ? undefined : { year: Number(match[1]), number };
}
