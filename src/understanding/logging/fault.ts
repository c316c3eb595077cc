import type { Known } from '../known.ts';
import {
  ASKS,
  beginsStreet,
  isOfConduct,
  namesPlace,
  speaksOfDocuments,
  speaksOfTrouble,
  withoutOccasion,
} from '../of-documents.ts';
import type { Said } from '../said.ts';

/*
 * Somebody tells what is wrong with a thing in a place, and has no word for logging: "the gate on the allotments is stuck. Can someone see
 * to it?" The documents answer questions; this is read back as an enquiry.
 */

/** What is wrong with a thing. */
const WRONG =
  /\b(?:broken|smashed|cracked|snapped|bent|rotten|rusted|stuck|jammed|loose|wobbl\w+|rock(?:s|ing)|tips up|leaning|hanging (?:off|by|down)|(?:come|came|coming|fallen|falling|fell|blown|knocked) (?:loose|off|down|over|apart|out)|collapsed|sunk(?:en)?|block(?:ed|ing|s)|obstruct(?:ed|ing|s)|leak(?:ing|s)|burst|flood(?:ed|ing|s)|overflow\w*|brimming|spilling|missing|pinched|stolen|vandalised|daubed|dumped|dead|burnt? out|flicker\w*|worn away|worn off|faded|mov(?:es|ed) when|lost its|stopped working|not working|(?:not|never)(?: been)? (?:collected|emptied|cleared|cut|swept|gritted|mended|fixed|repaired|lit|burning)|(?:does|do|is|are|has|have|was|were)n['’]?t(?: been)? (?:work(?:ing)?|collected|emptied|cleared|cut|swept|gritted|lit)|missed|no(?:body| ?one) (?:comes|has come|collects|empties|clears)|offensive|racist graffiti|graffiti|out of order|unlit|(?:not|never) lit|(?:lamps?|lights?|street ?(?:lamps?|lights?)|bulbs?|columns?|signals?)(?: (?:is|are|was|has been|been|gone|still))* (?:out|off)|(?:covers?|grates?|signs?|rails?|slabs?|gates?|bollards?)(?: (?:is|are|has|have|was))? gone)\b/i;
/** The last sentence asks that somebody goes there, and asks nothing else. */
const SEE_TO_IT =
  /(?:^|[,.;!?–-]\s*|\s+(?=(?:can|could|will|would|please|pls)\b))(?:please\s+|pls\s+|and\s+|so\s+)*(?:(?:(?:can|could|will|would|cd) (?:some(?:one|body)|any(?:one|body)|you|they|we|the council|it)|(?:please|pls))\s+(?:please\s+|just\s+|go and\s+|come and\s+|get\s+(?:some(?:one|body)|it|this|that)\s+(?:to\s+)?)*)(?:have a look|take a look|look(?:ed)?|see|seen|sort(?:ed)?|fix(?:ed)?|mend(?:ed)?|check|deal|dealt|clear(?:ed)?|do something|shift(?:ed)?|move(?:d)?|be|action)\b[^.?!]*[.?!\s]*$/i;
/** Somebody of the council is no drain that is blocked. */
const WHOM =
  /\b(?:councillors?|cllrs?|members?|officers?|mayor|leader|chair|website|web ?page|link|register|e-?mails?)\b/i;
const NAMED = /\b(?:[Cc]llr|[Cc]ouncillor)\.?\s+\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*)?/gu;
/** Where the speaker was told of it is not what it is about: "Cllr Lowe collared me at full council about ...". */
const TOLD_ME =
  /^.{0,40}?\b(?:collared|caught|stopped|button-?holed|grabbed|rang|phoned|told|e-?mailed|mentioned|cornered)\b[^.:]{0,50}?\b(?:about|that)\s+/i;
/** Asked without its mark, or told of who answers whom. */
const OF_ANSWERS =
  /\b(?:who|whom|whose|what|waht|wot|why|how|which|let (?:me|us) know|told (?:me|us)|tell (?:me|us)|inform\w*|repl(?:y|ies|ied)|answer\w*|response|query|queries|enquir\w+|get a call|call(?:ed)? back|press|gazette|newspaper|reporter|journalist)\b/i;
const BESIDE =
  /\b(?:outside|by|near|opposite|behind|beside|next to|in front of|across from|round the back of)\s+(?:the|our|my|number|no)\b/i;

/** Whether a sentence tells of a fault: what is wrong with a thing that a service sees to, or in a place, and where, or that it is to be seen to. */
export function tellsOfFault({ text, mood }: Pick<Said, 'text' | 'mood'>, known: Known): boolean {
  const told = withoutOccasion(text.replace(SEE_TO_IT, '').replace(TOLD_ME, '').replace(NAMED, ' ')).trim();
  const isAsked = /\?/.test(told) || (mood.question && told === text) || mood.wondering || ASKS.test(told);
  if (isAsked || OF_ANSWERS.test(told) || WHOM.test(told) || speaksOfDocuments(told) || isOfConduct(text)) return false;
  const isPlace = namesPlace(told) || BESIDE.test(told) || namesStreet(told);
  const isThing = speaksOfTrouble(told, known);
  return WRONG.test(told) && (isPlace || (isThing && SEE_TO_IT.test(text)));
}

/** "Lamp post leaning over, Tenter Row": a street by its name alone. */
function namesStreet(text: string): boolean {
  return [...text.matchAll(/\p{Lu}[\p{L}'’-]+(?=\s)/gu)].some(({ index, 0: name }) =>
    beginsStreet(text.slice(index + name.length)),
  );
}
