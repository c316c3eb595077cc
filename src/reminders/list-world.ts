import { addWorkingDays, countWorkingDays, type LocalDate, localDateAt } from '../calendar/index.ts';
import { type AuditEntry, type Enquiry, nextDue } from '../casework/index.ts';
import type { Directory, Person } from '../people/index.ts';
import type { Item } from './check.ts';
import type { Telling } from './outbox.ts';
import { enquiryKey } from './payload.ts';
import type { Because } from './recipients.ts';
import type { CouncilReminders } from './settings.ts';

/** What a list is made from, all of one moment. */
export type ListWorld = {
  readonly now: number;
  readonly today: LocalDate;
  readonly council: CouncilReminders;
  readonly directory: Directory;
  readonly person: Person;
  /** Open, and seen by the person. */
  readonly enquiries: readonly Enquiry[];
  /** By key of the enquiry. */
  readonly tellings: ReadonlyMap<string, readonly Telling[]>;
  /** What others did since the last list. */
  readonly changes: readonly AuditEntry[];
  readonly carried: readonly Item[];
  readonly isFirstOfWeek: boolean;
  /** Enquiries of which they want to hear nothing before an instant. */
  readonly snoozed: Readonly<Record<string, number>>;
  /** What nobody was told of for so long that this person hears of it in place of whoever is nearer: unspoken.ts. */
  readonly unspoken: readonly Enquiry[];
  /** Given where they have muted, and hear of what is unspoken all the same. */
  readonly mutedUntil?: LocalDate | undefined;
};

/** An enquiry in a list, why it is this person's where that is not plain, and what was done since their last list. */
export type Listing = {
  readonly enquiry: Enquiry;
  readonly because?: Because | undefined;
  readonly changes: readonly AuditEntry[];
  readonly isNew: boolean;
};

/** What a list says, part after part; a part that is empty is left out. */
export type ListContents = {
  readonly overdue: readonly Listing[];
  readonly dueToday: readonly Listing[];
  readonly toLookAt: readonly Listing[];
  readonly dueSoon: readonly Listing[];
  readonly others: readonly Listing[];
  /** To a councillor: what was promised and not done. */
  readonly words: readonly Enquiry[];
  /** How many more of theirs are overdue, of which they have heard within the last working days. */
  readonly heardBefore: number;
  /** To managers and heads of service: what was missed, whenever that was. */
  readonly missed: readonly Enquiry[];
  /** To a coordinator: what else was missed in the council. */
  readonly missedElsewhere: readonly Enquiry[];
  /** To all of these: what is not due yet, where the council has a step for them before that. */
  readonly comingDue: readonly Enquiry[];
  readonly team?: TeamContents | undefined;
  /** To a head of service: overdue for long. */
  readonly longOverdue: readonly Enquiry[];
  /** To a coordinator, on the first day of their week: what else is overdue in the council. */
  readonly elsewhere: readonly Enquiry[];
  /** To a coordinator: nobody has them. */
  readonly unassigned: readonly Enquiry[];
  /** To whoever is told because nobody nearer is: what nobody was told of for some working days. */
  readonly unspoken: readonly Enquiry[];
  /** What was done, and what else fell due with the list. */
  readonly news: readonly Item[];
  /** The last day of "due soon". */
  readonly soonUntil: LocalDate;
};

/** A manager's week. */
export type TeamContents = {
  /** All that "team casework" lists; the parts have what comes to this person as manager and stands nowhere else in the list. */
  readonly open: number;
  readonly overdue: readonly Enquiry[];
  readonly dueSoon: readonly Enquiry[];
  readonly nobodys: readonly Enquiry[];
  readonly pausedForLong: readonly Enquiry[];
  readonly others: readonly Enquiry[];
  readonly away: readonly {
    readonly person: Person;
    readonly until: LocalDate;
    readonly coverId?: string | undefined;
  }[];
};

/** Whether this person was told nothing about it for so many working days that it is time. */
export function isQuiet(enquiry: Enquiry, world: ListWorld): boolean {
  const { tellings, person, council } = world;
  const last = tellings.get(enquiryKey(enquiry))?.findLast(({ recipient }) => recipient === person.id);
  return last === undefined || isWordDue(localDateAt(last.at, council.settings.zone), world);
}

/** Whether so many working days went by since a day that a word is due. */
export function isWordDue(since: LocalDate, world: Pick<ListWorld, 'council' | 'today'>): boolean {
  const next = workingDaysOn(since, world.council.settings.wordEvery, world);
  return next === undefined || next <= world.today;
}

/** How many working days its earliest date is past; 0 while none is. */
export function workingDaysLate(enquiry: Enquiry, world: Pick<ListWorld, 'today' | 'council'>): number {
  const due = nextDue(enquiry);
  return due === undefined || due >= world.today ? 0 : workingDays(due, world.today, world);
}

/** Whether somebody has it. */
export function hasOfficer({ officerId }: Enquiry): boolean {
  return officerId !== undefined;
}

/** Working days between two dates; 0 where the calendar ends. */
export function workingDays(from: LocalDate, to: LocalDate, { council }: Pick<ListWorld, 'council'>): number {
  const counted = countWorkingDays(from, to, council.rules.calendar);
  return counted.kind === 'count' ? counted.count : 0;
}

/** The date so many working days after another, while the calendar reaches it. */
export function workingDaysOn(
  from: LocalDate,
  days: number,
  { council }: Pick<ListWorld, 'council'>,
): LocalDate | undefined {
  const counted = addWorkingDays(from, days, council.rules.calendar);
  return counted.kind === 'date' ? counted.date : undefined;
}

/** What is due first comes first. */
export function compare(a: Enquiry, b: Enquiry): number {
  const key = (enquiry: Enquiry) => `${nextDue(enquiry) ?? '9999'} ${enquiry.reference}`;
  return key(a) < key(b) ? -1 : 1;
}

/** Each once, what is due first first. */
export function distinct(enquiries: readonly Enquiry[]): readonly Enquiry[] {
  return [...new Map(enquiries.map((enquiry) => [enquiry.reference, enquiry])).values()].sort(compare);
}
