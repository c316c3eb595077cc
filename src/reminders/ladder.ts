import {
  addDays,
  addWorkingDays,
  countWorkingDays,
  type LocalDate,
  localDate,
  onClock,
  type WorkingCalendar,
} from '../calendar/index.ts';
import { type Clock, type Enquiry, runningDeadlines } from '../casework/index.ts';
import { type Directory, findPerson, type Person, type PersonId } from '../people/index.ts';
import { listTimeOf, type ReminderChoices, workingTimeOf } from './choices.ts';
import { keyOf, type NewOutboxRow } from './outbox.ts';
import { enquiryKey, laneOf, type Payload } from './payload.ts';
import { nominalRecipients } from './recipients.ts';
import type { Audience, CouncilReminders, Rung } from './settings.ts';
import { digestOn, momentOn } from './working-time.ts';

/** What rows are made with: the council's settings, its people, and what they chose. */
export type LadderContext = {
  readonly council: CouncilReminders;
  readonly directory: Directory;
  readonly choicesOf: (person: PersonId) => ReminderChoices;
};

/** A row of the ladder, and whether it warns before the date has passed or chases after it. */
export type LadderRow = { readonly row: NewOutboxRow; readonly chases: boolean };

const clocks: readonly Clock[] = ['acknowledge', 'resolve', 'update'];

/** Every rung of every date that runs, past ones too, earliest first for each date. */
export function ladderOf(enquiry: Enquiry, context: LadderContext): readonly LadderRow[] {
  const running = runningDeadlines(enquiry);
  const looks = enquiry.lookAgainOn === undefined ? [] : looksAtPaused(enquiry, enquiry.lookAgainOn, context);
  const rungs = clocks.flatMap((clock) => {
    const by = running[clock];
    if (by === undefined) return [];
    return context.council.settings.rungs[clock].flatMap((rung) =>
      rung.to.flatMap((to) => rowsOf(enquiry, clock, by, rung, to, context)),
    );
  });
  return [...looks, ...rungs];
}

/** A paused enquiry is looked at again in the morning of its day, or of the next on which somebody works. */
function looksAtPaused(enquiry: Enquiry, on: LocalDate, context: LadderContext): readonly LadderRow[] {
  const { council, directory, choicesOf } = context;
  return nominalRecipients('officer', enquiry, { directory, on, posts: council.settings.posts }).map((recipient) => {
    const { year, number } = enquiry;
    const key = keyOf({
      enquiry: enquiryKey(enquiry),
      stage: 'paused',
      rung: `look-${on}`,
      deadlineVersion: enquiry.pauses.length,
      recipient,
    });
    return {
      chases: false,
      row: {
        key,
        council: enquiry.council,
        recipient,
        lane: laneOf(enquiry.council, recipient),
        enquiry: enquiryKey(enquiry),
        payload: { kind: 'look-at-paused', enquiry: { year, number }, to: 'officer', on } satisfies Payload,
        notBefore: momentOfRung(on, 1, findPerson(directory, recipient), choicesOf(recipient), council),
      },
    };
  });
}

/** The rows of one rung: one for each person it is meant for. */
function rowsOf(
  enquiry: Enquiry,
  clock: Clock,
  by: LocalDate,
  rung: Rung,
  to: Audience,
  context: LadderContext,
): readonly LadderRow[] {
  const { council, directory, choicesOf } = context;
  const calendar = onClock(council.rules.calendar, clock);
  if (rung.ofPromisesFrom !== undefined && promisedDays(enquiry, clock, by, calendar) < rung.ofPromisesFrom) return [];
  const date = dayOfRung(by, rung, calendar);
  const chases = rung.workingDays > 0;
  return nominalRecipients(to, enquiry, { directory, on: date, posts: council.settings.posts }).map((recipient) => {
    const { version } = enquiry.deadlines[clock];
    const payload: Payload = {
      kind: 'rung',
      enquiry: { year: enquiry.year, number: enquiry.number },
      to,
      clock,
      rung: rung.name,
      version,
    };
    return {
      chases,
      row: {
        key: keyOf({
          enquiry: enquiryKey(enquiry),
          stage: clock,
          rung: rungFor(rung, to),
          deadlineVersion: version,
          recipient,
        }),
        council: enquiry.council,
        recipient,
        lane: laneOf(enquiry.council, recipient),
        enquiry: enquiryKey(enquiry),
        payload,
        notBefore: momentOfRung(
          date,
          rung.workingDays > 0 ? 1 : -1,
          findPerson(directory, recipient),
          choicesOf(recipient),
          council,
        ),
      },
    };
  });
}

/**
 * When a rung of a date comes to somebody: with their list of a day. A warning moves back (-1) to a day they work, or it would
 * come too late; a chase moves forward (1).
 */
export function momentOfRung(
  date: LocalDate,
  direction: 1 | -1,
  person: Person | undefined,
  choices: ReminderChoices,
  council: CouncilReminders,
): number {
  const time = workingTimeOf(person, choices, council);
  return choices.digestAt === undefined
    ? momentOn(date, listTimeOf(person, choices, council), direction, time)
    : digestOn(date, choices.digestAt, direction, time);
}

/** The length of a promise in working days: from what began it to its date. */
function promisedDays(enquiry: Enquiry, clock: Clock, by: LocalDate, calendar: WorkingCalendar): number {
  const { clockFrom, updateBasis, extension } = enquiry;
  const began = {
    acknowledge: clockFrom,
    resolve: extension?.agreedOn ?? clockFrom,
    update: updateBasis?.kind === 'said' ? updateBasis.on : (updateBasis?.from ?? clockFrom),
  }[clock];
  const counted = countWorkingDays(began, by, { ...calendar, coverage: everyDate });
  return counted.kind === 'count' ? counted.count : Number.POSITIVE_INFINITY;
}

/** Whoever is manager and head of service at once is told as both. */
function rungFor({ name, to }: Rung, audience: Audience): string {
  return to.length > 1 ? `${name}/${audience}` : name;
}

/** The date of a rung, counted on past the end of the bank-holiday list: a reminder a day off is better than none. */
function dayOfRung(by: LocalDate, { workingDays }: Pick<Rung, 'workingDays'>, calendar: WorkingCalendar): LocalDate {
  const counted = addWorkingDays(by, workingDays, { ...calendar, coverage: everyDate });
  return counted.kind === 'date' ? counted.date : addDays(by, workingDays);
}

const everyDate: WorkingCalendar['coverage'] = { first: localDate('1001-01-01'), last: localDate('9998-12-31') };
