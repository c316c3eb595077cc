import { MONTH, WEEKDAY } from './dates/words.ts';

/* Words about being reminded: nothing is muted without one, and nobody who asks for a reminder gets silence for it. */

const OF_REMINDERS =
  /(?:\b(?:remind\w*|reminders?|nudg\w+|notif\w+|alerts?|alarms?|messag\w+|ping\w*|un-?mut\w+|mut(?:e|ed|es|ing)|snooz\w+|(?:un)?silen\w+|quiet\w*|hush|shush|dnd|disturb\w*|bother\w*|bug|bugging|nag\w*|pester\w*|hassl\w+|noise|contact\w*|alone|shut up|send|sending|stop|off|peace|e-?mails?|texts?|tell me|chas\w+)\b|^\W*nothing\b)/i;

/** Whether anything is said of reminders: "no, Friday" says nothing of them. */
export function speaksOfReminders(text: string): boolean {
  return OF_REMINDERS.test(text);
}

const SINGLE_DAYS = new RegExp(
  String.raw`\b(?:(?:on|every|each|at)\s+)?(?:(?!(?:tues|weds|thurs)\b)(?:${WEEKDAY})s|weekends?)\b|\b(?:every|each)\s+(?:other\s+)?${WEEKDAY}\b`,
  'i',
);
const ONE_DAY = new RegExp(String.raw`\b(?:on|every|each|for)\s+${WEEKDAY}s?\b`, 'i');

/** Days of the week for which a choice is meant that holds for every day: "on Fridays"; empty where none is. */
export function singleDaysIn(text: string, isUntil: boolean): string {
  return (SINGLE_DAYS.exec(text) ?? (isUntil ? null : ONE_DAY.exec(text)))?.[0].trim() ?? '';
}

/** Of "3 working days", "2 or 3 weeks" and "24 December" the number is no enquiry's. */
const NO_TIME = String.raw`(?!\s*(?:(?:or|to|[-–])\s*\d+\s*|(?:more|working|full|whole|calendar|business)\s+)*(?:days?|weeks?|months?|hours?|hrs?|minutes?|mins?|am|pm|[:.]\d|(?:of\s+)?${MONTH}\b))`;
const OF_NUMBER = new RegExp(
  String.raw`\b(?:un-?mut(?:e|ing)|mut(?:e|ing)|un-?snooz(?:e|ing)|(?:un-?)?silenc(?:e|ing)|hush|shush|quiet(?:en)?)\s+(?:#|no\.?\s*|number\s+|enquiry\s+|case\s+)?(\d{1,7})\b${NO_TIME}`,
  'i',
);

/** "Don't remind me about 2 any more", "remind me about 9 on Tuesday". */
const ABOUT_NUMBER = new RegExp(
  String.raw`\b(?:remind\w*|nudg\w+|ping\w*|messag\w+|news|notif\w+|alerts?|hear\w*|bother\w*|bug|nag\w*|pester\w*|send\w*|tell\w*|updates?)\b(?:\s+(?!until|till?\b|on\b|at\b)\p{L}+){0,3}?\s+(?:about|of|re|regarding|concerning)\s+(?:#|no\.?\s*|number\s+|enquiry\s+|case\s+)?(\d{1,4})\b(?!\s*(?:st|nd|rd|th)\b|[/-]\d|['’]?s\b)${NO_TIME}`,
  'iu',
);

/** The enquiry whose reminders alone are meant: `CW-3` of "mute 3 until Monday" and of "remind me about 3 on Tuesday". */
export function enquiryMuted(text: string): string | undefined {
  const number = (OF_NUMBER.exec(text) ?? ABOUT_NUMBER.exec(text))?.[1];
  return number === undefined ? undefined : `CW-${Number(number)}`;
}

/** "Unmute CW-2026-0042", "end the snooze on 3": `\u00a7` stands for the reference. */
export const ENDS_SNOOZE =
  /^(?:please\s+)?(?:un-?(?:mute|snooze|silence)(?: the)? \u00a7|(?:end|cancel|stop|remove|undo|lift) (?:the |my )?(?:snooze|mute|snoozing|muting)(?: (?:on|of|for|from))? \u00a7)[\s.!]*$/i;

/** "Stop sending me messages about CW-1", "don't remind me of CW-2 any more": of that one alone; `\u00a7` stands for the reference. */
export const WANTS_QUIET =
  /^(?:(?:please|pls|can you|could you|would you|i (?:want|wish|need|would like) (?:you to|to|(?=no\b)))\s*)*(?:stop|don['\u2019]?t|do not|dont|no|never|not)\s+(?:(?:more|any|another|further|ever|keep|to|need)\s+)*(?:(?:send|remind|nag|messag|notif|tell|bother|nudg|ping|bug|pester|e-?mail|chas)\p{L}*\s+me\b|(?:reminders?|messages?|alerts?|nudges?|notifications?|pings?|news)\b)(?:\s+\p{L}+){0,4}?\s+(?:about|of|on|for|re|regarding)\s+\u00a7(?:\s+(?:any ?more|again|please|now|at all|ever|thanks?|thank you))*[\s.!]*$/iu;

const ASKS_TO_HEAR =
  /\b(?:remind(?:er)?|nudge|ping|prompt|alarm|wake|shout|(?:tell|ask) me again|let me know again|come back to me|bring\b.*\bup|pop up)\b/i;
const ASKS_FOR_NONE =
  /\b(?:don['\u2019]?t|do not|dont|stop|no|not|never|hold|pause|put off|park|wait|mute|snooze|silence|quiet|hush)\b/i;

/** Whether a reminder is asked for, and no silence. */
export function asksForReminder(text: string): boolean {
  return ASKS_TO_HEAR.test(text) && !ASKS_FOR_NONE.test(text);
}

/** What is to be quiet for a while, or to come again later. */
const QUIET_FOR_NOW =
  /\b(?:snooz\w*|mut(?:e|ed|ing)|silen\w*|quiet|hush|shush|nag\w*|bug(?:ging)?|pester\w*|bother\w*|pings?|reminders?|remind\w*|nudg\w*|notif\w*|alerts?|hear|leave (?:it|that|this|me)|later|until|till?|(?:don['\u2019]?t|do not|dont) (?:tell|send|show|ask))\b/i;

/** Whether words ask for quiet until later, or for a reminder then: the day of somebody's own plans asks for neither. */
export function asksForLater(text: string): boolean {
  return QUIET_FOR_NOW.test(text) || ASKS_TO_HEAR.test(text);
}
