import type { Command } from './command.ts';
import type { Known } from './known.ts';

/* "What did I just do?", "did that go out?": of what was done last, and of what became of its message. */

const LEAD =
  '^(?:(?:hang on|wait|sorry|ok|okay|so|and|er+m?|um|hi|hello|please|can you (?:please )?(?:tell|remind|show) me|(?:remind|tell|show) me)[\\s,.!–-]+)*(?:of )?';
const JUST = '(?:(?:just|last|only|actually) )*';
const AT =
  '(?:[\\s,]+(?:just now|now|then|there|last|before|a (?:minute|moment|second) ago|just then|again|here|to it))*';
const DONE = '(?:do|done|did|change|changed|record|recorded|write|wrote|written)';
const WHAT_I_DID = new RegExp(
  [
    `${LEAD}what(?:['’]?ve| (?:did|have|had))? i ${JUST}${DONE}${AT}[\\s?.!]*$`,
    `${LEAD}what (?:was|is) it (?:that )?i ${JUST}${DONE}${AT}[\\s?.!]*$`,
    `${LEAD}what (?:was|is|were) (?:the |my )(?:very )?(?:last|latest) (?:thing|change|action|one)s?(?: (?:that )?i(?:['’]?ve)? (?:have )?(?:${DONE}|made)| of mine)?[\\s?.!]*$`,
    `${LEAD}(?:the |my )(?:very )?(?:last|latest) (?:change|action|thing i (?:did|changed))[\\s?.!]*$`,
  ].join('|'),
  'i',
);

const IT =
  '(?:it|that|this|they|those|(?:the|my|that|this) (?:update|message|note|reply|answer|announcement|result|acknowledgement|notice|e-?mail)s?)';
const GONE =
  '(?:go(?:ne)?|went|sen[dt]|delivered|arrived?|go(?:ne)? (?:out|off|through|across|over)|(?:been )?sent(?: out| off)?|been delivered|got there|get there|reach(?:ed)? (?:her|him|them))';
const TO =
  '(?:[\\s,]+(?:to (?:her|him|them|everyone|everybody|(?:the )?(?:councillor|cllr|member|officer)s?|(?:cllr|councillor)?\\.? ?\\p{L}+)|yet|already|ok(?:ay)?|all right|then|or not|at all|do you know))*';
const WAS_SENT = new RegExp(
  [
    `${LEAD}(?:did|has|have|was|were|is|are) ${IT} (?:just |actually |ever |really |all )*${GONE}${TO}[\\s?.!]*$`,
    `${LEAD}(?:did|has|have) (?:she|he|they|the (?:councillor|cllr|member|officer)|(?:cllr|councillor)\\.? \\p{L}+) (?:get|got|had|received?|been sent|seen?) ${IT}${TO}[\\s?.!]*$`,
  ].join('|'),
  'iu',
);

/** What was done last, or what became of the message about it; undefined for anything else, and where nothing was done of which it could be asked. */
export function readLastAsked(text: string, { screen }: Known): Command | undefined {
  if (WHAT_I_DID.test(text)) return { kind: 'last-change' };
  if (!WAS_SENT.test(text)) return undefined;
  const { did, references, open } = screen;
  if (open !== undefined) return undefined;
  if (did?.kind === 'announce') return { kind: 'announcements' };
  const [only, second] = references.length > 0 ? references : (screen.earlier?.references ?? []);
  if (did?.kind === 'act') return { kind: 'show', abouts: did.abouts, focus: 'told' };
  if (only === undefined || second !== undefined) return undefined;
  return { kind: 'show', abouts: [{ named: only }], focus: 'told' };
}
