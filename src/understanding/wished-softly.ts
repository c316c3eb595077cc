import type { Known } from './known.ts';
import { passesOn } from './logging/trigger.ts';
import { namesPlace, speaksOfTrouble } from './of-documents.ts';

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
/** What is shown is shown, whatever it is for. */
const PURPOSE =
  /^(?<order>(?:export|download|print|show|list|give me|send me)\b[^:]{3,80}?)\s+(?:so (?:that )?(?:i|we) (?:can|could|may|might)|in order to|for me to)\s.*$/is;
/** "In my name, concluded": how lists are asked for. */
const MINE = /\b(?:my|mine|our|ours|those|these)\b/i;
const CASES = /\b(?:enquir(?:y|ies)|inquir(?:y|ies)|cases|casework)\b/i;
const CONCLUDED =
  /\b(?:concluded|completed|settled|finali[sz]ed|dealt with|wrapped up|brought to (?:a close|an end|a conclusion))\b/gi;
const REMAIN = /\b(?:remain|remains|remaining|are still)\s+(?:open|outstanding|unresolved)\b/gi;
const LISTS =
  /^(?:(?:i(?:['’]d| would| should) like to|let me|can i|could i|may i|please|i (?:want|wish) to)\s+)?(?:see|show|list|view|read|which|what|how many|any|are any|have any)\b/i;
const MOST_WORDS = 16;

/** The same wish in plainer words; as it was where there is none such. */
export function inPlainWords(said: string, known: Known): string {
  const text = said.replace(TURNING, '').replace(WHO, 'who');
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
  const recorded = text.replace(RECORD_THAT, '');
  if (recorded !== text && AWAY.test(recorded)) return recorded;
  if (MINE.test(text) && CASES.test(text) && LISTS.test(text) && text.split(' ').length <= MOST_WORDS) {
    const mark = text.endsWith('?') ? '?' : '';
    if (CONCLUDED.test(text)) return `my closed casework${mark}`;
    return text.replace(REMAIN, 'are open').replace(/\b(?:in|under) my name\b/gi, 'of mine');
  }
  return text;
}
