import { defined } from '../defined.ts';
import type { Address } from '../messaging/index.ts';
import { reportDead } from './aftermath.ts';
import type { DeliveryPorts } from './delivery-ports.ts';
import type { Claim, OutboxRow, Tried } from './outbox.ts';
import { retryAt } from './pace.ts';
import { changedMeanwhile } from './replacing.ts';
import { close, type Result, type Tools } from './tools.ts';

/* How a row ends once a platform has had it, or would not have it. */

/** It is there: and what was changed while it was on its way is put right in its place. */
export async function arrive(claim: Claim, messageId: string, to: Address, ports: DeliveryPorts): Promise<Result> {
  const { outbox, now } = ports;
  const message = await outbox.find(claim.row.id);
  if (message !== undefined) await outbox.add(await changedMeanwhile(message, ports), now());
  return close(claim, { kind: 'sent', messageId, to }, ports);
}

/** Later and later again; dead in the end. */
export async function refuse(
  claim: Claim,
  rows: readonly OutboxRow[],
  reason: string,
  { ports, timings }: Tools,
): Promise<Result> {
  const { attempts } = claim.row;
  if (attempts >= timings.attempts) return giveUp(claim, rows, reason, ports);
  const notBefore = retryAt(attempts, ports.now(), timings, ports.random);
  return close(claim, { kind: 'again', notBefore, reason, tried: 'refused' }, ports);
}

/** Why somebody gets no further copy. */
export const UNCONFIRMED = 'it was sent three times and its arrival was never confirmed';

/** No further attempt: whoever looks after messages is told. */
export async function giveUp(
  claim: Claim,
  rows: readonly OutboxRow[],
  reason: string,
  ports: DeliveryPorts,
  lastTried?: Tried,
): Promise<Result> {
  await reportDead(rows, reason, ports);
  return close(claim, { kind: 'dead', reason, ...defined({ lastTried }) }, ports);
}
