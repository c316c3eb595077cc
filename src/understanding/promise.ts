/*
 * Words in place of an answer that say what will be done, or that nothing has been: no councillor is told "resolved" by them. Pure words:
 * what was done wins over what will be, "filled today, will be checked next week" is an answer.
 */

/** What was done only in what is to come, or was not: taken out before what was done is looked for. */
const NOT_DONE =
  /(?:(?:n['’]t|['’]ll|\b(?:will|shall|should|would|could|may|might|must|can|going to|to|hopes? to|hoping to|need(?:s|ed)? to|due to|yet to|about to|plan(?:s|ned|ning)? to|hopefully|not|never|isnt|hasnt|wasnt|nothing))\s+(?:(?:be|get|getting|have|been|it|this|yet|hopefully|probably|then|soon|also|all)\s+)*|\b(?:when|once|until|till|after|if|before)\s+(?:\S+\s+){0,4}?(?:is|are|has been|have been|gets?)\s+|\b(?:getting|needs|wants|awaiting|await|pending)\s+(?:it\s+)?(?:being\s+)?)[\p{L}'’-]+/giu;
const DONE =
  /\b(?:done|did|fixed|filled|repaired|replaced|mended|cleared|collected|removed|emptied|resolved|completed?|finished|sorted|closed|cut|pruned|painted|installed|delivered|visited|inspected|spoke|spoken|explained|paid|refunded|treated|swept|cleaned|unblocked|renewed|made safe|has been|have been|was|were|answered|replied|advised|told|wrote|written|sent|issued|agreed|declined|refused|rejected|found|checked|put (?:in|up|back|right)|taken (?:away|down|up)|gone|working(?: again)?(?! days)|back (?:on|in)|not ours|private land|duplicate|no (?:further )?action|withdrawn|rehoused|served|granted|approved)\b/i;
const TO_COME =
  /\b(?:will|['’]ll|shall|going to|to follow|hopefully|hope to|plan(?:ned|ning)? to|intend(?:s|ing)? to|due to be|about to|aim(?:s|ing)? to|expect(?:s|ed|ing)?|scheduled|booked|on order|ordered|lined up|programmed|in the (?:programme|diary|pipeline|queue)|on (?:the|our|my) list|tomorrow|tmrw|next (?:week|month|year|mon|tues|wednes|thurs|fri|satur|sun)\w*|later(?: on| today| this week)?|soon|shortly|in due course|by (?:mon|tues|wednes|thurs|fri)\w*|by (?:the )?end of|in (?:a|the next|\d+|two|three|a couple of|a few) (?:days?|weeks?|months?|hours?)|waiting (?:for|on)|awaiting|pending|in progress|under way|underway|ongoing|looking into|working on|on (?:it|the case)|chasing|when (?:we|i|they|it|the)|once (?:we|i|they|it|the)|asap|give (?:me|us|it))\b/i;
const NOTHING =
  /\b(?:not (?:yet|sure|done|fixed|started|been)|nothing (?:yet|done|has)|don['’]?t know|no idea|tbc|to be confirmed|hasn['’]?t been|haven['’]?t)\b/i;

/** Whether words tell of what will be done, or that nothing was, and of nothing that was. */
export function isPromise(text: string): boolean {
  if (NOTHING.test(text) && !DONE.test(text.replace(NOT_DONE, ' ').replace(NOTHING, ' '))) return true;
  return TO_COME.test(text) && !DONE.test(text.replace(NOT_DONE, ' '));
}
