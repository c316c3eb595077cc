import { findDays } from './dates/find-dates.ts';
import { readDay } from './dates/read-dates.ts';
import type { Known } from './known.ts';
import { cues, type ReadWords, textWords } from './text-words.ts';

const LOOK_ON =
  /[\s,;.–-]*(?:\band\s+|\bthen\s+|\bto be\s+)?\b(?:until|till?|til|up to|(?:look(?:ed)?|check(?:ed)?|review(?:ed)?|revisit(?:ed)?|come back)(?:\s+(?:at|to))?(?:\s+(?:it|this|that))?(?:\s+again)?(?:\s+(?:on|in|by))?)\s*(?:the\s+)?$/i;
const FOR_SPAN =
  /[\s,;]*\bfor\s+(?:the next\s+)?(?<span>(?:an?|\d{1,2}|one|two|three|four|five|six)\s+(?:more\s+)?(?:days?|weeks?|fortnights?|months?))\b(?!\s+(?:of|notice|by|from|off|old|worth)\b|['’]s?\s)/i;

/** "Until spring: waiting": a time that is no day, which is asked. */
const UNTIL_SOME_TIME =
  /^[\s,]*(?:until|till?|til)\s+(?<season>(?:the\s+|some\s?time\s+|early\s+|mid[- ]?|late\s+|next\s+|in\s+|new\s+){0,3}(?:spring|summer|autumn|winter|term|half[- ]?term|(?:school )?holidays?|(?:financial |calendar )?year|quarter|season|later(?: on)?|some ?time|a while|further notice))(?<rest>\s*(?:[:,;.–-].*)?)$/is;

/** "Until 21 December: frost", "frost, look at it again on Friday": on which day it is looked at again, wherever that is said. */
export function pauseWords(after: string, known: Known): ReadWords {
  for (const { start, end } of findDays(after, known, 'future')) {
    const lead = LOOK_ON.exec(after.slice(0, start));
    if (lead === null) continue;
    const by = after.slice(start, end);
    if (isAmidWords(after, lead.index, end)) return amidWords(after, by);
    const { words, exact } = textWords(cues.pause, `${after.slice(0, lead.index)} ${after.slice(end)}`);
    return { words: { ...words, by }, exact };
  }
  const { season = '', rest = '' } = UNTIL_SOME_TIME.exec(after)?.groups ?? {};
  if (season !== '') return { words: { ...textWords(cues.pause, rest).words, by: season }, exact: false };
  const span = FOR_SPAN.exec(after);
  const by = span === null ? '' : `in ${span.groups?.span?.replace(/\bmore\s+/i, '') ?? ''}`;
  if (span === null || readDay(by, known, 'future') === undefined)
    return withoutFor(textWords(cues.pause, after), after);
  if (isAmidWords(after, span.index, span.index + span[0].length)) return amidWords(after, by);
  const { words, exact } = textWords(
    cues.pause,
    `${after.slice(0, span.index)} ${after.slice(span.index + span[0].length)}`,
  );
  return { words: { ...words, by }, exact };
}

/** "Pause 2 for the joiner": what is waited for is the joiner. Behind a colon the words stay as they are. */
function withoutFor({ words, exact }: ReadWords, after: string): ReadWords {
  if (/^\s*:/.test(after)) return { words, exact };
  return {
    words: {
      ...words,
      text: words.text.replace(/^(?:(?:please[\s,]+)?(?:pause[\s,]+)?waiting for|for|pending|awaiting)\s+(?=\S)/i, ''),
    },
    exact,
  };
}

/** Whether a day stands within words that a colon marks off, and not at the end of them or of a part of them. */
function isAmidWords(after: string, start: number, end: number): boolean {
  const colon = after.indexOf(':');
  return colon >= 0 && colon < start && !/^\s*(?:(?:please|pls|thanks)[\s.!]*)?(?:[,.;:)]|$)/i.test(after.slice(end));
}

/** Words that were marked off stay whole, and the day that may be meant by them is read back. */
function amidWords(after: string, by: string): ReadWords {
  const { words } = textWords(cues.pause, after);
  return { words: { ...words, by }, exact: false };
}
