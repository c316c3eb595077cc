import { isOfCouncillorSide } from '../people/index.ts';
import { headedThing } from './about.ts';
import { HEADS } from './as-meant.ts';
import { tellsEmergency } from './emergency.ts';
import type { Known } from './known.ts';
import { readLabelled } from './logging/labelled.ts';
import { isPasted } from './logging/pasted.ts';
import { isCounted, readSeveral } from './logging/several.ts';
import { passesOn } from './logging/trigger.ts';
import type { Masked } from './mask.ts';
import { asksToLog } from './of-casework.ts';
import { ASKS, namesPlace, speaksOfDocuments, speaksOfRules, speaksOfTrouble } from './of-documents.ts';
import type { Said } from './said.ts';
import { isRead, isVerb } from './verbs.ts';
import { DOCUMENTS } from './wanted/open-wanted.ts';
import { CASEWORK, MEANT_ALONE } from './without-reference.ts';

/* Where a number, or words that an enquiry has too, name none: they are of a paragraph, or of something new. */

/** So likely a question to the documents that an enquiry's words in it are chance. */
const SURELY_DOCUMENTS = 0.93;

/** So likely about an enquiry that is named by words that it is that and nothing else. */
const PLAINLY = 0.6;

/** So likely that something is told of an enquiry that it is no question to the documents. */
const AS_TOLD = 0.8;

/** A paragraph is named by its number. */
const PARAGRAPH =
  /\b(?:paras?|paragraphs?|clauses?|sections?|articles?|standing orders?|appendix|schedule|chapter)\s*\.?\s*\d|(?<![\p{L}\p{N}-])\d[\d.]*\s?\((?:[a-z]|[ivx]{1,4})\)|[\p{L}/-]#\d|^(?:(?:show|open|see|read|quote|view)(?: me)?\s+)?\d+\.\d[\d.]*\s*$/iu;
/** Somebody may be wrong by a few about the number of their newest enquiry, or have heard of one they may not see. */
const NEAR = 5;
const READS_NUMBER = /^(?:show|open|see|view|quote|read|where(?:['’]?s| is)|what about)\b/i;

/** "Para 20", "show 26" where no enquiry has so high a number: a paragraph, and no enquiry. */
export function isOfParagraph(said: Said, { references }: Masked, { seen }: Known): boolean {
  if (references.some(({ strength }) => strength === 'written')) return false;
  if (PARAGRAPH.test(said.text)) return true;
  const highest = Math.max(0, ...seen.map(({ number }) => number));
  return (
    references.length > 0 &&
    (READS_NUMBER.test(said.text) || /^\d/.test(said.text)) &&
    references.every(({ about }) => highest === 0 || numberOf(about.named) > highest + NEAR)
  );
}

function numberOf(named: string): number {
  return Number(/\d+$/.exec(named)?.[0] ?? 0);
}

/** Words of a subject, or a number alone, in a sentence that is plainly something else: a new report, somebody's absence, a question. */
export function isOtherwise(said: Said, { references, plain, masked }: Masked, known: Known): boolean {
  if (references.every(({ strength }) => strength === 'written')) return false;
  if (isSaidOfThat(said, references, known) || (!said.mood.wondering && tellsEmergency(said.text))) return true;
  if (PRESSES.test(said.text) && !said.mood.question && !speaksOfRules(said.text)) return false;
  // A letter that was put in, or a form filled in by hand, is a new one, whatever streets and numbers it has.
  if (
    isWhole(said, known) ||
    isCounted(said.text) ||
    isNumbered(said, known) ||
    (asksToLog(said.text) && !said.mood.question)
  )
    return true;
  // What stands behind a colon is for somebody to read.
  const [head = ''] = said.text.split(/:\s/);
  if ((passesOn(head) && !speaksOfRules(head)) || (speaksOfRules(head) && !CASEWORK.test(head))) return true;
  if (references.some(({ strength }) => strength === 'described') && isNewTrouble(said, references, known)) return true;
  // An officer's "pothole: crew booked" goes on about that one.
  const isHeadOf = references.some(({ start, end }) => start === 0 && /^\s*:/.test(said.text.slice(end)));
  if (isHeadOf && !isOfCouncillorSide(known.me)) return false;
  const isNumber = references.every(({ strength }) => strength === 'bare');
  const [meant] = known.tell(masked, said.mood.question, () => true);
  if (isNumber && meant !== undefined && isOfEnquiry(meant.label) && meant.likely >= MEANT_ALONE) return false;
  const isPlain = meant !== undefined && isOfEnquiry(meant.label) && meant.likely >= PLAINLY;
  const isHeaded = references.some(
    ({ strength, start, end }) =>
      strength === 'bare' &&
      (start <= 24 || (IN_RE.test(said.text.slice(0, start)) && ALONE.test(said.text.slice(end)))),
  );
  const [first] = known.tell(plain, said.mood.question, () => true);
  if (first === undefined || isOfEnquiry(first.label) || first.label === 'talk') return false;
  // "Pothole and kerb done": words that are of an enquiry, and ask nothing.
  const isTold = !said.mood.question && !said.mood.wondering && !ASKS.test(said.text) && !speaksOfDocuments(said.text);
  if (isPlain && isTold && first.label === DOCUMENTS && meant.likely >= AS_TOLD) return false;
  if (first.label === DOCUMENTS)
    return (
      !isHeaded && first.likely >= SURELY_DOCUMENTS && !(isKnownThing(said, references) && !speaksOfRules(said.text))
    );
  // "Tom has the pothole now" is of the pothole, whatever "Tom has now" may be alone.
  if (isPlain && first.likely < meant.likely) return false;
  const isThe = references.some(({ start, end }) => /^(?:the|my|that|this|our)\s/i.test(said.text.slice(start, end)));
  if (first.label === 'list-search' && isThe && !FINDS.test(said.text)) return false;
  return !isHeaded && first.likely >= MEANT_ALONE && !first.label.startsWith('list-mine');
}

/** "Done with that, kerb dropped": of the one on the screen, whose subject has these words too. */
function isSaidOfThat({ text }: Said, references: Masked['references'], { screen }: Known): boolean {
  const [only, second] = references;
  if (only?.strength !== 'described' || second !== undefined || screen.references.length !== 1) return false;
  return (
    only.about.named === screen.references[0] && /\b(?:it|this|that)\s*[,;:–-]\s*$/i.test(text.slice(0, only.start))
  );
}

/** "A site meeting re 3 on Thursday": a number behind such a word, and nothing of which there are so many. */
const IN_RE = /\b(?:re|ref|regarding|about|on|for|with)\s+#?$/i;
const ALONE = /^(?:\s*$|\s*[,.;:–-]|\s+(?:on |at |this |next )?(?:mon|tue|wed|thu|fri|sat|sun|today|tomorrow|tmrw))/i;
const FINDS = /\b(?:find|search|any|anything|list|look for|looking for|others?|everything|all)\b/i;

/** "Two from tonight: 1. hedge over the path 2. no grit": a list of what is to be logged, and no order about enquiries 1 and 2. */
function isNumbered(said: Said, known: Known): boolean {
  const several = readSeveral(said, known);
  const isOrder = (text: string) => HEADS.test(/^\p{L}+/u.exec(text)?.[0]?.toLowerCase() ?? '');
  return (
    several?.kind === 'log-several' &&
    !isOrder(said.text) &&
    several.each.every(({ subject }) => !isOrder(subject) && (speaksOfTrouble(subject, known) || namesPlace(subject)))
  );
}

/** "The library bins": more than one word of what an enquiry is about, as something known. */
function isKnownThing({ text }: Said, references: Masked['references']): boolean {
  return references.some(
    ({ strength, start, end }) =>
      strength === 'described' && /^(?:the|my|that|this|our)\s+\S+\s+\S+/i.test(text.slice(start, end)),
  );
}

/** A letter or a form, and no order about an enquiry above it. */
function isWhole(said: Said, known: Known): boolean {
  const [opening = ''] = said.lines.split('\n');
  if (opening.includes('?') || headedThing(opening) !== undefined) return false;
  return isPasted(said.lines) || readLabelled(said, known) !== undefined;
}

/** When it came is said of what is to be logged. */
const RECEIVED = /\b(?:received|came in)\s+(?:on |last |this |yest|yday|today|mon|tue|wed|thu|fri|sat|sun|the \d|\d)/i;

/** Whoever asks that somebody be hurried speaks of what is with them already. */
const PRESSES =
  /\b(?:press|push|chase|hurry|nudge|chivvy|prod)\s+(?:the\s+)?(?:it|them|him|her|'em|officers?|team|service|department|council)\b/i;

/** Where it is somebody has an enquiry already, but what it is about is another matter: "trees down in Station Road". */
function isNewTrouble({ text, mood }: Said, references: Masked['references'], known: Known): boolean {
  if (mood.question || mood.wondering || ASKS.test(text) || !namesPlace(text) || headedThing(text) !== undefined)
    return false;
  const rest = references.reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text);
  return speaksOfTrouble(rest, known) || RECEIVED.test(text);
}

function isOfEnquiry(label: string): boolean {
  return isVerb(label) || isRead(label) || label === 'snooze';
}

const ASKS_OF_RULE =
  /^(?:(?:so|and|but|ok|okay)[\s,]+)*(?:log(?:ging)? (?:in|on|out|off|into)\b(?! (?:an?|the|this|another|behalf)\b)|(?:is|are) (?:my|our|your|their|councillors['’]?) (?:open )?(?:enquir(?:y|ies)|inquir(?:y|ies)|casework|cases) (?:ever |kept |treated as |considered |all )?(?:confidential|public|private|secret|published|disclosable|minuted|subject to)\b|what do (?:we|you|they|officers|the council) promise (?:on|for|about|with) (?:an? |all |every )?(?:complex|standard|urgent|normal|new|ordinary)\b|is (?!cw\b|it\b|this\b|that\b)[^?]{3,60}\b(?:complaint|question|request|e-?mail|letter|petition|concern)s? an? (?:enquiry|inquiry|case|casework)\b|is there anything (?:on|about) (?:how|whether|what) (?:i|we|one|councillors|officers) (?:should|must|may|can|ought)|which (?:paragraph|rule|clause|section|part of the protocol)\b|what (?:am|are) (?:i|we) entitled to\b|what (?:are )?(?:(?:my|our|their|the|councillors?['’]?|members?['’]?|officers?['’]?) )?(?:rights|entitlements|obligations|duties)\b)/i;
/** "Is Tom permitted to lend him a file", "can we close an enquiry that somebody else logged": of no enquiry that is named. */
const ASKS_WHAT_IS_ALLOWED =
  /(?:^|[.!?]\s+)(?:(?:so|and|but|ok|okay)[\s,]+)*(?:(?:am|is|are) \p{L}+(?: \p{L}+)? (?:allowed|permitted|entitled|obliged|forbidden|duty-?bound) to\b|(?:can|may|must|should) (?:i|we|they|anyone|anybody|somebody|(?:an? )?(?:officer|councillor|member)s?) (?!see\b|have\b|get\b|find\b|view\b)\p{L}+ an? (?:enquiry|inquiry|case) (?:that|which|somebody|someone|another)\b)(?!.*(?:\bcw\b|\d|\btoday\b|\bnow\b))/iu;
/** "What is OSB for", "who is the HoPS": what short letters stand for, which no enquiry and nobody's name is. */
const SHORT_FOR =
  /^(?:(?:and|so|ok|sorry|hi|hello)[\s,]+)*(?:what|who)(?:['’]?s| is| are| does| do)?(?: (?:an?|the|our|my|your))? (?!CW)(?=\p{L}*\p{Lu}\p{L}*\p{Lu})\p{Lu}\p{L}{1,5}(?: (?:for|mean|means|stand for|about|again|please))*[\s?.!]*$/u;

/** "Are my enquiries confidential?", "which paragraph makes them answer me?": of the rules, whatever casework is named. */
export function asksOfRule(text: string): boolean {
  return ASKS_OF_RULE.test(text) || ASKS_WHAT_IS_ALLOWED.test(text) || SHORT_FOR.test(text);
}
