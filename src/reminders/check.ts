import { addDays, formatDate, type LocalDate, localDateAt } from '../calendar/index.ts';
import { canSee, type Enquiry, type EnquiryNumber, isOpen, runningDeadlines, visibilityOf } from '../casework/index.ts';
import {
  absenceOn,
  type Directory,
  findPerson,
  isActive,
  isOfCouncillorSide,
  type Person,
  type PersonId,
} from '../people/index.ts';
import { type ReminderChoices, unmutedFrom, workingTimeOf } from './choices.ts';
import type { NewOutboxRow, OutboxRow } from './outbox.ts';
import { type EnquiryPayload, isAboutEnquiry, laneOf, type Payload } from './payload.ts';
import { keyedAnew } from './plan.ts';
import { actingRecipients, type Because } from './recipients.ts';
import type { CouncilReminders } from './settings.ts';
import { isWorkingMoment, nextDigest, nextWorkingMoment, type WorkingTime } from './working-time.ts';

/*
 * Asked of every row at the moment of delivery, from what is stored at that moment:
 *
 *   can the last change still be taken back? --yes--> wait
 *      | no
 *   still true?  --no-->  stop        (resolved, paused, the date moved, read already)
 *      | yes
 *   still theirs? --no--> stop, and hand on to whoever has it now or stands in
 *      | yes
 *   their time?  --no-->  wait        (muted, snoozed, kept for the digest, not working)
 *      | yes
 *     send
 */

/** How things stand at the moment of delivery. */
export type World = {
  readonly now: number;
  readonly council: CouncilReminders;
  readonly directory: Directory;
  readonly choices: ReminderChoices;
  readonly enquiryOf: (wanted: EnquiryNumber) => Enquiry | undefined;
  /** Asked for a list that is to go out now: whether it is a time for that has been asked already. */
  readonly inList?: true;
};

/** What can go into a message. */
export type Item =
  | {
      readonly kind: 'enquiry';
      readonly payload: EnquiryPayload;
      readonly enquiry: Enquiry;
      readonly because?: Because;
    }
  | { readonly kind: 'alert'; readonly payload: Extract<Payload, { kind: 'alert' }> };

/** What is to become of a row; every reason is kept with it. */
export type Verdict =
  | { readonly kind: 'send'; readonly item: Item }
  | { readonly kind: 'wait'; readonly until: number; readonly reason: string }
  | { readonly kind: 'stop'; readonly reason: string; readonly handOn: readonly NewOutboxRow[] };

type CheckedRow = Pick<OutboxRow, 'id' | 'key' | 'council' | 'recipient' | 'enquiry' | 'notBefore'>;

/** How late a digest may still be called one of its time. */
const DIGEST_LASTS = 3_600_000;

/** Decides about a row that is not an announcement: pure. */
export function checkRow(
  row: CheckedRow,
  payload: EnquiryPayload | Extract<Payload, { kind: 'alert' }>,
  world: World,
): Verdict {
  const today = localDateAt(world.now, world.council.settings.zone);
  const person = findPerson(world.directory, row.recipient);
  if (!isAboutEnquiry(payload)) {
    if (person === undefined || !isActive(person, today)) return stop('the person has left');
    return checkTime(row, person, world, undefined) ?? { kind: 'send', item: { kind: 'alert', payload } };
  }
  const enquiry = world.enquiryOf(payload.enquiry);
  if (enquiry === undefined) return stop('there is no such enquiry any more');
  const { undoable } = enquiry;
  if (undoable !== undefined && world.now < undoable.until)
    return { kind: 'wait', until: undoable.until, reason: 'what was done last can still be taken back' };
  const over = whyOver(payload, enquiry, today);
  if (over !== undefined) return stop(over);
  const theirs = checkRecipient(row, payload, enquiry, world, today);
  if (theirs.kind === 'stop') return theirs;
  const time = checkTime(row, person, world, payload.kind === 'notice' ? undefined : enquiry);
  const because = theirs.because;
  return (
    time ?? { kind: 'send', item: { kind: 'enquiry', payload, enquiry, ...(because === undefined ? {} : { because }) } }
  );
}

/** The rows by which a reminder goes on to others; the same ones however often it is tried. */
export function handOn(
  row: CheckedRow,
  payload: EnquiryPayload,
  to: readonly PersonId[],
  notBefore: number,
): readonly NewOutboxRow[] {
  return to.map((recipient) => {
    // The same for everybody it comes from: who stands in for two of them gets it once.
    const parts = JSON.parse(keyedAnew(row.key, `from-${hopsOf(row.key) + 1}`)) as unknown[];
    return {
      key: JSON.stringify([...parts.slice(0, -1), recipient]),
      council: row.council,
      recipient,
      lane: laneOf(row.council, recipient),
      ...(row.enquiry === undefined ? {} : { enquiry: row.enquiry }),
      payload,
      notBefore,
    };
  });
}

/** How often a reminder has been handed on already. */
function hopsOf(key: string): number {
  const parts = JSON.parse(key) as readonly unknown[];
  return Number(/@from-(\d+)$/.exec(String(parts[2]))?.[1] ?? 0);
}

/** When somebody may be written to who is owed something that neither mute nor digest may hold up. */
export function waitForWork(
  person: Person | undefined,
  world: Pick<World, 'now' | 'council' | 'choices'>,
): Extract<Verdict, { kind: 'wait' }> | undefined {
  const time = workingTimeOf(person, world.choices, world.council);
  if (isWorkingMoment(world.now, time)) return undefined;
  return { kind: 'wait', until: nextWorkingMoment(world.now, time), reason: 'outside their working time' };
}

/** Why the state a row is about is over; undefined while it lasts. */
function whyOver(payload: EnquiryPayload, enquiry: Enquiry, today: LocalDate): string | undefined {
  if (payload.kind === 'notice' || payload.kind === 'shared') return undefined;
  if (payload.kind === 'look-at-paused')
    return enquiry.lookAgainOn === payload.on ? undefined : 'not sent: it is not to be looked at again that day';
  if (!isOpen(enquiry)) return `not sent: it is ${enquiry.stage}`;
  if (payload.kind === 'assigned') return undefined;
  if (enquiry.pausedSince !== undefined) return 'not sent: it is paused';
  if (payload.kind === 'snoozed') return undefined;
  const by = runningDeadlines(enquiry)[payload.clock];
  if (by === undefined)
    return payload.clock === 'acknowledge' ? 'not sent: it is acknowledged' : 'not sent: no date runs any more';
  if (enquiry.deadlines[payload.clock].version !== payload.version) return 'not sent: the date has moved';
  // A clock that went back between planning and now: nothing is late yet.
  return payload.to === 'councillor' && today <= by ? 'not sent: it is not overdue' : undefined;
}

function checkRecipient(
  row: CheckedRow,
  payload: EnquiryPayload,
  enquiry: Enquiry,
  { directory, now, council }: World,
  today: LocalDate,
): Extract<Verdict, { kind: 'stop' }> | { readonly kind: 'theirs'; readonly because?: Because } {
  const { passedOver = [] } = payload;
  if (payload.kind === 'shared') {
    const reads = enquiry.sharedWith?.includes(row.recipient) === true;
    const reader = findPerson(directory, row.recipient);
    return reads && canSee(visibilityOf(reader, directory, today), enquiry)
      ? { kind: 'theirs' }
      : stop('not sent: it is not shared with them any more');
  }
  const { posts } = council.settings;
  const acting = actingRecipients(payload.to, enquiry, { directory, on: today, posts, passedOver });
  const mine = acting.find(({ person }) => person === row.recipient);
  const person = findPerson(directory, row.recipient);
  // Belt and braces: whatever a ladder says, nobody is told of what they may not see.
  const maySee = canSee(visibilityOf(person, directory, today), enquiry);
  if (mine !== undefined) {
    if (!maySee) return stop('not sent: they may not see it');
    return { kind: 'theirs', ...(mine.because === undefined ? {} : { because: mine.because }) };
  }
  if (payload.lastResort === true && person !== undefined && isActive(person, today)) {
    return maySee ? { kind: 'theirs', because: { kind: 'last-resort' } } : stop('not sent: they may not see it');
  }
  const reason = whyNotTheirs(person, directory, today);
  // What somebody asked to be reminded of themselves is nobody else's.
  if (payload.kind === 'snoozed') {
    return maySee && reason === undefined
      ? { kind: 'theirs' }
      : stop(`not sent: ${reason ?? 'somebody else has it now'}`);
  }
  const others = acting.map(({ person: id }) => id);
  if (others.length === 0)
    return stop(`not sent: ${reason ?? 'it is somebody else’s now'}, and nobody is left to tell`);
  if (payload.to === 'councillor' && !passedOver.includes(enquiry.councillorId)) {
    return stop(`not sent: ${reason ?? 'it is another councillor’s now'}`);
  }
  return {
    kind: 'stop',
    reason: `not sent to them: ${reason ?? 'somebody else has it now'}; handed on`,
    handOn: handOn(row, payload, others, now),
  };
}

function whyNotTheirs(person: Person | undefined, directory: Directory, today: LocalDate): string | undefined {
  if (person === undefined || !isActive(person, today)) return 'the person has left';
  const absence = absenceOn(directory, person.id, today);
  return absence === undefined ? undefined : `the person is away until ${formatDate(absence.to)}`;
}

/** Whether now is a time for it; `enquiry` is given where a snooze of it counts. */
function checkTime(
  row: CheckedRow,
  person: Person | undefined,
  world: World,
  enquiry: Enquiry | undefined,
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
  if (choices.digestAt !== undefined) {
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

function stop(reason: string): Extract<Verdict, { kind: 'stop' }> {
  return { kind: 'stop', reason, handOn: [] };
}
