import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { asksInGeneral } from './in-general.ts';
import type { Known } from './known.ts';
import type { Masked } from './mask.ts';
import { ASKS, asksSomewhere, namesPlace, speaksOfDocuments, speaksOfRules, speaksOfTrouble } from './of-documents.ts';
import type { Said } from './said.ts';
import { DOCUMENTS, type Wanted } from './wanted/open-wanted.ts';

/*
 * Where a sentence leans that no command took: to casework or to the documents. Each sign says a little and none decides alone. What each
 * counts is in `leaning.json`, fitted by `test/eval/casework/fit-leaning.ts` on sentences whose like was kept from the classifier.
 */

const OF_MESSAGES =
  /\b(?:remind(?:ers?|ed)?(?: me)?|nudg(?:e|es|ed|ing)|un-?snooz\w*|snooz(?:e|ed|ing)|un-?mut\w*|mut(?:e|ed|ing)|announcements?|closure days?|digest|(?:morning|daily|weekly) (?:list|message|summary)|ping(?:s|ed|ing)?|notifications?|(?:bug|bother|nag|pester|disturb|hassle|badger|hound)(?:s|g?ed|g?ing|ging)? me)\b/i;
const DO_IT =
  /^(?:please\s+)?(?:sort|resolve|close|reopen|re-open|pause|resume|extend|acknowledge|ack|chase|withdraw|reassign|hand|pass|give|update|undo|start|stop|finish|cancel|drop|scrap|leave|keep|hold|park|tell|let|put|mark|move|send|show|bin)\s+(?:it|this|that|these|those|them|him|her|both|everything|all(?: of)? (?:it|this|that|these|those|them|mine|my (?:cases|enquiries)|the rest))\b/i;
const IS_DONE =
  /\b(?:is|was|has|have|been|it['’]?s|that['’]?s|they['’]?re|isn['’]?t|hasn['’]?t|wasn['’]?t|can be) (?:now |all |still |not |been |never |finally )*(?:finished|done|fixed|mended|repaired|sorted|resolved|closed|complete|collected|cleared|replaced|back)\b/i;
const CASE =
  /\b(?:(?:my|our|his|her|their|all|old|new|open|closed) (?:\p{L}+ )?(?:cases?|jobs?|tickets?)|casework|caseload|enquir(?:y|ies)|inquir(?:y|ies)|backlog|workload|of (?:mine|ours))\b/iu;
const STATES =
  /\b(?:(?:un)?(?:acknowledged|assigned|resolved)|overdue|outstanding|paused|on hold|waiting|logged|picked up|handed over|chas(?:e|ed|ing)|due)\b/i;
const THE_ONE = /\b(?:the|that|this|which|my|other|last|first|second|each|any) (?:\p{L}+ )?ones?\b|\bthe other\b/iu;
const HEARD =
  /\b(?:rang|phoned|called|e-?mailed|wrote|told|says?|said|reckons?|complain(?:s|ed|ing)|reported|been on to|contacted|spoke|spoken|texted|visited|inspected|booked|ordered|scheduled)\b/i;
const RESIDENT =
  /\b(?:residents?|constituents?|tenants?|neighbou?rs?|lady|gentleman|bloke|pensioners?|landlord|shopkeeper|contractors?|crew|engineers?|inspector|joiner)\b/i;
const I = /\b(?:i|i['’]?(?:m|ve|d|ll)|me|my|mine|we|we['’]?(?:ve|re|ll)|us)\b/i;
const MAY =
  /\b(?:can|could|may|might|should|must|shall|allowed|supposed|entitled|permitted|expected|have to|need to|has to|ought|right to|able to|ok(?:ay)? to)\b/i;
const ANYBODY =
  /\b(?:(?:an?|any|every|another|some|other|all) (?:\p{L}+ )?(?:councillor|cllr|officer|member|colleague|resident|chair|manager)s?|(?:councillors|cllrs|officers|members|staff|they|you|people|anyone|somebody|someone))\b/iu;
const DO =
  /^(?:please\s+)?(?:log|report|raise|record|close|resolve|acknowledge|ack|update|pause|resume|extend|reassign|assign|reopen|withdraw|cancel|note|chase|snooze|mute|unmute|share|link|show|give|pass|transfer|delete|finish|complete|forward|move|find|search|list|undo|add|tell|let|put|mark|hand|take|send|change|make|set|stop|start|hold|park|drop|get|remind|nudge|book|cover)\b/i;
const NEWS = /\b(?:news|latest|happening|happened|going on|progress|status|where (?:are|is|have|has)|update|heard)\b/i;

/** The signs, in the order of their numbers. */
export const signNames = [
  'casework',
  'messages',
  'do it',
  'is done',
  'case',
  'states',
  'the one',
  'heard',
  'resident',
  'i',
  'may',
  'anybody',
  'do',
  'news',
  'rules',
  'words of documents',
  'place',
  'asks',
  'question mark',
  'wondering',
  'person',
  'day',
  'ward',
  'few words',
] as const;

/** What speaks for casework and for the documents, a number each. */
export function signsOf({ text, mood }: Said, { spans }: Pick<Masked, 'spans'>, ranked: Wanted): readonly number[] {
  const outside = ranked
    .filter(({ label }) => label === DOCUMENTS || label === 'talk')
    .reduce((sum, { likely }) => sum + likely, 0);
  const has = (is: (typeof spans)[number]['is']) => spans.some((span) => span.is === is);
  const signs: readonly boolean[] = [
    OF_MESSAGES.test(text),
    DO_IT.test(text),
    IS_DONE.test(text),
    CASE.test(text),
    STATES.test(text),
    THE_ONE.test(text),
    HEARD.test(text),
    RESIDENT.test(text),
    I.test(text),
    MAY.test(text),
    ANYBODY.test(text),
    DO.test(text),
    NEWS.test(text),
    speaksOfRules(text),
    speaksOfDocuments(text),
    namesPlace(text),
    ASKS.test(text),
    mood.question,
    mood.wondering,
    has('person'),
    has('date'),
    has('ward'),
    text.split(' ').length <= 3,
  ];
  return [logOdds(1 - outside), ...signs.map(Number)];
}

const fitted = z
  .strictObject({
    counts: z.object(Object.fromEntries(signNames.map((name) => [name, z.number()]))),
    constant: z.number(),
  })
  .transform(({ counts, constant }) => ({ counts: signNames.map((name) => counts[name] ?? 0), constant }))
  .parse(JSON.parse(readFileSync(new URL('./leaning.json', import.meta.url), 'utf8')));

/** How likely a sentence is casework, in log odds, by its words and by what the classifier takes them for; the screen is not in it. */
function leaningOf(said: Said, masked: Pick<Masked, 'spans'>, ranked: Wanted): number {
  const signs = signsOf(said, masked, ranked);
  return signs.reduce((sum, sign, at) => sum + sign * (fitted.counts[at] ?? 0), fitted.constant);
}

/** From these log odds on it is asked; it costs about one question to the documents in a hundred, most of which could be either. */
const ASKED_FROM = 0.4;
/** Somebody of this directory: no question that could be fitted on names anybody of it, so this is by hand. */
const NAMES_SOMEBODY = 1.2;
/** What came just before was casework: what comes next is more likely of that too, the more where it goes on about it or answers. */
const ofCaseworkBefore = { shown: 0.5, goesOn: 5, answers: 6 };
/** How one goes on about what was just shown. */
const GOES_ON =
  /^(?:no|yes|yeah|ok|okay|actually|sorry|hm+|but|and|so|till|until|only|because|as|since|tell|let|to (?:me|him|her|them)|not|(?:s?he|they)(?:['’](?:s|re|ve))?)\b/i;
/** Words that say nothing by themselves: they go on about something, and that was no question to the documents. */
const GOES_ON_ALONE =
  /^(?=.*\b(?:ones?|it|that|this|them|these|those|others?|both|news|latest|update|yet|now)\b)(?:(?:and|but|so|ok|what|how|where|when|who|which|about|the|that|this|these|those|them|it|its|is|are|was|has|have|had|got|been|other|others|one|ones|first|second|third|last|next|both|all|any|some|no|more|news|latest|update|updates|word|yet|still|now|then|again|too|also|on|for|with|of|him|her|he|she|they|me|my|mine|going|doing|done|happening|happened|up|to|just|only|s|re)(?:['’]s|['’]re|['’]ve)?[\s,.?!]*){1,8}$/i;
/** "Still not done?": of something that was to be done. */
const STILL_SO = /^(?:it['’]?s |is it |why is it )?(?:still|yet) (?:not|no|nothing)\b(?=.{0,25}$)/i;
/** "Have they replied yet", "anyone got back to me": how something goes that is under way. */
const ASKS_PROGRESS =
  /^(?:(?:and|so|but|ok)\s+)*(?:have|has|had|did|is|are|was|were|any|anything|nobody|no ?one|still|not|when (?:will|are|is)|did)\b(?=.{0,40}\b(?:they|he|she|it|we|i|any ?one|anybody|some ?one|somebody|nobody|no ?one|reply|news|word|movement|joy|my (?:stuff|casework|cases|enquiries|lot))\b).*\b(?:repl(?:y|ied|ies)|got back|get back|back to me|back to us|respond(?:ed)?|response|answered|heard|news|progress|movement|joy|word|looked at (?:it|this|that|mine|my \p{L}+)|been (?:out|round)|come out|sorted|fixed|picked (?:it|this|that) up)\b(?:\s+(?:yet|back|to me|to us|from (?:them|anyone|anybody|him|her)|on (?:it|that|this|them)|so far|at all|today|now|please|or not))*[\s?!.]*$/iu;
/** Whoever or whatever was just shown. */
const ABOUT_THEM =
  /\b(?:her|him|them|em|she|he|they|it|that|those)\b|\bthe (?:first|second|third|fourth|last|other|same)(?: one)?\b/i;
/** Longer words are a sentence of their own, whatever was asked. */
const mostWords = { reply: 14, statement: 8, question: 6 };

/** Whether what no command took is to be asked about rather than looked up in the documents. */
export function leansToCasework(said: Said, masked: Masked, known: Known, ranked: Wanted): boolean {
  const { screen, askedDocuments } = known;
  if (OF_NUMBERS.test(said.text)) return false;
  if (ONLY_OURS.test(said.text) && !speaksOfRules(said.text)) return true;
  const isOfOne =
    screen.references.length === 1 && /\b(?:it|its|that|this)\b/i.test(said.text.replace(/['’]s\b/g, ' '));
  if (
    askedDocuments !== true &&
    isOfOne &&
    !asksInGeneral(said) &&
    said.text.split(' ').length <= 8 &&
    !MAY.test(said.text) &&
    !speaksOfDocuments(said.text)
  )
    return true;
  if (askedDocuments !== true && (GOES_ON_ALONE.test(said.text) || STILL_SO.test(said.text))) return true;
  if (askedDocuments !== true && ASKS_PROGRESS.test(said.text) && !speaksOfDocuments(said.text)) return true;
  return masked.references.length > 0 || leaningTo(said, masked, known, ranked) >= ASKED_FROM;
}

/** How much speaks for casework, in log odds, with what is on the screen and who is named. */
export function leaningTo(said: Said, masked: Pick<Masked, 'spans'>, known: Known, ranked: Wanted): number {
  const names = masked.spans.some(({ is }) => is === 'person') && !speaksOfRules(said.text) ? NAMES_SOMEBODY : 0;
  return leaningOf(said, masked, ranked) + leaningOfScreen(said, masked, known, ranked) + names + leaningByHand(said);
}

/** "Show 3.4", "16(d)": numbers of paragraphs have no letters but those of the verb. */
const OF_NUMBERS = /^(?:(?:show|open|see|read|quote|view)(?: me)?\s+)?[\d.]+\s*(?:\([a-z]{1,4}\)\s*)*$/i;
/** Words that no document has. */
const ONLY_OURS = /\b(?:digest|snooz\w*|un-?mut\w+|unassigned|caseload)\b/i;
/** "How do I log something on here" asks for this; "how many enquiries" counts what is kept here. */
const OF_THIS =
  /\b(?:on|in|with) (?:here|this (?:thing|app|bot|system)|the (?:bot|app|system)|clausewise)\b|\bhow many (?:\p{L}+ )?(?:enquiries|cases|inquiries)\b/iu;
/** "Do complex cases need regular updates": a question about all of a kind, none in particular. */
const IN_GENERAL = /^(?:do|does|must|should|are|is|can|how (?:often|soon|quickly|long))\b/i;
/** "How long have I got to acknowledge": a duty, of nothing in particular. */
const DUTY =
  /^(?:(?:how (?:long|soon|quickly|often|many (?:working )?days)|by when|when) (?:do|does|did|have|has|must|should|am|are|is) (?:i|we|you|they|he|she|officers?|councillors?|people|someone)\b|what (?:counts|qualifies|makes|is meant)\b|what (?:does|do)\b.*\bmean\b|what(?:['’]?s| is) an? )/i;
const OF_ONE = /\b(?:my|mine|this|that|these|those|it|its|them|the|his|her|on)\b/i;
const ANY_OF_A_KIND =
  /^(?:resolve|close|withdraw|extend|pause|resume|reassign|cancel|share|hold|chase|move|put|take|make) an?\b/i;
const IN_PARTICULAR =
  /\b(?:my|mine|i|i['’]?(?:m|ve|d)|me|we|our|us|this|that|the|these|those|it|its|them|her|him|she|he|any|now|yet|still|today|tomorrow)\b/i;

/** By hand: what too few sentences at hand have to be fitted. */
function leaningByHand({ text }: Said): number {
  if (DUTY.test(text) && !OF_ONE.test(text)) return -6;
  if ((IN_GENERAL.test(text) && !IN_PARTICULAR.test(text)) || ANY_OF_A_KIND.test(text)) return -2.5;
  return OF_THIS.test(text) && !speaksOfRules(text) ? 3 : 0;
}

/** From here on a few words are for the documents, though something waits and they do not ask: "a builder left a hamper on my desk". */
const OF_ITS_OWN = 0.85;
const OF_RULES = 0.55;
/** How people answer, add and put right, and point at what waits. */
const REPLIES =
  /^(?:and|also|but|so|or|oh|sorry|actually|hang on|hold on|wait|please|k|ok|okay|yes|yep|no|nope|nah|aye|agreed|confirmed|us|me|him|her|them|\p{L}+, (?:yes|aye|no))\b|\b(?:it|its|this|that|these|those|the \p{L}+ ones?|they (?:add|say|said)|(?:his|her|their|the) (?:name|nmae|address|number|road|street|ward|date)|down for|sorry|please|then(?=[\s.!]*$))\b/iu;

function isOfItsOwn({ text, lines }: Said, { spans }: Pick<Masked, 'spans'>, known: Known, ranked: Wanted): boolean {
  const likely = ranked.find(({ label }) => label === DOCUMENTS)?.likely ?? 0;
  if (likely < (speaksOfRules(text) ? OF_RULES : OF_ITS_OWN) || spans.some(({ is }) => is !== 'service')) return false;
  return !REPLIES.test(lines) && !DO.test(text) && !namesPlace(text) && !speaksOfTrouble(text, known);
}

function leaningOfScreen(said: Said, masked: Pick<Masked, 'spans'>, known: Known, ranked: Wanted): number {
  const { references, open, buttons } = known.screen;
  const { text, mood } = said;
  const isAsked = open !== undefined || buttons.some(({ typed }) => typed.startsWith('confirm '));
  if (!isAsked && references.length === 0) return 0;
  const words = text.split(' ').length;
  if (words > mostWords.reply) return ofCaseworkBefore.shown;
  // What may be done, and by whom, is asked of the documents though it be about "that".
  if (mood.question || mood.wondering || asksSomewhere(text) || isOfItsOwn(said, masked, known, ranked))
    return words <= mostWords.question &&
      ABOUT_THEM.test(text) &&
      !asksInGeneral({ text, mood }) &&
      !MAY.test(text) &&
      !speaksOfDocuments(text)
      ? ofCaseworkBefore.goesOn
      : ofCaseworkBefore.shown;
  if (isAsked) return ofCaseworkBefore.answers;
  const isAboutThem = words <= mostWords.statement && ABOUT_THEM.test(text) && !speaksOfDocuments(text);
  return GOES_ON.test(text) || isAboutThem ? ofCaseworkBefore.goesOn : ofCaseworkBefore.shown;
}

function logOdds(share: number): number {
  const kept = Math.min(0.995, Math.max(0.005, share));
  return Math.log(kept / (1 - kept));
}
