import { isOfCouncillorSide } from '../people/index.ts';
import { fillIn } from './answers.ts';
import type { Command } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { readDay } from './dates/read-dates.ts';
import { residentOfDraft, subjectOfDraft, toldBesides } from './draft-told.ts';
import type { Known } from './known.ts';
import type { LogWords } from './logging/log-words.ts';
import type { Said } from './said.ts';

/*
 * One field of an enquiry that is not logged yet, named or plain from the words: "came to us last Thursday", "not urgent", "officer should be
 * Helen Marsh", "correction to the ward: Hilltop", "put Priya down instead of me", "his number is 07700 900123". The draft is read back with it.
 */

type Draft = Extract<Command, { kind: 'log' }>;
type Field = 'officer' | 'service' | 'ward' | 'councillor' | 'received' | 'written';

const FIELD =
  '(?<field>officer|service|team|ward|councillor|cllr|member|date(?: received| (?:she|he|they) wrote)?|received)';
const OF_IT = '(?:\\s+(?:on|of|for|in)\\s+(?:that|it|this|that one|this one|the (?:draft|form|enquiry)))?';
const VALUE = '(?<value>[^,;:]{2,40}?)';
const BEHIND = '(?:[\\s,–-]+(?:and\\s+)?(?:not|instead of|rather than|please|make sure)\\b.*)?[\\s.!]*$';
const namings: readonly RegExp[] = [
  new RegExp(
    `^(?:the\\s+)?${FIELD}${OF_IT}\\s*(?::|(?:should|ought to|must|has to|needs to)(?: just| really| actually)? be|is(?: to be)?|was)\\s+${VALUE}${BEHIND}`,
    'i',
  ),
  new RegExp(
    `^(?:a\\s+)?(?:correction (?:to|of)|correct|change|amend|set|put)\\s+the\\s+${FIELD}${OF_IT}(?:\\s*[:,–-]\\s*|\\s+(?:to|as|is)(?:\\s+be)?\\s+|\\s+should be\\s+)${VALUE}${BEHIND}`,
    'i',
  ),
];
/** Who is to have it: "put Priya down for it instead of me". */
const INSTEAD =
  /^(?:put|have|make it|give it to|with)\s+(?<value>[\p{L}'’-]+(?:\s+(?!down\b|for\b|on\b|as\b)[\p{L}'’-]+)??)(?:\s+down)?(?:\s+(?:for|on|as)\s+[^,;:]{2,30}?)?\s+(?:instead of|rather than|in place of)\s+(?:me|him|her|them|us|\p{L}+)[\s.!]*$/iu;
const CAME =
  /^(?:(?:and|it|this|that|which)\s+)*(?:was\s+)?(?<how>came(?: in)?(?: to)? us|came in|reached (?:us|me)|got to (?:us|me)|(?:was\s+)?(?:reported|brought|sent|told|mentioned) to (?:me|us|my (?:attention|notice))|brought to my (?:attention|notice)|we (?:had|got|received) it)(?:\s+on)?\s+(?<day>.{3,40}?)[\s.!]*$/i;
/** "The resident wrote on Friday", "she rang me Thursday": when somebody told of it. */
const WROTE =
  /^(?:(?:and|oh|also|the|my|actually|sorry)[\s,]+)*(?:resident|constituent|tenant|caller|s?he|they|letter|e-?mail|message|i)\s+(?:(?:had|has|first|only)\s+)?(?<how>(?:wrote|e-?mailed|rang|phoned|called|texted|contacted|told|spoke to|was (?:written|sent|dated)|got it|heard)(?:\s+(?:me|us|in|to me|to us|it|this|about (?:it|this)))*)\s+(?:on\s+|back on\s+)?(?<day>.{3,40}?)[\s.!]*$/i;
/** "Probably Streets?", "Streets I'd think": a service, and how sure of it somebody is. */
const HEDGE =
  /(?:^|[\s,]+)(?:(?:i|we)(?:['’]d| would)? (?:think|say|guess|imagine|suppose|reckon|have thought|believe)|probably|prob(?:s|ly)?|maybe|perhaps|possibly|presumably|surely|at a guess|guessing|most likely|i(?:['’]m| am) (?:not sure|guessing)|not sure|must be|might be|could be|should be|would be|it(?:['’]s| is)|that(?:['’]s| is)|try|isn['’]?t it|(?:is|was) it|or so|for)(?=[\s,?.!]|$)/gi;

const NOT_URGENT =
  /^(?:no,?\s+)?(?:(?:it|this|that)(?:['’]?s| is| isn['’]?t)\s+(?:(?<=n['’]?t )urgent|(?!urgent))|is\s+)?(?:(?<=n['’]?t urgent)|not (?:(?:that|very|so|particularly|really) )?(?:urgent|pressing)|no (?:rush|hurry|urgency)|non-?urgent)(?:\s+(?:on|with|about|for) (?:it|this|that))?[\s.!]*$/i;

const URGENT =
  /^(?:(?:actually|oh|and|also|please|no|sorry|well|yes|ok)[\s,]+)*(?:(?:can|could|would|should|may|might|must|shall) (?:you |we |i |it |that |this )?(?:please )?(?:be )?)?(?:(?:make|mark|treat|put|flag|set|have|class|log) (?:it|that|this)(?: one)?(?: down)?(?: as| to)?|(?:it|that|this)(?: one)?(?:['’]?s| is| was|(?: really| definitely| probably)? (?:should|ought to|needs to|must|has to|can|could|might|will)(?: really)? be)|(?<=\bbe )|(?:really|also|definitely))\s*(?:as )?(?:an? )?(?:very |really |quite |top |high |definitely )?(?:urgent|priority|(?:an )?emergency)(?: (?:one|case|please))?(?:[\s,;:.–-]+(?:(?:because|as|since|cos)\s+)?(?<why>\p{L}.{2,}?))?[\s.!]*$/iu;

/** The draft with the field that was told; undefined where there is none, or the words tell no such thing. */
export function readFieldTold({ text, mood }: Pick<Said, 'text' | 'mood'>, known: Known): Command | undefined {
  const command = known.screen.open?.command;
  if (command?.kind !== 'log') return undefined;
  const isWish = URGENT.test(text.replace(/\?\s*$/, '')) && !/^(?:is|was|has)\b/i.test(text);
  const service = serviceGuessed(text, known);
  if (service !== '') return changed(command, { service });
  const [first = '', rest = ''] = text.split(/(?<=^[^.;!–-]{3,40})[.;!–-]\s+([\s\S]+)/);
  const begun = rest === '' ? '' : serviceGuessed(first, known);
  if (begun !== '') return toldBesides(rest, changed(command, { service: begun }), known);
  if ((mood.question || mood.wondering) && !isWish) return undefined;
  if (NOT_URGENT.test(text)) return changed(command, { urgent: '' });
  const urgent = URGENT.exec(text.replace(/\?\s*$/, ''));
  if (urgent !== null) return changed(command, { urgent: urgent.groups?.why ?? 'yes' });
  const wrote = WROTE.exec(text)?.groups;
  const wroteOn = pastDay(wrote?.day ?? '', known);
  if (wroteOn !== '') {
    const isOurs = !isOfCouncillorSide(known.me) && /\b(?:me|us|in|i)\b/i.test(wrote?.how ?? '');
    return changed(command, isOurs ? { received: wroteOn } : { written: wroteOn });
  }
  const came = CAME.exec(text)?.groups;
  if (came !== undefined) {
    const isTold = /\b(?:me|my)\b/i.test(came.how ?? '');
    const day = pastDay(came.day ?? '', known);
    return day === '' ? undefined : changed(command, isTold ? { written: day } : { received: day });
  }
  const whole = subjectOfDraft(text, command.words, known) ?? residentOfDraft(text, command.words, known);
  if (whole !== undefined) return changed(command, whole);
  const instead = INSTEAD.exec(text)?.groups?.value;
  if (instead !== undefined) return given(command, 'officer', instead, known);
  const { field, value } = namedIn(text);
  return field === '' ? undefined : given(command, fieldOf(field), value.trim(), known);
}

/** One of the council's services and nothing else, however sure somebody is of it; empty for anything else. */
function serviceGuessed(text: string, { services }: Known): string {
  const said = text
    .replace(HEDGE, ' ')
    .replace(/[\s,?.!]+$/, '')
    .trim()
    .replace(/^the\s+|\s+(?:team|service|department|dept)$/gi, '')
    .toLowerCase();
  return services.find((each) => each.toLowerCase() === said) ?? '';
}

function namedIn(text: string): { readonly field: string; readonly value: string } {
  const { field = '', value = '' } =
    namings.map((each) => each.exec(text)).find((found) => found !== null)?.groups ?? {};
  return { field, value };
}

/** Whether words judge a service while a draft waits: no answer to anything that is asked of it. */
export function judgesService(text: string, { screen }: Known): boolean {
  const { field, value } = namedIn(text);
  return screen.open?.command.kind === 'log' && /^(?:service|team)$/i.test(field) && JUDGES.test(value.trim());
}

function fieldOf(said: string): Field {
  const name = said.toLowerCase();
  if (name === 'team') return 'service';
  if (name === 'cllr' || name === 'member') return 'councillor';
  if (/wrote/.test(name)) return 'written';
  return name.startsWith('date') ? 'received' : (name as Field);
}

/** A person, a service, a ward or a day that is known; nothing else is put in a field by such words. */
function given(command: Draft, field: Field, value: string, known: Known): Command | undefined {
  if (field === 'received' || field === 'written') {
    const day = pastDay(value, known);
    return day === '' ? undefined : changed(command, { [field]: day });
  }
  const words = { text: value, lines: value, mood: noMood };
  const open = { command, wanted: [field] };
  // A service that there is not is said so, with those that there are.
  const mayBeNew = field === 'service' && !DONE_TO.test(value);
  if (mayBeNew && JUDGES.test(value)) return undefined;
  const filled = fillIn(words, { ...known, screen: { ...known.screen, open } }, mayBeNew);
  // "Put Streets down instead of me" is of a service.
  if (filled?.kind !== 'log') return undefined;
  const isThere =
    filled.words[field] !== command.words[field] || filled.words[field].toLowerCase() === value.toLowerCase();
  return isThere ? filled : undefined;
}

function pastDay(said: string, known: Known): string {
  if (readDay(said, known, 'past') !== undefined) return said;
  const [only, second] = findDays(said, known, 'past');
  const isWhole = only !== undefined && second === undefined && said.length - (only.end - only.start) <= 4;
  return isWhole ? said.slice(only.start, only.end) : '';
}

/** "The service should be told" names none. */
const DONE_TO = /(?:ed|told|sent|given|known)$/i;
/** "The service is terrible" says how it is, and names none. */
const JUDGES =
  /^(?:(?:so|too|very|really|absolutely|utterly|just|quite|pretty|not|an?|no|always|never|such|beyond|getting|still|all|now|the (?:best|worst))\b.*|(?:\p{L}+ly\s+)?(?:\p{L}+(?:ful|less|ible|able|ous|ish|ed|est)|appalling|shocking|disgusting|failing|lacking|missing|awful|bad|poor|rubbish|slow|pathetic|crap|shite?|good|great|excellent|brilliant|fine|ok(?:ay)?|lovely|fantastic|amazing|late|closed|down|open|broken|busy|better|worse|atrocious|abysmal|dire|pants|shut|away|off|wrong|right))$/iu;
const noMood = { question: false, request: false, wondering: false, negated: false, unsure: false, later: '' };

function changed(command: Draft, words: Partial<LogWords>): Draft {
  return { ...command, words: { ...command.words, ...words }, sure: false };
}
