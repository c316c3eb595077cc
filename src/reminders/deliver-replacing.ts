import type { DeliveryOutcome } from '../messaging/index.ts';
import type { Claim } from './outbox.ts';
import { PATIENCE, retryAt } from './pace.ts';
import type { Payload } from './payload.ts';
import { prepareReplacing } from './prepare-replacing.ts';
import { A_DAY, BROKEN, close, hold, type Result, type Tools, withTimeout } from './tools.ts';

/*
 * Putting a message right in its place, under a lease as every row:
 *
 *   claim -> prepare -> pace -> still mine? -> replace -> done         -> sent
 *              |                    |            |-----> refused      -> again, later and later; let be in the end
 *              |                    |            |-----> gone, too old, will not fit -> let be
 *              |                    |            |-----> disconnected -> held until the connection is mended
 *              |                    |            `-----> unknown      -> again: twice is the same as once
 *              |                    `-> no: fenced, nothing is done
 *              `-> nothing to put right, or not yet
 *
 * Nobody misses a message by it, so nothing of it becomes a dead letter, and it says nothing about the person.
 */

/** What putting right is called where silence is asked for. */
const REPLACING = 'replace';

/** Puts right what a claimed row is about. */
export async function replaceSent(
  claim: Claim,
  payload: Extract<Payload, { kind: 'replace' }>,
  tools: Tools,
): Promise<Result> {
  const { ports, timings, pace, connections } = tools;
  const { outbox, now, adapters, log } = ports;
  const { row, lease } = claim;
  const prepared = await prepareReplacing(row, payload, ports);
  const later = (notBefore: number, reason: string) =>
    close(claim, { kind: 'again', notBefore, reason, tried: 'nothing' }, ports);
  const letBe = (reason: string) => close(claim, { kind: 'cancelled', reason: `let be: ${reason}` }, ports);
  const again = (reason: string) =>
    row.attempts >= timings.attempts
      ? letBe(reason)
      : close(
          claim,
          { kind: 'again', notBefore: retryAt(row.attempts, now(), timings, ports.random), reason, tried: 'refused' },
          ports,
        );
  if (prepared.kind === 'later') return later(prepared.at, prepared.reason);
  if (prepared.kind === 'let-be') return letBe(prepared.reason);
  const { to, messageId, reply } = prepared;
  const adapter = adapters.find(({ platform }) => platform === to.platform);
  if (adapter === undefined) return letBe('its platform is not used any more');
  if (!connections.isOpen(to.platform, to.tenant)) return hold(claim, BROKEN, ports);
  const target = { platform: to.platform, tenant: to.tenant, method: REPLACING };
  const conversation = JSON.stringify(to);
  const delay = pace.delay(target, conversation, now());
  if (delay > PATIENCE || now() + delay + 2 * timings.send > lease.until)
    return later(now() + delay, 'the platform asked for patience');
  if (delay > 0) await ports.pause(delay);
  if (!(await outbox.holds(lease, now())) || now() + timings.send >= lease.until)
    return later(now(), 'there was no time left for it');
  pace.note(target, conversation, now());
  const outcome = await withTimeout<DeliveryOutcome>(adapter.replace(to, messageId, reply), timings.send, {
    kind: 'unknown',
    reason: 'no answer in time',
  });
  switch (outcome.kind) {
    case 'delivered':
      connections.arrived(to.platform, to.tenant);
      return close(claim, { kind: 'sent', messageId: outcome.messageId, to }, ports);
    case 'unreachable':
      return letBe(outcome.reason);
    case 'disconnected':
      connections.foundBroken(to.platform, to.tenant, outcome.reason, now());
      return hold(claim, BROKEN, ports);
    case 'unknown':
      log.info({ row: row.id, reason: outcome.reason }, 'whether a message was put right is unknown: done again');
      return again(outcome.reason);
    case 'refused': {
      if (outcome.retryAfter === undefined) return again(outcome.reason);
      const until = now() + Math.min(Math.max(outcome.retryAfter, 0), A_DAY);
      pace.hush(target, until, now());
      return later(until, outcome.reason);
    }
  }
}
