import { type Command, noListWords } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { findPastPeriod, readPastPeriod } from './dates/past-periods.ts';
import type { Known } from './known.ts';
import { maskSaid } from './mask.ts';
import { speaksOfDocuments } from './of-documents.ts';

/*
 * How casework stood on a day that is past, which no list can tell: it is listed as of today, and that is said. And who did something to an
 * enquiry, which its history tells.
 */

const STOOD =
  /\b(?:what|which|how many|how much|anything|any|everything|all|list|show|number of|who)\b.*\b(?:was|were|had been|did we have|had we|stood)\b|\bas (?:it|things|they|we|matters) (?:stood|were|was)\b/i;
const states = [
  ['overdue', /\b(?:overdue|late|out of time|past (?:its|their) (?:date|deadline))\b/i],
  ['unassigned', /\b(?:unassigned|unallocated|without an officer|nobody had)\b/i],
  [
    'search',
    /\b(?:open|outstanding|unresolved|pending|on the (?:books|go)|live|still to do|not (?:yet )?(?:closed|resolved|done))\b/i,
  ],
] as const;
/** What happened on a day is told by its own lists: logged, closed, resolved, received. */
const HAPPENED =
  /\b(?:logged|raised|received|reported|closed|resolved|withdrawn|opened on|became|went|came in|acknowledged|answered)\b/i;
const POINT =
  /\b(?:as (?:it|things|they|we|matters) (?:stood|were|was)(?: on| at)?|at the (?:end|start|beginning|close) of|as at|as of|back (?:on|in|at)|on|at|by)\s+(?:the\s+)?$/i;
const AT_THE_END =
  /\b(?:at|as at|by) the (?:end|start|beginning|close) of (?:last|the (?:last|previous)|this)? ?(?:week|month|quarter|year|\p{L}+)(?: \d{4})?\b/iu;

/** "As it stood on 18 December, what was overdue": listed as of today; undefined for anything else. */
export function readStood(text: string, known: Known): Command | undefined {
  const which = states.find(([, said]) => said.test(text))?.[0];
  if (which === undefined || !STOOD.test(text) || HAPPENED.test(text) || speaksOfDocuments(text)) return undefined;
  if (maskSaid(text, known).references.some(({ strength }) => strength === 'written')) return undefined;
  const when = pointIn(text, known);
  if (when === '') return undefined;
  return {
    kind: 'list',
    which,
    page: 1,
    of: { ...noListWords, unused: when, only: which === 'search' ? ['open'] : [] },
  };
}

/** A day, or the end of a time, that is past. */
function pointIn(text: string, known: Known): string {
  const end = AT_THE_END.exec(text)?.[0];
  if (end !== undefined) return end;
  const day = findDays(text, known, 'past').find(({ meant }) => meant.kind === 'day' && meant.date < known.on);
  if (day !== undefined && POINT.test(text.slice(0, day.start))) return text.slice(day.start, day.end);
  const period = findPastPeriod(text, known);
  const said = period === undefined ? '' : text.slice(period.start, period.end);
  const isOver = said !== '' && (readPastPeriod(said, known)?.to ?? known.on) < known.on;
  return isOver && period !== undefined && POINT.test(text.slice(0, period.start)) ? said : '';
}

const THE_ENQUIRY =
  /^(?:(?:please|can you|could you|can i|could i|let me|i(?:['’]d| would) like to)\s+)*(?:show|open|display|see|view|bring up|pull up)(?: me)? (?:the|that|this) (?:enquiry|inquiry|case|record|ticket)(?: (?:again|itself|in full|please|now))*[\s.?!]*$/i;

/** "Show me the enquiry": the one on the screen. */
export function readTheEnquiry(text: string, { screen }: Known): Command | undefined {
  const [only, second] = screen.references;
  if (only === undefined || second !== undefined || !THE_ENQUIRY.test(text)) return undefined;
  return { kind: 'show', abouts: [{ named: only }], focus: 'all' };
}

const WHO_DID =
  /^(?:(?:and|so|please|can you tell me|tell me)[\s,]+)*who (?:was it (?:that|who) )?(?:asked|wanted|requested|said|decided|ordered|agreed|told (?:us|you|them)|reopened|extended|paused|closed|withdrew|chased|reassigned)\b(?=.*\b(?:look(?:ed|s|ing)?(?: at)?(?: it)? again|re-?open\p{L}*|opened again|extend\p{L}*|extension|paus\p{L}*|clos\p{L}*|withdr\p{L}*|chas\p{L}*|complex|re-?assign\p{L}*))/iu;

const THING =
  /\b(?:for|that|want(?:ed)?)\s+(?:the|my|our)\s+(?<thing>[\p{L}' -]{3,40}?)\s+(?:to be|be|was|were|is)\b/iu;

/** "Who asked for the bins to be looked at again, and why": its history is shown. */
export function readWhoDid(text: string, known: Known): Command | undefined {
  if (!WHO_DID.test(text) || speaksOfDocuments(text)) return undefined;
  const [about] = maskSaid(text, known).references;
  const thing = THING.exec(text)?.groups?.thing;
  if (about === undefined && thing !== undefined)
    return { kind: 'list', which: 'search', page: 1, of: { ...noListWords, words: thing } };
  const [only, second] = known.screen.references;
  const named = about?.about ?? { named: second === undefined ? (only ?? '') : '' };
  return { kind: 'show', abouts: [named], focus: 'all' };
}
