/**
 * What somebody chooses about their own reminders: hours, digest, mute, snooze.
 * This room refuses to know what a reminder says and to change anybody else's.
 */
export { chooseAbout, showChoices } from './choose-reminders.ts';
export { endSnoozing, snoozeEnquiry } from './snoozing.ts';
