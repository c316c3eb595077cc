import type { PlatformAdapter } from '../messaging/index.ts';
import type { Connections } from './connections.ts';
import { createDelivering, type Result } from './deliver.ts';
import type { DeliveryPorts } from './delivery-ports.ts';
import type { WaitingLane } from './outbox.ts';
import { createListPlanner } from './plan-lists.ts';

/** What a tick did: how many rows came to what, and how many unknown outcomes were looked into. */
export type TickReport = Readonly<Record<Result | 'settled', number>>;

/** Delivers what is due on one platform; a platform that hangs holds up its own people and nobody else's. */
export type DeliveryWorkers = {
  /** Handles unknown outcomes and everything that is due there, until nothing is or `signal` says stop. Never two at once. */
  readonly tick: (signal?: AbortSignal) => Promise<TickReport>;
};

/** Delivers what is due. */
export type ReminderDelivery = {
  /** Those of each platform, and those who pass on what is owed to people that no platform reaches. */
  readonly workers: readonly DeliveryWorkers[];
  /** All of them once. */
  readonly tick: (signal?: AbortSignal) => Promise<TickReport>;
  readonly connections: Connections;
};

const nothing: TickReport = { sent: 0, again: 0, cancelled: 0, dead: 0, fenced: 0, unknown: 0, settled: 0 };

/**
 * Delivery of the outbox's rows. The question asked is always "what is due now", so time lost to downtime needs no catching
 * up of its own. Rejects when the database cannot be reached; what was under way is then found again when its lease is over.
 */
export function createDelivery(ports: DeliveryPorts): ReminderDelivery {
  const { outbox, adapters, now, owner } = ports;
  const { work, settle, whereTo, isHeld, connections, timings } = createDelivering(ports);
  const leaseUntil = () => now() + timings.lease;
  const planLists = createListPlanner(ports);

  /** Lanes that these workers may turn to now, the one that waits longest first. */
  async function lanesFor(adapter: PlatformAdapter | undefined): Promise<WaitingLane[]> {
    const waiting = await outbox.listWaiting(leaseUntil(), now());
    const mine: WaitingLane[] = [];
    for (const lane of waiting) {
      const target = await whereTo(lane);
      if (target?.platform === adapter?.platform && !(target && isHeld(target, lane.for))) mine.push(lane);
    }
    return mine;
  }

  function workersOf(adapter: PlatformAdapter | undefined, parallel: number): DeliveryWorkers {
    const run = async (signal: AbortSignal | undefined): Promise<TickReport> => {
      const report = { ...nothing };
      await planLists();
      if (adapter !== undefined) await connections.check(adapter, now());
      let queue: WaitingLane[] = [];
      let filling: Promise<void> | undefined;
      const next = async () => {
        if (queue.length === 0) {
          filling ??= lanesFor(adapter)
            .then((lanes) => {
              queue = lanes;
            })
            .finally(() => {
              filling = undefined;
            });
          await filling;
        }
        return queue.shift();
      };
      const worker = async (): Promise<void> => {
        while (signal?.aborted !== true) {
          const waiting = await next();
          if (waiting === undefined) return;
          const mine = { owner, leaseUntil: leaseUntil(), lane: waiting.lane };
          if (waiting.for === 'settling') {
            const overdue = await outbox.takeOver(mine, now());
            if (overdue === undefined) continue;
            await settle(overdue);
            report.settled += 1;
          } else {
            const claim = await outbox.claim(mine, now());
            if (claim !== undefined) report[await work(claim)] += 1;
          }
        }
      };
      const ended = await Promise.allSettled(Array.from({ length: parallel }, worker));
      const failed = ended.find((result) => result.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
      return report;
    };
    let last: Promise<unknown> = Promise.resolve();
    return {
      tick: (signal) => {
        const tick = last.then(() => run(signal));
        last = tick.catch(() => undefined);
        return tick;
      },
    };
  }

  const workers = [...adapters.map((adapter) => workersOf(adapter, timings.parallel)), workersOf(undefined, 1)];
  return {
    workers,
    connections,
    tick: async (signal) => sum(await Promise.all(workers.map(({ tick }) => tick(signal)))),
  };
}

function sum(reports: readonly TickReport[]): TickReport {
  const total = { ...nothing };
  for (const report of reports)
    for (const name of Object.keys(total) as (keyof TickReport)[]) total[name] += report[name];
  return total;
}
