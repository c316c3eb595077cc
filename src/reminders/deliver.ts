import { type Address, type Delivery, type DeliveryOutcome, reply, type Trace } from '../messaging/index.ts';
import { passOver, recordArrival, reportDead } from './aftermath.ts';
import { type Connections, createConnections } from './connections.ts';
import { replaceSent } from './deliver-replacing.ts';
import { type DeliveryPorts, MOST_COPIES, TIMINGS, type Timings } from './delivery-ports.ts';
import type { Claim, OutboxRow, Tried, WaitingLane } from './outbox.ts';
import { createPace, PATIENCE, repeatAt, retryAt } from './pace.ts';
import { readPayload } from './payload.ts';
import { prepare } from './prepare.ts';
import { changedMeanwhile } from './replacing.ts';
import { A_DAY, BROKEN, close, hold, type Result, type Tools, withTimeout } from './tools.ts';
import { addressesOf, choose, createWhereTo, type Reachable, type Target, targetOf } from './where-to.ts';

/*
 * Worker: whoever claims rows, one of several perhaps. Lease, fence: see outbox.ts.
 * Outcome unknown: a message was handed to a platform and nobody knows whether it arrived.
 *
 *   what is put right in its place goes by deliver-replacing.ts
 *
 *   claim -> once more? -> where to -> pace -> prepare -> still mine? -> send -> delivered    -> sent
 *              |             |                    |           |           |---> refused      -> again, later and later; dead in the end
 *              |             |                    |           |           |---> unreachable  -> again by another account, if there is one
 *              |             |                    |           |           |---> disconnected -> held until the connection is mended: connections.ts
 *              |             |                    |           |           `---> unknown      -> left alone until the lease is over
 *              |             |                    |           `-> no: fenced, nothing is done
 *              |             |                    `-> cancelled, or again later, with the reason
 *              |             `-> nowhere: passed over
 *              `-> no: its outcome was unknown three times, so it is dead
 *
 *   lease is over -> take over -> look on the platform -> found       -> sent
 *                                                     |-> absent      -> again, as it was
 *                                                     `-> cannot tell -> again, marked as repeated
 *
 * Again, after an unknown outcome, is later and later as well, and three times at most: nobody gets a fourth copy.
 * Slack keeps the id of a delivery with the message, so there nothing is repeated that arrived. Teams keeps nothing to read
 * back, so there an unknown outcome is sent again and says that it may be a repetition.
 */

export type { Result } from './tools.ts';

/** Delivers rows; holds nothing that matters between two of them. */
export type Delivering = {
  readonly work: (claim: Claim) => Promise<Result>;
  readonly settle: (claim: Claim) => Promise<Result>;
  /** Where a lane's messages go; undefined where nobody can be written to. */
  readonly whereTo: (lane: WaitingLane) => Promise<Target | undefined>;
  /** Whether nothing may be done there just now: its connection is broken, or it asked for silence. */
  readonly isHeld: (target: Target, what: WaitingLane['for']) => boolean;
  readonly connections: Connections;
  readonly timings: Timings;
};

/** Delivering with these ports. Throws a RangeError when a send could outlast its lease. */
export function createDelivering(ports: DeliveryPorts): Delivering {
  const timings: Timings = { ...TIMINGS, ...ports.timings };
  if (timings.send * 2 >= timings.lease)
    throw new RangeError('A lease must last more than twice as long as a send may take.');
  const pace = createPace(timings);
  const connections = createConnections(ports.log, ports.now());
  const tools: Tools = { ports, timings, pace, connections, putOff: new Map() };
  return {
    timings,
    connections,
    work: (claim) => work(claim, tools),
    settle: (claim) => settle(claim, tools),
    whereTo: createWhereTo(ports, connections.isOpen),
    isHeld: (target, what) =>
      !connections.isOpen(target.platform, target.tenant) ||
      pace.isSilent(what === 'sending' ? target : { ...target, method: LOOKING }, ports.now()),
  };
}

/** What looking for an attempt is called where silence is asked for. */
const LOOKING = 'looking';
const MOST_PUT_OFF = 5;

async function work(claim: Claim, tools: Tools): Promise<Result> {
  const { ports } = tools;
  let handedOver = false;
  try {
    return await attempt(claim, tools, () => {
      handedOver = true;
    });
  } catch (error) {
    // Once the platform has it, only the platform knows; before that nothing has happened and it can be tried again.
    ports.log.error({ row: claim.row.id, handedOver, error: nameOfError(error) }, 'a row could not be handled');
    return handedOver ? 'unknown' : refuse(claim, [claim.row], 'it could not be prepared', tools);
  }
}

async function attempt(claim: Claim, tools: Tools, handOver: () => void): Promise<Result> {
  const { ports, timings, pace, connections } = tools;
  const { outbox, now } = ports;
  const { row, lease } = claim;
  const payload = readPayload(row.payload);
  if (payload?.kind === 'replace') return replaceSent(claim, payload, tools);
  if (row.unconfirmed >= MOST_COPIES) return giveUp(claim, [row], UNCONFIRMED, ports);
  const { known, reachable } = await addressesOf(row, ports);
  const first = choose(reachable, connections.isOpen);
  const target = first && targetOf(first);
  const conversation = first === undefined ? '' : JSON.stringify(first.to);
  if (target !== undefined) {
    if (!connections.isOpen(target.platform, target.tenant)) return hold(claim, BROKEN, ports);
    const delay = pace.delay(target, conversation, now());
    if (delay > PATIENCE || now() + delay + 2 * timings.send > lease.until) {
      return close(
        claim,
        { kind: 'again', notBefore: now() + delay, reason: 'the platform asked for patience', tried: 'nothing' },
        ports,
      );
    }
    if (delay > 0) await ports.pause(delay);
  }
  const prepared = await prepare(claim, ports);
  if (prepared.kind === 'end') {
    if (prepared.closing.kind === 'dead') await reportDead([row], prepared.closing.reason, ports);
    return close(claim, prepared.closing, ports);
  }
  const { rows } = prepared;
  if (first === undefined || target === undefined) return close(claim, await passOver(rows, known, ports), ports);

  const repeated = rows.some((one) => one.repeated);
  const mine = await outbox.holds(lease, now());
  // Asked of the clock as well and last of all: a process that was stopped just before must not send now.
  if (!mine || now() + timings.send >= lease.until) {
    ports.log.warn({ row: row.id }, 'the lease was lost before sending');
    return close(
      claim,
      { kind: 'again', notBefore: now(), reason: 'there was no time left to send it', tried: 'nothing' },
      ports,
    );
  }
  if (repeated) ports.log.warn({ row: row.id }, 'sent again, marked as repeated');
  pace.note(target, conversation, now());
  handOver();
  const outcome = await withTimeout<DeliveryOutcome>(
    first.adapter.deliver({ id: row.id, to: first.to, reply: prepared.reply, repeated, since: row.createdAt }),
    timings.send,
    { kind: 'unknown', reason: 'no answer in time' },
  );
  return conclude(outcome, claim, rows, first, tools);
}

async function conclude(
  outcome: DeliveryOutcome,
  claim: Claim,
  rows: readonly OutboxRow[],
  reached: Reachable,
  tools: Tools,
): Promise<Result> {
  const { account, to } = reached;
  const { ports, pace, connections } = tools;
  const { now } = ports;
  switch (outcome.kind) {
    case 'delivered': {
      connections.arrived(to.platform, to.tenant);
      await recordArrival(rows, outcome.messageId, ports);
      const closed = await arrive(claim, outcome.messageId, to, ports);
      if (closed === 'fenced')
        ports.log.warn({ row: claim.row.id }, 'arrived after the lease was lost: may be repeated');
      return closed;
    }
    case 'unknown':
      ports.log.warn({ row: claim.row.id, reason: outcome.reason }, 'the outcome is unknown until the lease runs out');
      return 'unknown';
    case 'unreachable':
      ports.log.warn({ row: claim.row.id, platform: to.platform }, 'the platform cannot reach the account');
      await ports.accounts.markUnreachable(account, outcome.reason, now());
      return close(
        claim,
        { kind: 'again', notBefore: now(), reason: `cannot be reached on ${to.platform}`, tried: 'nothing' },
        ports,
      );
    case 'disconnected':
      connections.foundBroken(to.platform, to.tenant, outcome.reason, now());
      return hold(claim, BROKEN, ports);
    case 'refused': {
      if (outcome.retryAfter === undefined) return refuse(claim, rows, outcome.reason, tools);
      const until = now() + Math.min(Math.max(outcome.retryAfter, 0), A_DAY);
      pace.hush({ ...targetOf(reached), ...(outcome.method === undefined ? {} : { method: outcome.method }) }, until);
      const notBefore = until + Math.round(ports.random() * 1_000);
      return close(claim, { kind: 'again', notBefore, reason: outcome.reason, tried: 'nothing' }, ports);
    }
  }
}

/** It is there: and what was changed while it was on its way is put right in its place. */
async function arrive(claim: Claim, messageId: string, to: Address, ports: DeliveryPorts): Promise<Result> {
  const { outbox, now } = ports;
  const message = await outbox.find(claim.row.id);
  if (message !== undefined) await outbox.add(await changedMeanwhile(message, ports), now());
  return close(claim, { kind: 'sent', messageId, to }, ports);
}

async function refuse(
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

const UNCONFIRMED = 'it was sent three times and its arrival was never confirmed';

async function giveUp(
  claim: Claim,
  rows: readonly OutboxRow[],
  reason: string,
  ports: DeliveryPorts,
  lastTried?: Tried,
): Promise<Result> {
  await reportDead(rows, reason, ports);
  return close(claim, { kind: 'dead', reason, ...(lastTried === undefined ? {} : { lastTried }) }, ports);
}

/** Finds out what became of a row whose lease is over. */
async function settle(claim: Claim, tools: Tools): Promise<Result> {
  const { ports, timings, putOff } = tools;
  const { row } = claim;
  if (readPayload(row.payload)?.kind === 'replace') {
    // Put in its place twice is the same as once: nothing has to be found out.
    const notBefore = retryAt(row.attempts, ports.now(), timings, ports.random);
    return close(claim, { kind: 'again', notBefore, reason: 'no answer in time', tried: 'refused' }, ports);
  }
  const trace = await lookFor(row, tools);
  const timesPutOff = putOff.get(row.id) ?? 0;
  if (trace.kind === 'cannot-tell' && trace.retryAfter !== undefined && timesPutOff < MOST_PUT_OFF) {
    // Under our lease nobody sends it: when that is over it is looked for again.
    putOff.set(row.id, timesPutOff + 1);
    return 'unknown';
  }
  putOff.delete(row.id);
  ports.log.info({ row: row.id, found: trace.kind }, 'looked for an attempt whose outcome was unknown');
  const carried = await ports.outbox.carried(row.id);
  if (trace.kind === 'found') {
    const rows = [row, ...carried];
    await recordArrival(rows, trace.messageId, ports);
    return arrive(claim, trace.messageId, trace.to, ports);
  }
  const copies = row.unconfirmed + 1;
  // What it carried may be young: that waits, and this is given up when its turn comes.
  if (copies >= MOST_COPIES && carried.length === 0)
    return giveUp(claim, [row], UNCONFIRMED, ports, trace.kind === 'absent' ? 'not-found' : 'perhaps-arrived');
  if (trace.kind === 'absent') {
    const notBefore = retryAt(row.attempts, ports.now(), timings, ports.random);
    const reason = 'an earlier attempt did not arrive';
    return close(claim, { kind: 'again', notBefore, reason, tried: 'not-found' }, ports);
  }
  const notBefore = repeatAt(copies, ports.now(), timings, ports.random);
  const reason = 'it may have arrived: to be sent again as repeated';
  return close(claim, { kind: 'again', notBefore, reason, tried: 'perhaps-arrived' }, ports);
}

/** What a look came to, and where it was found. */
type Looked =
  | Exclude<Trace, { kind: 'found' }>
  | { readonly kind: 'found'; readonly messageId: string; readonly to: Address };

/** Looks wherever the person can be written to: absent only when it is nowhere. */
async function lookFor(row: OutboxRow, { ports, timings, pace }: Tools): Promise<Looked> {
  const { reachable } = await addressesOf(row, ports);
  let sure = reachable.length > 0;
  let retryAfter: number | undefined;
  for (const each of reachable) {
    const { to, adapter } = each;
    // Only its id and where it went matter for looking.
    const delivery: Delivery = { id: row.id, to, reply: reply(), repeated: row.repeated, since: row.createdAt };
    const trace = await withTimeout<Trace>(adapter.trace(delivery), timings.send, { kind: 'cannot-tell' });
    if (trace.kind === 'found') return { ...trace, to };
    if (trace.kind !== 'absent') sure = false;
    if (trace.kind !== 'cannot-tell' || trace.retryAfter === undefined) continue;
    retryAfter = trace.retryAfter;
    pace.hush({ ...targetOf(each), method: LOOKING }, ports.now() + Math.min(retryAfter, A_DAY));
  }
  return sure ? { kind: 'absent' } : { kind: 'cannot-tell', ...(retryAfter === undefined ? {} : { retryAfter }) };
}

function nameOfError(error: unknown): string {
  return error instanceof Error ? `${error.name}${'code' in error ? ` ${String(error.code)}` : ''}` : 'unknown';
}
