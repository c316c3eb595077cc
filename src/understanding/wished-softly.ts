import { findNames } from './find-names.ts';
import type { Known } from './known.ts';
import { passesOn } from './logging/trigger.ts';
import { namesPlace, speaksOfRules, speaksOfTrouble } from './of-documents.ts';

/* Wishes that are put as a question, a purpose or a formula of courtesy, in the words that order the same. */

/** "..., shall I log that for her?" behind a report. */
const SHALL_I_LOG =
  /[,.;:–-]\s*(?:so\s+|and\s+|but\s+)?(?:shall|should|can|could|may|do you want|would you like|am|ought)\s+(?:i|we|me|us)\s+(?:to\s+)?(?:log|raise|record|register|put)\s+(?:it|that|this|that one|one)(?:\s+(?:in|on|down))?(?:\s+for (?:her|him|them|us|the (?:councillor|member|cllr)))?[\s?.!]*$/i;
/** "Cllr Khan rang me direct, she says ...". */
const HEARD =
  /^(?<who>(?:cllr|councillor)\.?\s+\p{L}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*)?)\s+(?:has\s+|just\s+)*(?:rang|rung|phoned|called|wrote|e-?mailed|told|came)\b[^,.;:]*[,.;:]\s*(?:(?:s?he|they)\s+(?:says?|said|tells me|reports?)\s+(?:that\s+)?)?(?<what>.+)$/isu;
/** "I should be obliged if you would open a new enquiry on my behalf for Streets: ..." */
const OBLIGED =
  /^(?:i|we)(?:['’]d| would| should)\s+be\s+(?:very |most |much |so |extremely )?(?:obliged|grateful|thankful|pleased|glad)\s+if\s+(?:you|someone|somebody)\s+(?:would|could|might)\s+(?:kindly |please )?/i;
const OPEN_NEW =
  /^(?:open|log|raise|record|create|start|register|make)\s+(?:an?|the|this)\s+(?:new\s+)?(?:enquiry|inquiry|case|ticket)(?:\s+(?:on my behalf|for me|in my name))?(?<for>\s+(?:for|with|to)\s+(?:the\s+)?[\p{L}&' ]{2,40}?)?\s*:\s*/iu;
/** "Turning now to my own affairs, which are open?" */
const TURNING = /^(?:turning|coming|moving|going)(?: back| now| on)* to [^,?]{3,40},\s*(?=\S)/i;
/** As it is said in Newcastle and in Scotland. */
const WHO = /^(?:whee|wha|whae)(?=['’]?s\s)/i;
/** "Record that I shall be away": a record of that, and no enquiry. */
const RECORD_THAT = /^(?:record|note|log|enter|register|write down)\s+that\s+(?=i(?:['’]|\s))/i;
const AWAY =
  /\b(?:away|on (?:annual )?leave|on holiday|off (?:work|sick)|out of (?:the )?office|absent|not (?:be )?(?:in|at work))\b/i;
/** "Nobody? I'll take it": what was just read is said again before what is wanted. */
const NOBODY_SAID =
  /^(?:nobody(?:['’]?s)?|no[ -]?one(?:['’]?s)?|not any(?:one|body)(?:['’]?s)?|unassigned)(?: (?:yet|at all|on it|got it|has it))*\s*\?+\s+(?:(?:ok|okay|right|well|then|so)[\s,]+)*(?=(?:i|i['’]?ll|ill|put me|give|mine|me)\b)/i;
/** What is shown is shown, whatever it is for. */
const PURPOSE =
  /^(?<order>(?:export|download|print|show|list|give me|send me)\b[^:]{3,80}?)\s+(?:so (?:that )?(?:i|we) (?:can|could|may|might)|in order to|for me to)\s.*$/is;
/** "In my name, concluded": how lists are asked for. */
const MINE = /\b(?:my|mine|our|ours|those|these)\b/i;
const CASES = /\b(?:enquir(?:y|ies)|inquir(?:y|ies)|cases|casework)\b/i;
const CONCLUDED =
  /\b(?:concluded|completed|settled|finali[sz]ed|dealt with|wrapped up|brought to (?:a close|an end|a conclusion))\b/i;
const REMAIN = /\b(?:remain|remains|remaining|are still)\s+(?:open|outstanding|unresolved)\b/gi;
const LISTS =
  /^(?:(?:i(?:['’]d| would| should) like to|let me|can i|could i|may i|please|i (?:want|wish) to)\s+)?(?:see|show|list|view|read|which|what|how many|any|are any|have any)\b/i;
const MOST_WORDS = 16;
const MOST_LETTERS = 100;

/** "I should be glad of a statement of", "kindly furnish me with a list of", "might I have sight of". */
const WOULD_SEE =
  /^(?:(?:i|we)(?:['’]d| would| should)\s+(?:be\s+(?:very |most |much |so |extremely )?(?:obliged|grateful|thankful|pleased|glad|happy)\s+(?:for|of|to (?:have|receive|see|be given))|welcome|appreciate|value|like(?: to (?:have|see|receive))?)|(?:furnish|provide|supply|favour|present|send)\s+(?:me|us)(?:\s+with)?|(?:set|lay|put)\s+before\s+(?:me|us)|(?:might|may|could|can)\s+(?:i|we)\s+(?:please\s+)?(?:have|be given|see)|(?:see|have|receive|obtain)(?=\s+(?:an?|the|some)\s)|(?:i|we)\s+(?:request|seek|require|need|wish for|desire|beg))\s+(?=\S)/i;
const STATEMENT_OF =
  /^(?:(?:an?|the|some|sight)\s+)?(?:(?:brief|full|short|complete|up-to-date|current|written)\s+)?(?:account|statement|summary|list|note|schedule|overview|rundown|sight)\s*(?:,\s*(?:please|if you (?:please|would))\s*,\s*|\s)(?:of|on)\s+/i;
const MATTERS =
  /\b(?:matters?|business|affairs|enquir(?:y|ies)|inquir(?:y|ies)|cases|casework|everything|all(?= (?:that|which|i|we)\b))\b/i;
/** "Such enquiries as are presently assigned to Streets": the list that is wanted so, in plainer words. */
const PUT_WITH =
  /\b(?:(?:assigned|allocated|allotted|entrusted|committed|referred|given|resting|residing|lying|sitting|lodged) (?:to|with)|in the (?:hands|charge|care) of|under|being (?:handled|dealt with) by)\b/i;
const AT_PRESENT = /\b(?:presently|currently|now|at present|at the moment|at this time|as yet)\b/gi;
const SUCH =
  /^(?:(?:all|any|such|those|the|these|of)\s+)*(?:(?:open|current|outstanding)\s+)?(?:matters?|enquir(?:y|ies)|inquir(?:y|ies)|cases?|casework)(?:\s+(?:as|that|which)?\s*(?:is|are|has been|have been|was|were|stands?|remains?))?\s+/i;

/** "Stop the clock on 2", "back to a normal one": said so, and ordered in other words. */
const idioms: readonly (readonly [RegExp, string])[] = [
  [/^(?:can you |could you |please )*stop the clock (?:on|for)(?=\s)/i, 'pause'],
  [/^(?:can you |could you |please )*(?:re-?start|start) the clock (?:again )?(?:on|for)(?=\s)/i, 'resume'],
  [
    /^(?:(?:put|change|make|move|turn) (?:it|that|this) )?back to (?:an? |being an? )?(?:normal|ordinary|standard|simple)(?: (?:one|enquiry|case))?[\s.!]*$/i,
    'make it standard',
  ],
];

function withoutIdiom(text: string): string {
  return idioms.reduce((said, [idiom, plain]) => said.replace(idiom, plain), text);
}

function listPutFormally(seen: string, known: Known): string | undefined {
  const plain = seen
    .replace(AT_PRESENT, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[\s.?!]+$/, '')
    .trim();
  const rest = plain.replace(SUCH, '');
  if (rest === plain) return undefined;
  if (/^(?:overdue|unassigned|late)$/i.test(rest)) return rest;
  const whose = rest.replace(PUT_WITH, 'with').replace(/^with\s+(?:the\s+)?/i, '');
  if (whose === rest || whose.split(' ').length > 4) return undefined;
  const isService = known.services.some((each) => each.toLowerCase() === whose.toLowerCase());
  return isService || findNames(whose, known).length === 1 ? `casework with ${whose}` : undefined;
}

/** Mine, as one says it who would not say "mine". */
const HELD_BY_ME =
  /\b(?:which|that|such as|matter|matters|everything|all|enquiries|cases)\s+(?:(?:i|we)\s+(?:(?:presently|currently|now|still|at present|have|do)\s+)*(?:have|hold|raised|sent|put|placed|logged|lodged|laid|submitted)|(?:is|are|stands?|remains?|rests?)\b.{0,30}\b(?:in|under|against)\s+my name|(?:awaits?|await)\s+(?:an?\s+)?(?:answer|reply|response))\b|\b(?:in|under|against) my name\b|\bmy (?:present |current |open |outstanding )?(?:affairs|business|enquiries|cases|casework|matters)\b/i;

/** "She has spoken to Priya and would like the verge one moved across to her": whom it is to go to was named before. */
const WISHED_MOVED =
  /^(?<before>.*?)\b(?:['’]d like|would like|wants?|wish(?:es)?|prefers?|should like) (?<what>(?:the|that|this) [^,.;:]{2,40}?) (?:to be )?(?:moved|passed|given|handed|switched|transferred|reassigned|shifted) (?:(?:over|across|on) )?to (?<who>[^,.;:]{2,40}?)(?<rest>[\s]*(?:[,.;:].*)?)$/iu;

function movedAcross(text: string, known: Known): string | undefined {
  const { before = '', what, who = '', rest = '' } = WISHED_MOVED.exec(text)?.groups ?? {};
  if (what === undefined) return undefined;
  const named = /^(?:her|him|them)(?: please)?$/i.test(who) ? findNames(before, known) : undefined;
  const whom = named === undefined ? who.replace(/ please$/i, '') : (named.at(-1)?.said ?? who);
  const why = rest.replace(
    /^[\s,.;:]*(?:please[\s,.;:]*)?(?:the reason (?:being|is)(?: that)?|because|since|as)?\s*/i,
    '',
  );
  return `reassign ${what} to ${whom}${why === '' ? '' : `, because ${why}`}`;
}

/** "Second one, same caller. Gully blocked in Park Street": another to be logged. */
const ANOTHER_ONE =
  /^(?:(?:and|then|now|next|also)[\s,]+)*(?:an?\s+|the\s+)?(?:first|second|third|fourth|another|next|last|number (?:two|three|four))(?:\s+(?:one|of (?:the )?(?:two|three|four)))?[\s,]+(?:(?:from|for|by|of)\s+)?(?:the\s+)?(?:same (?:councillor|cllr|member|call(?:er)?|person|lady|man|woman|chap|resident|letter|e-?mail)\b)[^.:]{0,40}[.:]\s*(?=\p{L})/iu;

/** "Propose the 15th to Cllr Khan for CW-2: no road closure yet": an extension is what is proposed, and the councillor is asked to agree. */
const PROPOSED =
  /^(?:propose|suggest|offer)\s+(?<day>[^:]{3,30}?)\s+to\s+[^:]{3,40}?\s+(?:for|on)\s+(?<which>cw[\s-]*[\d-]+|#\d+)\s*(?::\s*|,?\s+(?:because|since|as)\s+)(?<why>\S.*)$/is;

/** The same wish in plainer words; as it was where there is none such. */
export function inPlainWords(said: string, known: Known): string {
  const proposed = PROPOSED.exec(said)?.groups;
  if (proposed !== undefined) return `extend ${proposed.which} until ${proposed.day}: ${proposed.why}`;
  const text = withoutIdiom(said.replace(TURNING, '').replace(WHO, 'who').replace(NOBODY_SAID, ''));
  const another = text.replace(ANOTHER_ONE, '');
  if (another !== text && another.split(' ').length > 2) return `log an enquiry: ${another}`;
  const moved = movedAcross(text, known);
  if (moved !== undefined) return moved;
  const purpose = PURPOSE.exec(text)?.groups?.order;
  if (purpose !== undefined) return purpose;
  const obliged = text.replace(OBLIGED, '');
  const opened = obliged === text ? null : OPEN_NEW.exec(obliged);
  if (opened !== null) {
    const where = (opened.groups?.for ?? '')
      .replace(/^\s+(?:for|with|to)\s+(?:the\s+)?/i, '')
      .replace(/\s+(?:service|team|department)$/i, '');
    const isService = known.services.some((each) => each.toLowerCase() === where.toLowerCase());
    if (where === '' || isService)
      return `log an enquiry: ${obliged.slice(opened[0].length).replace(/[\s.]+$/, '')}${where === '' ? '' : `, with ${where}`}`;
  }
  const asked = SHALL_I_LOG.exec(text);
  if (asked !== null) {
    const report = text.slice(0, asked.index);
    const { who, what } = HEARD.exec(report)?.groups ?? {};
    if (speaksOfTrouble(report, known) || namesPlace(report) || passesOn(report))
      return `log an enquiry: ${what === undefined ? report : `${what}, for ${who}`}`;
  }
  const seen = text.replace(WOULD_SEE, '').replace(STATEMENT_OF, '');
  if (
    seen !== text &&
    MATTERS.test(seen) &&
    HELD_BY_ME.test(seen) &&
    !speaksOfRules(seen) &&
    seen.length <= MOST_LETTERS
  )
    return CONCLUDED.test(seen) ? 'my closed casework' : 'my casework';
  if (seen !== text && /^what (?:my|our|the) team\b/i.test(seen)) return seen;
  const formally = seen === text || speaksOfRules(seen) ? undefined : listPutFormally(seen, known);
  if (formally !== undefined) return formally;
  const recorded = text.replace(RECORD_THAT, '');
  if (recorded !== text && AWAY.test(recorded)) return recorded;
  if (MINE.test(text) && CASES.test(text) && LISTS.test(text) && text.split(' ').length <= MOST_WORDS) {
    const mark = text.endsWith('?') ? '?' : '';
    if (CONCLUDED.test(text)) return `my closed casework${mark}`;
    return text.replace(REMAIN, 'are open').replace(/\b(?:in|under) my name\b/gi, 'of mine');
  }
  return text;
}
