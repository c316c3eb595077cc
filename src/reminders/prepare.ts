import { localDateAt } from '../calendar/index.ts';
import { type EnquiryNumber, systemVisibility } from '../casework/index.ts';
import type { Reply } from '../messaging/index.ts';
import { checkRow, type Item, type Verdict, type World } from './check.ts';
import { CHOICES, readChoices } from './choices.ts';
import { type DeliveryPorts, MOST_COPIES } from './delivery-ports.ts';
import { composeDigest, composeMessage } from './message.ts';
import type { Claim, Closing, OutboxRow } from './outbox.ts';
import { type EnquiryPayload, isAboutEnquiry, type Payload, readPayload } from './payload.ts';
import { prepareAnnouncement } from './prepare-announcement.ts';

/*
 * Catch-up: after a pause several reminders about one enquiry may be due to one person at once: one of them goes out, since
 *   each says how things stand now, and the others say that it did.
 * Digest: what is due to one person at the same time, in one message, when it is more than two.
 *
 *   claimed row -- checked --> send --+--> alone
 *                               |     +--> with the others of its lane, as a digest
 *                             else end: cancelled, or waiting again, and why
 */

/** What to send for a claim, and which rows go with it; or how the claim ends without a message. */
export type Prepared =
  | { readonly kind: 'send'; readonly reply: Reply; readonly rows: readonly OutboxRow[] }
  | { readonly kind: 'end'; readonly closing: Closing };

type Sendable = { readonly row: OutboxRow; readonly payload: Checked; readonly item: Item };
type Checked = EnquiryPayload | Extract<Payload, { kind: 'alert' }>;

/** So many lines a digest has at most; the rest follows in the next. */
const MOST_LINES = 50;
const MOST_LOOKED_AT = 400;

/** Decides what a claim comes to just now. Writes what follows from it for other rows, but sends nothing. */
export async function prepare({ row, lease }: Claim, ports: DeliveryPorts): Promise<Prepared> {
  const { outbox, settings } = ports;
  const now = ports.now();
  const payload = readPayload(row.payload);
  const council = await ports.findCouncil(row.council);
  if (council === undefined) return end({ kind: 'dead', reason: 'its council is not served here' });
  if (payload === undefined) return end({ kind: 'dead', reason: 'written by another version: not understood' });
  const choices = readChoices((await settings.of(row.council, row.recipient))[CHOICES]);
  if (payload.kind === 'announcement' || payload.kind === 'announcement-unread') {
    return prepareAnnouncement(row, payload, { now, council, choices }, ports);
  }
  const peers = await duePeers(row, now, outbox);
  const world = await lookAround([{ row, payload }, ...peers], { now, council, choices }, ports);
  const own = checkRow(row, payload, world);
  if (own.kind === 'stop' && own.handOn.length > 0) await outbox.add(own.handOn, now);
  if (own.kind !== 'send') return end(closingOf(own));

  const others: Sendable[] = [];
  for (const peer of peers) {
    const verdict = checkRow(peer.row, peer.payload, world);
    if (verdict.kind === 'send') others.push({ ...peer, item: verdict.item });
    else await stopPeer(peer.row, verdict, now, ports);
  }
  const mine: Sendable = { row, payload, item: own.item };
  const kept = latestOfEach([mine, ...others]);
  for (const loser of others.filter((other) => !kept.includes(other))) await stopPeer(loser.row, COVERED, now, ports);
  if (!kept.includes(mine)) return end({ kind: 'cancelled', reason: COVERED.reason });

  const writing = {
    council,
    directory: world.directory,
    recipient: row.recipient,
    today: localDateAt(now, council.settings.zone),
    now,
  };
  const asDigest = kept.length >= council.settings.digestFrom || (choices.digestAt !== undefined && kept.length > 1);
  if (!asDigest && kept.some((other) => comesFirst(other, mine))) {
    return end({ kind: 'again', notBefore: now + 1, reason: 'what was done before it goes first', tried: 'nothing' });
  }
  if (!asDigest) return { kind: 'send', reply: composeMessage(own.item, writing), rows: [row] };
  const wanted = new Map(
    kept
      .filter((one) => one !== mine)
      .slice(0, MOST_LINES - 1)
      .map((one) => [one.row.id, one]),
  );
  const gathered = await outbox.gather(lease, wanted.size, now);
  // Something came in between that was not looked at: look again rather than send what is not checked.
  if (gathered.some(({ id }) => !wanted.has(id))) {
    return end({ kind: 'again', notBefore: now, reason: 'looked at again', tried: 'nothing' });
  }
  const lines = [mine, ...gathered.flatMap(({ id }) => wanted.get(id) ?? [])];
  const reply =
    lines.length === 1
      ? composeMessage(own.item, writing)
      : composeDigest(
          lines.map(({ item }) => item),
          writing,
        );
  return { kind: 'send', reply, rows: [row, ...gathered] };
}

const COVERED = { kind: 'stop', reason: 'covered by a later reminder of the same enquiry', handOn: [] } as const;

/** The other rows of the lane that are due, earliest first. */
async function duePeers(
  row: OutboxRow,
  now: number,
  outbox: DeliveryPorts['outbox'],
): Promise<readonly { readonly row: OutboxRow; readonly payload: Checked }[]> {
  const { lane, id } = row;
  const pending = await outbox.list({ lane, states: ['pending'], dueBy: now, limit: MOST_LOOKED_AT });
  return pending.flatMap((peer) => {
    const payload = readPayload(peer.payload);
    // One that must not go out again is given up when its own turn comes.
    if (peer.id === id || payload === undefined || peer.unconfirmed >= MOST_COPIES) return [];
    return isAboutEnquiry(payload) || payload.kind === 'alert' ? [{ row: peer, payload }] : [];
  });
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

/** Ends a row that is still waiting, as far as it is. */
async function stopPeer(
  row: OutboxRow,
  verdict: Exclude<Verdict, { kind: 'send' }>,
  now: number,
  { outbox }: DeliveryPorts,
): Promise<void> {
  if (verdict.kind === 'wait') {
    await outbox.postpone(row.id, verdict.until, now);
    return;
  }
  if (verdict.handOn.length > 0) await outbox.add(verdict.handOn, now);
  if (row.enquiry !== undefined)
    await outbox.cancelPending({ enquiry: row.enquiry, keys: [row.key] }, verdict.reason, now);
}

/** Of several reminders about one enquiry one: that it is theirs, else the latest, else the highest. Notices all stay. */
function latestOfEach(rows: readonly Sendable[]): readonly Sendable[] {
  const best = new Map<string, Sendable>();
  const nameOf = ({ payload, row }: Sendable) =>
    payload.kind === 'alert' || payload.kind === 'notice'
      ? row.id
      : `${payload.enquiry.year}-${payload.enquiry.number}`;
  for (const one of rows) {
    const name = nameOf(one);
    const other = best.get(name);
    if (other === undefined || comesAfter(one, other)) best.set(name, one);
  }
  return rows.filter((one) => best.get(nameOf(one)) === one);
}

const heights = { officer: 0, councillor: 0, manager: 1, 'head-of-service': 2 } as const;

function comesAfter(one: Sendable, other: Sendable): boolean {
  const rank = ({ payload, row }: Sendable) => [
    payload.kind === 'assigned' ? 1 : 0,
    row.notBefore,
    'to' in payload ? heights[payload.to] : 0,
  ];
  const [a, b] = [rank(one), rank(other)];
  const at = a.findIndex((value, place) => value !== b[place]);
  return at === -1 ? one.row.key > other.row.key : (a[at] ?? 0) > (b[at] ?? 0);
}

/** Whether one tells of something that was done to the same enquiry before what the other tells of. */
function comesFirst({ payload: one }: Sendable, { payload: other }: Sendable): boolean {
  if (one.kind !== 'notice' || other.kind !== 'notice') return false;
  const same = one.enquiry.year === other.enquiry.year && one.enquiry.number === other.enquiry.number;
  return same && one.version < other.version;
}

function closingOf(verdict: Exclude<Verdict, { kind: 'send' }>): Closing {
  return verdict.kind === 'wait'
    ? { kind: 'again', notBefore: verdict.until, reason: verdict.reason, tried: 'nothing' }
    : { kind: 'cancelled', reason: verdict.reason };
}

function end(closing: Closing): Prepared {
  return { kind: 'end', closing };
}
