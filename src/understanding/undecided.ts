/* Whoever has not made up their mind: in how a sentence begins, in a reason or a result, and in the sentence as a whole. */

const UNDECIDED =
  /^(?:or|but|unless|maybe|perhaps|possibly|if|should i|what if)\b|\bor (?:would|should|shall|could|can|do|does|is|are|not)\b[^.!]*\?|\b(?:advise|ask|check with|speak to|talk to|ring|call|tell|consult)(?: me| us)? first\b|\blet me know (?:first|before|what you)\b|\bwhat (?:do|would) you (?:think|reckon|advise|suggest|do)\b|\bbefore (?:you do|i decide|anything)\b|\byour (?:view|advice|thoughts|call)\b[^.!]*\?/i;
const HOLDS_BACK =
  /\b(?:unless|only (?:if|when|once)|provided|as long as|hold (?:it|off|on)|not sent|don['’]?t send|before you|let me|i (?:think|guess|suppose|reckon)|(?:i )?need to (?:think|check|ask)|past me|(?:ask|check with|wait for|run it by) (?:me|us)|not sure|to be (?:confirmed|agreed|checked)|tbc)\b/i;
const UNSURE =
  /\b(?:i think|maybe|perhaps|probably|possibly|might|i guess|i suppose|not sure|hopefully|should be|if it is|unless|when you get (?:a|the) chance|when you can|at some point|sometime|some time|eventually|soon)\b/i;

/** Whether somebody has not made up their mind, or wants to be asked before it is done: "or should I wait?". */
export function isUndecided(text: string): boolean {
  return UNDECIDED.test(text);
}

/** Whether a reason or a result is not yet one. What somebody is told may have such words: "only if it rains". */
export function holdsBack(text: string): boolean {
  return HOLDS_BACK.test(text);
}

/** Whether somebody only supposes it, or puts it off to no day: "maybe", "at some point". */
export function isUnsure(text: string): boolean {
  return UNSURE.test(text);
}
