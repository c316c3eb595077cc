import { localDateAt } from '../calendar/index.ts';
import { type Enquiry, systemVisibility } from '../casework/index.ts';
import { type Directory, type KnownAccount, managersUpTheLine, nameById, type PersonId } from '../people/index.ts';
import { sayWithId } from '../understanding/index.ts';
import { CHOICES, readChoices } from './choices.ts';
import type { DeliveryPorts } from './delivery-ports.ts';
import { handOn } from './hand-on.ts';
import { isAtWork, nextListMoment } from './list-days.ts';
import { nextInLine } from './next-in-line.ts';
import type { Closing, NewOutboxRow, OutboxRow } from './outbox.ts';
import { alertRow, isAboutEnquiry, listRow, readPayload, rowInPlaceOf } from './payload.ts';
import { type Around, administrators, coordinators } from './recipients.ts';
import { listedOf } from './unspoken.ts';
import { wordsInPlaceOf } from './words-in-place.ts';

/*
 * What follows from how a delivery ended. All of it is written before the row is closed and is the same however often it is
 * written, so that a process that dies in between loses nothing and doubles nothing.
 */

/** Notes with an announcement that it arrived. */
export async function recordArrival(
  rows: readonly OutboxRow[],
  messageId: string | undefined,
  { announcements, now }: DeliveryPorts,
): Promise<void> {
  for (const row of rows) {
    const payload = readPayload(row.payload);
    if (payload?.kind !== 'announcement') continue;
    if (payload.chase) await announcements.recordChased(payload.id, row.recipient, now());
    else await announcements.recordDelivered(payload.id, row.recipient, messageId, now());
  }
}

/**
 * Somebody cannot be reached: the administrators are told once, and each message goes on to the next who can be told. Where
 * there is nobody, not even as a last resort, it is a dead letter: it is there to be sent when somebody can.
 */
export async function passOver(
  rows: readonly OutboxRow[],
  known: readonly KnownAccount[],
  ports: DeliveryPorts,
): Promise<Closing> {
  const { outbox, announcements, now, log } = ports;
  let wentOn = false;
  let stranded = false;
  const since = known.map(({ unreachable }) => unreachable?.since ?? 0).sort((a, b) => b - a)[0];
  const reason = known[0]?.unreachable?.reason ?? 'they have never opened Clausewise';
  for (const row of rows) {
    const payload = readPayload(row.payload);
    if (payload?.kind === 'announcement')
      await announcements.recordFailed(payload.id, row.recipient, `cannot be reached: ${reason}`);
    const { directory, enquiry, on, posts } = await standing(row, ports);
    const name = nameById(directory, row.recipient) ?? 'Somebody';
    const text = `${name} cannot be reached in chat: ${reason}. Reminders for them go to the next person who can be told, if there is one; announcements do not. Please ask them to open Clausewise.`;
    const alerts = administrators(directory, on)
      .filter((id) => id !== row.recipient)
      .map((id) =>
        alertRow(row.council, id, {
          key: ['unreachable', row.recipient, String(since ?? 'never')],
          text,
          notBefore: now(),
        }),
      );
    await outbox.add(alerts, now());
    if (payload?.kind === 'list') {
      await outbox.add(await wordsFurtherUp(row, directory, ports), now());
      await outbox.add(await wordsInPlaceOf(row, rows, ports), now());
    }
    if (
      payload === undefined ||
      !isAboutEnquiry(payload) ||
      enquiry === undefined ||
      payload.kind === 'snoozed' ||
      payload.kind === 'shared'
    )
      continue;
    const { people, payload: handed } = await nextInLine(row, payload, enquiry, { directory, on, posts }, ports);
    const next = handOn(row, handed, people, now());
    await outbox.add(next, now());
    if (next.length > 0) wentOn = true;
    else {
      stranded = true;
      log.error({ council: row.council, enquiry: enquiry.reference }, 'nobody is left who can be told');
    }
  }
  if (stranded) return { kind: 'dead', reason: `nobody can be reached in chat (${reason})` };
  return { kind: 'cancelled', reason: `cannot be reached: ${reason}${wentOn ? '; handed on' : ''}` };
}

/**
 * Whoever is further up may have to speak of what somebody out of reach would have heard of: a message sees to what is due
 * today, their next lists to the rest.
 */
async function wordsFurtherUp(
  row: OutboxRow,
  directory: Directory,
  { findCouncil, settings, now }: DeliveryPorts,
): Promise<readonly NewOutboxRow[]> {
  const { council: id, recipient } = row;
  const council = await findCouncil(id);
  if (council === undefined) return [];
  const chosen = await settings.withSetting(id, CHOICES);
  const choicesOf = (person: PersonId) => readChoices(chosen.get(person));
  const listeners = {
    directory,
    on: localDateAt(now(), council.settings.zone),
    posts: council.settings.posts,
    council,
    choicesOf,
  };
  const above = [
    ...managersUpTheLine(directory, recipient),
    ...coordinators(listeners),
    ...administrators(directory, listeners.on),
  ];
  return [...new Set(above)].flatMap((person) => {
    const listed = listedOf(person, listeners);
    if (listed === undefined || person === recipient) return [];
    // Where all of them have muted, one hears all the same: on the day itself it is seen who.
    const { mutedUntil: _, ...unmuted } = listed.choices;
    const moments = [listed, { ...listed, choices: unmuted }].map((each) => nextListMoment(now(), each));
    const lists = moments.flatMap((next) => (next === undefined ? [] : [listRow(id, person, next.on, next.at)]));
    return isAtWork(listeners.on, listed) ? [rowInPlaceOf(row, person, listeners.on, now()), ...lists] : lists;
  });
}

/** A row is given up: coordinators, or administrators where there are none, hear of it once and can send it again. */
export async function reportDead(rows: readonly OutboxRow[], reason: string, ports: DeliveryPorts): Promise<void> {
  const { outbox, announcements, now, log } = ports;
  for (const row of rows) {
    const payload = readPayload(row.payload);
    log.error(
      { council: row.council, enquiry: row.enquiry, row: row.id, attempts: row.attempts, reason },
      'a message is given up',
    );
    if (payload?.kind === 'announcement') await announcements.recordFailed(payload.id, row.recipient, reason);
    // An alert that cannot be delivered raises no other alert.
    if (payload?.kind === 'alert') continue;
    const { directory, enquiry, on, posts } = await standing(row, ports);
    const name = nameById(directory, row.recipient) ?? 'somebody';
    const about = enquiry === undefined ? '' : ` about ${enquiry.reference}`;
    const text = `A message to ${name}${about} ${row.unconfirmed > 0 ? 'may not have arrived' : 'could not be delivered'}: ${reason}.${perhaps(row)}`;
    const alerts = coordinators({ directory, on, posts }).map((id) =>
      alertRow(row.council, id, {
        key: ['dead-letter', row.id, String(row.attempts)],
        text,
        typed: sayWithId('resend', row.id),
        notBefore: now(),
      }),
    );
    await outbox.add(alerts, now());
  }
}

/** What to do before one that may be there is sent once more. */
function perhaps({ unconfirmed }: OutboxRow): string {
  return unconfirmed > 0 ? ' They may have it: please ask them before you send it again.' : '';
}

async function standing(
  row: OutboxRow,
  { read, findCouncil, now }: DeliveryPorts,
): Promise<{
  readonly directory: Directory;
  readonly enquiry?: Enquiry | undefined;
  readonly on: ReturnType<typeof localDateAt>;
  readonly posts: Around['posts'];
}> {
  const payload = readPayload(row.payload);
  const council = await findCouncil(row.council);
  const on = localDateAt(now(), council?.settings.zone ?? 'Europe/London');
  return read(async ({ people, casework }) => ({
    directory: await people.directory(row.council),
    enquiry:
      payload !== undefined && isAboutEnquiry(payload)
        ? await casework.enquiry(systemVisibility(row.council), payload.enquiry)
        : undefined,
    on,
    posts: council?.settings.posts ?? { coordinators: [], services: new Map() },
  }));
}
