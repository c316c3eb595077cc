import type { Command } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { findPeriod } from './dates/find-periods.ts';
import { readPeriod } from './dates/read-dates.ts';
import { findDaysTogether } from './dates/read-days.ts';
import type { FoundDate } from './dates/said-date.ts';
import { NUMBER } from './dates/words.ts';
import type { Known } from './known.ts';
import { asksForLater, singleDaysIn } from './reminder-words.ts';

const TIME =
  /(?<![\p{L}\p{N}])(?:(?:[01]?\d|2[0-3])[:.][0-5]\d\s*(?:am|pm)?|(?:1[0-2]|0?[1-9])\s*(?:am|pm|o['’]?clock)|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+o['’]?clock|noon|midday|(?:half(?: past)?|quarter (?:past|to)|(?:ten|twenty|five) (?:past|to)) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|(?:[01]?\d|2[0-3])(?=\s*(?:and|to|-|–|$)))(?![\p{L}\p{N}])/giu;

/** What is taken away is ordered: "lift the closure", and not "lift broken, closed". */
const ORDERED = String.raw`(?:^|[,.;]|\b(?:please|pls|to|you|we|i|and|then|now|can|just)\b)\s*`;
const NOT = String.raw`(?:\b(?:not|no longer|never|isnt|arent|wont)|n['’]t)\s+`;
const TAKEN_AWAY = new RegExp(
  String.raw`${ORDERED}(?:(?:remove|delete|cancel|undo|drop|revoke|lift|scrap|withdraw|unset|take (?:away|back|off|out)|get rid of)\b(?!-).*\bclos(?:ure|ed|ing)|(?:take|remove)\b.*\b(?:off|out|away|from)\b.*\bclosures?)|${NOT}(?:\p{L}+\s+){0,2}?(?:closed|shut|closing|shutting|a closure|closure day)`,
  'iu',
);
const IS_OPEN = /\b(?:open|working)\s+(?:\p{L}+\s+){0,4}?after all|\bopen\b(?!.*\bclos)/iu;
const IS_NOT_OPEN = new RegExp(String.raw`${NOT}(?:\p{L}+\s+){0,2}?(?:open|working)\b`, 'iu');
/** Why it is closed, which orders nothing: behind a mark, or with "because"; behind "closure day" and the day, all there is. */
const WHY_CLOSED =
  /:.*$|\s[–-]\s.*$|\b(?:because|due to|owing to|since)\b.*$|(?<=\b(?:is|are|as) (?:an? )?(?:closure days?|closed|shut))\s*,.*$/isu;
/** "Is a closure day, Christmas shutdown": what stands before why. */
const IS_CLOSED =
  /^\s*(?:is|are|will be|as)\s+(?:an?\s+|the\s+)?(?:council\s+)?(?:closure days?|closed|shut)(?=\s*(?:$|[,:;.]))/i;
const TAUGHT_DAY = /^(?:please\s+)?(?:add\s+)?(?:an?\s+)?closure day\b/i;

function isOpenAfterAll(text: string, endOfDay: number): boolean {
  const head = (TAUGHT_DAY.test(text) ? text.slice(0, text.indexOf(',', endOfDay) + 1 || undefined) : text).replace(
    WHY_CLOSED,
    '',
  );
  return TAKEN_AWAY.test(head) || (IS_OPEN.test(head) && !IS_NOT_OPEN.test(head));
}

/** Only a part of a day, said before the mark behind which the reason stands. */
export const PART_OF_DAY =
  /\b(?:(?:in the |the )?(?:morning|afternoon|evening)s?(?: only)?|half[- ]days?|(?:from|after|until|till|at|before|by)\s+(?:noon|midday|lunch ?time|\d{1,2}(?:[:.][0-5]\d)?\s*(?:am|pm|o['’]?clock)|(?:[01]?\d|2[0-3])[:.][0-5]\d)|(?:am|pm) only|(?<=day )[ap]m)\b/i;

/** A day on which the council is closed, or several, and why; or one on which it is not, after all. */
export function readClosure(text: string, known: Known): Command {
  const [first] = findDays(text, known, 'future');
  const together = findDaysTogether(text, known);
  const found = together && { ...together, end: endOfDays(text, together.end, known) };
  const said = found === undefined ? '' : text.slice(found.start, found.end);
  if (isOpenAfterAll(text, first?.end ?? 0)) return { kind: 'open-day', day: said };
  const after = found === undefined ? '' : text.slice(found.end);
  const part = PART_OF_DAY.exec(text.replace(/(?<!\d):\s.*$|:\s.*$/s, ''))?.[0];
  const behind = part === undefined ? after : after.replace(/^[^:]*(?=:)/, '');
  const name = /^\s*(?::|,|–|-|because(?: of)?|for)\s*(.+?)[.!]?$/i.exec(behind.replace(IS_CLOSED, ''))?.[1] ?? '';
  const rest = /closure day:?\s+(.+?)(?:\s*:\s*(.+))?$/i.exec(text);
  return {
    kind: 'close-day',
    day: found === undefined ? (rest?.[1] ?? '').trim() : said,
    name: name.replace(/^a closure day$/i, '').trim(),
    ...(part === undefined ? {} : { part }),
  };
}

const CLOSURE =
  /^(?:(?:please|pls|can you|could you)\s+)*(?:(?:put|pop|stick|add|enter|record|log|set|book|get|mark)\s+)?(?:(?:in|down|up|on)\s+)?(?:(?:an?|the|new)\s+)*(?:(?:council|office)\s+)?closure(?:\s+days?)?(?:\s+(?:in|down|on|for))*\s*[:,–-]?\s*(?:(?:on|for|the|all (?:offices|sites|buildings))\s+)*$/i;
const DOWN_AS =
  /^(?<what>.*\b(?:closed|shut|closing|shutting)\b.*?)[.;,]\s*(?:please\s+)?(?:put|log|record|enter|add|mark)\s+(?:it|that|them)(?:\s+(?:down|in))?\s+as\s+(?:an?\s+)?closures?(?: days?)?[\s.!]*$/is;
/** Under a condition, doubted or denied: read with all that it says. */
const HELD = /\b(?:if|unless|when|once|not|no|perhaps|maybe|probably|might|except|but)\b|n['’]t\b/i;
/** Where it is closed is everywhere. */
const EVERYWHERE = /[\s,–-]*\b(?:at |in |for )?(?:all|every) (?:the )?(?:council )?(?:offices?|sites?|buildings?)\b/gi;

/** "Put in closure Thurs 24 Dec, all offices": a closure that is to be recorded, with its day; undefined for anything else. */
export function readClosureTold(text: string, known: Known): Command | undefined {
  if (text.includes('?') || HELD.test(text)) return undefined;
  const said = (DOWN_AS.exec(text)?.groups?.what ?? text).replace(EVERYWHERE, '').trim();
  const [day] = findDays(said, known, 'future');
  if (day === undefined || !(DOWN_AS.test(text) || CLOSURE.test(said.slice(0, day.start)))) return undefined;
  return readClosure(said, known);
}

/** When it is open again, which closes nothing. */
const OPEN_AGAIN =
  /^\s*(?:,|;|and|then|–|-)*\s*(?:(?:we|back|normal|usual|service|are|is|it|the|offices?|will|be)\s+)*(?:back|re-?open\w*|open|resum\w*|return\w*)\b/i;

const LEFT_OUT = /^\s*(?:,\s*)?(?:except|but|apart from|other than|excluding|without|bar|not)\b[^\d]*\d{1,2}\b/i;

/** Days that stand behind others in other words belong to what is read, so that they are asked about: "24 to 31 December except the 29th". */
function endOfDays(text: string, end: number, known: Known): number {
  const after = text.slice(end).replace(WHY_CLOSED, '');
  if (OPEN_AGAIN.test(after)) return end;
  const dayOfYear = ({ meant }: FoundDate) => (meant.kind === 'day' ? meant.date.slice(5) : '');
  const named = new Set(findDays(text.slice(0, end), known, 'future').map(dayOfYear));
  // "24 December 2027, Christmas Eve" names one day twice.
  const last = findDays(after, known, 'future').findLast((day) => !named.has(dayOfYear(day)));
  return end + Math.max(last?.end ?? 0, LEFT_OUT.exec(after)?.[0].length ?? 0);
}

const taught = {
  digest: /^(?:a )?(?:daily )?digest(?: every day)? (?:at|from) \S+(?: (?:am|pm))?$/i,
  'no-digest': /^(?:no (?:daily )?digest|(?:daily )?digest off|stop (?:the )?(?:daily )?digest)$/i,
  mute: /^mute(?: reminders)?(?: (?:until|till|to) .+)?$/i,
  unmute: /^unmute(?: reminders)?$/i,
  hours: /^reminders (?:from|between) .+? (?:to|and|until) .+$/i,
  'council-hours': /^reminders in (?:office|working) hours$/i,
} as const;

/** "At 7 30", "at 730". */
const TWO_NUMBERS = /(?<=\b(?:at|from|to|by|before|around|about)\s)([01]?\d|2[0-3])\s?([0-5]\d)(?=\s|[ap]m|$|[,.;!])/gi;
/** A time is said, whatever it is: none is put in its place. */
const SAYS_TIME = /\d|\b(?:half|quarter|noon|midday|lunch ?time|o['’]?clock|afternoon|evening|night)\b/i;
/** "No reminders before the 4th": until then, and no hours of a day. */
const NONE_BEFORE = /\b(?:no|not|none|never|nothing|stop|don['’]?t|without)\b.*\b(?:before|until|till?)\b/i;

/** What somebody chooses about reminders. */
export function readChoice(kind: keyof typeof taught, words: string, known: Known): Command {
  const text = words.replace(TWO_NUMBERS, '$1:$2');
  const sure = taught[kind].test(text.replace(/[.!]+$/, ''));
  const isUntil = kind === 'mute' && /\b(?:until|till?|til|to|before|this|next)\b/i.test(text);
  const days = singleDaysIn(text, isUntil);
  if (days !== '' && !sure) {
    const of = kind === 'digest' || kind === 'no-digest' || kind === 'mute' ? kind : 'other';
    return { kind: 'choose', choice: { kind: 'not-kept', days, of }, sure: false };
  }
  const span = kind === 'mute' ? beginsLater(text, known) : '';
  if (span !== '') return { kind: 'choose', choice: { kind: 'not-kept', days: span, of: 'later' }, sure: false };
  const times = [...text.matchAll(TIME)].map((match) => match[0]);
  switch (kind) {
    case 'digest': {
      const said = /\b(?:at|from)\s+(\S+(?: (?:am|pm))?)$/i.exec(text)?.[1];
      // Of "25:00" the end alone looks like a time: then all of it is what was said.
      const [found] = times;
      const isPart = found !== undefined && said !== undefined && said !== found && said.includes(found);
      const whole =
        (isPart ? said : found) ?? said ?? (/\bmorning\b/i.test(text) && !SAYS_TIME.test(text) ? '09:00' : '');
      // "Evening digest at 8" is none of the morning's.
      const at = /^\d{1,2}$/.test(whole) && /\b(?:evening|night|afternoon)s?\b/i.test(text) ? `${whole}pm` : whole;
      return { kind: 'choose', choice: { kind, at }, sure: sure && at !== '' };
    }
    case 'mute':
      return { kind: 'choose', choice: { kind, until: untilIn(text, known) }, sure };
    case 'hours': {
      const until = untilIn(text, known);
      if (times.length === 0 && NONE_BEFORE.test(text) && findDays(until, known, 'future').length > 0)
        return { kind: 'choose', choice: { kind: 'mute', until }, sure: false };
      return {
        kind: 'choose',
        choice: {
          kind,
          from: times[0] ?? (/evening/i.test(text) ? '18:00' : ''),
          to: times[1] ?? (/evening/i.test(text) ? '21:00' : ''),
        },
        sure,
      };
    }
    default:
      return { kind: 'choose', choice: { kind }, sure };
  }
}

const SPAN = new RegExp(
  String.raw`\b(?:for|in)\s+${NUMBER}\s+(?:working\s+)?(?:hours?|days?|weeks?|fortnights?|months?)\b`,
  'i',
);

const ENDS = /\b(?:until|till?|til|to|before|by|through|thru|up to|\s[-–—])\s*(?:the\s+|and including\s+)?$/i;
const BEGINS =
  /\b(?:from|starting|beginning|commencing|as of|between|over|during|throughout|after)\s+(?:on\s+)?(?:the\s+)?$/i;

/** "21 to 24 December": the first day has its month from the last. */
const NUMBER_TO =
  /(?:\b(?:from|between)\s+)?(?:the\s+)?\b\d{1,2}(?:st|nd|rd|th)?\s*(?:\bto|\buntil|\btill?|\band|\bthrough|[-–—])\s*(?:the\s+)?$/i;

function spanToCome(text: string, known: Known): string {
  const [day] = findDays(text, known, 'future');
  const begin = day === undefined ? null : NUMBER_TO.exec(text.slice(0, day.start));
  if (day === undefined || begin === null) return '';
  const span = text.slice(begin.index, day.end).trim();
  const period = readPeriod(span, known);
  return period === undefined || period.from > known.on ? span : '';
}

/** The days as said for which quiet is meant that does not begin now: "from 24 December to 4 January"; empty where it begins now. */
function beginsLater(text: string, known: Known): string {
  const days = findDays(text, known, 'future');
  const before = (start: number) => text.slice(0, start);
  const hasEnd = days.some(({ start }) => ENDS.test(before(start)));
  const first = days.find(
    ({ start, meant }) =>
      (meant.kind !== 'day' || meant.date > known.on) &&
      (hasEnd ? BEGINS.test(before(start)) : !ENDS.test(before(start))),
  );
  if (first === undefined) return spanToCome(text, known);
  const period = findPeriod(text, known);
  const all = period !== undefined && period.start <= first.start && period.end >= first.end;
  const begin = BEGINS.exec(before(first.start))?.index ?? first.start;
  return text.slice(Math.min(begin, all ? period.start : begin), all ? period.end : first.end).trim();
}

/** Until when, as said: a day, a time or both; empty, and then asked, where it is to begin later. */
export function untilIn(text: string, known: Known): string {
  if (beginsLater(text, known) !== '' && findDays(text, known, 'future').length > 1) return '';
  const said = /\b(?:until|till|til|before)\s+(.+?)[.!?]*$/i.exec(text)?.[1];
  if (said !== undefined) return said.replace(/\s+(?:please|thanks)$/i, '').trim();
  const [day] = findDays(text, known, 'future');
  const [time] = [...text.matchAll(TIME)].filter((match) => /[:.]|am|pm|noon|midday|clock/i.test(match[0]));
  const span = SPAN.exec(text)?.[0];
  if (day !== undefined && time === undefined) {
    const hour = bareHour(text.slice(0, day.start)) ?? bareHour(text.slice(day.end));
    if (hour !== undefined) return `${text.slice(day.start, day.end)} ${hour}`;
  }
  if (day === undefined) return span ?? time?.[0] ?? '';
  return [
    text.slice(day.start, day.end),
    ...(time === undefined || (time.index >= day.start && time.index < day.end) ? [] : [time[0]]),
  ].join(' ');
}

/** "At 10" beside a day: from seven on it is the morning. */
function bareHour(text: string): string | undefined {
  const hour = Number(/\bat\s+(1[0-2]|[1-9])(?![\d:.]|\s*(?:am|pm|o['’]?clock|\p{L}))/iu.exec(text)?.[1]);
  if (!(hour >= 1)) return undefined;
  return `${hour}${hour >= 7 && hour < 12 ? 'am' : 'pm'}`;
}

const PLAN =
  /^(?:i['’]?ll|i will|i shall|i['’]?m (?:going to|gonna|off to)|i am going to|gonna|going to|will|we['’]?ll|we will)\s+(?:just\s+|also\s+)?(?:ring|phone|call|speak|see|visit|go|check|write|e-?mail|meet|ask|contact|inspect|have a (?:look|word)|look|drop|pop|talk|arrange|book|order|get|sort|deal|measure|raise|message|text)\b/i;

/** "I will ring Tom about the verge tomorrow": what somebody is going to do, and no wish to be reminded. */
export function tellsPlan(text: string): boolean {
  return PLAN.test(text) && !asksForLater(text);
}

/** Until when something is to be quiet; empty, and then asked, where nothing says that it is to be: "I will ring Tom about the verge tomorrow". */
export function snoozeUntil(text: string, known: Known): string {
  return asksForLater(text) ? untilIn(text, known) : '';
}
