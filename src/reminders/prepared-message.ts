import type { Reply } from '../messaging/index.ts';
import type { Item, Verdict } from './check.ts';
import { type DeliveryPorts, MOST_COPIES } from './delivery-ports.ts';
import type { Closing, OutboxRow } from './outbox.ts';
import { type EnquiryPayload, isAboutEnquiry, type Payload, readPayload } from './payload.ts';

/** What to send for a claim, and which rows go with it; or how the claim ends without a message. */
export type Prepared =
  | { readonly kind: 'send'; readonly reply: Reply; readonly rows: readonly OutboxRow[] }
  | { readonly kind: 'end'; readonly closing: Closing };

/** A row that may go out now, and what of it goes into a message. */
export type Sendable = { readonly row: OutboxRow; readonly payload: Checked; readonly item: Item };
export type Checked = EnquiryPayload | Extract<Payload, { kind: 'alert' }>;

/** So many rows of a lane are looked at. */
export const MOST_LOOKED_AT = 400;
/** So many rows a message carries at most; the rest follows in the next. */
export const MOST_CARRIED = 50;

/** The other rows of the lane that are due, earliest first. */
export async function duePeers(
  row: OutboxRow,
  dueBy: number,
  outbox: DeliveryPorts['outbox'],
): Promise<readonly { readonly row: OutboxRow; readonly payload: Checked }[]> {
  const { lane, id } = row;
  const pending = await outbox.list({ lane, states: ['pending'], dueBy, limit: MOST_LOOKED_AT });
  return pending.flatMap((peer) => {
    const payload = readPayload(peer.payload);
    // One that must not go out again is given up when its own turn comes.
    if (peer.id === id || payload === undefined || peer.unconfirmed >= MOST_COPIES) return [];
    return isAboutEnquiry(payload) || payload.kind === 'alert' ? [{ row: peer, payload }] : [];
  });
}

/** Ends a row that is still waiting, as far as it is. */
export async function stopPeer(
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

/** An end without a message. */
export function end(closing: Closing): Prepared {
  return { kind: 'end', closing };
}
