/**
 * What to send to whom and when, and the rows that see to it that it is sent once.
 * This room refuses to know how a platform writes to people and how anything is stored.
 */
export type { FindCouncil, ReminderStores } from './alongside.ts';
export { createPlanner } from './alongside.ts';
export type { AnnouncementAudience, AnnouncementDraft, AnnouncementPreview, AnnouncementRequest } from './announce.ts';
export {
  announcementReport,
  confirmAnnouncement,
  previewAnnouncement,
  unreadPeople,
} from './announce.ts';
export type {
  Announcement,
  AnnouncementProgress,
  AnnouncementReceipt,
  AnnouncementStore,
} from './announcement-store.ts';
export type { ReminderChoices } from './choices.ts';
export { CHOICES, listTimeOf, muteSentence, readChoices } from './choices.ts';
export type { Choosing } from './choose.ts';
export { chooseReminders, deadLetters, endSnooze, resendDeadLetter, snooze } from './choose.ts';
export type { Connections } from './connections.ts';
export type { DeliveryPorts, ReminderLog, Timings } from './delivery-ports.ts';
export { offer } from './offers.ts';
export type {
  Claim,
  Closing,
  Lease,
  MessageAbout,
  NewOutboxRow,
  Outbox,
  OutboxQuery,
  OutboxRow,
  OutboxState,
  ReminderKey,
  Said,
  Telling,
  WaitingLane,
} from './outbox.ts';
export { latestLease, REPLACING } from './outbox.ts';
export type { Payload } from './payload.ts';
export { alertRow, changedTextRow, enquiryKey, isDailyList, readPayload } from './payload.ts';
export type { PlanContext, PlannedChange, ReminderPlan } from './plan.ts';
export type { Because, Held, Recipient } from './recipients.ts';
export { actingRecipients, mayResend } from './recipients.ts';
export { leaveToAnswer } from './replacing.ts';
export type { RunLoop } from './run-loop.ts';
export { startRunLoop } from './run-loop.ts';
export type { Audience, CouncilReminders, Hours, ReminderSettings, Rung } from './settings.ts';
export { settingsFor } from './settings.ts';
export type { ReminderDelivery, TickReport } from './workers.ts';
export { createDelivery } from './workers.ts';
