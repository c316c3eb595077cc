import type { LocalDate } from '../calendar/index.ts';
import type { CouncilId } from '../council.ts';
import type { Database, PeopleReads, PeopleStores, PersonId, Stored } from '../people/index.ts';
import type { AuditEntry } from './audit.ts';
import type { RecordedClosure } from './closure.ts';
import type { Clock, Enquiry, EnquiryNumber, Resident } from './enquiry.ts';
import type { Visibility } from './visibility.ts';

/** Which enquiries, of those the viewer may see. Every part given must hold. */
export type EnquiryFilter = {
  readonly councillorId?: PersonId;
  readonly officerId?: PersonId;
  /** Its councillor lets this person read it. */
  readonly sharedWith?: PersonId;
  /** Handled by any of these people or services, or with one of these services and nobody yet; nothing named gives none. */
  readonly handledBy?: {
    readonly officerIds: readonly PersonId[];
    readonly services: readonly string[];
    readonly unassignedIn?: readonly string[];
  };
  /** No officer has it. */
  readonly unassigned?: true;
  readonly service?: string;
  /** In this ward, whatever the case and the spaces around it. */
  readonly ward?: string;
  /** The council had it on one of these days, both included. */
  readonly received?: Period;
  /** Resolved or withdrawn on one of these days, both included. */
  readonly closed?: Period;
  /** Said to be urgent, with or without a reason. */
  readonly urgent?: true;
  readonly complexity?: Enquiry['complexity']['kind'];
  /** Open and not acknowledged yet. */
  readonly unacknowledged?: true;
  /** Logged from one instant up to another, that one left out: milliseconds since the epoch. */
  readonly loggedAt?: { readonly from: number; readonly before: number };
  /** Open is logged or acknowledged, paused included; closed is resolved or withdrawn, and not taken back at once. */
  readonly state?: 'open' | 'closed' | 'paused';
  /** `nextDue` is on this date or before it: what is due. */
  readonly dueOnOrBefore?: LocalDate;
  /** `nextDue` is before this date: what is overdue on it. */
  readonly overdueOn?: LocalDate;
  /** Open, not paused, and the date of the next update is on this date or before it. */
  readonly updateDueOnOrBefore?: LocalDate;
  /** Every word is in reference, subject or details, as `matchesWords` says. Who a resident is is never searched. */
  readonly words?: string;
};

/** Where a page ended; the next page starts after it. */
export type PageCursor = { readonly nextDue?: LocalDate; readonly year: number; readonly number: number };

/**
 * `due-first`: by `nextDue`, those without one last, then by year and number. `newest-first`: by year and number,
 * descending; `oldest-first` ascending. At most `limit` (1 to 500).
 */
export type PageRequest = {
  readonly order: 'due-first' | 'newest-first' | 'oldest-first';
  readonly limit: number;
  readonly after?: PageCursor;
};

/** One page; `next` is there when more follow. */
export type Page = { readonly enquiries: readonly Enquiry[]; readonly next?: PageCursor };

/** How a promise stands on a day; `late` is kept too late, or open with its date past. `tallyOf` has the whole meaning. */
export type Outcome = 'in-time' | 'late' | 'open' | 'paused' | 'no-date';

/** How many promises of a clock, for enquiries received in a month (`2026-03`) and with a service, stand how. */
export type Tally = {
  readonly clock: Clock;
  readonly month: string;
  readonly service: string;
  readonly outcome: Outcome;
  readonly count: number;
};

/** Two dates, both included. */
export type Period = { readonly from: LocalDate; readonly to: LocalDate };

/** An officer and the service with which something is open; no officer where nobody has it. */
export type Holder = { readonly officerId?: PersonId; readonly service: string };

/** What can be asked about enquiries. Every question carries what the asker may see; nothing is filtered afterwards. */
export type EnquiryReads = {
  readonly enquiry: (viewer: Visibility, wanted: EnquiryNumber) => Promise<Enquiry | undefined>;
  readonly list: (viewer: Visibility, filter: EnquiryFilter, page: PageRequest) => Promise<Page>;
  readonly count: (viewer: Visibility, filter: EnquiryFilter) => Promise<number>;
  /** Who has what is open, or with which service it is: each pair once, however many enquiries there are. */
  readonly openHolders: (viewer: Visibility) => Promise<readonly Holder[]>;
  /** The councillors of whose enquiries a date is before this day: each once. */
  readonly lateFor: (viewer: Visibility, on: LocalDate) => Promise<readonly PersonId[]>;
  /** Those of up to 500 numbers that exist and may be seen, by year and number: what a misread reference may have meant. */
  readonly some: (viewer: Visibility, numbers: readonly EnquiryNumber[]) => Promise<readonly Enquiry[]>;
  /**
   * As `tallyOf` counts each enquiry (the meaning of every figure is there), of those that fit the filter where there is one; zero
   * counts are left out.
   */
  readonly tally: (
    viewer: Visibility,
    period: Period,
    today: LocalDate,
    filter?: EnquiryFilter,
  ) => Promise<readonly Tally[]>;
  /** An enquiry's history, oldest first; without internal notes and what was taken back, where the viewer may not see those. */
  readonly history: (viewer: Visibility, wanted: EnquiryNumber) => Promise<readonly AuditEntry[]>;
  /**
   * What was done, newest first, to those that fit the filter, after an instant and by anybody but one: what somebody missed.
   * At most `limit` (1 to 500). Shows of each history what `history` shows.
   */
  readonly changes: (
    viewer: Visibility,
    filter: EnquiryFilter,
    wanted: { readonly after: number; readonly notBy: PersonId; readonly limit: number },
  ) => Promise<readonly AuditEntry[]>;
  /** Who the resident is, for those alone who handle the enquiry as `mayKnowResident` says. */
  readonly resident: (viewer: Visibility, wanted: EnquiryNumber) => Promise<Resident | undefined>;
  /** What a change did, by reference; empty when it never happened. Not for showing. */
  readonly entriesOfChange: (council: CouncilId, changeId: string) => Promise<readonly AuditEntry[]>;
  /** Closure days approved while running, by date then changeId; those of the council's settings are not here. */
  readonly closures: (council: CouncilId) => Promise<readonly RecordedClosure[]>;
};

/** What can be done to enquiries, inside a transaction. */
export type EnquiryStore = EnquiryReads & {
  /** The next number of a council and year: 1, 2, 3 without gaps, given to one transaction at a time. */
  readonly takeNumber: (council: CouncilId, year: number) => Promise<number>;
  /** A new enquiry, version 1, with its first entry and who the resident is. An error of code `duplicate` when number or (changeId, reference) is taken. */
  readonly add: (enquiry: Enquiry, entry: AuditEntry, resident?: Resident) => Promise<void>;
  /**
   * `enquiry.version` is one more than what is stored; anything else is a conflict and writes nothing, nor the entry. With `resident`, that is
   * who the resident is from then on, and an empty one is nobody; without, that stays.
   */
  readonly change: (enquiry: Enquiry, entry: AuditEntry, resident?: Resident) => Promise<Stored>;
  /** How an enquiry was before the change that may be taken back (see `undoable`), while it may. Not for showing. */
  readonly previous: (council: CouncilId, wanted: EnquiryNumber) => Promise<Enquiry | undefined>;
  /** An error of code `duplicate` when the council has that changeId among its closures already. */
  readonly addClosure: (closure: RecordedClosure) => Promise<void>;
};

/** The part of a transaction that casework needs. The reminders' outbox joins it: `CaseworkStores & { outbox }`. */
export type CaseworkStores = PeopleStores & { readonly casework: EnquiryStore };
/** The part of a view that casework needs. */
export type CaseworkReads = PeopleReads & { readonly casework: EnquiryReads };
/** Storage as casework sees it; a database with more stores than these fits as well. */
export type CaseworkDatabase = Database<CaseworkStores, CaseworkReads>;
