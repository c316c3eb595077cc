import type { Connections } from './connections.ts';
import type { DeliveryPorts, Timings } from './delivery-ports.ts';
import type { Claim, Closing } from './outbox.ts';
import type { Pace } from './pace.ts';

/** What one row came to. */
export type Result = 'sent' | 'again' | 'cancelled' | 'dead' | 'fenced' | 'unknown';

/** What delivering is done with. */
export type Tools = {
  readonly ports: DeliveryPorts;
  readonly timings: Timings;
  readonly pace: Pace;
  readonly connections: Connections;
  /** How often looking for a row was put off because the platform asked for patience. */
  readonly putOff: Map<string, number>;
};

/** In milliseconds. */
export const A_DAY = 86_400_000;
export const BROKEN = 'the connection to the platform is broken';

/** Goes back as it was: it waits for something that is nothing of its own. */
export function hold(claim: Claim, reason: string, ports: DeliveryPorts): Promise<Result> {
  return close(claim, { kind: 'again', notBefore: claim.row.notBefore, reason, tried: 'nothing' }, ports);
}

/** Ends a claim; `fenced` when somebody took over. */
export async function close(claim: Claim, closing: Closing, { outbox, now }: DeliveryPorts): Promise<Result> {
  return (await outbox.close(claim.lease, closing, now())) === 'fenced' ? 'fenced' : closing.kind;
}

/** Adapters never throw, but one that does must not look like a refusal. */
export async function withTimeout<T>(promise: Promise<T>, milliseconds: number, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), milliseconds);
  });
  return Promise.race([promise.catch(() => otherwise), late]).finally(() => clearTimeout(timer));
}
