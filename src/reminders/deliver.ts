import { defined } from '../defined.ts';
import type { DeliveryOutcome } from '../messaging/index.ts';
import { passOver, recordArrival, reportDead } from './aftermath.ts';
import { type Connections, createConnections } from './connections.ts';
import { replaceSent } from './deliver-replacing.ts';
import { LOOKING, settle } from './deliver-settling.ts';
import { type DeliveryPorts, MOST_COPIES, type Timings, usualTimings } from './delivery-ports.ts';
import { arrive, giveUp, refuse, UNCONFIRMED } from './endings.ts';
import type { Claim, OutboxRow, WaitingLane } from './outbox.ts';
import { createPace, PATIENCE } from './pace.ts';
import { readPayload } from './payload.ts';
import { prepare } from './prepare.ts';
import { A_DAY, BROKEN, close, hold, type Result, type Tools, withTimeout } from './tools.ts';
import { addressesOf, choose, createWhereTo, type Reachable, type Target, targetOf } from './where-to.ts';

/*
 * Worker: whoever claims rows, one of several perhaps. Lease, fence: see outbox.ts.
 * Outcome unknown: a message was handed to a platform and nobody knows whether it arrived.
 *
 *   what is put right in its place goes by deliver-replacing.ts, what is looked for by deliver-settling.ts
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
  const timings: Timings = { ...usualTimings, ...ports.timings };
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
      const asking = { ...targetOf(reached), ...defined({ method: outcome.method }) };
      pace.hush(asking, until, now());
      const notBefore = until + Math.round(ports.random() * 1_000);
      return close(claim, { kind: 'again', notBefore, reason: outcome.reason, tried: 'nothing' }, ports);
    }
  }
}

function nameOfError(error: unknown): string {
  return error instanceof Error ? `${error.name}${'code' in error ? ` ${String(error.code)}` : ''}` : 'unknown';
}
