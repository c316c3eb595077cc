import { formatDate, localDateAt } from '../calendar/index.ts';
import { findPerson, isActive, nameById } from '../people/index.ts';
import { composeAnnouncement, composeUnread } from './announce.ts';
import type { World } from './check.ts';
import { waitForWork } from './check-time.ts';
import { unmutedFrom, workingTimeOf } from './choices.ts';
import type { DeliveryPorts } from './delivery-ports.ts';
import type { Closing, OutboxRow } from './outbox.ts';
import type { Payload } from './payload.ts';
import type { Prepared } from './prepared-message.ts';

/** A chase comes no sooner than this after the announcement itself did. */
const A_DAY = 86_400_000;

/** Decides what an announcement's row comes to just now. An important one is held up by no mute and no digest. */
export async function prepareAnnouncement(
  row: OutboxRow,
  payload: Extract<Payload, { kind: 'announcement' | 'announcement-unread' }>,
  world: Pick<World, 'now' | 'council' | 'choices'>,
  { announcements, read }: DeliveryPorts,
): Promise<Prepared> {
  const { now, council, choices } = world;
  const today = localDateAt(now, council.settings.zone);
  const announcement = await announcements.find(payload.id);
  if (announcement === undefined) return cancelled('there is no such announcement');
  const directory = await read(({ people }) => people.directory(row.council));
  const person = findPerson(directory, row.recipient);
  if (person === undefined || !isActive(person, today)) return cancelled('not sent: the person has left');
  const time = workingTimeOf(person, choices, council);
  if (!announcement.important && choices.mutedUntil !== undefined && today < choices.mutedUntil) {
    return again(unmutedFrom(choices.mutedUntil, time), `muted until ${formatDate(choices.mutedUntil)}`);
  }
  const wait = waitForWork(person, world);
  if (wait?.kind === 'wait') return again(wait.until, wait.reason);

  if (payload.kind === 'announcement-unread') {
    return {
      kind: 'send',
      rows: [row],
      reply: composeUnread(announcement, await announcements.receipts(payload.id), directory),
    };
  }
  if (payload.chase) {
    const receipt = (await announcements.receipts(payload.id)).find((one) => one.person === row.recipient);
    if (receipt?.readAt !== undefined) return cancelled('not sent: it was read');
    if (receipt?.chasedAt !== undefined && !row.repeated) return cancelled('not sent: they were reminded already');
    if (receipt?.deliveredAt === undefined)
      return cancelled('not sent: the announcement itself could not be delivered');
    if (now < receipt.deliveredAt + A_DAY) return again(receipt.deliveredAt + A_DAY, 'it has only just been delivered');
  }
  const author = nameById(directory, announcement.author) ?? 'the administrators';
  return { kind: 'send', rows: [row], reply: composeAnnouncement(announcement, author, payload.chase) };
}

function cancelled(reason: string): Prepared {
  return { kind: 'end', closing: { kind: 'cancelled', reason } };
}

function again(notBefore: number, reason: string): Prepared {
  const closing: Closing = { kind: 'again', notBefore, reason, tried: 'nothing' };
  return { kind: 'end', closing };
}
