import { type Changed, canSee, type Enquiry, systemVisibility, visibilityOf } from '../casework/index.ts';
import { findPerson, type PersonId } from '../people/index.ts';
import type { DeliveryPorts } from './delivery-ports.ts';
import { type MessageAbout, type NewOutboxRow, type Outbox, type OutboxRow, REPLACING } from './outbox.ts';
import { endsOutOfSight, isOutcome } from './outcome.ts';
import { enquiryKey, isDailyList, type Payload, readPayload } from './payload.ts';

/*
 * A message that arrived says what does not hold any more: it is put right in its place, by a row of the outbox like any other.
 *
 *   change of an enquiry --> messages of the last days that speak of it --> a row for each whose nudge or question it ends,
 *                                                            |  or whose reader may not see it any more, and whatever
 *                                                            |  a councillor was told whose it never was;
 *                                                            |  once what was done can no longer be taken back
 *                                                            v  prepare-replacing.ts
 *        what does it say now? made anew from the message, the enquiry and its history, so that twice is the same as once
 *                                                            |
 *                                                            v  deliver-replacing.ts
 *                                          put in its place --> done; gone or too old --> let be, for good
 *
 * No message comes of it and nobody is disturbed, so it keeps no working time. Rows stand in a lane of their own.
 */

/** So long whoever pressed a button has its answer in the place of the message, in milliseconds, before anything is put right. */
const AFTER_ANSWER = 10_000;
/** What is older nobody acts on any more, in milliseconds: every open enquiry is spoken of again before that. */
const LOOKING_BACK = 14 * 24 * 3_600_000;

/** What a change calls for, in its transaction: rows to be added, and those that wait and that they take over from. */
export type Replacing = { readonly add: readonly NewOutboxRow[]; readonly takenOver: readonly string[] };

/**
 * A message has one row that waits at most: a later change takes over what it was to say, and never less, since what comes last
 * may be taken back. What was claimed meanwhile is done, and is done again.
 */
export async function planReplacing(
  outbox: Outbox,
  { before, after, entry, directory }: Required<Changed>,
  existing: readonly Pick<OutboxRow, 'key' | 'state' | 'payload'>[],
): Promise<Replacing> {
  const waiting = existing.flatMap(({ key, state, payload }) => {
    const read = readPayload(payload);
    return read?.kind === 'replace' && state === 'pending' ? [{ key, of: read.of, version: read.version }] : [];
  });
  const about = enquiryKey(after);
  // It was somebody else's: nothing that was said of it, however long ago, was for the one who was named first.
  const wrongly = before.councillorId === after.councillorId ? undefined : before.councillorId;
  const all = await outbox.messagesAbout(about, wrongly === undefined ? entry.at - LOOKING_BACK : 0);
  const recent = all.filter(({ message }) => message.updatedAt >= entry.at - LOOKING_BACK);
  const messages = [
    ...new Set([...all.filter(({ message }) => message.recipient === wrongly), ...newestLists(recent)]),
  ];
  const add: NewOutboxRow[] = [];
  const takenOver: string[] = [];
  for (const { message, carried } of messages) {
    const sentFor = [
      ...aboutOne([{ enquiry: message.enquiry, payload: readPayload(message.payload) }], after),
      ...carried.map(readPayload),
    ];
    const isOver = sentFor.some((payload) => isOutcome(entry.kind, payload));
    const { recipient } = message;
    const ends = recipient === wrongly || sentFor.some(endsOutOfSight);
    if (!isOver && !(ends && isOutOfSight(recipient, before, after, { directory, entry }))) continue;
    const earlier = waiting.filter(({ of }) => of === message.id);
    takenOver.push(...earlier.map(({ key }) => key));
    const since = Math.min(entry.version, ...earlier.map(({ version }) => version));
    const notBefore = Math.max(entry.at, after.undoable?.until ?? 0);
    add.push(replacingRow(message, after, { now: entry.version, since }, notBefore));
  }
  return { add, takenOver };
}

/** Of lists each person's newest: on those of before nobody acts any more. */
function newestLists(messages: readonly MessageAbout[]): readonly MessageAbout[] {
  const isList = ({ message }: MessageAbout) => isDailyList(readPayload(message.payload));
  const newest = new Map(messages.filter(isList).map((list) => [list.message.recipient, list]));
  return messages.filter((one) => !isList(one) || newest.get(one.message.recipient) === one);
}

/** Whether a change put an enquiry out of somebody's sight. */
function isOutOfSight(
  recipient: PersonId,
  before: Enquiry,
  after: Enquiry,
  { directory, entry }: Pick<Changed, 'directory' | 'entry'>,
): boolean {
  const viewer = visibilityOf(findPerson(directory, recipient), directory, entry.on);
  return canSee(viewer, before) && !canSee(viewer, after);
}

/** Of a message that has just arrived: the rows for what was changed while it was on its way. */
export async function changedMeanwhile(message: OutboxRow, ports: DeliveryPorts): Promise<readonly NewOutboxRow[]> {
  const about = Object.entries(message.said?.about ?? {});
  if (about.length === 0) return [];
  const wanted = about.flatMap(([key, { version }]) => {
    const [, year, number] = /CW-(\d+)-(\d+)$/.exec(key) ?? [];
    return year === undefined ? [] : [{ year: Number(year), number: Number(number), version }];
  });
  const now = await ports.read(({ casework }) => casework.some(systemVisibility(message.council), wanted));
  return now.flatMap((enquiry) => {
    const then = wanted.find(({ year, number }) => year === enquiry.year && number === enquiry.number);
    return then === undefined || then.version === enquiry.version
      ? []
      : [
          replacingRow(
            message,
            enquiry,
            { now: enquiry.version, since: then.version + 1 },
            Math.max(ports.now(), enquiry.undoable?.until ?? 0),
          ),
        ];
  });
}

/**
 * Leaves a message to the answer that has taken its place, because a button of it was pressed: what was done by that press is
 * said there. To be called with the platform's name of the message.
 */
export async function leaveToAnswer(
  outbox: Outbox,
  { council, recipient, sentAs }: { readonly council: string; readonly recipient: string; readonly sentAs: string },
  now: number,
): Promise<void> {
  const pressed = await outbox.list({ council, recipient, states: ['sent'], sentAs, limit: 10 });
  if (pressed.length === 0) return;
  const ids = new Set(pressed.map(({ id }) => id));
  for (const row of await outbox.list({ lane: laneOfReplacing(council, recipient), states: ['pending'] })) {
    const payload = readPayload(row.payload);
    if (payload?.kind === 'replace' && ids.has(payload.of) && row.enquiry !== undefined)
      await outbox.cancelPending({ enquiry: row.enquiry, keys: [row.key] }, 'its button was pressed: it says it', now);
  }
}

/** Replacing for one person is done in order, beside what is sent to them. */
function laneOfReplacing(council: string, person: string): string {
  return `${council}:${person}:replacing`;
}

/** `since`: the first version that it is to speak of; `now`: the one that called for it. */
function replacingRow(
  message: OutboxRow,
  enquiry: Enquiry,
  versions: { readonly now: number; readonly since: number },
  notBefore: number,
): NewOutboxRow {
  const { council, recipient } = message;
  const key = enquiryKey(enquiry);
  const payload: Payload = {
    kind: 'replace',
    of: message.id,
    enquiry: { year: enquiry.year, number: enquiry.number },
    version: versions.since,
  };
  return {
    key: JSON.stringify([REPLACING, message.id, key, versions.now]),
    council,
    recipient,
    lane: laneOfReplacing(council, recipient),
    enquiry: key,
    payload,
    notBefore: notBefore + AFTER_ANSWER,
  };
}

/** A row that went into a message: what it was about, and what it was to say. */
export type SentFor = { readonly enquiry: string | undefined; readonly payload: Payload | undefined };

/** What a message was sent for, as far as it is about one enquiry; a list is about all that it names. */
export function aboutOne(all: readonly SentFor[], enquiry: Enquiry): readonly (Payload | undefined)[] {
  const key = enquiryKey(enquiry);
  return all.filter((one) => one.enquiry === key || one.payload?.kind === 'list').map(({ payload }) => payload);
}
