import { isOfCouncillorSide } from '../people/index.ts';
import type { About, Verb } from './act-command.ts';
import { HEADS } from './as-meant.ts';
import type { Command } from './command.ts';
import type { Known } from './known.ts';
import type { OrderPart } from './order-part.ts';
import type { Said } from './said.ts';

/* What is not to be done, or is not so: in words that order, a denial of that, and of nothing else. */

export const NOT =
  /\b(?:not|never|cannot|do not|don['’]?t|dont|doesn['’]?t|didn['’]?t|isn['’]?t|wasn['’]?t|hasn['’]?t|haven['’]?t|won['’]?t|can['’]?t|shouldn['’]?t|needn['’]?t|no need (?:to|for)|no reason to|nobody(?:['’]?s)?|no ?one(?:['’]?s)?)\b(?:\s+[^\s,.;:§]+){0,2}/iu;
/** "Not a day later", "until Friday and not any longer": a limit, and no denial. */
const LIMITS =
  /\b(?:but\s+)?not\s+(?:(?:a|one)\s+)?(?:single\s+)?(?:(?:day|minute|week)\s+(?:later|longer|more|before|sooner|earlier)\b|(?:later|longer|before|sooner|earlier)\b)|(?<=\b(?:until|till?|by)\b.*)\bnot\s+any\s+(?:more|longer|later)\b/giu;
/** "Resume but do not close it": what is denied is something else to be done. */
const DENIES_ELSE = /(?<=\p{L}.*)\b(?:but|and)\s+(?:do not|don['’]?t|dont)\s+(?<verb>\p{L}+)/giu;
/** Where a denial is of what is ordered, by the words that order it. */
export const DENIED = String.raw`\b(?:do not|don['’]?t|dont|never|not to|not|no need (?:for (?:you|us|me|anyone|anybody) )?(?:to|for)|no (?:reason|point|use) (?:to|in)|need(?:s)? no|needn['’]?t|need not|(?:should|must|shall|would|will|can|do|does|could)(?:\s*not|n['’]?t)|nobody (?:should|is to|needs to)|no ?one (?:should|is to|needs to)|rather (?:you |we )?(?:not|didn['’]?t)|without|instead of|refrain from|stop|no)\s+(?:(?:to|be|being|yet|ever|just|actually|want(?: you| anyone)? to|need(?: you| anyone)? to|needs?|have to|even|any|bother|bothering|yourself|please|necessary|required|for)\s+){0,4}?`;
const TELLS = 'updat|tell|told|send|sent|publish|let|shar|show|inform|add|post|note';
/** How a verb is said, as far as somebody may say "don't" of it and mean that. */
const stems: Partial<Record<Verb, string>> = {
  chase: 'chas|nudg|press|push|hurr|remind|ask',
  withdraw: 'withdraw|cancel|drop',
  reassign: 'reassign|assign|giv|pass|mov|transfer|hand',
  extend: 'exten|mov|push|delay',
  edit: 'edit|chang|correct|put|mov',
  update: TELLS,
  add: TELLS,
  note: TELLS,
  'look-again': 'look',
  'make-standard': 'mak|mark|treat',
  unshare: 'unshar',
  unlink: 'unlink',
  undo: 'undo',
};

/** What is said of something that is not so, or is to stop, as a matter of course. */
const negative: ReadonlySet<Verb> = new Set([...(Object.keys(stems) as Verb[]), 'not-fixed', 'decline']);
/** "There is no need to acknowledge 3", whatever it was taken for. */
const NO_NEED = /^(?:there(?:['’]s| is)\s+)?no need (?:for \p{L}+ )?to\s+(?<verb>\p{L}+)/iu;

/** The words that deny what is ordered; undefined where none do. */
export function deniedIn(verb: Verb, { head, tail }: OrderPart, text: string): string | undefined {
  const needless = NO_NEED.exec(text);
  if (needless !== null && HEADS.test(needless.groups?.verb?.toLowerCase() ?? '')) return needless[0];
  // Behind a comma it is told why.
  const isMarkedOff = /[,;]\s*$/.test(head) && !/^(?:but |and )?not\b/i.test(tail);
  const plain = `${head} ${isMarkedOff ? '' : tail}`.replace(LIMITS, ' ');
  const stem = stems[verb];
  if (negative.has(verb))
    return stem === undefined ? undefined : new RegExp(`${DENIED}(?:${stem})\\p{L}*`, 'iu').exec(head)?.[0].trim();
  const rest = plain.replace(DENIES_ELSE, (denial, other: string) => (HEADS.test(other.toLowerCase()) ? ' ' : denial));
  return NOT.exec(rest)?.[0];
}

const PERFORMED =
  '(?:acknowledged|acked|resolved|closed|done|fixed|sorted|finished|completed|paused|resumed|extended|reassigned|passed on|handed over|updated|answered|replied to|reopened|withdrawn|started|begun|looked (?:at|into)|dealt with|touched|got (?:round|around) to)';
const PERFORM =
  '(?:acknowledge|resolve|close|do|fix|sort|finish|complete|pause|resume|extend|reassign|update|answer|reopen|withdraw|start|look (?:at|into)|deal with|touch|get (?:round|around) to)';
const YET =
  '(?:yet|as yet|so far|still|actually|even|really|ever|properly|either|though|myself|ourselves|at all|by (?:me|us)|as far as i know)';
const ONE = '(?:§(?:(?:,|,? and|,? or) §)*|it|that|this|them|those|these|(?:that|this) one)';
const SO_SAID =
  '^(?:(?:no|sorry|but|and|wait|hang on|erm?|um|actually|well|hm+|i (?:think|thought)|as far as i know|just to say|fyi)[\\s,.:–-]+)*';
const HAS = "(?:have|has|had|['’]ve|['’]s|['’]d)";
const NOT_DONE_YET = new RegExp(
  [
    `${SO_SAID}\\p{L}[\\p{L}'’-]*(?: \\p{L}[\\p{L}'’-]*)?(?: (?:still|certainly|definitely|just))? ?(?:${HAS}(?: still)?(?: not| never|n['’]?t)|(?:have|has) yet to have)(?: ${YET})* ${PERFORMED}(?: ${YET})* ${ONE}(?: ${YET})*[\\s.!]*$`,
    `${SO_SAID}\\p{L}[\\p{L}'’-]*(?: \\p{L}[\\p{L}'’-]*)? (?:did(?: not|n['’]?t)|never|(?:still )?(?:have |has )?yet to)(?: ${YET})* (?:${PERFORM}|${PERFORMED}) ${ONE}(?: ${YET})*[\\s.!]*$`,
    `${SO_SAID}(?:nobody|no ?one)(?:${HAS}| ${HAS})?(?: ${YET})* ${PERFORMED} ${ONE}(?: ${YET})*[\\s.!]*$`,
    `${SO_SAID}${ONE}(?:['’]s| is| was| has| had| still)(?: still| been)*(?: not| never|n['’]?t)(?: ${YET}| been| be)* ${PERFORMED}(?: ${YET})*[\\s.!]*$`,
    `${SO_SAID}${ONE} (?:isn|wasn|hasn|hadn)['’]?t(?: ${YET}| been)* ${PERFORMED}(?: ${YET})*[\\s.!]*$`,
  ].join('|'),
  'iu',
);
/** A councillor who says so of what a resident waits for wants it looked at. */
const FIXED = /\b(?:done|fixed|sorted|finished|completed|resolved|dealt with)\b/i;

/** "I have not resolved 3 yet", "that was not done yet": how it stands is shown, and nothing is changed by it. Enquiries stand as `§` in `shape`. */
export function notDoneYet({ text, mood }: Said, shape: string, abouts: readonly About[], { me }: Known) {
  if (mood.question || !NOT_DONE_YET.test(shape) || (isOfCouncillorSide(me) && FIXED.test(shape))) return undefined;
  const command: Command = { kind: 'show', abouts, focus: 'all' };
  return { kind: 'held' as const, why: 'not-yet' as const, words: text, command, offers: [] };
}
