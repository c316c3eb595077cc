import type { Verb } from './act-command.ts';
import { verbFor } from './acts.ts';
import type { Known } from './known.ts';
import { isPromise } from './promise.ts';

/*
 * What is told to the councillor of an enquiry: news, or that the matter is over. "Patched at 11. That's that one finished, let her know" is
 * its answer; "it was filled, tell her" may be followed by more, and is news.
 */

const ENDS =
  '(?:finished|done|wrapped up|sorted(?: out)?|complete(?:d)?|resolved|closed(?: off)?|dealt with|signed off)';
const SURE =
  '(?:(?:now|all|both|completely|fully|finally|well and truly|over and|the|one|job|enquiry|case|lot|it|that)\\s+)*';
const OVER = new RegExp(
  `(?:^|[,.;:!–-]\\s*|\\b(?:so|and)\\s+)(?:(?:so|and)\\s+)*(?:(?:that|this|it)(?:\\s+(?:one|job|enquiry|case))?(?:['’]?s|\\s+is|\\s+has been|\\s+can be)|(?:the\\s+|all\\s+)?jobs?(?:['’]s|\\s+is)?|we(?:['’]re|\\s+are)|all)\\s+${SURE}${ENDS}(?:\\s+(?:now|with|and dusted|and swept|as well|too|then|there|today))*[\\s.!]*$|\\bnothing (?:more|else|further)(?: is| left)? to (?:do|be done)(?: there| here| on it)?[\\s.!]*$`,
  'iu',
);
/** Of the enquiry itself, whose name stands before it or in its place. */
const WHOLE = new RegExp(
  `^(?:(?:that\\s+)?(?:it|(?:the\\s+)?@ref(?:\\s+(?:one|enquiry|case|job))?)\\s*(?:['’]s|is|are|has been|was)?\\s+)?(?:(?:is|has been|was)\\s+)?(?:now\\s+|all\\s+|completely\\s+)?${ENDS}(?:\\s+(?:now|today|this (?:morning|afternoon)))?(?=[\\s.!]*$|\\s*[,;:.–-]\\s)`,
  'iu',
);
const IN_PART =
  /\b(?:not|never|half|nearly|almost|part(?:ly|ially)?|mostly|not quite|yet|until|till|when|once|if|unless|should|could|might|may|hope(?:s|d|fully)?|think|reckon|inspection|survey|visit|report|assessment|paperwork|order|quote|first|one side|temporar\w+|for now)\b|n['’]t\b/iu;

/** How what an officer tells a councillor is written down: as an update, or as the answer where it says that the matter is over. */
export function tellingVerb(told: string, known: Known): Verb {
  const verb = verbFor('update', known, false);
  const isOver = (OVER.test(told) || WHOLE.test(told)) && !IN_PART.test(told) && !isPromise(told);
  return verb === 'update' && isOver ? verbFor('resolve', known, false) : verb;
}
