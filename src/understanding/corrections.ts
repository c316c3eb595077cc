import { type ActCommand, type Command, noActionWords } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { readPeriod } from './dates/read-dates.ts';
import type { Known } from './known.ts';
import { placesOf } from './mask.ts';
import { findNames } from './names.ts';
import type { Said } from './said.ts';

const LEAD =
  /^(?:(?:yes|yep|yeah|no|nope|nah|ok|okay|actually|sorry|oops|whoops|wait|hang on|hold on|correction|rather|i mean)\b[\s,.!:;–-]*(?:but\b|except\b|only\b)?[\s,]*)+/i;
const NOT =
  /^(?:i\s+)?(?:meant?|should (?:be|say|read)|make (?:it|that)|change (?:it|that)|it(?:['’]?s| is| was| should be)|that(?:['’]?s| is| should be)|that should (?:be|say)|to|with|for|on|in|it['’]?s)?\s*(?<right>[^,;:]{2,60}?)(?<comma>,)?\s+(?:and\s+)?(?:not|instead of|rather than)\s+(?:the\s+|in\s+|on\s+|to\s+|for\s+|with\s+)?(?<wrong>[^,;:]{2,60}?)[\s.!]*$/i;

/** "The bins are still not collected" says how it is, and puts nothing right. */
const TELLS =
  /(?:\b(?:is|are|am|was|were|be|been|has|have|had|does|do|did|will|can|still|yet|just|but)|['’](?:s|re|m|ve|ll|d))$/i;
/** What is shown is put right only by words that say so. */
const SAYS_SO =
  /^(?:(?:oh|ah|no|nope|yes|ok|okay)[\s,.!–-]+)*(?:sorry|oops|whoops|correction|rather|i mean(?:t)?|(?:it|that|this) should (?:be|say|read)|should (?:be|say|read)|make (?:it|that)|change (?:it|that))\b/i;

/** What goes before the answer itself: "actually no, to me" is "to me". */
export function withoutLead(text: string): string {
  const rest = text
    .replace(LEAD, '')
    .replace(/^(?:make|change) (?:it|that)\s+(?:to\s+)?/i, '')
    .trim();
  return rest === '' ? text : rest;
}

/**
 * "I meant Beacon Hill, not Hilltop Road": what was just said, with one thing in place of another; of an enquiry that is on the
 * screen, its subject. Undefined where what is wrong stands nowhere there.
 */
export function readCorrection({ text, mood }: Said, { screen, seen }: Known): Command | undefined {
  const { right = '', wrong = '', comma } = NOT.exec(text.replace(LEAD, ''))?.groups ?? {};
  if (wrong === '' || mood.question || mood.wondering || TELLS.test(right.trim())) return undefined;
  const { command } = screen.open ?? {};
  if (command !== undefined && 'words' in command) {
    const put = Object.entries(command.words).filter(([, value]) => typeof value === 'string' && holds(value, wrong));
    if (put.length > 0) {
      const words = {
        ...command.words,
        ...Object.fromEntries(put.map(([n, value]) => [n, swap(value, wrong, right)])),
      };
      return { ...command, words, ...('sure' in command ? { sure: false } : {}) } as Command;
    }
  }
  const [only, second] = screen.references;
  const enquiry = seen.find(({ reference }) => reference === only);
  if (enquiry === undefined || second !== undefined || !holds(enquiry.subject, wrong)) return undefined;
  if (comma === undefined && !SAYS_SO.test(text)) return undefined;
  const edits = { subject: swap(enquiry.subject, wrong, right) };
  const edit: ActCommand = {
    kind: 'act',
    verb: 'edit',
    abouts: [{ named: enquiry.reference }],
    words: { ...noActionWords, edits },
    sure: false,
  };
  return edit;
}

const PUTS_RIGHT =
  /^(?:(?:oh|ah|no|nope|nah|actually|sorry|oops|whoops|wait|hang on|correction|rather|i mean(?:t)?|make (?:it|that)|should be|it should be)\b[\s,.!:;–-]*)+/i;
const MOST_WORDS = 12;

/**
 * "Sorry, until the 5th, I counted wrong", "no, to Priya": one day or one person in place of that in what waits to be confirmed, which is
 * then read back anew. Undefined where it waits for nothing of that kind, or is said of something else.
 */
export function putRightIn({ text, mood }: Said, known: Known): Command | undefined {
  const { open } = known.screen;
  if (open === undefined || mood.question || mood.wondering || !PUTS_RIGHT.test(text)) return undefined;
  if (text.split(' ').length > MOST_WORDS) return undefined;
  const rest = text.replace(PUTS_RIGHT, '');
  const days = findDays(rest, known, 'future');
  const names = findNames(rest, known);
  const day = days.length === 1 && days[0] !== undefined ? rest.slice(days[0].start, days[0].end) : undefined;
  const who = names.length === 1 ? names[0]?.said : undefined;
  const { command } = open;
  if (command.kind === 'act') {
    const { by, who: before } = command.words;
    if (day !== undefined && by !== '' && who === undefined)
      return { ...command, words: { ...command.words, by: day }, sure: false };
    if (who !== undefined && before !== '' && day === undefined)
      return { ...command, words: { ...command.words, who }, sure: false };
  }
  if (command.kind === 'absence' && day !== undefined) {
    const [first] = findDays(command.words.days, known, 'future');
    const isEnd = /\b(?:until|till?|to|up to)\b/i.test(rest);
    const start = first === undefined ? '' : command.words.days.slice(first.start, first.end);
    const span = isEnd && start !== '' ? `${start} to ${day}` : rest;
    const read = [span, day].find((each) => readPeriod(each, known) !== undefined);
    return read === undefined ? undefined : { ...command, words: { ...command.words, days: read } };
  }
  return undefined;
}

function holds(value: string, words: string): boolean {
  return placesOf(words, value).length > 0;
}

function swap(value: string, wrong: string, right: string): string {
  const [start, end] = placesOf(wrong, value)[0] ?? [0, 0];
  return `${value.slice(0, start)}${right}${value.slice(end)}`;
}
