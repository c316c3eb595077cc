import type { Address, Reply } from '../messaging/index.ts';

/**
 * The outbox: messages that are owed to people. A row is written in the transaction of the change that causes it.
 *
 *   pending --claim--> sending --close--> sent | cancelled | dead
 *      ^                  |  \
 *      |                  |   lease is over: the outcome is unknown; takeOver, look on the platform, close
 *      +---close (again)--+                    dead --requeue--> pending
 *
 * Over: an instant has passed, or lies further ahead than any lease can end. Unconfirmed: how often that happened to a row.
 * Lane: messages of one lane go out one at a time (a person, or a conversation). Lease: the right to send one row until an
 * instant. Fence: a number that grows with every claim; whoever closes with an old one is told so and changes nothing.
 */
export type OutboxState = 'pending' | 'sending' | 'sent' | 'cancelled' | 'dead';

/** What makes a reminder the same reminder: a change of the deadline makes a new one, a second attempt does not. */
export type ReminderKey = {
  readonly enquiry: string;
  readonly stage: string;
  readonly rung: string;
  readonly deadlineVersion: number;
  readonly recipient: string;
};

/** The unique key of a reminder's row: `["e1","acknowledge","day-before",2,"p7"]`. */
export function keyOf({ enquiry, stage, rung, deadlineVersion, recipient }: ReminderKey): string {
  return JSON.stringify([enquiry, stage, rung, deadlineVersion, recipient]);
}

/** A message to be sent, not before an instant. `key` is unique for ever; `payload` is plain JSON. */
export type NewOutboxRow = {
  readonly key: string;
  readonly council: string;
  /** Identifier of the person. */
  readonly recipient: string;
  readonly lane: string;
  /** The enquiry it is about, so that its reminders can be found and stopped. */
  readonly enquiry?: string | undefined;
  readonly payload: unknown;
  /** Milliseconds since the epoch, as all instants here. */
  readonly notBefore: number;
};

/** A row as it stands. `id` is a UUID, the same on every attempt. */
export type OutboxRow = NewOutboxRow & {
  readonly id: string;
  readonly state: OutboxState;
  /** Why it was cancelled, died, or waits again. */
  readonly reason?: string | undefined;
  /** How often it was handed out for sending. */
  readonly attempts: number;
  /** True once an attempt may have arrived without our knowing. */
  readonly repeated: boolean;
  /** How often it was handed to a platform, perhaps, and nobody confirmed what became of it. */
  readonly unconfirmed: number;
  /** The row that carried this one, when several went out as one message. */
  readonly carrier?: string | undefined;
  readonly messageId?: string | undefined;
  /** Where it went; unknown of what was sent by an earlier version. */
  readonly sentTo?: Address | undefined;
  readonly said?: Said | undefined;
  readonly leaseOwner?: string | undefined;
  readonly leaseUntil?: number | undefined;
  readonly fence: number;
  readonly createdAt: number;
  readonly updatedAt: number;
};

/**
 * What a message said that is about several enquiries, kept so that one of them can be put right later and the others stay: by
 * the key of each the version in which it was spoken of, and how it was named.
 */
export type Said = {
  readonly reply: Reply;
  readonly about: Readonly<Record<string, { readonly version: number; readonly head: string }>>;
};

/** What keys of rows begin with by which a message that arrived is put right in its place. */
export const REPLACING = 'replace';

/** A lane with something to do: sending what is due, or finding out what became of a row. */
export type WaitingLane = Pick<OutboxRow, 'lane' | 'council' | 'recipient'> & { readonly for: 'sending' | 'settling' };

/** Proof of the right to send a row. */
export type Lease = { readonly id: string; readonly owner: string; readonly fence: number; readonly until: number };

/**
 * The latest instant at which a lease can end, for somebody whose own, taken now, would end at `leaseUntil`. It leaves room for
 * clocks of several servers that differ by a lease's length; what lies further ahead was taken by a clock that was wrong.
 */
export function latestLease(leaseUntil: number, now: number): number {
  return leaseUntil + (leaseUntil - now);
}

/** A row handed out, and the right to send it. */
export type Claim = { readonly row: OutboxRow; readonly lease: Lease };

/**
 * What a claim that ends without success amounted to: nothing was tried, and no attempt is counted; the platform refused;
 * nobody knows, and the platform finds nothing; nobody knows, and it may have arrived, which the next attempt will say.
 */
export type Tried = 'nothing' | 'refused' | 'not-found' | 'perhaps-arrived';

/** That somebody was sent something about an enquiry: proof of every sentence that says somebody was told. */
export type Telling = {
  readonly enquiry: string;
  readonly recipient: string;
  /** When the platform had taken it. */
  readonly at: number;
  readonly payload: unknown;
};

/** A message that speaks of an enquiry: the row that carries others or stands alone, and the payloads about it that it carries. */
export type MessageAbout = { readonly message: OutboxRow; readonly carried: readonly unknown[] };

/** How a claim ends. `again` goes back to pending. */
export type Closing =
  | { readonly kind: 'sent'; readonly messageId?: string; readonly to?: Address }
  | { readonly kind: 'again'; readonly notBefore: number; readonly reason: string; readonly tried: Tried }
  | { readonly kind: 'cancelled'; readonly reason: string }
  /** `lastTried` is what the last attempt came to, where one was made. */
  | { readonly kind: 'dead'; readonly reason: string; readonly lastTried?: Tried };

/** Whose rows, which and how many; newest `notBefore` last. */
export type OutboxQuery = {
  readonly states?: readonly OutboxState[];
  readonly council?: string;
  readonly enquiry?: string;
  readonly recipient?: string;
  readonly lane?: string;
  /** Sent as the message that the platform names so; where one went out in several, any of them. */
  readonly sentAs?: string;
  /** Not to be sent later than this instant. */
  readonly dueBy?: number;
  /** Changed last at this instant or after it: of what was sent, when it was sent. */
  readonly since?: number;
  /** At most; 100 unless told. */
  readonly limit?: number;
};

/** Port: where owed messages are kept. */
export type Outbox = {
  /** Adds rows; a row whose key is known is left as it is. Returns how many were new. */
  readonly add: (rows: readonly NewOutboxRow[], now: number) => Promise<number>;
  /**
   * Hands out the earliest due row, of `lane` or of any lane in which nothing is being sent. That it is being sent is
   * on disk when this returns. Undefined when nothing is due.
   */
  readonly claim: (
    worker: { readonly owner: string; readonly leaseUntil: number; readonly lane?: string },
    now: number,
  ) => Promise<Claim | undefined>;
  /** Puts those of these rows that wait in the same lane under the lease, to go out as one message and to be closed with it. */
  readonly gather: (lease: Lease, ids: readonly string[], now: number) => Promise<readonly OutboxRow[]>;
  /**
   * Notes what the message under a lease tells: the enquiries that no row of its own is about, and its words where there are
   * several, in place of what was noted before; it counts once the row is sent. False when somebody took over: nothing is noted.
   */
  readonly tell: (
    lease: Lease,
    told: { readonly enquiries: readonly string[]; readonly said?: Said },
    now: number,
  ) => Promise<boolean>;
  /** The messages that speak of an enquiry and arrived at an instant or later, or are on their way; newest `notBefore` last. */
  readonly messagesAbout: (enquiry: string, since: number) => Promise<readonly MessageAbout[]>;
  /** Who was sent something about these enquiries, and when: by rows of their own and by what was noted. Earliest first. */
  readonly tellings: (enquiries: readonly string[]) => Promise<readonly Telling[]>;
  /** The rows that a lease carries besides its own. */
  readonly carried: (id: string) => Promise<readonly OutboxRow[]>;
  /** True while the lease has not run out and nobody has taken over: to be asked right before sending. */
  readonly holds: (lease: Lease, now: number) => Promise<boolean>;
  /** Ends a claim, and what was gathered under it. `fenced`: somebody took over, nothing was changed. */
  readonly close: (lease: Lease, closing: Closing, now: number) => Promise<'closed' | 'fenced'>;
  /**
   * The lanes in which there is something to do, the one that waits longest first: a row whose lease is over, for somebody
   * whose own would end at `leaseUntil`, or a row that is due where nothing is being sent.
   */
  readonly listWaiting: (leaseUntil: number, now: number) => Promise<readonly WaitingLane[]>;
  /** Takes over the oldest row whose lease is over, to find out what became of it. Its former holder is fenced. */
  readonly takeOver: (
    worker: { readonly owner: string; readonly leaseUntil: number; readonly lane?: string },
    now: number,
  ) => Promise<Claim | undefined>;
  /** Cancels an enquiry's pending rows, one recipient's and those of these keys where given. Returns how many. */
  readonly cancelPending: (
    which: { readonly enquiry: string; readonly recipient?: string; readonly keys?: readonly string[] },
    reason: string,
    now: number,
  ) => Promise<number>;
  /** Moves a pending row to another instant; false when it is no longer pending. */
  readonly postpone: (id: string, notBefore: number, now: number) => Promise<boolean>;
  readonly find: (id: string) => Promise<OutboxRow | undefined>;
  readonly findByKey: (key: string) => Promise<OutboxRow | undefined>;
  readonly list: (query: OutboxQuery) => Promise<readonly OutboxRow[]>;
  /** Sends a dead row once more, as repeated where an attempt may have arrived; false when it is not dead. */
  readonly requeue: (id: string, notBefore: number, now: number) => Promise<boolean>;
  /** How many rows are in each state, of one council where given. */
  readonly count: (council?: string) => Promise<Readonly<Record<OutboxState, number>>>;
  /** Deletes rows that were sent or cancelled, or died, before an instant; not those of an open enquiry. Returns how many. */
  readonly prune: (before: number) => Promise<number>;
};
