import { localDateAt } from '../calendar/index.ts';
import { type Enquiry, type EnquiryReference, formatReference, nextDue, runningDeadlines } from '../casework/index.ts';
import { defined } from '../defined.ts';
import { type Directory, findPerson, type PersonId, type SettingsStore } from '../people/index.ts';
import { CHOICES, checkSnooze, type ReminderChoices, readChoices, withSnooze } from './choices.ts';
import { momentOfRung } from './ladder.ts';
import { keyOf, type NewOutboxRow, type Outbox } from './outbox.ts';
import { enquiryKey, laneOf, type Payload, readPayload } from './payload.ts';
import type { CouncilReminders } from './settings.ts';

type Stores = { readonly outbox: Outbox; readonly settings: SettingsStore };

/** Who chooses, and when. */
export type Choosing = {
  readonly council: string;
  readonly person: PersonId;
  readonly at: number;
  readonly reminders: CouncilReminders;
};

/** Snoozes an enquiry for one person and sees to it that they hear of it again then. To be done in one transaction. */
export async function snooze(
  { outbox, settings }: Stores,
  enquiry: Enquiry,
  until: number,
  { council, person, at, reminders }: Choosing,
): Promise<{ readonly kind: 'snoozed' | 'refused'; readonly sentence: string }> {
  const decision = checkSnooze(enquiry, until, { now: at, zone: reminders.settings.zone });
  if (decision.kind === 'refused') return decision;
  const choices = readChoices((await settings.of(council, person))[CHOICES]);
  await settings.set(council, person, CHOICES, withSnooze(choices, enquiry.reference, until, at), at);
  const asked = (await outbox.list({ council, recipient: person, enquiry: enquiryKey(enquiry), limit: 10_000 })).filter(
    ({ payload }) => readPayload(payload)?.kind === 'snoozed',
  );
  const waiting = asked.filter(({ state }) => state === 'pending');
  const another = waiting.filter(({ notBefore }) => notBefore !== until).map(({ key }) => key);
  await cancelAsked(outbox, enquiryKey(enquiry), person, another, at);
  if (nextDue(enquiry) !== undefined && another.length === waiting.length)
    await outbox.add([snoozedRow(enquiry, person, until, asked.length + 1)], at);
  return decision;
}

/** Ends the snooze of an enquiry for one person, and gives the instant until which it lasted. To be done in one transaction. */
export async function endSnooze(
  { outbox, settings }: Stores,
  reference: EnquiryReference,
  { council, person, at }: Choosing,
): Promise<number | undefined> {
  const { snoozed = {}, ...choices } = readChoices((await settings.of(council, person))[CHOICES]);
  const { [reference]: until, ...others } = snoozed;
  if (until === undefined || until <= at) return undefined;
  const rest = Object.keys(others).length === 0 ? choices : { ...choices, snoozed: others };
  await settings.set(council, person, CHOICES, rest, at);
  // What waited for the end of it need not wait any more, and a reminder of it is not wanted then.
  for (const row of await outbox.list({ council, recipient: person, states: ['pending'], limit: 10_000 })) {
    const payload = readPayload(row.payload);
    const isOfIt =
      payload !== undefined &&
      'enquiry' in payload &&
      formatReference(payload.enquiry.year, payload.enquiry.number) === reference;
    if (!isOfIt) continue;
    if (payload.kind === 'snoozed') await cancelAsked(outbox, row.enquiry, person, [row.key], at);
    else if (row.notBefore === until) await outbox.postpone(row.id, at, at);
  }
  return until;
}

/** Reminders that somebody asked for, and wants no more at that time. */
async function cancelAsked(
  outbox: Outbox,
  enquiry: string | undefined,
  recipient: PersonId,
  keys: readonly string[],
  at: number,
): Promise<void> {
  if (enquiry === undefined || keys.length === 0) return;
  await outbox.cancelPending({ enquiry, recipient, keys }, 'not sent: they do not want it then any more', at);
}

/** Keeps what somebody chose, and moves what waits for them to the times it now has. To be done in one transaction. */
export async function chooseReminders(
  { outbox, settings }: Stores,
  change: Omit<ReminderChoices, 'snoozed'>,
  directory: Directory,
  { council, person, at, reminders }: Choosing,
): Promise<ReminderChoices> {
  const before = readChoices((await settings.of(council, person))[CHOICES]);
  const { snoozed } = before;
  const choices: ReminderChoices = { ...change, ...defined({ snoozed }) };
  await settings.set(council, person, CHOICES, choices, at);
  if (choices.digestAt === before.digestAt) return choices;
  const who = findPerson(directory, person);
  for (const row of await outbox.list({ council, recipient: person, states: ['pending'], limit: 10_000 })) {
    const payload = readPayload(row.payload);
    if (payload?.kind !== 'rung' && payload?.kind !== 'list' && payload?.kind !== 'look-at-paused') continue;
    if (row.notBefore <= at) continue;
    // On the same day as before: a list that came the day after the date would come too late.
    const moved = momentOfRung(localDateAt(row.notBefore, reminders.settings.zone), 1, who, choices, reminders);
    if (moved > at) await outbox.postpone(row.id, moved, at);
  }
  return choices;
}

/** Messages that were given up, for administrators. */
export function deadLetters(outbox: Outbox, council: string): ReturnType<Outbox['list']> {
  return outbox.list({ council, states: ['dead'], limit: 500 });
}

/** Sends a dead letter of a council again; false when it is none. */
export async function resendDeadLetter(outbox: Outbox, council: string, id: string, now: number): Promise<boolean> {
  const row = await outbox.find(id);
  return row?.council === council ? outbox.requeue(id, now, now) : false;
}

/** `time` counts how often they asked: who asks again for a time that they gave up is reminded all the same. */
function snoozedRow(enquiry: Enquiry, recipient: PersonId, until: number, time: number): NewOutboxRow {
  const [stage = 'acknowledge'] =
    Object.entries(runningDeadlines(enquiry)).sort(([, a], [, b]) => (a < b ? -1 : 1))[0] ?? [];
  const to = recipient === enquiry.councillorId ? 'councillor' : 'officer';
  const payload: Payload = { kind: 'snoozed', enquiry: { year: enquiry.year, number: enquiry.number }, to };
  return {
    key: keyOf({
      enquiry: enquiryKey(enquiry),
      stage,
      rung: `snoozed-until-${until}-${time}`,
      deadlineVersion: enquiry.version,
      recipient,
    }),
    council: enquiry.council,
    recipient,
    lane: laneOf(enquiry.council, recipient),
    enquiry: enquiryKey(enquiry),
    payload,
    notBefore: until,
  };
}
