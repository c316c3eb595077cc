import type { Command } from './command.ts';
import type { Known } from './known.ts';
import type { Masked } from './mask.ts';
import { speaksOfDocuments } from './of-documents.ts';
import type { Said } from './said.ts';
import { sayList } from './typed.ts';
import type { Offer, Understanding } from './understanding.ts';

/*
 * "How did the verge look on Friday?", "was it overdue last week?", "what was open on the first?": how something stood on a day that is over. What
 * is kept is how it stands, and what was done on which day: it is said that the one is not the other.
 */

const DAY =
  '(?:(?:on|at|by|as of|the)\\s+(?:the\\s+)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|first|second|third|\\d{1,2}(?:st|nd|rd|th)?)(?:\\s+(?:of\\s+)?(?:last month|\\p{L}{3,9}))?|last\\s+(?:night|week|month|year|\\p{L}+day)|yesterday|(?:at|by)\\s+the\\s+(?:end|start|beginning|close)\\s+of\\s+(?:last\\s+)?\\p{L}+|(?:\\d+|two|three|a few)\\s+(?:days|weeks|months)\\s+ago|back then|at (?:the|that) time|before (?:the|it|that|s?he|they|@person)\\b.{0,30})';
const LEAD = '^(?:(?:and|so|but|ok|okay|please|remind me|tell me|show me)[\\s,]+)*';
const HOW_IT_WAS = new RegExp(
  [
    `${LEAD}(?:how|what|where) (?:was|were|did|had)\\b(?=.*(?:\\b(?:stand|stood|look|looked|like|say|said|with|open|overdue|late|paused|due|going)\\b)).*${DAY}[\\s?.!]*$`,
    `${LEAD}how (?:was|were) .{2,60}?${DAY}[\\s?.!]*$`,
    `${LEAD}(?:was|were)\\b.*\\b(?:overdue|late|open|paused|closed|in time)\\b.*${DAY}[\\s?.!]*$`,
    `${LEAD}how many (?:\\p{L}+ )?(?:was|were)\\b.*${DAY}[\\s?.!]*$`,
    `^(?:show )?.{0,60}\\bas (?:it|they|things) (?:was|were|stood)\\b.*${DAY}.{0,12}$`,
  ].join('|'),
  'iu',
);
const OF_ALL = /\b(?:things|open|overdue|late|paused|due|outstanding|unassigned|cases|casework|enquiries)\b/i;

/** What stands now, said to be so; undefined for anything else. */
export function askedOfPast(
  { text }: Said,
  { masked, references, spans }: Masked,
  known: Known,
): Understanding | undefined {
  const words = masked.replace(/@date/g, ' ').replace(/\s+/g, ' ').trim();
  if (!HOW_IT_WAS.test(text) || /\bhappen|\bdone\b|\bdid (?:we|you|i|they|s?he) (?:do|tell|send|say to)\b/i.test(words))
    return undefined;
  const [only, second] = references;
  const [shown, other] = known.screen.references;
  const isOfIt = /\b(?:it|this|that|that one)\b/i.test(text) || /^as (?:it|this) /i.test(text);
  const about =
    only !== undefined && second === undefined
      ? only.about
      : isOfIt && shown !== undefined && other === undefined
        ? { named: shown }
        : undefined;
  if (about === undefined && (speaksOfDocuments(text) || !OF_ALL.test(text) || references.length > 0)) return undefined;
  const command: Command | undefined = about && { kind: 'show', abouts: [about], focus: 'all' };
  const offers: readonly Offer[] =
    about === undefined
      ? [
          { label: 'How it stands now', typed: sayList('mine') },
          { label: 'Statistics', typed: 'statistics' },
        ]
      : [];
  const base = { text, found: spans, likely: 0.9 };
  return { ...base, kind: 'held', why: 'past', words: text, offers, ...(command === undefined ? {} : { command }) };
}
