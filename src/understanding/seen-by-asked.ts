import type { Command } from './command.ts';
import type { Known } from './known.ts';
import { speaksOfRules } from './of-documents.ts';
import { withoutCourtesy } from './said.ts';

/* "Does Cllr Khan see that note?", "who can see my casework": whom an enquiry, or a note on it, is shown to. What documents are shown to whom is not asked here. */

const LEAD = '^(?:(?:and|so|but|ok|wait|hang on)[\\s,]+)*';
const SEES =
  '(?:see|sees|read|reads|look at|looks at|view|views|get to see|gets to see|has access to|have access to|is shown|are shown)';
const WHO = `who (?:else |all )?(?:(?:can|could|may|will|does|is able to|is allowed to|gets to|has the right to) )?(?:also )?${SEES}`;
const SOMEBODY =
  "(?:the councillors?|the cllrs?|councillors|(?:cllr|councillor)\\.? \\p{L}[\\p{L}’'-]*(?: \\p{L}[\\p{L}’'-]*)?|\\p{Lu}[\\p{L}’'-]*(?: \\p{Lu}[\\p{L}’'-]*)?|s?he|they|anyone(?: else)?|anybody(?: else)?|others?|everyone|everybody|other (?:councillors|officers|people))";
const WHETHER = `(?:do|does|can|could|will|would|may) ${SOMEBODY} (?:ever |also |actually )?${SEES}`;
const END = '(?: too| as well| then| here)?[\\s?.!]*$';
const NOTE =
  '(?:(?:that|this|my|the|these|those|any|internal|our|officers?) )*notes?(?: (?:on|of) (?:it|this|that|cw-?[\\d -]+))?';
const CASES =
  '(?:(?:all|any|everything) (?:of )?)?(?:(?:my|our) (?:own )?(?:open )?(?:casework|cases?|enquir(?:y|ies)|inquir(?:y|ies))|casework|(?:an|the) (?:enquiry|inquiry)|(?:this|that) (?:enquiry|inquiry|case)|cw-?\\d[\\d -]*)';
/** Who the resident of an enquiry is, which is kept with it. */
const RESIDENT =
  "(?:the |my |our |a )?(?:resident|constituent|caller|tenant)(?:['’]?s)? (?:own )?(?:name|number|(?:tele)?phone(?: number)?|mobile(?: number)?|address|e-?mail(?: address)?|details?|particulars)(?: (?:on|of|in|for|with) (?:it|this|that|(?:this|that) (?:one|enquiry|case)|cw-?[\\d -]+))?|(?:the )?(?:name|number|(?:tele)?phone(?: number)?|address|e-?mail(?: address)?|details?) of (?:the |my |our |a )?(?:resident|constituent|caller|tenant)(?: (?:on|of|in|for|with) (?:it|this|that|(?:this|that) (?:one|enquiry|case)|cw-?[\\d -]+))?";
const POINTS = '(?:this|that|it|this one|that one)';
const made = (what: string) => new RegExp(`${LEAD}(?:${WHO}|${WHETHER}) ${what}${END}`, 'iu');
const OF_NOTE = made(NOTE);
const OF_CASES = made(CASES);
const OF_RESIDENT = made(`(?:${RESIDENT})`);
const OF_POINTED = made(POINTS);

/** What the speaker may see: "which casework am I permitted to see", "can I see everyone's cases or only mine". */
const ANY_CASES =
  "(?:(?:of )?(?:the |all |all the |every |any |everyone['’]?s |everybody['’]?s |other (?:people|councillors|members|officers)['’]?s? |whose |which |what |how much of the )*(?:casework|cases?|enquir(?:y|ies)|inquir(?:y|ies)))";
const I_SEE =
  '(?:can|may|could|do|am|are|will) (?:i|we) (?:(?:get|able|allowed|permitted|entitled|free|meant|supposed) )?(?:to )?(?:see|look at|view|read|have sight of|have access to|get at|inspect)';
const OF_MINE = new RegExp(
  `${LEAD}(?:for the avoidance of doubt|just so i know|to be clear)?[\\s,]*(?:(?:which|what|whose|how much)(?: of)? ${ANY_CASES} ${I_SEE}|(?:which|what|whose|how much)(?: of)? ${ANY_CASES} (?:is|are) (?:visible|open|shown|available|accessible) to (?:me|us|my inspection)|${I_SEE} (?:(?:all|every|any)(?: of)?(?: the)?|every(?:one|body)['’]?s|other \\p{L}+['’]?s?) (?:casework|cases?|enquir(?:y|ies)|inquir(?:y|ies))(?: or (?:only|just) (?:some|mine|my own|ours))?|${I_SEE} (?:the )?(?:casework|cases|enquiries|inquiries) (?:of )?(?:others?|everyone|everybody|other people|the whole council))(?: (?:at all|on here|in here|here|on this))?[\\s?.!]*$`,
  'iu',
);

/** Undefined for anything else. What is only pointed at is an enquiry where one is on the screen. */
export function readSeenBy(raw: string, { screen }: Known): Command | undefined {
  const text = withoutCourtesy(raw).trim();
  if (speaksOfRules(text)) return undefined;
  if (OF_MINE.test(text)) return { kind: 'seen-by', what: 'enquiry' };
  if (OF_NOTE.test(text)) return { kind: 'seen-by', what: 'note' };
  if (OF_RESIDENT.test(text)) return { kind: 'seen-by', what: 'enquiry' };
  const isPointed = screen.references.length > 0 && OF_POINTED.test(text);
  return isPointed || OF_CASES.test(text) ? { kind: 'seen-by', what: 'enquiry' } : undefined;
}
