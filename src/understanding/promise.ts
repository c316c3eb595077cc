/*
 * Words in place of an answer that say what will be done, or that nothing has been: no councillor is told "resolved" by them. Pure words:
 * what is plainly still to happen wins over what ended, "gone to the contractor, will be fixed next week"; but not what only comes after
 * an end, "filled today, will be checked next week", nor what others are to do where the matter was declined.
 */

/** What was done only in what is to come, or was not: taken out before what was done is looked for. */
const NOT_DONE =
  /(?:(?:n['’]t|['’]ll|\b(?:will|shall|should|would|could|may|might|must|can|going to|to|hopes? to|hoping to|need(?:s|ed)? to|due to|yet to|about to|plan(?:s|ned|ning)? to|hopefully|not|never|isnt|hasnt|wasnt|nothing))\s+(?:(?:be|get|getting|have|been|it|this|yet|hopefully|probably|then|soon|also|all)\s+)*|\b(?:when|once|until|till|after|if|before)\s+(?:\S+\s+){0,4}?(?:is|are|has been|have been|gets?)\s+|\b(?:getting|needs|wants|awaiting|await|pending)\s+(?:it\s+)?(?:being\s+)?)[\p{L}'’-]+/giu;
/** What ends a matter. */
const ENDED =
  /\b(?:done|did|fixed|filled|repaired|replaced|mended|cleared|collected|removed|emptied|resolved|completed?|finished|sorted|closed|cut|pruned|painted|installed|delivered|paid|refunded|treated|swept|cleaned|unblocked|renewed|declined|refused|rejected|put (?:back|right)|taken (?:away|down)|gone|working(?: again)?(?! days)|back (?:on|in)|not ours|private land|duplicate|no (?:further )?action|withdrawn|rehoused|served|granted)\b/i;
/** What was done on the way: it ends a matter where nothing is to come. */
const STEP =
  /\b(?:made safe|visited|inspected|spoke|spoken|explained|has been|have been|was|were|answered|replied|advised|told|wrote|written|sent|issued|agreed|found|checked|put (?:in|up)|taken up|approved)\b/i;
const STEP_DONE =
  /\b(?:inspection|visit|survey|assessment|order|quote|paperwork|report|referral|check|call|meeting)s?\s+(?:(?:has|have|is|was|been|now|all|both)\s+)*(?:done|completed?|finished|closed|cleared|delivered|paid|granted)\b/gi;
/** Whoever is told how it will be has their answer: "the resident was told that the road will be resurfaced in spring". */
const ANSWERED =
  /\b(?:told|advised|informed|explained|replied|answered|wrote|written|confirmed)\b(?:\s+(?:to|by|the|him|her|them|\p{L}*resident|tenant|letter|e-?mail)){0,3}\s+that\b.*/iu;
/** What was done stands in for what will be. */
const FOR_NOW = /\b(?:temporar\w+|for now|for the time being|in the meantime|meanwhile|interim)\b/i;
const TO_COME =
  /\b(?:will|['’]ll|shall|going to|to follow|hopefully|hope to|plan(?:ned|ning)? to|intend(?:s|ing)? to|due to be|about to|aim(?:s|ing)? to|expect(?:s|ed|ing)?|scheduled|booked|arranged for|raised for|on order|ordered|lined up|programmed|in the (?:programme|diary|pipeline|queue)|on (?:the|our|my) list|tomorrow|tmrw|next (?:week|month|year|mon|tues|wednes|thurs|fri|satur|sun)\w*|later(?: on| today| this week)?|soon|shortly|in due course|by (?:mon|tues|wednes|thurs|fri)\w*|by (?:the )?end of|in (?:a|the next|\d+|two|three|a couple of|a few) (?:days?|weeks?|months?|hours?)|waiting (?:for|on)|awaiting|pending|in progress|under way|underway|ongoing|looking into|working on|on (?:it|the case)|chasing|when (?:we|i|they|it|the)|once (?:we|i|they|it|the)|asap|give (?:me|us|it))\b/i;
const NOTHING =
  /\b(?:not (?:yet|sure|done|fixed|started|been)|nothing (?:yet|done|has)|don['’]?t know|no idea|tbc|to be confirmed|hasn['’]?t been|haven['’]?t)\b/i;

/** What is plainly still to happen, whatever else was done. */
const PLAINLY_TO_COME =
  /\b(?:(?:will|shall)(?! not\b| never\b)|['’]ll(?! not\b| never\b)|going to|to follow|hop(?:e|es|ing) to|plan(?:s|ned|ning)? to|intend(?:s|ing)? to|due to be|about to|aim(?:s|ing)? to|tomorrow|tmrw|next (?:week|month|year|mon|tues|wednes|thurs|fri|satur|sun)\w*|in due course|in (?:a|the next|\d+|two|three|a couple of|a few) (?:days?|weeks?|months?|hours?)|waiting (?:for|on)|awaiting|pending|in progress|under way|underway|looking into)\b/i;
/** What was set down for a day: still to happen, unless what comes behind it tells that it did. */
const SET_DOWN = /\b(?:scheduled|booked|arranged|lined up|programmed)\b/i;
/** What comes after an end: a look at how it holds, or word to whoever asked. */
const AFTERWARDS =
  /\b(?:check(?:s|ed|ing)?|monitor(?:s|ed|ing)?|review(?:s|ed|ing)?|inspect(?:s|ed|ing)?|look\b.*\bagain|keep an eye|tell|told|inform(?:ed)?|let\b.*\bknow|notif(?:y|ied)|write|written|ring|phone|e-?mail(?:ed)?|hold|last|remain|stay)\b/i;
/** A matter that was declined has ended, whatever others are to do about it. */
const DECLINED = /\b(?:declined|refused|rejected|not ours|private land|duplicate|no (?:further )?action|withdrawn)\b/i;
const OTHERS =
  /\b(?:(?:land)?owners?|landlords?|county|national highways|residents?|tenants?|applicants?|neighbours?|developers?|compan(?:y|ies)|no (?:\p{L}+ )?(?:action|works?|repairs?))\b/iu;

/** Whether words tell of what is still to happen, or that nothing was done, and of nothing that ended the matter. */
export function isPromise(text: string): boolean {
  const done = text.replace(NOT_DONE, ' ').replace(STEP_DONE, ' was ');
  if (NOTHING.test(text) && ![ENDED, STEP].some((words) => words.test(done.replace(NOTHING, ' ')))) return true;
  const rest = text.replace(ANSWERED, ' ');
  if (!TO_COME.test(rest)) return false;
  return FOR_NOW.test(text) || !ENDED.test(done) || isStillToHappen(rest);
}

/** In words that tell of an end as well: whether a part of them is of what is still to happen. */
function isStillToHappen(text: string): boolean {
  const parts = text.split(/[,.;:!?\n]+|\s[-–—]\s|\b(?:and|but)\b/i);
  return parts.some((part, at) => {
    const others = parts.filter((_, other) => other !== at).join(', ');
    const after = parts.slice(at + 1).join(', ');
    const isDone = (words: string) => ENDED.test(words.replace(NOT_DONE, ' ').replace(STEP_DONE, ' was '));
    const isToCome = PLAINLY_TO_COME.test(part) || (SET_DOWN.test(part) && !isDone(after));
    if (!isToCome) return false;
    if (DECLINED.test(text)) return !(OTHERS.test(part) && !/\b(?:we|i)\b/i.test(part));
    return !(AFTERWARDS.test(part) && isDone(others));
  });
}
