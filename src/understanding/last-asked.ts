import type { Command } from './command.ts';
import type { Known } from './known.ts';
import { maskSaid } from './mask.ts';

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
    `${LEAD}what(?:['’]s| was| is) (?:it|that|this|the thing) (?:that )?i(?:['’]ve| have)? ${JUST}${DONE}${AT}[\\s?.!]*$`,
    `${LEAD}what (?:was|is|were) (?:the |my )(?:very )?(?:last|latest) (?:thing|change|action|one)s?(?: (?:that )?i(?:['’]?ve)? (?:have )?(?:${DONE}|made)| of mine)?[\\s?.!]*$`,
    `${LEAD}(?:the |my )(?:very )?(?:last|latest) (?:change|action|thing i (?:did|changed))[\\s?.!]*$`,
  ].join('|'),
  'i',
);

const IT =
  '(?:it|that|this|they|those|what i (?:just )?(?:said|wrote|typed|sent|put|did)|(?:the|my|that|this) (?:(?:last|latest|first|new) )?(?:update|message|note|reply|answer|announcement|result|acknowledgement|notice|e-?mail|change)s?)(?: (?:on|about|for|of|re) (?:the )?@ref)?';
const GONE =
  '(?:go(?:ne)?|went|sen[dt]|delivered|arrived?|go(?:ne)? (?:out|off|through|across|over)|(?:been |get |got )?sent(?: out| off)?|(?:been |get |got )delivered|(?:get|got|been) (?:there|through|told)|reach(?:ed)? (?:her|him|them))';
const TO =
  '(?:[\\s,]+(?:to (?:her|him|them|everyone|everybody|(?:the )?(?:councillor|cllr|member|officer)s?|(?:cllr|councillor)?\\.? ?\\p{L}+)|yet|already|ok(?:ay)?|all right|then|or not|at all|do you know))*';
const WAS_SENT = new RegExp(
  [
    `${LEAD}(?:did|has|have|was|were|is|are) ${IT} (?:just |actually |ever |really |all )*${GONE}${TO}[\\s?.!]*$`,
    `${LEAD}(?:did|has|have) (?:she|he|they|the (?:councillor|cllr|member|officer)|(?:cllr|councillor)\\.? \\p{L}+) (?:get|got|had|received?|been sent|seen?) ${IT}${TO}[\\s?.!]*$`,
    `${LEAD}(?:was|were|is|are|has|have|did) (?:she|he|they|the (?:councillor|cllr|member|officer)|(?:cllr|councillor)\\.? \\p{L}+) (?:been |get |got )?(?:told|informed|notified)(?: (?:of|about|that) (?:${IT}|@ref))?${TO}[\\s?.!]*$`,
  ].join('|'),
  'iu',
);

/** What was done last, or what became of the message about it; undefined for anything else. */
export function readLastAsked(text: string, known: Known): Command | undefined {
  if (WHAT_I_DID.test(text)) return { kind: 'last-change' };
  const { did, references, open, earlier } = known.screen;
  const { masked, references: named } = maskSaid(text, known);
  const [one, other] = named.filter(({ strength }) => strength !== 'described');
  if (!WAS_SENT.test(one === undefined ? text : masked.replace(/\s+/g, ' ').trim()) || open !== undefined)
    return undefined;
  if (one !== undefined) return other === undefined ? { kind: 'show', abouts: [one.about], focus: 'told' } : undefined;
  if (did?.kind === 'announce') return { kind: 'announcements' };
  if (did?.kind === 'act') return { kind: 'show', abouts: did.abouts, focus: 'told' };
  const [only, second] = references.length > 0 ? references : (earlier?.references ?? []);
  // Where nothing or much is shown, it is of what the speaker changed last.
  if (only === undefined || second !== undefined) return { kind: 'last-change' };
  return { kind: 'show', abouts: [{ named: only }], focus: 'told' };
}
