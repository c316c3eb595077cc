import type { Known } from './known.ts';
import { stemOf, wordsOf } from './wanted/features.ts';

/* What speaks for the documents, and what for the trouble that residents have: the line between the two, by words alone. */

/** How a question begins, with or without its mark. */
export const ASKS =
  /^(?:(?:what|who|how|when|where|why|wot|wat|waht|whit|wen)(?:['’]?s)?|whom|whose|which|wich|can|could|may|might|should|must|shall|do|does|did|is|are|am|was|were|has|have|will|would)\b/i;

const SUBJECT =
  '(?:i|we|he|she|they|you|it|that|this|there|anyone|anybody|someone|somebody|officers?|councillors?|members?|(?:the|an?|any|my|our|their|his|her|your) \\p{L}+)';
const BE_OR_MAY =
  "(?:is|isnt|isn['’]t|are|am|was|were|do|does|don['’]?t|doesn['’]?t|did|can|can['’]?t|cud|could|may|might|must|should|shouldn['’]?t|shud|shall|will|wil|would|wud|has|have|hasn['’]?t)";
/** Where a clause asks: "what am I owed", "is that allowed"; and neither "which is done" nor "will look again". */
const CLAUSE = String.raw`(?:(?:what|wot)(?! with)|whats|wots|how|hows|why|whose|where['’]?s (?:it|that|this)|${BE_OR_MAY} ${SUBJECT}|(?:who|whom|where|when|which)(?: \p{L}+){0,2}? (?:do|does|did|can|could|must|should|may|shall|decides|rules|pays|needs)\b|(?:who|whom|where|when|which)(?: \p{L}+){0,2}? (?:am|is|are|was|has|have|will|would) ${SUBJECT})\b`;
const ASKED_WITHIN = new RegExp(
  String.raw`[,.;:!–-]\s*(?:(?:and|but|so|or|then|now|surely)\s+)*${CLAUSE}|\b(?:what|wot|who|whom|where|how|which|when)\s+(?:do|does|can|should|shud|must|am|are|shall|may) (?:i|we|he|she|they)\b|^(?:if|when|once|as)\b.*\s${BE_OR_MAY} ${SUBJECT}\b|\s(?:${BE_OR_MAY} (?:i|we|he|she|they)|(?:is|isn['’]t|was) (?:it|that))[\s.!]*$`,
  'iu',
);

/** Whether a sentence asks, from its first word or further on, with or without its mark. */
export function asksSomewhere(text: string): boolean {
  return ASKS.test(text) || ASKED_WITHIN.test(text);
}

/** Whom to ask is for the documents, whatever about. */
export const ASKS_WHOM =
  /^(?:who|how|where|what)\s+(?:do|can|should|would|must|number|is the)\b|\b(?:ring|contact|complain)\b/i;

/** A story that ends in what the speaker may, must or is to do about it: "... Where do I write that down?" */
const ASKS_OWN_DUTY =
  /[.!;,–-]\s+(?:(?:and|so|but)\s+)?(?:(?:where|how|who|what|when|which)\s+)?(?:can|could|may|might|must|should|shall|ought|do|am|are)\s+(?:i|we)\b(?!\s+(?:please\s+|just\s+)?(?:log|report|raise|record|flag|ask|have|get)\b)[^.!?]*\?\s*$/i;

/** Whether a story ends in a question of what the speaker may or must do: that is for the documents, whatever it is about. */
export function asksOwnDuty(text: string): boolean {
  return ASKS_OWN_DUTY.test(text);
}

/** What documents are about: with one of these a sentence is no report of a pothole. */
const WORDS =
  /\b(?:protocol|code of conduct|standing orders?|constitution|monitoring officer|chief executive|leader|cabinet|committee|scrutiny|group meeting|political|party (?:group|whip|line|politic\w*|meeting)|interests?|gifts?|hospitality|bully\w*|pressur\w*|harass\w*|whistle\w*|confidential\w*|standards|agenda|minutes|motion|vote|ombudsman|freedom of information|foi|data protection|outside bod(?:y|ies)|purdah|elections?|decision|debates?|full council|meetings?|dispensation|predetermin\w*|allowances?|petition|call-?in)\b/i;
/** Whom they are about: they are named in casework as well. */
const WHOM = /\b(?:councillors?|cllrs?|members?|officers?|chair)\b/i;

/** Whether a sentence speaks of what the documents are about, whoever is named in it. */
export function speaksOfDocuments(text: string): boolean {
  return WORDS.test(text) || WHOM.test(withoutNames(text));
}

/** Whether it speaks of more than whom an enquiry is with or for. */
export function speaksOfRules(text: string): boolean {
  return WORDS.test(text);
}

const OCCASION =
  /\b(?:(?:i|we|he|she|they)\s+(?:\p{L}+\s+){1,4}?)?(?:at|in|after|before|during|since|from|until|till?)\s+(?:(?:the|our|my|next|\p{Lu}\p{L}+['’]s?|\p{L}+s['’]|their|a|last|this|that|yesterday(?:['’]s)?|tonight(?:['’]s)?|night(?:['’]s)?|full|ward|parish|community|residents['’]?|scrutiny|planning)\s+){0,3}(?:meetings?|council|committee|cabinet|forum|scrutiny|debate)\b(?:\s+(?:today|yesterday|tonight|last (?:night|week)|this (?:morning|afternoon|evening)|an['’]? all))*/giu;

/** Without where somebody spoke or was told of something, which it is not about: "there are rats on Elm Road, I said so at the meeting". */
export function withoutOccasion(text: string): string {
  return text.replace(OCCASION, ' ');
}

const spoken = new WeakMap<Known['everyday'], readonly string[]>();

/** Whether a sentence speaks of what residents have trouble with. */
export function speaksOfTrouble(text: string, { everyday }: Known): boolean {
  const known = spoken.get(everyday) ?? everyday.flatMap(({ words }) => words.map(phraseOf));
  spoken.set(everyday, known);
  const said = phraseOf(text);
  return known.some((phrase) => said.includes(phrase));
}

const STREET =
  'road|rd|street|st|lane|ln|avenue|ave|close|drive|crescent|terrace|way|court|place|grove|gardens|square|hill|row|walk|rise|mews|school|shops?|church|mosque|temple|post office|library|bus stop|station|pub|surgery|roundabout|junction|bridge|park|playground|car park|crossroads|corner|alley|flats?|estate|hospital|nursery|chemist|co-?op|tesco|bank|war memorial|cemetery|rec|recreation ground|green|common|fields?|allotments?|towpath|canal|underpass|subway|layby|lay-by|verge|cul-?de-?sac|parade|precinct|market place|town hall|health centre|doctors|takeaway|chippy|garages?|care home|community centre';
const PLACE = new RegExp(
  String.raw`\b(?:outside|opposite|near|by|behind|beside|next to|in front of|round the back of|corner of|(?:bottom|top|end|back|side|middle) of|all over|along|up|across|behind|round|through|down|on|in|at)\s+(?:the\s+|number\s+|no\.?\s+|\d{1,4}[a-z]?,?\s+|our\s+|my\s+)*(?:[\p{L}'’-]+\s+){0,3}?(?:${STREET})\b`,
  'iu',
);

const STREET_BEHIND = new RegExp(String.raw`^\s+(?:${STREET})\b`, 'iu');

/** Whether the words behind a name make it that of a street: " Road". */
export function beginsStreet(behind: string): boolean {
  return STREET_BEHIND.test(behind);
}

/** Whether a sentence says where in a town something is: "outside the post office", "on Station Rd". */
export function namesPlace(text: string): boolean {
  return PLACE.test(text);
}

function phraseOf(text: string): string {
  return ` ${wordsOf(text).map(stemOf).join(' ')} `;
}

/** Somebody's conduct is complained of: that is for the documents, whatever it is called. */
export function isOfConduct(text: string): boolean {
  const found =
    /\b(?:complain\w*|concerns?|breach\w*|allegation|grievance|report)\b.*\b(?<how>about|against|by|of|from)\s+(?:an?\s+|the\s+|another\s+|my\s+|some\s+|senior\s+|fellow\s+)*(?:councillors?|cllrs?|members?|officers?|manager|chief executive|colleague|leader)\b/i.exec(
      text,
    );
  if (found === null) return false;
  const after = text.slice(found.index + found[0].length);
  // "A report from Councillor Khan", "a complaint about Cllr Khan's pothole": whoever an enquiry is for.
  if (!/^\s+\p{Lu}/u.test(after)) return true;
  const isAgainst = /about|against/i.test(found.groups?.how ?? '') && !/^report/i.test(found[0]);
  return isAgainst && !/^(?:\s+\p{Lu}[\p{L}-]*){1,3}['’]s?\s/u.test(after);
}

function withoutNames(text: string): string {
  // "Tell the officer", "the member is not happy": whoever an enquiry is with or for.
  const plain =
    /^(?:what|who|how|when|where|why|which|can|could|may|might|should|must|do|does|did|is|are|has|have|will|would)\b/i.test(
      text,
    )
      ? text
      : text.replace(
          /\b(?:the|to|by|from|for|with|my|our|ward)\s+(?:officer|councillor|cllr|member)\b|\b(?:officer|councillor|cllr|member) (?:is|isn['’]?t|was|has|hasn['’]?t|not|says?|said|wants?|asked|asks|rang)\b/gi,
          ' ',
        );
  return plain.replace(/\b(?:for|from|on behalf of)?\s*(?:cllr|councillor)\.?\s+\p{Lu}\S*/giu, '');
}
