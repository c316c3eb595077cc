import type { LocalDate } from '../calendar/index.ts';
import type { CouncilId } from '../council.ts';
import { defined } from '../defined.ts';
import type { PersonId } from '../people/index.ts';

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
  /** Where it is, as the directory spells the ward. */
  readonly ward?: string;
  /** Why it is urgent; empty where nobody said why. */
  readonly urgent?: string;
  readonly loggedBy: PersonId;
  readonly loggedAt: number;
  /** When the council had it. */
  readonly receivedOn: LocalDate;
  /** When the resident wrote to the councillor; moves no date. */
  readonly writtenOn?: LocalDate;
  /** The message it was made from. */
  readonly madeFrom?: { readonly author: string; readonly link: string };
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
  /** While paused: the day on which somebody looks whether it is still waiting. */
  readonly lookAgainOn?: LocalDate;
  /** Pauses that are over, oldest first. */
  readonly pauses: readonly Pause[];
  /** A later date for resolving. */
  readonly extension?: Extension;
  /** A later date for resolving that waits for the councillor to agree; moves nothing until then. */
  readonly proposedExtension?: ProposedExtension;
  readonly updateBasis?: UpdateBasis;
  readonly deadlines: Readonly<Record<Clock, Deadline>>;
  /** Updates given so far, against their dates. */
  readonly updatesGiven: Kept;
  /** How resolutions before the last reopening went. */
  readonly earlierResolutions: Kept;
  /** The services that had it before, the first one first. */
  readonly earlierServices?: readonly EarlierService[];
  /** When it was last changed; while it was not, it is as it was logged. */
  readonly changedAt?: number;
  /** Version and last change for whoever does not see what is for officers; absent while nothing is. `versionSeen` reads it. */
  readonly openly?: SeenVersion;
  /** When the councillor last asked how it is going. */
  readonly chasedOn?: LocalDate;
  /** Since it was resolved the councillor said that it is. */
  readonly confirmedOn?: LocalDate;
  /** Enquiries about the same thing; who may not see one is not told of it. */
  readonly linkedTo?: readonly EnquiryReference[];
  /** Councillors of the same ward who may read it, because its councillor chose so. */
  readonly sharedWith?: readonly PersonId[];
  /** Versions whose words nobody is shown any more: they may tell who the resident was, whose details were removed. */
  readonly wordsGone?: readonly number[];
  /** It was logged by mistake and taken back at once: councillors see it no more. */
  readonly takenBack?: true;
  /**
   * Its last change can be taken back by whoever made it, before that instant; until then nothing is sent about it. `version`: the
   * change it is, where only what its councillor does not see came after.
   */
  readonly undoable?: { readonly by: PersonId; readonly until: number; readonly version?: number };
};

/** How often an enquiry was changed for somebody, counting its logging, and when last, in milliseconds since the epoch. */
export type SeenVersion = { readonly version: number; readonly changedAt: number };

/**
 * `agreedOn`: the day from which it holds. `agreedBy` and `agreedAt`: the councillor who pressed or typed it, and when.
 * `insteadOf`: set without agreement, in the place of this date, which stays the promise that is counted.
 */
export type Extension = {
  readonly by: LocalDate;
  readonly agreedOn: LocalDate;
  readonly reason: string;
  readonly agreedBy?: PersonId;
  readonly agreedAt?: number;
  readonly insteadOf?: LocalDate;
};

/** An officer's proposal, with who made it and when. */
export type ProposedExtension = {
  readonly by: LocalDate;
  readonly reason: string;
  readonly proposedBy: PersonId;
  readonly proposedOn: LocalDate;
};

/** What tells who a resident is. Kept apart from the enquiry, so that nothing made of enquiries can show it. */
export type Resident = {
  readonly name?: string;
  readonly address?: string;
  readonly telephone?: string;
  readonly email?: string;
};

/** How many promises were kept, broken, or never had a date. */
export type Kept = { readonly inTime: number; readonly late: number; readonly noDate: number };

/**
 * A service that had it before. `until` is the first day on which another one had it; `updatesGiven` and `earlierResolutions`
 * are what was counted while this one had it: what was kept and what was missed then stays its own.
 */
export type EarlierService = {
  readonly service: string;
  readonly until: LocalDate;
  readonly updatesGiven: Kept;
  readonly earlierResolutions: Kept;
  /** What had been kept when it went on: of two services that had it on one day, this tells whose it is. */
  readonly kept?: readonly Clock[];
};

/** The service that had it at the end of a day: the one that missed what was promised for that day. */
export function serviceOn({ service, earlierServices = [] }: Enquiry, day: LocalDate): string {
  return earlierServices.find(({ until }) => day < until)?.service ?? service;
}

/** Whether a service that had it before was the one, or came after the one, that kept a promise on a day. */
export function hadItWhenKept({ until, kept = [] }: EarlierService, clock: Clock, day: LocalDate): boolean {
  return day < until || (day === until && kept.includes(clock));
}

/** The dates that are running: none while paused and none once resolved or withdrawn. */
export function runningDeadlines(enquiry: Enquiry): Readonly<Partial<Record<Clock, LocalDate>>> {
  if (!isOpen(enquiry) || enquiry.pausedSince !== undefined) return {};
  const { acknowledge, resolve, update } = enquiry.deadlines;
  return {
    ...(enquiry.stage === 'logged' && acknowledge.by !== undefined ? { acknowledge: acknowledge.by } : {}),
    ...defined({ resolve: resolve.by, update: update.by }),
  };
}

/** The earliest running date; stored as a column of its own so that lists can be ordered by it. */
export function nextDue(enquiry: Enquiry): LocalDate | undefined {
  return Object.values(runningDeadlines(enquiry)).sort()[0];
}

/** The date that is counted: what was promised, whatever an officer set in its place without agreement. */
export function promisedBy(enquiry: Enquiry, clock: Clock): LocalDate | undefined {
  const { by } = enquiry.deadlines[clock];
  return clock === 'resolve' && by !== undefined ? (enquiry.extension?.insteadOf ?? by) : by;
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
