import { localDateAt } from '../calendar/index.ts';
import { type Changed, canSee, type Enquiry, systemVisibility, visibilityOf } from '../casework/index.ts';
import type { Address, Reply } from '../messaging/index.ts';
import { findPerson, isActive, type PersonId } from '../people/index.ts';
import type { DeliveryPorts } from './delivery-ports.ts';
import { type MessageAbout, type NewOutboxRow, type Outbox, type OutboxRow, REPLACING } from './outbox.ts';
import { composeOutcome, endsOutOfSight, isOutcome, outcomeSentence, outcomeSince, putRight } from './outcome.ts';
import { enquiryKey, isDailyList, type Payload, readPayload } from './payload.ts';

/*
 * A message that arrived says what does not hold any more: it is put right in its place, by a row of the outbox like any other.
 *
 *   change of an enquiry --> messages of the last days that speak of it --> a row for each whose nudge or question it ends,
 *                                                            |  or whose reader may not see it any more, and whatever
 *                                                            |  a councillor was told whose it never was;
 *                                                            |  once what was done can no longer be taken back
 *                                                            v
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

type Replacement = Extract<Payload, { kind: 'replace' }>;

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

/** What is to stand where; or why nothing is to be done, just now or at all. */
export type PreparedReplacement =
  | { readonly kind: 'replace'; readonly to: Address; readonly messageId: string; readonly reply: Reply }
  | { readonly kind: 'later'; readonly at: number; readonly reason: string }
  | { readonly kind: 'let-be'; readonly reason: string };

/** Decides what takes the place of a message, from how things stand. */
export async function prepareReplacing(
  row: OutboxRow,
  payload: Replacement,
  ports: DeliveryPorts,
): Promise<PreparedReplacement> {
  const now = ports.now();
  const message = await ports.outbox.find(payload.of);
  if (message?.state === 'sending') return { kind: 'later', at: now + 5_000, reason: 'the message is on its way' };
  if (message?.state !== 'sent') return letBe('the message was not sent');
  const { sentTo, messageId, said } = message;
  if (sentTo === undefined || messageId === undefined) return letBe('it is not known where the message is');
  const council = await ports.findCouncil(row.council);
  if (council === undefined) return letBe('its council is not served here');
  const sentFor = await payloadsOf(message, ports.outbox);
  const about = said === undefined ? [payload.enquiry] : Object.keys(said.about).flatMap(numberOf);
  const today = localDateAt(now, council.settings.zone);
  return ports.read(async ({ people, casework }): Promise<PreparedReplacement> => {
    const directory = await people.directory(row.council);
    const person = findPerson(directory, row.recipient);
    if (person === undefined || !isActive(person, today)) return letBe('the person has left');
    const viewer = visibilityOf(person, directory, today);
    let reply = said?.reply;
    let changed = 0;
    for (const enquiry of await casework.some(systemVisibility(row.council), about)) {
      const { reference, undoable } = enquiry;
      if (undoable !== undefined && now < undoable.until) {
        if (reference === referenceOf(row))
          return { kind: 'later', at: undoable.until, reason: 'it can be taken back' };
        continue;
      }
      const spoken = said?.about[enquiryKey(enquiry)];
      const heads = ({ blocks }: Reply) =>
        blocks.some((block) => block.kind === 'heading' && block.text.startsWith(`${reference}: `));
      // Where there are others in it, only what it says of this one changes.
      const amongOthers = spoken !== undefined && reply !== undefined && !heads(reply) ? { spoken, reply } : undefined;
      const rightOf = (sentence: string | undefined) =>
        amongOthers && putRight(amongOthers.reply, { reference, head: amongOthers.spoken.head, sentence });
      if (!canSee(viewer, enquiry)) {
        changed += 1;
        reply = rightOf(undefined) ?? composeOutcome(reference, undefined, directory);
        continue;
      }
      const since = spoken?.version ?? payload.version - 1;
      if (enquiry.version === since) continue;
      const concerned = said === undefined ? sentFor.map((one) => one.payload) : aboutOne(sentFor, enquiry);
      const entry = outcomeSince(since, await casework.history(viewer, enquiry), concerned);
      if (entry === undefined) continue;
      changed += 1;
      reply = rightOf(outcomeSentence(entry, directory)) ?? composeOutcome(reference, { enquiry, entry }, directory);
    }
    if (changed === 0 || reply === undefined) return letBe('nothing of it has changed after all');
    return { kind: 'replace', to: sentTo, messageId, reply };
  });
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

type SentFor = { readonly enquiry: string | undefined; readonly payload: Payload | undefined };

async function payloadsOf(message: OutboxRow, outbox: Outbox): Promise<readonly SentFor[]> {
  return [message, ...(await outbox.carried(message.id))].map((row) => ({
    enquiry: row.enquiry,
    payload: readPayload(row.payload),
  }));
}

/** What a message was sent for, as far as it is about one enquiry; a list is about all that it names. */
function aboutOne(all: readonly SentFor[], enquiry: Enquiry): readonly (Payload | undefined)[] {
  const key = enquiryKey(enquiry);
  return all.filter((one) => one.enquiry === key || one.payload?.kind === 'list').map(({ payload }) => payload);
}

function numberOf(key: string): readonly { readonly year: number; readonly number: number }[] {
  const [, year, number] = /CW-(\d+)-(\d+)$/.exec(key) ?? [];
  return year === undefined ? [] : [{ year: Number(year), number: Number(number) }];
}

function referenceOf({ enquiry }: OutboxRow): string {
  return enquiry?.split(':').at(-1) ?? '';
}

function letBe(reason: string): PreparedReplacement {
  return { kind: 'let-be', reason };
}
