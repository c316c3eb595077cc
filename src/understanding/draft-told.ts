import type { Command } from './command.ts';
import type { Known } from './known.ts';
import type { LogWords, ResidentWords } from './logging/log-words.ts';
import { isOfDirectory, readResident, residentPart } from './logging/resident.ts';
import { SOMEBODY } from './logging/resident-names.ts';
import { apartFromResident } from './resident-told.ts';
import { isMeaningless } from './said.ts';

/*
 * What an enquiry that is not logged yet is about, and who its resident is, said anew and alone: "subject should just be damp", "his number is
 * 01332 496 0123", "he lives at 31a Dale Road".
 */

type Draft = Extract<Command, { kind: 'log' }>;
type World = Pick<Known, 'isWord' | 'directory' | 'on' | 'me'>;

const SUBJECT =
  /^(?:(?:the\s+)?(?:subject|title|heading)(?:\s+(?:line|of (?:it|this|that|the (?:draft|form|enquiry))))?\s*(?::|(?:should|ought to|must|has to|needs to|can)(?:\s+(?:just|simply|only|really|actually))?\s+(?:be|say|read)\b:?|is(?:\s+(?:just|simply|only|to be))\b:?)|(?:change|make|set|correct|amend|put)\s+the\s+(?:subject|title|heading)(?:\s+(?:line|of (?:it|this|that)))?(?:\s*:|\s+(?:to|as|into)\b:?|))\s+["“']?(?<value>[^\n]{3,120}?)["”']?[\s.!]*$/iu;
/** "Call it leaning lamp post": what it is to be called. */
const CALLED =
  /^(?:(?:and|so|please|actually|no|just)[\s,]+)*(?:call|title|name|head|rename) (?:it|that|this(?: one)?)(?: to| as)?\s*:?\s+["“']?(?<value>[^\n]{3,120}?)["”']?[\s.!]*$/iu;
/** "Subject should be shorter" says how, not what. */
const HOW =
  /^(?:(?:a (?:bit|little)|much|more|less|rather|very|too|made|kept|left|just|quite)\s+)?(?:shorter|longer|clearer|better|plainer|simpler|different|changed|corrected|right|wrong|short|clear|plain|something else|as (?:it was|before|above)|the same|blank|empty)\b/i;

/** The draft's words with that subject; who a resident is in it is kept apart. */
export function subjectOfDraft(text: string, words: LogWords, world: World): Partial<LogWords> | undefined {
  const value = (SUBJECT.exec(text) ?? CALLED.exec(text))?.groups?.value?.trim() ?? '';
  if (value === '' || isMeaningless(value) || HOW.test(value)) return undefined;
  const apart = apartFromResident(value, world, [words.resident]);
  if (apart === undefined) return { subject: value };
  return apart.rest === '' ? undefined : { subject: apart.rest, resident: withParts(words.resident, apart.resident) };
}

const THEM = String.raw`(?:he|she|they|(?:the|my|this)\s+(?:${SOMEBODY}|man|woman|lady|gentleman|couple|family))`;
const LIVES = new RegExp(
  String.raw`^(?:${THEM}|who)\s+(?:(?:now\s+)?lives?|(?:is|are)\s+(?:now\s+|currently\s+)?living|stays?|resides?|(?:is|are)\s+now|(?:(?:has|have)\s+)?(?:(?:now|just)\s+)?moved)\s+(?:now\s+)?(?:at|in|to)\s+(?<value>(?=.*\d)\S.*?)[\s.!]*$`,
  'iu',
);
const REACHED = new RegExp(
  String.raw`^(?:${THEM}(?:\s+can\s+be|\s+(?:is|are))|(?:(?:you|we)\s+can\s+)?(?:ring|call|phone|reach|contact|e-?mail|text)\s+(?:him|her|them))\s*(?:reached|contacted|called|rung|phoned|e-?mailed)?\s+(?:on|at|by)\s+(?<value>\S.*?)[\s.!]*$`,
  'iu',
);
const OF_THEM = new RegExp(
  String.raw`^(?:(?:his|her|their|(?:(?:the|my|this)\s+)?(?:${SOMEBODY})(?:['’]s)?)(?:\s+(?:(?:full|new|current|correct|other)\s+)?(?:name|(?:home\s+)?address|(?:(?:tele)?phone|mobile|contact|home)(?:\s+(?:number|no))?|number|e-?mail(?:\s+address)?))?)\s*(?::|=|(?:is|was|are|should be|['’]s)\b(?:\s+(?:called|named|actually|really|just))?\s*:?)\s*(?<value>\S.*?)[\s.!]*$`,
  'iu',
);

/** "It's from a Mrs Janet Price, 07700 900456": who it comes from. */
const FROM =
  /^(?:(?:and|oh|also|so|sorry|actually|yes)[\s,]+)*(?:(?:it|this|that|the (?:complaint|report|call|e-?mail|letter|enquiry))(?:['’]?s| is| was| came| comes| has come)?(?: in| in to me| to me)?\s+(?:from|reported by|raised by)|(?:i|we) (?:had|got|heard|have) (?:it|this|that) from|(?:the )?(?:resident|constituent|caller|tenant)(?:['’]s| is| was|:))\s+(?:an?\s+|one\s+)?(?<value>\S.*?)[\s.!]*$/iu;
/** A name with a title, and how to reach them, as nothing else is said. */
const TITLED = /^(?:(?:an?|the)\s+)?(?<value>(?:mrs?|ms|miss|mx|dr)\.?\s+\p{L}.*(?:\d{3}|@).*?)[\s.!]*$/iu;

const NUMBER = /\b(?:number|phone|telephone|mobile|ring|call)\b/i;

/** The draft's words with what was told of its resident, where nothing but that was said. */
export function residentOfDraft(
  text: string,
  words: Pick<LogWords, 'resident'>,
  world: World,
): Partial<LogWords> | undefined {
  const of = FROM.exec(text) ?? LIVES.exec(text) ?? REACHED.exec(text) ?? OF_THEM.exec(text) ?? TITLED.exec(text);
  const value = of?.groups?.value ?? '';
  if (value === '') return undefined;
  const { resident, unread } = readResident(value);
  // A number of a form of its own is one where it was called that.
  if (unread !== '' && NUMBER.test(text) && residentPart('phone', value) !== undefined)
    return { resident: { ...words.resident, telephone: value } };
  if (unread !== '' || Object.values(resident).every((part) => part === '')) return undefined;
  // "The resident is poorly" names nobody, and somebody of the directory is no resident.
  const isNobody = !resident.name.split(/\s+/).every((word) => /^\p{Lu}/u.test(word));
  if (resident.name !== '' && (isNobody || isOfDirectory(resident.name, world))) return undefined;
  return { resident: withParts(words.resident, resident) };
}

/** What is told of whoever or whatever a draft is about, by a word that points there. */
const POINTS =
  /^(?:(?:and|also|but|oh|plus|apparently|yes|ok|so|then|fyi)[\s,]+)*(?:(?:s?he|they|it|there|(?:her|his|their)(?!\s+(?:name|number|address|phone|mobile|e-?mail)\b)|someone|somebody|nobody)(?:['’](?:s|re|ve|ll|d))?|because|cos|since|as)\s/i;
const BECAUSE = /^(?:(?:and|it['’]?s|just|that['’]?s)[\s,]+)*(?:because|cos|since|as)\s+(?<why>\S.*?)[\s.!]*$/i;
const FEWEST_WORDS = 5;

/** The draft with what is told besides: why it is urgent, where it was just said to be, and else one of its details. */
export function toldBesides(text: string, command: Draft, world: World): Draft | undefined {
  if (!POINTS.test(text) || text.trim().split(/\s+/).length < FEWEST_WORDS) return undefined;
  const why = BECAUSE.exec(text)?.groups?.why;
  if (why === undefined)
    return withDetail(command, text.replace(/^(?:(?:and|also|but|oh|plus|yes|ok|so|fyi)[\s,]+)+/i, ''), world);
  if (command.words.urgent !== 'yes') return undefined;
  return { ...command, words: { ...command.words, urgent: why }, sure: false };
}

/** The draft with one thing more that is told. Who can be reached how stands with the resident, and in no words that more people read. */
export function withDetail(command: Draft, told: string, world: World): Draft {
  const { details, resident } = command.words;
  const apart = apartFromResident(told, world, [resident], resident.name === '' ? 'residents' : 'somebody');
  const more = (apart?.rest ?? told).replace(/[\s.]+$/, '');
  const before = details.trim().replace(/[.]+$/, '');
  const all = [before, more].filter((part) => part !== '').join('. ');
  const words = {
    ...command.words,
    details: all,
    resident: apart === undefined ? resident : besideOf(resident, apart.resident),
  };
  return { ...command, words, sure: false };
}

/** A second number stands behind the first, with whose it is. */
function besideOf(before: ResidentWords, told: ResidentWords): ResidentWords {
  if (before.telephone === '' || told.telephone === '' || told.telephone === before.telephone)
    return withParts(told, before);
  const whose = told.name === '' || told.name === before.name ? '' : ` (${told.name})`;
  return { ...withParts(told, before), telephone: `${before.telephone} or ${told.telephone}${whose}` };
}

function withParts(before: ResidentWords, told: ResidentWords): ResidentWords {
  return {
    name: told.name || before.name,
    address: told.address || before.address,
    telephone: told.telephone || before.telephone,
    email: told.email || before.email,
  };
}
