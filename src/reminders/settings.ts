import { type LocalTime, localTime } from '../calendar/index.ts';
import type { CaseworkRules, Clock } from '../casework/index.ts';
import type { Quotation } from '../messaging/index.ts';

/**
 * Rung: one step of the ladder of reminders about one promise: when, counted from its date, and to whom.
 * Audience: who is meant by what they are to the enquiry; who that is on a day is worked out in `recipients.ts`.
 */
export type Audience = 'officer' | 'manager' | 'head-of-service' | 'councillor';

/** `workingDays` from the due date: -1 the working day before, 0 the day itself, 1 the one after. `at` is local. */
export type Rung = {
  readonly name: string;
  readonly workingDays: number;
  readonly at: LocalTime;
  readonly to: readonly Audience[];
};

/** When people work: `to` is the first moment that is no longer working time. */
export type Hours = { readonly from: LocalTime; readonly to: LocalTime };

/** What a council sets about reminders. */
export type ReminderSettings = {
  /** IANA name: `Europe/London`. */
  readonly zone: string;
  /** Working hours of everybody who chose none of their own. */
  readonly hours: Hours;
  readonly rungs: Readonly<Record<Clock, readonly Rung[]>>;
  /** So many messages due to one person at the same time become one digest. */
  readonly digestFrom: number;
  /** Working days after which an important announcement is sent once more to whoever has not read it. */
  readonly chaseAfter: number;
};

/** What reminders need to know of a council; `clause` is where the promise stands, for people to read. */
export type CouncilReminders = {
  readonly settings: ReminderSettings;
  readonly rules: CaseworkRules;
  readonly clause: { readonly url: string; readonly quotation?: Quotation };
};

/** The settings of a council that sets nothing else; the ladder is that of the product's promise. */
export function defaultSettings(zone: string): ReminderSettings {
  const at = localTime('09:00');
  const dayBefore: Rung = { name: 'day-before', workingDays: -1, at, to: ['officer'] };
  const dueMorning: Rung = { name: 'due-morning', workingDays: 0, at, to: ['officer'] };
  const afterwards: readonly Rung[] = [
    { name: 'morning-after', workingDays: 1, at, to: ['officer', 'manager', 'councillor'] },
    { name: 'three-days-after', workingDays: 3, at, to: ['head-of-service'] },
  ];
  const full = [dayBefore, dueMorning, ...afterwards];
  return {
    zone,
    hours: { from: localTime('08:30'), to: localTime('17:30') },
    // An update comes round every few days: a word on the day it is due, and the ladder if it was not given.
    rungs: { acknowledge: full, resolve: full, update: [dueMorning, ...afterwards] },
    digestFrom: 3,
    chaseAfter: 2,
  };
}
