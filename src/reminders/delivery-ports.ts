import type { CaseworkReads } from '../casework/index.ts';
import type { PlatformAdapter } from '../messaging/index.ts';
import type { AccountStore, SettingsStore } from '../people/index.ts';
import type { FindCouncil } from './alongside.ts';
import type { AnnouncementStore } from './announcement-store.ts';
import type { Outbox } from './outbox.ts';

/** What happened, for the log: identifiers only, never what was said or about whom. */
export type ReminderLog = Readonly<
  Record<'info' | 'warn' | 'error', (fields: Readonly<Record<string, unknown>>, message: string) => void>
>;

/** How long and how often; all times in milliseconds. */
export type Timings = {
  /** How long a worker has for one row. Well over `send`, so that no message leaves after it. */
  readonly lease: number;
  /** How long a platform has to take a message. */
  readonly send: number;
  /** Between two messages in one conversation: platforms take about one a second. */
  readonly betweenMessages: number;
  /** Between two messages on one platform. */
  readonly onPlatform: number;
  /** A row that was refused so often is a dead letter. */
  readonly attempts: number;
  /** The pause after a first refusal; it doubles up to `longestRetry`. */
  readonly firstRetry: number;
  readonly longestRetry: number;
  /** Rows that one worker handles at the same time. */
  readonly parallel: number;
};

/**
 * So many copies of one message a person gets at most, whatever a platform does: one whose outcome stayed unknown so often
 * is a dead letter.
 */
export const MOST_COPIES = 3;

/** What suits a council: refused messages are tried for about seven hours. */
export const usualTimings: Timings = {
  lease: 60_000,
  send: 15_000,
  betweenMessages: 1_000,
  onPlatform: 50,
  attempts: 12,
  firstRetry: 30_000,
  longestRetry: 3_600_000,
  parallel: 4,
};

/** What delivery is made with. `owner` names this process among others; `random` gives 0 to 1. */
export type DeliveryPorts = {
  readonly outbox: Outbox;
  readonly announcements: AnnouncementStore;
  readonly accounts: AccountStore;
  readonly settings: SettingsStore;
  readonly read: <T>(work: (reads: CaseworkReads) => Promise<T>) => Promise<T>;
  readonly adapters: readonly PlatformAdapter[];
  readonly findCouncil: FindCouncil;
  /** The councils for whose people lists are planned; none unless given. */
  readonly councils?: () => readonly string[];
  readonly owner: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly random: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly log: ReminderLog;
  readonly timings?: Partial<Timings>;
};
