import { findPeriod } from './dates/find-periods.ts';
import { MONTH, ORDINAL, ordinalOf } from './dates/words.ts';
import { inFigures } from './dictated.ts';
import type { Known } from './known.ts';
import { namesPlace } from './of-documents.ts';
import type { Said } from './said.ts';

/* "I shall be in Torquay from the 14th to the 18th and will not be answering post": somebody says of themselves that they are elsewhere. */

const I_AM =
  /\b(?:i|we)(?:['’](?:m|re|ll)|\s+(?:am|are|shall|will|expect|have|plan|intend|hope|need))(?:\s+(?:to|also|then|both|all|going|not|off|be|go|travel|fly|spend))*\b/i;
/** Too far to be reached. */
const AFAR =
  /\b(?:abroad|overseas|travell?ing|unreachable|uncontactable|unavailable|incommunicado|off(?:[ -]the)?[ -]?grid|out of (?:the )?(?:country|county|town|area|contact|reach)|not be (?:available|reachable|contactable)|not (?:be )?at (?:my|our) desk|in hospital|(?:at|by) the (?:seaside|coast|caravan)|no signal|no (?:internet|wi-?fi|reception))\b/i;
/** What comes in, whatever it is about, is left alone: not one letter, nor somebody's. */
const MAIL =
  '(?:my |our |any |all |the )?(?:correspondence|post|mail|e-?mails?|messages|letters|calls|phone|telephone|inbox|casework|council (?:business|work|matters))';
const LEAVES_ALONE = new RegExp(
  String.raw`(?:\b(?:not|cannot|unable to|without|never|no|nor)|n['’]?t)\b(?:\s+\p{L}+){0,5}?\s+(?:${MAIL})(?![^.;]*\b(?:from|of)\s)|\battend(?:ing)? to nothing\b`,
  'iu',
);
/** A place with a name of its own, over some days. */
const IN_PLACE =
  /\b(?:be|am|are|['’](?:m|re)|go|going|off|fly|travel|stay|staying|up|down|over)\s+(?:(?:up|down|over|out|off|away|back)\s+)?(?:in|to|at|near)\s+(?:the\s+)?\p{Lu}[\p{L}'’-]+/u;
/** Where one works, one is at work. */
const AT_WORK =
  /\b(?:in|at|from|to) (?:the )?(?:office|work|council house|town hall|civic centre|guildhall|chamber|depot|library|surgery|meetings?|court|site)\b|\bcw[\s-]*\d/i;

/** "The ninth" where it can be nothing but a day. */
const DAY_IN_WORDS = new RegExp(
  String.raw`\b(?:the\s+)?(?<day>${ORDINAL})(?=\s+(?:of\s+)?${MONTH}\b)|\bthe\s+(?<alone>${ORDINAL})(?=\s*(?:[,.;–-]|$)|\s+(?:and|or|to|until|till|through|inclusive|i|we)\b)`,
  'gi',
);
/** "Not on Thursday or Friday" is on neither. */
const NEITHER = /(?<=(?:\b(?:not|never|neither)|n['’]t)\b.*)\b(?:n?or)\b/gi;

/** What the speaker says of being elsewhere on days that are named, with the days in figures; undefined for anything else. */
export function ownAbsence({ text, mood }: Said, known: Known): string | undefined {
  if (mood.question || mood.wondering || !I_AM.test(text)) return undefined;
  const told = text
    .replace(DAY_IN_WORDS, (...args) => {
      const { day, alone } = args.at(-1) as Readonly<Record<string, string | undefined>>;
      return `the ${inFigures(ordinalOf(day ?? alone ?? ''))}`;
    })
    .replace(NEITHER, 'and');
  const period = findPeriod(told, known);
  if (period === undefined) return undefined;
  if (LEAVES_ALONE.test(told) || AFAR.test(told)) return told;
  const isRange = period.meant.kind === 'period' && period.meant.from !== period.meant.to;
  return isRange && IN_PLACE.test(told) && !AT_WORK.test(told) && !namesPlace(told) ? told : undefined;
}
