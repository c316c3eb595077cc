import { localDateAt } from '../calendar/index.ts';
import { type EnquiryNumber, systemVisibility, visibilityOf } from '../casework/index.ts';
import { findPerson } from '../people/index.ts';
import { checkRow, type Verdict, type World } from './check.ts';
import { CHOICES, readChoices } from './choices.ts';
import type { DeliveryPorts } from './delivery-ports.ts';
import type { Writing } from './item-sentences.ts';
import { composeMessage, saidOf } from './message.ts';
import { comesFirst, inOrder, latestOfEach } from './order.ts';
import type { Claim, Closing, OutboxRow } from './outbox.ts';
import { isAboutEnquiry, readPayload } from './payload.ts';
import { prepareAnnouncement } from './prepare-announcement.ts';
import { prepareList } from './prepare-list.ts';
import {
  type Checked,
  duePeers,
  end,
  MOST_CARRIED,
  type Prepared,
  type Sendable,
  stopPeer,
} from './prepared-message.ts';
import { composeSeveral } from './several.ts';
import { inList, isNews } from './with-the-list.ts';

/*
 * A claimed row, checked anew, ends, waits for a list, or goes out: alone, or with whatever else may go now as one message. What
 * goes with a list is decided in with-the-list.ts, a list itself is made in prepare-list.ts.
 *
 *   claimed row --checked--> send --goes with a list?-- yes --> waits for it, or is cancelled: the list has told of it
 *                  |                     `- no --> others that may go now? -- no --> alone
 *                  |                                     `- yes --> as one message, in the order in which things were done
 *                  `-> else end: cancelled, handed on, or waiting again, and why
 */

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

/** What goes out as one: news, and, beside a list that has gone already, whatever else it did not tell of. */
async function goingWith(mine: Sendable, kept: readonly Sendable[], world: World, ports: DeliveryPorts) {
  const going: Sendable[] = [];
  for (const other of kept) {
    const isAlong = other === mine || isNews(other, world);
    if (isAlong || (!isNews(mine, world) && (await inList(other, world, ports)) === undefined)) going.push(other);
  }
  return going.slice(0, MOST_CARRIED);
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
