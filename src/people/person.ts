import type { LocalDate, Weekday } from '../calendar/index.ts';
import type { CouncilId } from '../council.ts';

/** Opaque and stable: an e-mail address may change, this never does. */
export type PersonId = string;

/**
 * What a directory says somebody is. A manager is no role: it follows from being somebody's manager. A coordinator is of member
 * support: sees to it that every enquiry has somebody.
 */
export type Role = 'councillor' | 'co-opted' | 'officer' | 'monitoring-officer' | 'administrator' | 'coordinator';

/** What becomes of the open enquiries of somebody who leaves; `undecided` until an administrator has chosen. */
export type DepartureChoice = 'undecided' | 'handed-over' | 'closed' | 'kept';

/** That somebody left: the last day is included, unless they left on it `atOnce`. `handedTo` is there when handed over to a person. */
export type Departure = {
  readonly lastDay: LocalDate;
  readonly atOnce?: true;
  readonly casework: DepartureChoice;
  readonly handedTo?: PersonId;
  /** What was chosen for the open enquiries is carried out once the last day is over. */
  readonly waits?: true;
  readonly by: PersonId;
  /** Milliseconds since the epoch. */
  readonly at: number;
};

/** Somebody in a council's directory. Everything here came from the council, nothing from the person's own words. */
export type Person = {
  readonly id: PersonId;
  readonly council: CouncilId;
  readonly name: string;
  /**
   * How the person is reached, and no more: lower case, without spaces around it; one person a council has it. Empty once it
   * is somebody else's.
   */
  readonly email: string;
  /** How the council itself tells people apart: a staff number, or the directory's object id. One person a council has it. */
  readonly staffNumber?: string;
  readonly roles: readonly Role[];
  /** The team an officer works in: `Streetpride`. */
  readonly service?: string;
  readonly managerId?: PersonId;
  readonly wards: readonly string[];
  readonly politicalGroup?: string;
  /** Monday first, never empty. */
  readonly workingDays: readonly Weekday[];
  readonly left?: Departure;
  /** 1 when added; one more with each change. */
  readonly version: number;
};

/** Time away, both days included, with whoever stands in. */
export type Absence = {
  readonly id: string;
  readonly council: CouncilId;
  readonly personId: PersonId;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly coverId?: PersonId;
  readonly recordedBy: PersonId;
  /** Milliseconds since the epoch. */
  readonly recordedAt: number;
};

/** An account on a platform, as its adapter names it; all three are opaque here. */
export type AccountKey = { readonly platform: string; readonly tenant: string; readonly accountId: string };

/** That an account is a person's, because the platform vouched for this e-mail address at that time. */
export type TiedAccount = AccountKey & {
  readonly council: CouncilId;
  readonly personId: PersonId;
  readonly email: string;
  /** Milliseconds since the epoch. */
  readonly tiedAt: number;
};

/** A council's people and their absences as they are at one moment; those who left are still in it. */
export type Directory = {
  readonly council: CouncilId;
  readonly people: readonly Person[];
  readonly absences: readonly Absence[];
};
