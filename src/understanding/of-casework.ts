import type { Known } from './known.ts';
import type { Masked } from './mask.ts';
import type { Said } from './said.ts';

/*
 * Whether a sentence that the phrasings do not know is about casework all the same: then it is asked about, and never looked up in
 * the documents. Each sign alone is enough; none of them says what is wanted.
 */

const MINE =
  /\b(?:my|our|his|her|their) (?:open |closed |overdue )?(?:cases?|enquir(?:y|ies)|casework|caseload)\b|\b(?:one|all|everything|any|some|none) of mine\b/i;
const OF_MESSAGES =
  /\b(?:remind(?:ers?|ed)?(?: me)?|nudg(?:e|es|ed|ing)|un-?snooze|snooz(?:e|ed|ing)|un-?mute|mut(?:e|ed|ing)|announcements?|closure days?)\b/i;
const DO_IT =
  /^(?:please\s+)?(?:sort|resolve|close|reopen|re-open|pause|resume|extend|acknowledge|ack|chase|withdraw|reassign|hand|pass|give|update|undo|start|stop|finish|cancel|drop|scrap|leave|keep|hold|park|tell|let)\s+(?:it|this|that|these|those|them|him|her|both|everything|all(?: of)? (?:it|this|that|these|those|them|mine|my (?:cases|enquiries)|the rest))\b/i;
const IS_DONE =
  /\b(?:the|this|that) (?:case|enquiry|one) (?:is|was|has been|can be) (?:finished|done|fixed|sorted|resolved|closed|complete)/i;
const CHASES = /\b(?:chas(?:e|ed|ing)|nudg(?:e|ed|ing)|caseload|picked up|handed over)\b/i;
const STATES = /\b(?:un)?(?:acknowledged|assigned|resolved)\b.*\b(?:yet|still|so far|in \p{Lu})/iu;
/** How one goes on about what was just shown. */
const GOES_ON =
  /^(?:no|yes|yeah|ok|okay|actually|sorry|hm+|but|and|so|till|until|only|because|as|since|tell|let|to (?:me|him|her|them)|not)\b/i;
/** A longer text after something of casework was shown is a question of its own. */
const MOST_WORDS_OF_A_REPLY = 14;
const MOST_LIKE_A_QUESTION = 0.97;

/** `ofDocuments`: how likely the phrasings find it that the documents are asked. */
export function isOfCasework(said: Said, masked: Masked, known: Known, ofDocuments: number): boolean {
  const { text, mood } = said;
  if (masked.references.length > 0 || MINE.test(text) || DO_IT.test(text) || IS_DONE.test(text) || STATES.test(text))
    return true;
  if (OF_MESSAGES.test(text)) return true;
  if (CHASES.test(text) && masked.spans.some(({ is }) => is === 'person' || is === 'service')) return true;
  const { references, open, buttons } = known.screen;
  const isAsked = open !== undefined || buttons.some(({ typed }) => /^confirm /.test(typed));
  const isUnderWay = isAsked || (references.length > 0 && GOES_ON.test(text));
  return (
    isUnderWay &&
    !mood.question &&
    !mood.wondering &&
    ofDocuments < MOST_LIKE_A_QUESTION &&
    text.split(' ').length <= MOST_WORDS_OF_A_REPLY
  );
}

const ABSENT =
  /\b(?:away|off (?:sick|work|on|from|today|tomorrow|till|until)|(?:put|mark) (?:me|him|her|them) (?:down )?(?:as )?(?:away|off|out|sick)|(?:rung|rang|called|phoned) in sick|sick today|not in\b|on leave|on holiday|annual leave|a\/l|out of (?:the )?office|hospital appt|hospital appointment)\b/i;

/** Somebody is not there on a day that is named. */
export function tellsAbsence({ text, mood }: Said, { spans }: Masked): boolean {
  const hasDay = spans.some(({ is }) => is === 'date') || /\b(?:today|tomorrow|this week|next week)\b/i.test(text);
  return hasDay && !mood.question && !mood.wondering && ABSENT.test(text);
}

const LOG_IT =
  /(?:^|[.,;!]\s*|\b(?:please|pls|can you|could you|and)\s+)(?:log|raise|record) (?:it|this|that|them|with)\b/i;

const TO_BE_LOGGED =
  /\b(?:(?:get|have) (?:it|that|this|them|one) (?:logged|raised|recorded|put in)|(?:to be|be|is|needs) logged|logged (?:please|for me)|put (?:it|that|this) (?:in|on) (?:for me|the system|as an enquiry)|take (?:it|that|this) down|make (?:it|that|this) an enquiry)\b|(?:^|[-–,.;])\s*(?:please\s+)?log(?: (?:it|this|that))?(?: (?:please|pls|plz|ta|for me|urgently))+\b/i;

const RESIDENT_SAYS =
  /^(?:mr|mrs|ms|miss|mx|dr)\.? \p{Lu}[^.?]{2,80}? (?:says?|said|tells me|told me|reports?|reported|complains?|complained|wants to know|is complaining|has (?:complained|reported|rung|written|e-?mailed))\b/iu;

/** A story without the order to log it. */
export function withoutOrder(text: string): string {
  return text
    .replace(TO_BE_LOGGED, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s*[,;–-]?\s*\b(?:can|could|would|will) (?:you|someone|somebody)(?: please)?\s*(?:for me)?[\s.!]*$/i, '')
    .trim();
}

/** "... please log it with Streets" at the end of a story: the story is to be logged. */
export function asksToLog(text: string): boolean {
  return (
    LOG_IT.test(text) || TO_BE_LOGGED.test(text) || /^(?:log|record|raise)\s*:/i.test(text) || RESIDENT_SAYS.test(text)
  );
}
