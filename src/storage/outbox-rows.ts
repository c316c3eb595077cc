import type { Claim, Closing, NewOutboxRow, OutboxRow, OutboxState, Said } from '../reminders/index.ts';
import { fromJson, present, toBit, toJson } from './columns.ts';
import type { OutboxTable } from './schema.ts';

/** The columns of a row that waits for its first attempt. */
export function newRowColumns(row: NewOutboxRow, id: string, now: number): OutboxTable {
  return {
    id,
    key: row.key,
    council: row.council,
    recipient: row.recipient,
    lane: row.lane,
    enquiry: row.enquiry ?? null,
    payload: toJson(row.payload),
    not_before: row.notBefore,
    state: 'pending',
    reason: null,
    attempts: 0,
    repeated: toBit(false),
    unconfirmed: 0,
    carrier: null,
    message_id: null,
    sent_to: null,
    said: null,
    lease_owner: null,
    lease_until: null,
    fence: 0,
    created_at: now,
    updated_at: now,
  };
}

/** A row of the outbox as its port knows it. */
export function rowOf(row: OutboxTable): OutboxRow {
  return {
    ...present({
      enquiry: row.enquiry,
      reason: row.reason,
      carrier: row.carrier,
      messageId: row.message_id,
      sentTo: row.sent_to === null ? null : fromJson<NonNullable<OutboxRow['sentTo']>>(row.sent_to),
      said: row.said === null ? null : fromJson<Said>(row.said),
      leaseOwner: row.lease_owner,
      leaseUntil: row.lease_until,
    }),
    id: row.id,
    key: row.key,
    council: row.council,
    recipient: row.recipient,
    lane: row.lane,
    payload: fromJson<unknown>(row.payload),
    notBefore: row.not_before,
    state: row.state as OutboxState,
    attempts: row.attempts,
    repeated: row.repeated === 1,
    unconfirmed: row.unconfirmed,
    fence: row.fence,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** A row just handed out, with the lease it was handed out under. */
export function claimOf(row: OutboxTable): Claim {
  return {
    row: rowOf(row),
    lease: { id: row.id, owner: row.lease_owner ?? '', fence: row.fence, until: row.lease_until ?? 0 },
  };
}

/** What the end of a claim adds to the counts of a row. */
export function countsOf(closing: Closing): { readonly attempts: number; readonly unconfirmed: number } {
  const tried = closing.kind === 'again' ? closing.tried : closing.kind === 'dead' ? closing.lastTried : undefined;
  return {
    attempts: tried === 'nothing' ? -1 : 0,
    unconfirmed: tried === 'perhaps-arrived' || tried === 'not-found' ? 1 : 0,
  };
}

/** What the end of a claim changes, in the row itself and in those that went with it. */
export function endColumns(closing: Closing, now: number): Partial<OutboxTable> {
  const end = { lease_owner: null, lease_until: null, updated_at: now };
  switch (closing.kind) {
    case 'sent':
      return {
        ...end,
        state: 'sent',
        message_id: closing.messageId ?? null,
        sent_to: closing.to === undefined ? null : toJson(closing.to),
        reason: null,
      };
    case 'again':
      return {
        ...end,
        state: 'pending',
        reason: closing.reason,
        not_before: closing.notBefore,
        carrier: null,
        said: null,
        ...(closing.tried === 'perhaps-arrived' ? { repeated: toBit(true) } : {}),
      };
    case 'cancelled':
    case 'dead':
      return { ...end, state: closing.kind, reason: closing.reason };
  }
}
