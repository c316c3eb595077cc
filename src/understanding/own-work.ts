import { type Command, noListWords } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { findPeriod } from './dates/find-periods.ts';
import type { Known } from './known.ts';
import { isOfConduct, namesPlace, speaksOfRules, speaksOfTrouble } from './of-documents.ts';
import { withoutCourtesy } from './said.ts';

/* What somebody asks of their own work: what they have to have done by a day, who does it while they are not there, how their enquiry is numbered. */

const LEAD = String.raw`^(?:(?:and|so|ok|please|pls|sorry|tell me|show me|can you (?:please )?(?:tell|show) me)[\s,]+)*`;
const TO_DO =
  '(?:finish(?:ed)?|complet(?:e|ed)|clos(?:e|ed)|resolv(?:e|ed)|answer(?:ed)?|do|done|ready|sort(?:ed)?|wrap(?:ped)? up|deal(?:t)? with)';
/** "Which cases I must finish until tomorrow": of what is not over yet, "until" is "by". */
const MUST = new RegExp(
  String.raw`${LEAD}(?:which|what)(?:\s+(?:of mine|of my \p{L}+|ones?|cases?|enquir(?:y|ies)|jobs?|things?|casework))*\s+(?:(?:do|must|should|have|need|am|is|are|shall|has|got)\s+)*(?:i\s+|to\s+|be\s+|get\s+|have\s+|must\s+|need\s+|should\s+|shall\s+|got\s+|it\s+|them\s+)*${TO_DO}\s+(?:until|till?|by|before|up to)\s+(?<day>.{2,30}?)[\s?.!]*$`,
  'iu',
);
const OBLIGES =
  /\b(?:must|have to|need to|got to|should|to (?:be|finish|complete|close|resolve|answer|do|get)|shall)\b/i;

const WORK =
  '(?:me|mine|my (?:own )?(?:work|jobs?|cases?|casework|enquir(?:y|ies)|stuff|things?|desk|inbox|patch|tasks?|load|place))';
const DOES = String.raw`(?:make|mak|do|take|pick|look|mind|handle|run|replace|cover|watch|deal|manage|carr[yi]|keep|see|get|stand|step|sit)\p{L}*|doing|does|taking|minding|making|has|have|got`;
const GONE = String.raw`(?:when|while|whilst|if|as long as)\s+i(?:['’]?m|\s+am|\s+was|['’]?ll be|\s+will be)?\s+(?:not\s+(?:here|in|there|around|at work|working)|away|off|absent|out(?: of (?:the )?office)?|on (?:leave|holiday|a\/?l|annual leave)|ill|sick|gone)|(?:in|during|over|throughout)\s+(?:my|that|this|the)\s+(?:(?:annual|sick|christmas)\s+)?(?:holidays?|leave|absence|time (?:off|away)?|vacation|week off|days? off)`;
/** "Who makes my work while I am not here?" */
const INSTEAD_OF_ME = new RegExp(
  String.raw`${LEAD}(?:who|which (?:person|colleague|officer))(?:['’]?s|['’]?ll)?\s+(?:(?:is|will|would|shall|be|going|to|gets?)\s+)*(?:${DOES})\s+(?:(?:up|after|over|on|in|for|with|of)\s+)*${WORK}(?:\s+(?:up|on|over))?\s+(?:${GONE})[\s?.!]*$`,
  'iu',
);

const NUMBERED = new RegExp(
  String.raw`${LEAD}(?:(?:can|could|may|might)\s+i\s+(?:please\s+)?(?:have|get|see)\s+|(?:give|send|get|show|tell)\s+(?:me\s+)?|(?:what(?:['’]?s|\s+is|\s+was)?|which(?:\s+is)?)\s+)(?:(?:the|its|that|their|a)\s+)?(?:(?:case|enquiry|casework|job|ticket|cw)\s+)?(?:reference(?:\s+(?:number|no))?|ref(?:\s+(?:number|no))?|number|cw(?:\s+(?:number|no))?)(?<of>\s+(?:is|was|has)?\s*(?:(?:on|for|of|to)\s+)?(?:it|that|this|that one|this one|the one)(?:\s+(?:got|have))?)?(?<why>\s*(?:,|\bso\b|\bbecause\b|\bas\b|\bfor my\b|\bplease\b|\bto\b).{0,60})?[\s?.!]*$`,
  'iu',
);
/** A number that is not how an enquiry is known. */
const OTHER_NUMBER = /\b(?:phone|telephone|mobile|ring|call|contact|extension|fax|account|payroll)\b/i;

/** Undefined for anything else. */
export function readOwnWork(raw: string, known: Known): Command | undefined {
  const text = withoutCourtesy(raw).trim();
  if (text.length > 140 || isOfConduct(text)) return undefined;
  const day = OBLIGES.test(text) ? (MUST.exec(text)?.groups?.day ?? '') : '';
  if (day !== '' && !speaksOfRules(text) && isWhen(day, known))
    return { kind: 'list', which: 'due-this-week', page: 1, of: { ...noListWords, by: day } };
  if (INSTEAD_OF_ME.test(text)) return { kind: 'who-is-away', who: 'me', day: '' };
  const { references, earlier } = known.screen;
  const [only, second] = references.length > 0 ? references : (earlier?.references ?? []);
  if (only === undefined || second !== undefined || OTHER_NUMBER.test(text)) return undefined;
  return NUMBERED.test(text) ? { kind: 'show', abouts: [{ named: only }], focus: 'all' } : undefined;
}

function isWhen(day: string, known: Known): boolean {
  const [found] = findDays(day, known, 'future');
  const span = found ?? findPeriod(day, known);
  return span !== undefined && span.start === 0 && span.end === day.length;
}

const GUESSES =
  /^(?:(?:so|well|oh|and|right|ok|hm+)[\s,.–-]+)*(?:let me guess|don['’]?t tell me|i (?:suppose|bet|guess|take it|imagine|expect|dare ?say|assume|presume|gather)(?: that)?|no surprise|surprise,? surprise|as (?:usual|ever|always)|typical|no doubt|presumably)\b[\s,.:;!–-]*/i;
const GUESSES_BEHIND =
  /[\s,.–-]+(?:i (?:suppose|bet|guess|take it|imagine|expect|dare ?say|assume|presume|gather)|no doubt|presumably|as usual|then)(?:[\s,]+then)?[\s?.!]*$/i;
const NOTHING =
  /^(?:(?:it['’]?s|that['’]?s|there['’]?s|there is|it is|we['’]?ve(?: had)?|you['’]?ve(?: had)?|still|absolutely)\s+)*(?:nothing(?:['’]?s|\s+(?:has|is|was|at all|yet))?|no (?:one|body)(?:['’]?s|\s+has|\s+is)?|no-?one(?:['’]?s|\s+has)?|nobody(?:['’]?s|\s+has)?|no (?:progress|news|movement|reply|answer|change|update|joy|sign)s?|not (?:been )?(?:done|fixed|touched|moved|looked at|started)|(?:it|they)\s+(?:still\s+)?(?:hasn['’]?t|has not|haven['’]?t|have not|isn['’]?t|is not))\b(?:\s+(?:been|has|have|is|was|still|at all|yet|so far|happened|happening|moved|moving|changed|done|a thing|anything|about|it|that|this|one|on|to|touched|looked|at|fixed|sorted|started|heard|from|them|her|him|gone|any|anywhere|further|going|got|near|out|come|back|since|again|then|now|i see))*[\s?.!]*$/i;

/** "Let me guess, nothing's happened": how the one on the screen stands is asked, or what changed at all. */
export function readResigned(raw: string, known: Known): Command | undefined {
  const said = withoutCourtesy(raw).trim();
  if (said.length > 90 || known.screen.open !== undefined) return undefined;
  const rest = said.replace(GUESSES, '').replace(GUESSES_BEHIND, '');
  if (rest === said || !NOTHING.test(rest)) return undefined;
  if (speaksOfTrouble(rest, known) || namesPlace(rest)) return undefined;
  const [only, second] = known.screen.references;
  return only !== undefined && second === undefined
    ? { kind: 'show', abouts: [{ named: only }], focus: 'news' }
    : { kind: 'list', which: 'changed', page: 1, of: noListWords };
}
