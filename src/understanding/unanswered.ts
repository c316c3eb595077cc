import { MONTH, WEEKDAY } from './dates/words.ts';
import type { Known } from './known.ts';
import { leaningTo } from './leaning.ts';
import type { Masked } from './mask.ts';
import { speaksOfDocuments } from './of-documents.ts';
import type { Said } from './said.ts';
import type { Wanted } from './wanted/open-wanted.ts';

/*
 * How much speaks for casework once the documents have no clear answer. People put questions to the documents in one plain sentence; who tells
 * a story, names a day, goes on from something or orders it wants something else, in whatever words. What each counts is by hand, near what
 * 106 turns of casework and 493 questions that the documents did not answer for certain gave.
 */

/** The classifier is sure of more than it knows: what is below this says no more than this. */
const LEAST = -6;
const MOST = 3;
const counts = { story: 1.3, day: 2.2, goesOn: 2.7, order: 0.75, theirs: -1.5 };
const STORY = 15;

const DAY = new RegExp(
  String.raw`\b(?:today|tomorrow|yesterday|tonight|morning|afternoon|week|month|${WEEKDAY}|${MONTH}|\d{1,2}(?:st|nd|rd|th))\b`,
  'i',
);
const GOES_ON = /^(?:and|but|so|ok|okay|good|right|no|yes|then|also|well|aye)\b/i;
const ORDERS =
  /^(?:(?:and|then|just|now)\s+)*(?:let|tell|put|send|make|give|show|mark|set|add|take|move|get|leave|keep|drop|stop|start|read|record|log|call|ask|use|change|strike|close|open|note|check|find|hand|pass|link|raise)\b/i;

/** In log odds, with what is on the screen and who is named. */
export function leaningUnanswered(said: Said, masked: Pick<Masked, 'spans'>, known: Known, ranked: Wanted): number {
  const leaning = Math.min(MOST, Math.max(LEAST, leaningTo(said, masked, known, ranked)));
  const { text, lines } = said;
  return (
    leaning +
    (lines.split(/\s+/).length > STORY ? counts.story : 0) +
    (DAY.test(lines) ? counts.day : 0) +
    (GOES_ON.test(lines) ? counts.goesOn : 0) +
    (ORDERS.test(text) ? counts.order : 0) +
    (speaksOfDocuments(text) ? counts.theirs : 0)
  );
}
