import { defined } from '../defined.ts';
import type { PersonId } from '../people/index.ts';
import type { NewOutboxRow, OutboxRow } from './outbox.ts';
import { type EnquiryPayload, laneOf } from './payload.ts';
import { keyedAnew } from './plan.ts';

/** What of a row decides whether it goes out, and what goes on with it to others. */
export type CheckedRow = Pick<OutboxRow, 'id' | 'key' | 'council' | 'recipient' | 'enquiry' | 'notBefore'>;

/** The rows by which a reminder goes on to others; the same ones however often it is tried. */
export function handOn(
  row: CheckedRow,
  payload: EnquiryPayload,
  to: readonly PersonId[],
  notBefore: number,
): readonly NewOutboxRow[] {
  return to.map((recipient) => {
    // The same for everybody it comes from: who stands in for two of them gets it once.
    const parts = JSON.parse(keyedAnew(row.key, `from-${hopsOf(row.key) + 1}`)) as unknown[];
    return {
      key: JSON.stringify([...parts.slice(0, -1), recipient]),
      council: row.council,
      recipient,
      lane: laneOf(row.council, recipient),
      ...defined({ enquiry: row.enquiry }),
      payload,
      notBefore,
    };
  });
}

/** How often a reminder has been handed on already. */
function hopsOf(key: string): number {
  const parts = JSON.parse(key) as readonly unknown[];
  return Number(/@from-(\d+)$/.exec(String(parts[2]))?.[1] ?? 0);
}
