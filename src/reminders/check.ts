import { formatDate, type LocalDate, localDateAt } from '../calendar/index.ts';
import {
  canSee,
  type Enquiry,
  type EnquiryNumber,
  isAnswered,
  isOpen,
  runningDeadlines,
  visibilityOf,
} from '../casework/index.ts';
import { defined } from '../defined.ts';
import { absenceOn, type Directory, findPerson, isActive, type Person } from '../people/index.ts';
import { checkTime } from './check-time.ts';
import type { ReminderChoices } from './choices.ts';
import { type CheckedRow, handOn } from './hand-on.ts';
import type { NewOutboxRow } from './outbox.ts';
import { type EnquiryPayload, isAboutEnquiry, type Payload } from './payload.ts';
import { actingRecipients, type Because, type Recipient } from './recipients.ts';
import type { CouncilReminders } from './settings.ts';
import { isUrgentArrival } from './urgent.ts';

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
  const snoozable = payload.kind === 'notice' ? undefined : enquiry;
  const isUrgent = isUrgentArrival(payload, enquiry, world.council.settings.posts);
  const time = checkTime(row, person, world, snoozable, isUrgent);
  const because = theirs.because;
  return time ?? { kind: 'send', item: { kind: 'enquiry', payload, enquiry, ...defined({ because }) } };
}

/** Why the state a row is about is over; undefined while it lasts. */
function whyOver(payload: EnquiryPayload, enquiry: Enquiry, today: LocalDate): string | undefined {
  if (payload.kind === 'notice' && payload.to === 'councillor' && isAnswered(payload.what, enquiry))
    return 'not sent: the extension waits for no answer any more';
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
    return { kind: 'theirs', ...defined({ because: mine.because }) };
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
  const others = acting.filter((one) => !didIt(one, payload)).map(({ person: id }) => id);
  if (others.length === 0 && acting.length > 0) return stop('not sent: whoever stands in did it');
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

/** Whether somebody who stands in for whoever is away did themselves what they would be told of. */
function didIt({ person, because }: Recipient, payload: EnquiryPayload): boolean {
  const isNews = payload.kind === 'notice' || payload.kind === 'assigned';
  return isNews && payload.by === person && (because?.kind === 'cover' || because?.kind === 'away');
}

function whyNotTheirs(person: Person | undefined, directory: Directory, today: LocalDate): string | undefined {
  if (person === undefined || !isActive(person, today)) return 'the person has left';
  const absence = absenceOn(directory, person.id, today);
  return absence === undefined ? undefined : `the person is away until ${formatDate(absence.to)}`;
}

function stop(reason: string): Extract<Verdict, { kind: 'stop' }> {
  return { kind: 'stop', reason, handOn: [] };
}
