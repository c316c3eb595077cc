import {
  type Address,
  type Delivery,
  type DeliveryOutcome,
  type PlatformAdapter,
  reply,
  type Trace,
} from '../messaging/index.ts';
import type { KnownAccount } from '../people/index.ts';
import { passOver, recordArrival, reportDead } from './aftermath.ts';
import { type DeliveryPorts, MOST_COPIES, TIMINGS, type Timings } from './delivery-ports.ts';
import type { Claim, Closing, OutboxRow, Tried } from './outbox.ts';
import { createPace, type Pace, repeatAt, retryAt } from './pace.ts';
import { prepare } from './prepare.ts';

/*
 * Worker: whoever claims rows, one of several perhaps. Lease, fence: see outbox.ts.
 * Outcome unknown: a message was handed to a platform and nobody knows whether it arrived.
 *
 *   claim -> once more? -> where to -> pace -> prepare -> still mine? -> send -> delivered    -> sent
 *              |             |                    |           |           |---> refused      -> again, later and later; dead in the end
 *              |             |                    |           |           |---> unreachable  -> again by another account, if there is one
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

/** What one row came to. */
export type Result = 'sent' | 'again' | 'cancelled' | 'dead' | 'fenced' | 'unknown';

/** Delivers rows; holds nothing that matters between two of them. */
export type Delivering = {
  readonly work: (claim: Claim) => Promise<Result>;
  readonly settle: (claim: Claim) => Promise<Result>;
  /** True while every platform has asked for silence: claiming would only use up attempts. */
  readonly isSilenced: () => boolean;
  readonly timings: Timings;
};

type Reachable = { readonly account: KnownAccount; readonly to: Address; readonly adapter: PlatformAdapter };

/** Delivering with these ports. Throws a RangeError when a send could outlast its lease. */
export function createDelivering(ports: DeliveryPorts): Delivering {
  const timings: Timings = { ...TIMINGS, ...ports.timings };
  if (timings.send * 2 > timings.lease)
    throw new RangeError('A lease must last at least twice as long as a send may take.');
  const pace = createPace(timings);
  return {
    timings,
    work: (claim) => work(claim, { ports, timings, pace }),
    isSilenced: () =>
      ports.adapters.length > 0 && ports.adapters.every(({ platform }) => pace.isSilent(platform, ports.now())),
    settle: (claim) => settle(claim, { ports, timings }),
  };
}

type Tools = { readonly ports: DeliveryPorts; readonly timings: Timings; readonly pace: Pace };

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
  const { ports, timings, pace } = tools;
  const { outbox, now } = ports;
  const { row, lease } = claim;
  if (row.unconfirmed >= MOST_COPIES) return giveUp(claim, [row], UNCONFIRMED, ports);
  const { known, reachable } = await addressesOf(row, ports);
  const [first] = reachable;
  const conversation = first === undefined ? '' : JSON.stringify(first.to);
  if (first !== undefined) {
    const delay = pace.delay(first.to.platform, conversation, now());
    if (now() + delay + 2 * timings.send > lease.until) {
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
  if (first === undefined)
    return close(claim, { kind: 'cancelled', reason: await passOver(rows, known, ports) }, ports);

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
  pace.note(first.to.platform, conversation, now());
  handOver();
  const outcome = await withTimeout<DeliveryOutcome>(
    first.adapter.deliver({ id: row.id, to: first.to, reply: prepared.reply, repeated }),
    timings.send,
    { kind: 'unknown', reason: 'no answer in time' },
  );
  return conclude(outcome, claim, rows, first, tools);
}

async function conclude(
  outcome: DeliveryOutcome,
  claim: Claim,
  rows: readonly OutboxRow[],
  { account, to }: Reachable,
  tools: Tools,
): Promise<Result> {
  const { ports, pace } = tools;
  const { now } = ports;
  switch (outcome.kind) {
    case 'delivered': {
      await recordArrival(rows, outcome.messageId, ports);
      const closed = await close(claim, { kind: 'sent', messageId: outcome.messageId }, ports);
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
    case 'refused': {
      if (outcome.retryAfter === undefined) return refuse(claim, rows, outcome.reason, tools);
      const until = now() + Math.min(Math.max(outcome.retryAfter, 0), A_DAY);
      pace.hush(to.platform, until);
      const notBefore = until + Math.round(ports.random() * 1_000);
      return close(claim, { kind: 'again', notBefore, reason: outcome.reason, tried: 'nothing' }, ports);
    }
  }
}

const A_DAY = 86_400_000;

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
async function settle(claim: Claim, { ports, timings }: Omit<Tools, 'pace'>): Promise<Result> {
  const { row } = claim;
  const trace = await lookFor(row, ports, timings);
  ports.log.info({ row: row.id, found: trace.kind }, 'looked for an attempt whose outcome was unknown');
  const carried = await ports.outbox.carried(row.id);
  if (trace.kind === 'found') {
    const rows = [row, ...carried];
    await recordArrival(rows, trace.messageId, ports);
    return close(claim, { kind: 'sent', messageId: trace.messageId }, ports);
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

/** Looks wherever the person can be written to: absent only when it is nowhere. */
async function lookFor(row: OutboxRow, ports: DeliveryPorts, timings: Timings): Promise<Trace> {
  const { reachable } = await addressesOf(row, ports);
  let sure = reachable.length > 0;
  for (const { to, adapter } of reachable) {
    // Only its id and where it went matter for looking.
    const delivery: Delivery = { id: row.id, to, reply: reply(), repeated: row.repeated };
    const trace = await withTimeout<Trace>(adapter.trace(delivery), timings.send, { kind: 'cannot-tell' });
    if (trace.kind === 'found') return trace;
    if (trace.kind !== 'absent') sure = false;
  }
  return { kind: sure ? 'absent' : 'cannot-tell' };
}

/** The accounts by which somebody can be written to, the one seen last first. */
async function addressesOf(
  { council, recipient }: OutboxRow,
  { accounts, adapters }: DeliveryPorts,
): Promise<{ readonly known: readonly KnownAccount[]; readonly reachable: readonly Reachable[] }> {
  const known = await accounts.listOf(council, recipient);
  const reachable = known.flatMap((account): readonly Reachable[] => {
    const adapter = adapters.find(({ platform }) => platform === account.platform);
    if (adapter === undefined || account.place === undefined || account.unreachable !== undefined) return [];
    const { tenant, accountId, place } = account;
    return [{ account, adapter, to: { platform: adapter.platform, tenant, accountId, place } }];
  });
  return { known, reachable };
}

async function close(claim: Claim, closing: Closing, { outbox, now }: DeliveryPorts): Promise<Result> {
  return (await outbox.close(claim.lease, closing, now())) === 'fenced' ? 'fenced' : closing.kind;
}

/** Adapters never throw, but one that does must not look like a refusal. */
async function withTimeout<T>(promise: Promise<T>, milliseconds: number, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), milliseconds);
  });
  return Promise.race([promise.catch(() => otherwise), late]).finally(() => clearTimeout(timer));
}

function nameOfError(error: unknown): string {
  return error instanceof Error ? `${error.name}${'code' in error ? ` ${String(error.code)}` : ''}` : 'unknown';
}
