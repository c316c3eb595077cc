import { instantOf, localDateAt, localTime } from '../calendar/index.ts';
import { type EnquiryNumber, systemVisibility, visibilityOf } from '../casework/index.ts';
import { findPerson } from '../people/index.ts';
import { checkRow, type Verdict, type World } from './check.ts';
import { CHOICES, readChoices } from './choices.ts';
import type { DeliveryPorts } from './delivery-ports.ts';
import type { Writing } from './item-sentences.ts';
import { nextListMoment } from './list-days.ts';
import { composeMessage, saidOf } from './message.ts';
import { comesFirst, inOrder, latestOfEach } from './order.ts';
import type { Claim, Closing, OutboxRow, Telling } from './outbox.ts';
import { isAboutEnquiry, isDailyList, listKey, listRow, readPayload } from './payload.ts';
import { prepareAnnouncement } from './prepare-announcement.ts';
import { prepareList } from './prepare-list.ts';
import {
  type Checked,
  duePeers,
  end,
  MOST_CARRIED,
  MOST_LOOKED_AT,
  type Prepared,
  type Sendable,
  stopPeer,
} from './prepared-message.ts';
import { isInTheirPlace } from './recipients.ts';
import { composeSeveral } from './several.ts';
import { isUrgentArrival } from './urgent.ts';

/*
 * List: one a day and person, with everything that is due or happened; it carries what falls due with it.
 * News: what was just done. It comes at once, but for what the list of the next hour will say, and beyond the most that
 *   somebody gets beside the list on a day.
 *
 *   claimed row --checked--> send --is it news?-- no --> is there a list today? -- not yet --> waits for it, which is made due now
 *                  |                    |                                      `-- sent    --> covered by it, else alone
 *                  |                    `- yes -> within an hour of the list, or one too many today? -> waits for the list
 *                  |                                 `-> alone, or with the other news that is due
 *                  `-> else end: cancelled, or waiting again, and why
 */

const AN_HOUR = 3_600_000;

/** Decides what a claim comes to just now. Writes what follows from it for other rows, but sends nothing. */
export async function prepare(claim: Claim, ports: DeliveryPorts): Promise<Prepared> {
  const { row, lease } = claim;
  const { outbox, settings } = ports;
  const now = ports.now();
  const payload = readPayload(row.payload);
  const council = await ports.findCouncil(row.council);
  if (council === undefined) return end({ kind: 'dead', reason: 'its council is not served here' });
  if (payload === undefined) return end({ kind: 'dead', reason: 'written by another version: not understood' });
  const choices = readChoices((await settings.of(row.council, row.recipient))[CHOICES]);
  const given = { now, council, choices };
  if (payload.kind === 'announcement' || payload.kind === 'announcement-unread')
    return prepareAnnouncement(row, payload, given, ports);
  if (payload.kind === 'list') return prepareList(claim, payload, given, ports);
  if (payload.kind === 'replace') return end({ kind: 'dead', reason: 'it is no message' });
  const peers = await duePeers(row, now, outbox);
  const world = await lookAround([{ row, payload }, ...peers], given, ports);
  const own = checkRow(row, payload, world);
  if (own.kind === 'stop' && own.handOn.length > 0) await outbox.add(own.handOn, now);
  if (own.kind !== 'send') return end(closingOf(own));
  const mine: Sendable = { row, payload, item: own.item };
  const elsewhere = await inList(mine, world, ports);
  if (elsewhere !== undefined) return end(elsewhere);

  const others: Sendable[] = [];
  for (const peer of peers) {
    const verdict = checkRow(peer.row, peer.payload, world);
    if (verdict.kind === 'send') others.push({ ...peer, item: verdict.item });
    else await stopPeer(peer.row, verdict, now, ports);
  }
  const kept = latestOfEach([mine, ...others]);
  for (const loser of others.filter((other) => !kept.includes(other)))
    await stopPeer(loser.row, coveredLater, now, ports);
  if (!kept.includes(mine)) return end({ kind: 'cancelled', reason: coveredLater.reason });
  const asOne = await goingWith(mine, kept, world, ports);
  const writing = await writingFor(mine, asOne, world, ports);
  if (asOne.length < council.settings.digestFrom) {
    if (asOne.some((other) => comesFirst(other, mine)))
      return end({ kind: 'again', notBefore: now + 1, reason: 'what was done before it goes first', tried: 'nothing' });
    return { kind: 'send', reply: composeMessage(own.item, writing), rows: [row] };
  }
  const wanted = new Map(asOne.filter((one) => one !== mine).map((one) => [one.row.id, one]));
  const gathered = await outbox.gather(lease, [...wanted.keys()], now);
  const items = [mine, ...gathered.flatMap(({ id }) => wanted.get(id) ?? [])].toSorted(inOrder).map(({ item }) => item);
  if (items.length === 1) return { kind: 'send', reply: composeMessage(own.item, writing), rows: [row] };
  const reply = composeSeveral(items, writing);
  const enquiries = items.flatMap((item) => (item.kind === 'enquiry' ? [item.enquiry] : []));
  // Rows of their own are the proof of what it tells.
  if (!(await outbox.tell(lease, { enquiries: [], said: saidOf(reply, enquiries) }, now)))
    return end({ kind: 'again', notBefore: now, reason: 'the lease was lost', tried: 'nothing' });
  return { kind: 'send', reply, rows: [row, ...gathered] };
}

const coveredLater = { kind: 'stop', reason: 'covered by a later reminder of the same enquiry', handOn: [] } as const;

/** Whether a row tells of something that was just done, rather than of how things stand. */
function isNews(sendable: Sendable, world: World): boolean {
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

/** What goes out as one: news, and, beside a list that has gone already, whatever else it did not tell of. */
async function goingWith(mine: Sendable, kept: readonly Sendable[], world: World, ports: DeliveryPorts) {
  const going: Sendable[] = [];
  for (const other of kept) {
    const isAlong = other === mine || isNews(other, world);
    if (isAlong || (!isNews(mine, world) && (await inList(other, world, ports)) === undefined)) going.push(other);
  }
  return going.slice(0, MOST_CARRIED);
}

/** How a row ends that goes out with a list, today's or the next one; undefined when it goes out by itself. */
async function inList(mine: Sendable, world: World, ports: DeliveryPorts): Promise<Closing | undefined> {
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
  if (next === undefined) return undefined;
  await outbox.add([listRow(row.council, row.recipient, next.on, next.at)], now);
  return { ...waits(next.at), reason: 'they have had enough for today: it goes with the next list' };
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

/** What a message is written with, by itself or with whatever else goes out as one with it. */
async function writingFor(
  { row, payload }: Sendable,
  asOne: readonly Sendable[],
  world: World,
  { read, outbox }: DeliveryPorts,
): Promise<Writing> {
  const { now, council, directory } = world;
  const today = localDateAt(now, council.settings.zone);
  const viewer = visibilityOf(findPerson(directory, row.recipient), directory, today);
  const isAbout = isAboutEnquiry(payload);
  return {
    council,
    directory,
    recipient: row.recipient,
    today,
    now,
    tellings: await outbox.tellings([...new Set(asOne.flatMap((one) => one.row.enquiry ?? []))]),
    history: isAbout ? await read(({ casework }) => casework.history(viewer, payload.enquiry)) : [],
  };
}

/** People and enquiries as they are now, in one view. */
async function lookAround(
  rows: readonly { readonly row: OutboxRow; readonly payload: Checked }[],
  given: Pick<World, 'now' | 'council' | 'choices'>,
  { read }: DeliveryPorts,
): Promise<World> {
  const council = rows[0]?.row.council ?? '';
  const nameOf = ({ year, number }: EnquiryNumber) => `${year}-${number}`;
  const numbers = new Map(
    rows.flatMap(({ payload }) =>
      isAboutEnquiry(payload) ? [[nameOf(payload.enquiry), payload.enquiry] as const] : [],
    ),
  );
  return read(async ({ people, casework }) => {
    const directory = await people.directory(council);
    const found = numbers.size === 0 ? [] : await casework.some(systemVisibility(council), [...numbers.values()]);
    const enquiries = new Map(found.map((enquiry) => [nameOf(enquiry), enquiry]));
    return { ...given, directory, enquiryOf: (wanted) => enquiries.get(nameOf(wanted)) };
  });
}

function closingOf(verdict: Exclude<Verdict, { kind: 'send' }>): Closing {
  return verdict.kind === 'wait'
    ? { kind: 'again', notBefore: verdict.until, reason: verdict.reason, tried: 'nothing' }
    : { kind: 'cancelled', reason: verdict.reason };
}
