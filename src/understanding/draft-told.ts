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

type World = Pick<Known, 'isWord' | 'directory' | 'on' | 'me'>;

const SUBJECT =
  /^(?:(?:the\s+)?(?:subject|title|heading)(?:\s+(?:line|of (?:it|this|that|the (?:draft|form|enquiry))))?\s*(?::|(?:should|ought to|must|has to|needs to|can)(?:\s+(?:just|simply|only|really|actually))?\s+(?:be|say|read)\b:?|is(?:\s+(?:just|simply|only|to be))\b:?)|(?:change|make|set|correct|amend|put)\s+the\s+(?:subject|title|heading)(?:\s+(?:line|of (?:it|this|that)))?(?:\s*:|\s+(?:to|as|into)\b:?|))\s+["“']?(?<value>[^\n]{3,120}?)["”']?[\s.!]*$/iu;
/** "Subject should be shorter" says how, not what. */
const HOW =
  /^(?:(?:a (?:bit|little)|much|more|less|rather|very|too|made|kept|left|just|quite)\s+)?(?:shorter|longer|clearer|better|plainer|simpler|different|changed|corrected|right|wrong|short|clear|plain|something else|as (?:it was|before|above)|the same|blank|empty)\b/i;

/** The draft's words with that subject; who a resident is in it is kept apart. */
export function subjectOfDraft(text: string, words: LogWords, world: World): Partial<LogWords> | undefined {
  const value = SUBJECT.exec(text)?.groups?.value?.trim() ?? '';
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

const NUMBER = /\b(?:number|phone|telephone|mobile|ring|call)\b/i;

/** The draft's words with what was told of its resident, where nothing but that was said. */
export function residentOfDraft(
  text: string,
  words: Pick<LogWords, 'resident'>,
  world: World,
): Partial<LogWords> | undefined {
  const of = LIVES.exec(text) ?? REACHED.exec(text) ?? OF_THEM.exec(text);
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

function withParts(before: ResidentWords, told: ResidentWords): ResidentWords {
  return {
    name: told.name || before.name,
    address: told.address || before.address,
    telephone: told.telephone || before.telephone,
    email: told.email || before.email,
  };
}
