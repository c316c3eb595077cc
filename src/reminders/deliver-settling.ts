import { defined } from '../defined.ts';
import { type Address, type Delivery, reply, type Trace } from '../messaging/index.ts';
import { recordArrival } from './aftermath.ts';
import { MOST_COPIES } from './delivery-ports.ts';
import { arrive, giveUp, UNCONFIRMED } from './endings.ts';
import type { Claim, OutboxRow } from './outbox.ts';
import { repeatAt, retryAt } from './pace.ts';
import { readPayload } from './payload.ts';
import { A_DAY, close, type Result, type Tools, withTimeout } from './tools.ts';
import { addressesOf, targetOf } from './where-to.ts';

/* What became of a message whose outcome is unknown: the lower part of the drawing in deliver.ts. */

/** What looking for an attempt is called where silence is asked for. */
export const LOOKING = 'looking';
const MOST_PUT_OFF = 5;

/** Finds out what became of a row whose lease is over. */
export async function settle(claim: Claim, tools: Tools): Promise<Result> {
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
    const now = ports.now();
    pace.hush({ ...targetOf(each), method: LOOKING }, now + Math.min(retryAfter, A_DAY), now);
  }
  return sure ? { kind: 'absent' } : { kind: 'cannot-tell', ...defined({ retryAfter }) };
}
