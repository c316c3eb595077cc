import { instantOf, type LocalDate, localDateAt, localTime } from '../calendar/index.ts';
import { runningDeadlines } from '../casework/index.ts';
import { findPerson } from '../people/index.ts';
import type { World } from './check.ts';
import type { DeliveryPorts } from './delivery-ports.ts';
import { nextListMoment } from './list-days.ts';
import type { Closing, OutboxRow, Telling } from './outbox.ts';
import { isDailyList, listKey, listRow, readPayload } from './payload.ts';
import { MOST_LOOKED_AT, type Sendable } from './prepared-message.ts';
import { isInTheirPlace } from './recipients.ts';
import { isUrgentArrival } from './urgent.ts';

/*
 * List: one a day and person, with everything that is due or happened; it carries what falls due with it: prepare-list.ts.
 * News: what was just done, where its reader has chosen no time of day for everything. It comes at once. The rest, what falls due,
 * is for the list.
 *
 *   row --news?-- no --> list of today? -- not there yet -----------> made due now, and goes with it
 *          |                  |----------- waiting -----------------> goes with it
 *          |                  |----------- has told of it ----------> cancelled
 *          |                  `----------- gone or given up without it --.
 *          `- yes -------------------------------------------------------+
 *                                                                        v
 *                                  urgent, or asked for at this time? -- yes --> now
 *                                  a list within an hour?             -- yes --> goes with it
 *                                  fewer than so many beside the list today?  -- yes --> now
 *                                  its date passes before the next list?      -- yes --> now
 *                                  else it goes with the next list
 */

const AN_HOUR = 3_600_000;

/** Whether a row tells of something that was just done, rather than of how things stand. */
export function isNews(sendable: Sendable, world: World): boolean {
  const { payload } = sendable;
  if (isUrgent(sendable, world)) return true;
  if (payload.kind === 'rung' || payload.kind === 'look-at-paused') return false;
  return world.choices.digestAt === undefined;
}

/** Whether it asks somebody to tell a councillor what cannot be delivered to them. */
function isInPlace({ row, item }: Sendable): boolean {
  return item.kind === 'enquiry' && isInTheirPlace(item, row.recipient);
}

/** Whether a message told how an enquiry stands, not only what was done to it. */
function saysHowItStands({ payload }: Telling): boolean {
  const kind = readPayload(payload)?.kind;
  return kind !== 'notice' && kind !== 'shared';
}

function isUrgent({ payload, item }: Sendable, { council }: World): boolean {
  return item.kind === 'enquiry' && isUrgentArrival(payload, item.enquiry, council.settings.posts);
}

/** How a row ends that goes out with a list, today's or the next one; undefined when it goes out by itself. */
export async function inList(mine: Sendable, world: World, ports: DeliveryPorts): Promise<Closing | undefined> {
  const { row, payload } = mine;
  const { now, council, directory, choices } = world;
  const { outbox } = ports;
  const today = localDateAt(now, council.settings.zone);
  const list = await outbox.findByKey(listKey(row.council, row.recipient, today));
  const waits = (at: number) => ({
    kind: 'again' as const,
    notBefore: Math.max(at, now) + 1,
    reason: 'it goes with the list of the day',
    tried: 'nothing' as const,
  });
  if (!isNews(mine, world)) {
    if (list === undefined) {
      const due = Math.min(row.notBefore, now) - 1;
      await outbox.add([listRow(row.council, row.recipient, today, due)], now);
      return { ...waits(now), notBefore: now };
    }
    if (list.state === 'pending') return waits(list.notBefore);
    const told = list.state === 'sent' && row.enquiry !== undefined ? await outbox.tellings([row.enquiry]) : [];
    const isSaid = told.some(
      (telling) => telling.recipient === row.recipient && telling.at >= list.updatedAt && saysHowItStands(telling),
    );
    // What a councillor was to hear and cannot be told is asked of whoever tells them; their own list does not ask it.
    const isForList = payload.kind !== 'snoozed' && !isInPlace(mine);
    if (isSaid && isForList) return { kind: 'cancelled', reason: 'the list of the day has told of it' };
  }
  if (isUrgent(mine, world) || payload.kind === 'snoozed') return undefined;
  if (list?.state === 'pending' && list.notBefore > now - AN_HOUR && list.notBefore <= now + AN_HOUR)
    return waits(list.notBefore);
  if ((await singlesToday(row, today, world, ports)) < council.settings.mostSingles) return undefined;
  const person = findPerson(directory, row.recipient);
  const next = person && nextListMoment(now, { person, choices, directory, council });
  if (next === undefined || isTooLate(mine, { today, next: next.on })) return undefined;
  await outbox.add([listRow(row.council, row.recipient, next.on, next.at)], now);
  return { ...waits(next.at), reason: 'they have had enough for today: it goes with the next list' };
}

/** Whether the next list comes after the day on which, or before which, it is to be told. */
function isTooLate(
  { payload, item }: Sendable,
  { today, next }: { readonly today: LocalDate; readonly next: LocalDate },
) {
  if (item.kind !== 'enquiry') return false;
  const by =
    payload.kind === 'rung'
      ? runningDeadlines(item.enquiry)[payload.clock]
      : payload.kind === 'look-at-paused'
        ? payload.on
        : undefined;
  return by !== undefined && today <= by && by < next;
}

/** How many messages somebody has had today beside their list. */
async function singlesToday(
  { council, recipient }: OutboxRow,
  today: ReturnType<typeof localDateAt>,
  world: World,
  { outbox }: DeliveryPorts,
): Promise<number> {
  const since = instantOf(today, localTime('00:00'), world.council.settings.zone);
  const sent = await outbox.list({ council, recipient, states: ['sent'], since, limit: MOST_LOOKED_AT });
  return sent.filter(({ carrier, payload: about }) => {
    const payload = readPayload(about);
    const kind = payload?.kind;
    return (
      carrier === undefined &&
      !isDailyList(payload) &&
      kind !== 'replace' &&
      kind !== 'announcement' &&
      kind !== 'announcement-unread'
    );
  }).length;
}
