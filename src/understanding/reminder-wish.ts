import { readTime } from './dates/read-dates.ts';
import type { Known } from './known.ts';
import type { Said } from './said.ts';
import type { Offer } from './understanding.ts';

/* One message a day that is wished for rather than ordered: "could I have one a day at half past eight instead of all these?" It is offered. */

const OF_MESSAGES =
  /\b(?:messages?|reminders?|nudges?|notifications?|pings?|alerts?|digest|list|news|summary|e-?mails?)\b/i;
const ONE_A_DAY =
  /\b(?:(?:one|once|a single one|just the one)(?: (?:message|reminder|list|e-?mail|summary))? (?:a|per|each|every) (?:working )?day|one (?:in the )?(?:every )?morning|all (?:of it |of them )?(?:together|in one)(?: go)?|daily (?:list|summary|digest|message))\b/i;
const WISHES =
  /\b(?:would|could|can|may|might|i['’]d|i would|rather|prefer|like|possible|better|instead|please|want|wish)\b/i;
const TIME =
  /\b(?:(?:[01]?\d|2[0-3])[:.][0-5]\d\s*(?:am|pm)?|(?:1[0-2]|[1-9])\s*(?:am|pm|o['’]?clock)|noon|midday|(?:half(?: past)?|quarter (?:past|to)|(?:ten|twenty|five) (?:past|to)) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\b/gi;
/** "Quarter to nine would be better": another time than the one that was just chosen or offered. */
const OTHER_TIME =
  /^(?:(?:sorry|actually|no|oh|ah|wait|hmm+|ok|okay|make (?:it|that)|i mean(?:t)?)[\s,.!–-]+)*(?:make (?:it|that) |at |can it be |could it be )?@time(?:\s+(?:would|might|will)(?: be)?\s+(?:better|best|easier|nicer|fine|good|suit\w*)(?: (?:me|for me))?|\s+(?:is|suits(?: me)?) (?:better|best)|\s+(?:instead|rather|please)|(?=[\s.!?]*$))/i;
/** "My list at 8 instead of 9", "my news at 5 o'clock in the afternoon": the time of what comes every day. */
const MY_LIST =
  /\bmy (?:(?:daily|morning|own) )?(?:list|news|digest|summary|round-?up|messages|reminders)\b(?:\s+(?!instead|rather)\p{L}+){0,5}?\s+(?:at|by|from|for|to)\s+@time/iu;
const RATHER_THAN =
  /\s*\b(?:instead of|rather than|not|and not)\s+(?:at\s+)?(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?(?:\s*(?:am|pm|o['’]?clock))?(?!\d)/i;
const BARE_TIME =
  /(?<=\b(?:at|by|to|from|for)\s+)(?:1[0-2]|[1-9])(?![\d:.]|\s*(?:am|pm|o['’]?clock|st\b|nd\b|rd\b|th\b|days?|weeks?|hours?|minutes?))/gi;
const LATE = /\b(?:in the |this )?(?:afternoon|evening)s?\b/i;
const MOST_WORDS = 35;

/** A time of a day at work: "5 o'clock" is in the afternoon, "at 8" in the morning. */
function timeOf(said: string, whole: string) {
  const hour = /^(\d{1,2})(?:\s*o['’]?clock)?$/i.exec(said)?.[1];
  if (hour === undefined) return readTime(said);
  const isLate = Number(hour) < 12 && (Number(hour) < 6 || LATE.test(whole));
  return readTime(`${hour}${isLate || hour === '12' ? 'pm' : 'am'}`);
}

/** The daily list that is wished for, as its command; undefined for anything else. */
export function wishedForDaily({ text, lines, mood }: Said, { screen }: Known): Offer | undefined {
  const whole = lines.replace(/\s+/g, ' ').trim().replace(RATHER_THAN, '');
  if (whole.split(' ').length > MOST_WORDS || screen.open?.command.kind === 'log') return undefined;
  const marked = [...whole.matchAll(TIME)].map(([said]) => said);
  const bare = marked.length > 0 ? [] : [...whole.matchAll(BARE_TIME)].map(([said]) => said);
  const [time, another] = [...marked, ...bare];
  const at = time === undefined || another !== undefined ? undefined : timeOf(time, whole);
  if (time === undefined || at === undefined) return undefined;
  const wasChosen = screen.buttons.some(({ typed }) => /^(?:my reminders|daily digest at )/i.test(typed));
  const isOther = wasChosen && OTHER_TIME.test(text.replace(time, '@time'));
  const isWish =
    (mood.question ||
      mood.request ||
      /^i(?:['’]d| would)? (?:like|rather|prefer|wish)\b|^(?:can|could|may|might|please)\b/i.test(whole)) &&
    OF_MESSAGES.test(whole) &&
    (ONE_A_DAY.test(whole) || MY_LIST.test(whole.replace(time, '@time'))) &&
    WISHES.test(whole);
  return isOther || isWish ? { label: `Daily digest at ${at}`, typed: `daily digest at ${at}` } : undefined;
}
