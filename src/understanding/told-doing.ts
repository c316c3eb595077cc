import { isOfCouncillorSide } from '../people/index.ts';
import type { Shape } from './about.ts';
import { noActionWords, type Verb } from './act-command.ts';
import type { Command } from './command.ts';
import type { Known } from './known.ts';
import { isPromise } from './promise.ts';
import type { Said } from './said.ts';

/*
 * What an officer tells of what was done, where no word says what is wanted with it: "6: police did 3 nights", "the lamp has now been replaced".
 * It is news for the councillor, or how the matter ended, and read back; a note that nobody reads is written where a note is spoken of.
 */

const ENDED =
  /\b(?:replaced|repaired|fixed|mended|filled|cleared|removed|emptied|resolved|completed|sorted|unblocked|reinstated|relit|working again|back (?:on|in (?:use|place|service)))\b/i;
const PARTLY =
  /\b(?:one of|some of|part(?:ly)? |half|most of|not|n['’]t|never|still|except|but|temporar\w+|for now|again (?:tomorrow|next))\b/i;
const DOING =
  /\b(?:did|went|came|heading (?:out|over|to)|popping|nipping|visited|attended|met|inspected|surveyed|ordered|booked|sent|spoke|spoken|rang|fitted|started|begun|measured|tested|checked|found|been out|been (?:told|asked|booked|ordered)|on site|chased|arranged|will|['’]ll|going to|no access|in hand|on order|report in|work(?:ing|s)? (?:starts?|again)|replac\w+|repair\w+|fixed|mended|filled|cleared|removed|emptied)\b/i;
const FOR_THE_FILE =
  /\b(?:notes?|noted|internal\w*|privately|private|officers? only|between (?:us|you|ourselves)|files?|for the records?|records?|recorded|jot\w*|keep (?:it|this) (?:quiet|to)|do not|don['’]?t|not for|confidential\w*|fyi|reminder|abus\w+|aggressive|rude|threat\w*|complain\w*|budget|blame|legal|insurance|claim\w*|remember|bear in mind)\b/i;
/** More time is asked for. */
const MORE_TIME =
  /\b(?:exten\w+|long(?:er|-winded)|more|extra|another|time|days?|weeks?|months?|until|till?|later|delay\w*|push\w*|postpone\w*|put (?:back|off)|mov\w+|deadline|dates?|by \d|to (?:mon|tues|wednes|thurs|fri)\w*)\b/i;
const TAKES =
  /\b(?:happy|glad|willing|able|going|keen|pleased|free|like|want|need|ought) to (?:take|have|do|pick up|handle|own|look after)(?: on)?\s*$/i;
const TO_UNDO =
  /(?:^|[,;.–-]\s*|\b(?:please|pls|can you|could you|and)\s+)(?:undo|take (?:it|that|this) back|revert|reverse (?:it|that|this))\b/i;

/** What the label of a guess comes to, where the words tell otherwise; undefined where it stands as it is. */
export function toldDoing(label: string, { text, mood }: Said, shape: Shape, known: Known): Verb | undefined {
  if (isOfCouncillorSide(known.me) || mood.question || mood.wondering) return undefined;
  if (label === 'note' && TO_UNDO.test(text)) return 'undo';
  if ((label === 'reassign' || label === 'acknowledge') && TAKES.test(shape.before)) return 'acknowledge';
  const isNoExtension = label === 'extend' && !MORE_TIME.test(text.replace(/\bordered today\b/i, ' '));
  const isSaid = label === 'snooze' && /^§\s*:/.test(shape.shape) && !/\b(?:remind|snooze|nudge)\b/i.test(text);
  const isGuessedNote = label === 'note' && !FOR_THE_FILE.test(text);
  if (!isNoExtension && !isSaid && !isGuessedNote) return undefined;
  if (ENDED.test(text) && !PARTLY.test(text) && !isPromise(text)) return 'resolve';
  return DOING.test(text) ? 'update' : undefined;
}

const OPENING =
  /^(?:further to|regarding|re|about|on|with regard to|in relation to|following|as to)\s+(?:your |the |my )?(?:enquiry |case |e-?mail |message )?$/i;

/** The words of it whole, without the enquiry that stands before a colon or between commas. */
function wordsWhole({ before, after }: Shape, text: string): string {
  const isHead = before.trim() === '' || OPENING.test(before);
  if (isHead) return after.replace(/^[\s,;:.–—-]+/, '').trim();
  const isApart = /(?:[,;.(]|\s[–—-])\s*$/.test(before) && /^\s*(?:[,;.)]|$|[–—-]\s)/.test(after);
  const isSite = /\b(?:for|on|re|about|at|regarding)\s+$/i.test(before) && /^\s*[.,;:]/.test(after);
  if (!isApart && !isSite) return text;
  const lead = before
    .replace(/(?:\s*[,;(]|\s[–—-])?\s*$/, '')
    .replace(isSite ? /\s+(?:for|on|re|about|at|regarding)$/i : /$^/, '');
  return `${lead}${/^\s*\)?\s*$/.test(after) ? '' : after.replace(/^\s*\)/, '')}`.trim();
}

/** The command of it, read back with these words. */
export function asTold(verb: Verb, said: Said, shape: Shape): Command {
  const text = verb === 'update' || verb === 'resolve' ? wordsWhole(shape, said.text) : '';
  const who = verb === 'acknowledge' ? 'me' : '';
  return { kind: 'act', verb, abouts: shape.abouts, words: { ...noActionWords, text, who }, sure: false };
}

const TELLS =
  /^(?:(?:[Pp]lease|pls|[Cc]an you|[Cc]ould you|[Ww]ould you|just)[\s,]+)*(?:[Tt]ell|[Ll]et|[Ii]nform|[Mm]essage|[Uu]pdate|[Nn]otify)\s+(?:(?:[Cc]llr|[Cc]ouncillor)\.?\s+(?!know\b)\p{Lu}[\p{L}'’-]+(?:\s+(?!know\b)\p{Lu}[\p{L}'’-]+)?|(?:the )?(?:councillor|cllr|member|officer|her|him|them))\s+(?:know\s+)?(?:that\s+)?(?<told>\S+\s.*?)[\s,;.(–-]*$/su;
const ORDERS =
  /^(?:please|pls|can|could|would|update|note|add|tell|let|log|record|put|mark|close|resolve|chase|remind|give|pass|move|make)\b/i;
const tellable: ReadonlySet<Verb> = new Set(['update', 'add', 'note']);

/** What is told before an enquiry is named belongs to the words: "OT came today, CW-7, stairlift ordered". Undefined where nothing does. */
export function toldBefore(verb: Verb, near: string, { text, mood }: Said, shape: Shape): string | undefined {
  if (mood.question || mood.wondering) return undefined;
  if (!tellable.has(verb) && !(verb === 'resolve' && near !== '')) return undefined;
  const { before, after } = shape;
  const isLast = !/[\p{L}\p{N}]/u.test(after);
  const told = isLast && near === '' ? TELLS.exec(before)?.groups?.told : undefined;
  if (told !== undefined) return told;
  const isSaid = before.trim().split(/\s+/).length > 2 && DOING.test(before) && !ORDERS.test(before.trim());
  return isSaid ? wordsWhole(shape, text) : undefined;
}
