import { addDays, formatDate, type LocalDate, localDateAt } from '../calendar/index.ts';
import { type Enquiry, runningDeadlines } from '../casework/index.ts';
import { absenceOn, isOfCouncillorSide, type Person } from '../people/index.ts';
import type { Verdict, World } from './check.ts';
import { unmutedFrom, workingTimeOf } from './choices.ts';
import type { CheckedRow } from './hand-on.ts';
import { isWorkingMoment, nextDigest, nextWorkingMoment, type WorkingTime } from './working-time.ts';

/** How late a digest may still be called one of its time. */
const DIGEST_LASTS = 3_600_000;

/** When somebody may be written to who is owed something that neither mute nor digest may hold up. */
export function waitForWork(
  person: Person | undefined,
  world: Pick<World, 'now' | 'council' | 'choices'>,
): Extract<Verdict, { kind: 'wait' }> | undefined {
  const time = workingTimeOf(person, world.choices, world.council);
  if (isWorkingMoment(world.now, time)) return undefined;
  return { kind: 'wait', until: nextWorkingMoment(world.now, time), reason: 'outside their working time' };
}

/** Whether now is a time for it; `enquiry` is given where a snooze of it counts. What is urgent waits for no digest. */
export function checkTime(
  row: CheckedRow,
  person: Person | undefined,
  world: World,
  enquiry: Enquiry | undefined,
  isUrgent = false,
): Verdict | undefined {
  const { now, choices, council, directory } = world;
  const time = workingTimeOf(person, choices, council);
  const today = localDateAt(now, time.zone);
  const snoozedUntil = enquiry === undefined ? undefined : choices.snoozed?.[enquiry.reference];
  if (snoozedUntil !== undefined && now < snoozedUntil)
    return { kind: 'wait', until: snoozedUntil, reason: 'they snoozed it' };
  if (world.inList) return undefined;
  if (choices.mutedUntil !== undefined && today < choices.mutedUntil) {
    return {
      kind: 'wait',
      until: unmutedFrom(choices.mutedUntil, time),
      reason: `muted until ${formatDate(choices.mutedUntil)}`,
    };
  }
  const absence =
    person !== undefined && isOfCouncillorSide(person) ? absenceOn(directory, person.id, today) : undefined;
  if (absence !== undefined) {
    return {
      kind: 'wait',
      until: unmutedFrom(addDays(absence.to, 1), time),
      reason: `away until ${formatDate(absence.to)}`,
    };
  }
  if (choices.digestAt !== undefined && !isUrgent) {
    const digest = nextDigest(row.notBefore, choices.digestAt, time);
    if (digest > now && !isTooLate(digest, enquiry, time, today)) {
      return { kind: 'wait', until: digest, reason: 'kept for their daily digest' };
    }
    if (digest <= now && now < digest + DIGEST_LASTS) return undefined;
  }
  return waitForWork(person, world);
}

/** When the list of a day may go out after all; undefined when that is now. */
export function checkListTime(
  row: CheckedRow,
  person: Person,
  world: Omit<World, 'enquiryOf'>,
): Extract<Verdict, { kind: 'wait' }> | undefined {
  const { now, choices, council } = world;
  const time = workingTimeOf(person, choices, council);
  if (choices.digestAt !== undefined) {
    // Their own time of day, whatever their hours.
    const digest = nextDigest(row.notBefore, choices.digestAt, time);
    if (row.notBefore <= now && now < row.notBefore + DIGEST_LASTS) return undefined;
    if (digest <= now && now < digest + DIGEST_LASTS) return undefined;
  }
  return waitForWork(person, world);
}

/** A reminder of something due is not kept for a digest that comes after its date. */
function isTooLate(digest: number, enquiry: Enquiry | undefined, { zone }: WorkingTime, today: LocalDate): boolean {
  if (enquiry === undefined) return false;
  const due = Object.values(runningDeadlines(enquiry))
    .filter((date) => date >= today)
    .sort()[0];
  return due !== undefined && localDateAt(digest, zone) > due;
}
