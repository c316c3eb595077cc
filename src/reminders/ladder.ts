import {
  addDays,
  addWorkingDays,
  type LocalDate,
  localDate,
  localTime,
  onClock,
  type WorkingCalendar,
} from '../calendar/index.ts';
import { type Clock, type Enquiry, runningDeadlines } from '../casework/index.ts';
import { type Directory, findPerson, type PersonId } from '../people/index.ts';
import { type ReminderChoices, workingTimeOf } from './choices.ts';
import { keyOf, type NewOutboxRow } from './outbox.ts';
import { enquiryKey, laneOf, type Payload } from './payload.ts';
import { nominalRecipients } from './recipients.ts';
import type { Audience, CouncilReminders, Rung } from './settings.ts';
import { digestOn, momentOn, type WorkingTime } from './working-time.ts';

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
  return nominalRecipients('officer', enquiry, directory, on).map((recipient) => {
    const choices = choicesOf(recipient);
    const time = workingTimeOf(findPerson(directory, recipient), choices, council);
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
        notBefore: momentOfRung(on, LOOK, choices, time),
      },
    };
  });
}

/** Moves forward to a day on which somebody works, as what chases does. */
const LOOK: Rung = { name: 'look-at-paused', workingDays: 1, at: localTime('09:00'), to: ['officer'] };

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
  const date = dayOfRung(by, rung, onClock(council.rules.calendar, clock));
  const chases = rung.workingDays > 0;
  return nominalRecipients(to, enquiry, directory, date).map((recipient) => {
    const choices = choicesOf(recipient);
    const time = workingTimeOf(findPerson(directory, recipient), choices, council);
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
        notBefore: momentOfRung(date, rung, choices, time),
      },
    };
  });
}

/**
 * When a rung of a date comes to somebody. A warning moves back to a day they work, or it would come too late; a chase moves
 * forward. With a daily digest it comes in that day's.
 */
export function momentOfRung(
  date: LocalDate,
  { workingDays, at }: Rung,
  { digestAt }: ReminderChoices,
  time: WorkingTime,
): number {
  const direction = workingDays > 0 ? 1 : -1;
  return digestAt === undefined ? momentOn(date, at, direction, time) : digestOn(date, digestAt, direction, time);
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
