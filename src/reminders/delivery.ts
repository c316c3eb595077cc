import { createDelivering, type Result } from './deliver.ts';
import type { DeliveryPorts } from './delivery-ports.ts';

/** What a tick did: how many rows came to what, and how many unknown outcomes were looked into. */
export type TickReport = Readonly<Record<Result | 'settled', number>>;

/** Delivers what is due. */
export type ReminderDelivery = {
  /** Handles unknown outcomes and then everything that is due, until nothing is or `signal` says stop. Never two at once. */
  readonly tick: (signal?: AbortSignal) => Promise<TickReport>;
};

/**
 * Delivery of the outbox's rows. The question asked is always "what is due now", so time lost to downtime needs no catching
 * up of its own. Rejects when the database cannot be reached; what was under way is then found again when its lease runs out.
 */
export function createDelivery(ports: DeliveryPorts): ReminderDelivery {
  const { outbox, now, owner } = ports;
  const { work, settle, isSilenced, timings } = createDelivering(ports);
  const worker = () => ({ owner, leaseUntil: now() + timings.lease });
  return {
    tick: async (signal) => {
      const report: Record<Result | 'settled', number> = {
        sent: 0,
        again: 0,
        cancelled: 0,
        dead: 0,
        fenced: 0,
        unknown: 0,
        settled: 0,
      };
      const stopping = () => signal?.aborted === true;
      const lane = async (): Promise<void> => {
        while (!stopping()) {
          const overdue = await outbox.takeOver(worker(), now());
          if (overdue === undefined) break;
          await settle(overdue);
          report.settled += 1;
        }
        while (!stopping() && !isSilenced()) {
          const claim = await outbox.claim(worker(), now());
          if (claim === undefined) return;
          report[await work(claim)] += 1;
        }
      };
      const lanes = await Promise.allSettled(Array.from({ length: timings.parallel }, lane));
      const failed = lanes.find((result) => result.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
      return report;
    },
  };
}
