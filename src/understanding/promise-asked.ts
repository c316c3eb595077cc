import type { Command } from './command.ts';
import type { Known } from './known.ts';
import { maskSaid } from './mask.ts';
import { withoutCourtesy } from './said.ts';

/*
 * "What did we promise on 3", "what was promised, and where does it say so?": the dates of an enquiry and the paragraph that they follow
 * from. It is of the one that is named, or of the one on the screen; what is promised to anybody is for the documents.
 */

const LEAD =
  '^(?:(?:and|so|but|ok(?:ay)?|right|please|sorry|remind me|tell me|can you (?:tell|remind) me|do you know|@ref)[\\s,:–-]+)*';
const WHO = '(?:we|i|you|they|he|she|the (?:council|team|service|officers?)|officers|@person|@service|\\p{L}+)';
const PROMISED =
  "(?:promised?|commit(?:ted)? (?:ourselves |themselves )?to|undertake|undertook|sign(?:ed)? up to|say (?:we|they|he|she)(?:[’']d| would) do)";
const WHOM = '(?: (?:to )?(?:her|him|them|me|us|the (?:councillor|cllr|member|resident)|@person))?';
const OF =
  '(?:[\\s,]+(?:(?:on|for|about|with|in|re|regarding|of)\\s+)?(?:@ref(?: one)?|it|this|that|this one|that one|this (?:enquiry|case)))?';
const SOURCE =
  '(?:[\\s,]+(?:and |then )?(?:by when|until when|when by|why|(?:from )?where (?:is|does|did|was)?\\s?(?:that|it|this)?(?: come| written| stand| say so| it say so| it says so)?(?: from)?|(?:in |under |by )?(?:which|what) (?:paragraph|para|clause|rule|protocol|document)(?: says (?:so|that|it)| is (?:that|it)(?: from)?| that is)?))*';
const END = `${WHOM}${OF}${WHOM}${SOURCE}[\\s?.!]*$`;
const ASKED = new RegExp(
  [
    `${LEAD}what (?:exactly )?(?:did|have|had|do|does|has) ${WHO} (?:actually |really |just )?${PROMISED}${END}`,
    `${LEAD}what(?:['’]?s| is| was| are| were) (?:the |our |their |my |your )?(?:promises?|commitments?)(?: made)?${END}`,
    `${LEAD}what(?:['’]?s| is| was| has| had| were| are)(?: (?:i|we|they|she|he|you|been|actually|@person))* (?:promised|committed to|held to)${END}`,
    `${LEAD}(?:what|which) promises? (?:did|do|have) ${WHO} (?:make|made|give|given|have)${END}`,
    `${LEAD}(?:the |our )?promises? (?:made )?(?:on|for|about) (?:@ref|it|this|that)${SOURCE}[\\s?.!]*$`,
  ].join('|'),
  'iu',
);

/** Undefined for anything else. Where no one enquiry is named or shown, which is asked. */
export function readPromiseAsked(raw: string, known: Known): Command | undefined {
  if (!/promis|commit|undert|signed? up|held to|do\b/i.test(raw)) return undefined;
  const { masked, references } = maskSaid(withoutCourtesy(raw).trim(), known);
  if (!ASKED.test(masked.replace(/\s+/g, ' ').trim())) return undefined;
  const [named, other] = references;
  const [only, second] = known.screen.references;
  if (named !== undefined) return other === undefined ? { kind: 'why', abouts: [named.about] } : undefined;
  if (only === undefined && known.askedDocuments === true) return undefined;
  return { kind: 'why', abouts: [{ named: second === undefined ? (only ?? '') : '' }] };
}
