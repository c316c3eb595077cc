import { fillIn } from './answers.ts';
import type { Command } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { readDay } from './dates/read-dates.ts';
import { residentOfDraft, subjectOfDraft } from './draft-told.ts';
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
const NOT_URGENT =
  /^(?:no,?\s+)?(?:(?:it|this|that)(?:['’]?s| is)\s+|is\s+)?(?:not (?:(?:that|very|so|particularly|really) )?(?:urgent|pressing)|no (?:rush|hurry|urgency)|non-?urgent)(?:\s+(?:on|with|about|for) (?:it|this|that))?[\s.!]*$/i;

const URGENT =
  /^(?:(?:actually|oh|and|also|please|no|sorry|well)[\s,]+)*(?:(?:make|mark) (?:it|that|this)(?: as)?|(?:it|that|this)(?:['’]?s| is))\s+(?:very |really |quite )?urgent(?:[\s,;:.–-]+(?:(?:because|as|since|cos)\s+)?(?<why>\p{L}.{2,}?))?[\s.!]*$/iu;

/** The draft with the field that was told; undefined where there is none, or the words tell no such thing. */
export function readFieldTold({ text, mood }: Pick<Said, 'text' | 'mood'>, known: Known): Command | undefined {
  const command = known.screen.open?.command;
  if (command?.kind !== 'log' || mood.question || mood.wondering) return undefined;
  if (NOT_URGENT.test(text)) return changed(command, { urgent: '' });
  const urgent = URGENT.exec(text);
  if (urgent !== null) return changed(command, { urgent: urgent.groups?.why ?? 'yes' });
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
