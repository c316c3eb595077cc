import {
  addWorkingDays,
  formatDate,
  formatDay,
  type LocalDate,
  localDateAt,
  localTime,
  localTimeAt,
  weekdayOf,
} from '../calendar/index.ts';
import { type Clock, type Enquiry, nextDue, runningDeadlines } from '../casework/index.ts';
import { absenceOn, type Directory, findPerson, isActive, nameById, type PersonId } from '../people/index.ts';
import type { Telling } from './outbox.ts';
import { enquiryKey } from './payload.ts';
import { actingRecipients, type Recipient } from './recipients.ts';
import type { CouncilReminders } from './settings.ts';

/** What sentences about who was told are made from: the record of what arrived, and nothing else. */
export type Told = {
  readonly council: CouncilReminders;
  readonly directory: Directory;
  readonly today: LocalDate;
  readonly now: number;
  /** Of the enquiries that are spoken of: what is said of one is made of its own. */
  readonly tellings: readonly Telling[];
};

/**
 * Who has an overdue enquiry, who has been told since its date passed and when, who covers, and when the councillor hears
 * again. Nobody is said to have been told without a message that arrived.
 */
export function whoHasIt(enquiry: Enquiry, told: Told): readonly string[] {
  const { directory, today, council } = told;
  const around = { directory, on: today, posts: council.settings.posts };
  const officer = findPerson(directory, enquiry.officerId);
  const standing = actingRecipients('officer', enquiry, around);
  const acting = standing.map(({ person }) => person);
  const managers = actingRecipients('manager', enquiry, around).filter(
    ({ because }) => because?.kind !== 'nobody-left',
  );
  const about =
    officer !== undefined && isActive(officer, today)
      ? officerSentences(enquiry, officer.id, standing, told)
      : [`No officer has it yet. It is with ${enquiry.service}.`, ...toldSentences(acting, '', enquiry, told)];
  return [
    ...about,
    ...toldSentences(
      managers.map(({ person }) => person).filter((id) => !acting.includes(id)),
      'manager',
      enquiry,
      told,
    ),
  ];
}

/** What was promised to a councillor and has not been done, in the order of the dates. */
export function promisedAndMissed(enquiry: Enquiry, today: LocalDate): readonly string[] {
  const duties: Record<Clock, string> = {
    acknowledge: 'acknowledge it',
    resolve: 'resolve it',
    update: 'give you an update',
  };
  const missed = (Object.entries(runningDeadlines(enquiry)) as [Clock, LocalDate][])
    .filter(([, by]) => by < today)
    .sort(([, a], [, b]) => (a < b ? -1 : 1))
    .map(([clock, by]) => `to ${duties[clock]} by ${formatDay(by)}`);
  if (missed.length === 0) return [];
  const have = ['we have not', 'we have done neither', 'we have done none of it'][missed.length - 1] ?? 'we have not';
  return [`We promised ${missed.join(' and ')}, and ${have}.`];
}

/** By when somebody hears again of what is overdue: "You will hear again by Friday 18 December 2026, sooner if something is done." */
export function hearsAgain({ council, today }: Pick<Told, 'council' | 'today'>): string | undefined {
  const counted = addWorkingDays(today, council.settings.wordEvery, council.rules.calendar);
  return counted.kind === 'date'
    ? `You will hear again by ${formatDay(counted.date)}, and sooner if something is done.`
    : undefined;
}

function officerSentences(enquiry: Enquiry, id: PersonId, acting: readonly Recipient[], told: Told): readonly string[] {
  const { directory, today } = told;
  const name = nameOf(id, told);
  const absence = absenceOn(directory, id, today);
  if (absence === undefined) {
    const when = whenTold(id, enquiry, told);
    if (when !== undefined) return [`${name} has it and was told ${when}.`];
    return [worksOn(id, told) ? `${name} has it.` : `${name} has it but is not at work today.`];
  }
  const until = `${name} is away until ${formatDate(absence.to)}`;
  const cover = acting.find(({ because }) => because?.kind === 'cover' && because.for === id)?.person;
  const others = acting.map(({ person }) => person);
  if (cover === undefined) return [`${until}, and nobody covers.`, ...toldSentences(others, '', enquiry, told)];
  const when = whenTold(cover, enquiry, told);
  return [`${until}.`, `${nameOf(cover, told)} covers${when === undefined ? '' : ` and was told ${when}`}.`];
}

function toldSentences(ids: readonly PersonId[], as: 'manager' | '', enquiry: Enquiry, told: Told): readonly string[] {
  return ids.flatMap((id) => {
    const when = whenTold(id, enquiry, told);
    if (when === undefined) return [];
    const name = nameOf(id, told);
    return [as === 'manager' ? `The manager, ${name}, was told ${when}.` : `${name} was told ${when}.`];
  });
}

/** When somebody was told last that it is overdue; undefined when no message to them arrived since its date passed. */
function whenTold(id: PersonId, enquiry: Enquiry, { tellings, council, today }: Told): string | undefined {
  const { zone } = council.settings;
  const due = nextDue(enquiry);
  const about = enquiryKey(enquiry);
  const last = tellings.findLast(
    ({ enquiry: of, recipient, at }) =>
      of === about && recipient === id && (due === undefined || localDateAt(at, zone) > due),
  );
  if (last === undefined) return undefined;
  const day = localDateAt(last.at, zone);
  if (day !== today) return `on ${formatDay(day)}`;
  return localTimeAt(last.at, zone) < localTime('12:00') ? 'this morning' : 'today';
}

function worksOn(id: PersonId, { directory, today, council }: Told): boolean {
  const person = findPerson(directory, id);
  const { calendar } = council.rules;
  const days =
    person === undefined || person.workingDays.length === 0 ? calendar.workingWeekdays : new Set(person.workingDays);
  return days.has(weekdayOf(today)) && !calendar.bankHolidays.has(today) && !calendar.closed.has(today);
}

function nameOf(id: PersonId, { directory }: Pick<Told, 'directory'>): string {
  return nameById(directory, id) ?? 'Somebody';
}
