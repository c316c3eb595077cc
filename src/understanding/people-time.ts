import { defined } from '../defined.ts';
import { mayRecordFor } from '../people/index.ts';
import type { Command } from './command.ts';
import { findDays } from './dates/find-dates.ts';
import { findPeriod } from './dates/find-periods.ts';
import { readPeriod } from './dates/read-dates.ts';
import { WEEKDAY } from './dates/words.ts';
import { findNames } from './find-names.ts';
import { findPeople } from './find-people.ts';
import type { Known } from './known.ts';
import { PART_OF_DAY } from './others.ts';
import type { Said } from './said.ts';

const COVERS =
  /(?:,|;|\.|\band\b|\bwith\b|-|–)?\s*(?:and\s+)?(?<who>[^,;.]{2,60}?)\s+(?:covers?|is covering|will cover|will be covering|covering|to cover|deputi[sz]es|will deputi[sz]e|is deputi[sz]ing|stands in|will stand in|is standing in|is my cover|has (?:got )?my (?:cases|casework|work|stuff|desk|inbox|patch|things))(?:\s+(?:for\s+)?(?:me|them|her|him|it|my (?:cases|casework|work|ward|enquiries|desk|inbox)))?\s*[.!]*$/i;
/** "Put Priya down as his cover". */
const PUT_DOWN =
  /\b(?:put|name|set|make|have|record|use)\s+(?<who>[^,;.]{2,60}?)\s+(?:down\s+)?(?:as|for|to be)\s+(?:(?:his|her|their|my|the|a)\s+)?cover\b/i;
const COVERED =
  /(?:cover(?:ed)?(?:\s+(?:for me|me))?(?:\s+(?:by|is|will be|from)|\s*:)?|covering(?:\s+(?:for me|is))?:?)\s+(?<who>[^,;.]{2,60}?)\s*[.!]*$/i;

/** "Tom takes my cases", "priya's got my stuff". */
const TAKES =
  /(?<who>[^,;.]{2,60}?)(?:['’]s\s+(?:got|doing|taking|minding|looking after)|\s+(?:has|takes|does|gets|minds|looks after|picks up|will (?:take|do|have|mind|look after)|is (?:doing|taking|minding|looking after)))\s+(?:got\s+)?(?:mine|my (?:cases|casework|work|stuff|desk|inbox|patch|things|lot|enquiries|jobs))\b/i;

/** Between two names: who is named behind it is away. */
const COVERS_WHOM =
  /^\s+(?:(?:will|is|to|shall)\s+)?(?:be\s+)?(?:cover(?:s|ing)?|deputi[sz](?:es?|ing)|stand(?:s|ing)? in|fill(?:s|ing)? in)\s+(?:for\s+)?$/i;

const EVERY = new RegExp(
  String.raw`\b(?:every|each)\s+(?:other\s+|second\s+)?(?:${WEEKDAY}|day|week|fortnight|month)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b`,
  'i',
);

/** "No cover is required" names nobody. */
const NO_COVER =
  /^(?:and |with |is |are )*(?:(?:no|nobody|no[ -]one|none)(?: else)?(?: (?:is |to be )?(?:needed|required|necessary|arranged))?|(?:not )?(?:yet )?(?:required|needed|necessary|arranged|in place|available|tbc|to be (?:confirmed|arranged|decided|agreed))(?: (?:yet|for (?:this|that|it|me|him|her|them)))?)$/i;

/** Who is away, when, and who covers; what was not said is empty. */
export function readAbsence(text: string, known: Known): Command {
  const period = findPeriod(text, known);
  const days = period === undefined ? '' : text.slice(period.start, period.end);
  const [before, after] = period === undefined ? [text, ''] : [text.slice(0, period.start), text.slice(period.end)];
  const told = [after, `${before.trim()} ${after.trim()}`.trim(), text]
    .map((part) => PUT_DOWN.exec(part) ?? COVERS.exec(part) ?? COVERED.exec(part) ?? TAKES.exec(part))
    .find((match) => match !== null);
  const names = findNames(text, known);
  const [one, other] = names;
  if (one !== undefined && other !== undefined && COVERS_WHOM.test(text.slice(one.end, other.start))) {
    const who = other.said.replace(/['’]s?$/, '');
    return { kind: 'absence', words: { who, days, cover: one.said } };
  }
  const named = told?.groups?.who?.trim() ?? '';
  const heard = NO_COVER.test(named) ? '' : named;
  const said = /^(?:and )?(?:i|me|myself|i['’]?ll|i['’]?m|i am|i will)$/i.test(heard) ? 'me' : heard;
  // "On leave until Monday Tom covers": only the name belongs to the cover.
  const cover =
    names.find(({ said: name }) => said.endsWith(name))?.said ??
    (days !== '' && said.includes(days) ? said.slice(said.indexOf(days) + days.length).trim() : said);
  const isMine =
    /^(?:i\b|i['’]?m\b|im\b|me\b|my\b|on |off |away|annual|out |ooo|holiday|not well|won['’]?t|book me|put me|poorly|unwell|not\b|no work|day off|indisposed|unavailable|hols\b|record my|set my|going|back|sick|working|wfh|leave\b|a\/?l\b|(?:mat|pat|maternity|paternity|parental|sick|study|carer['’]?s) leave|in court|jury|course|training|hospital|dentist|doctors?|half day|finishing)/i.test(
      text,
    );
  const [first] = names;
  const who =
    !isMine && first !== undefined && first.said !== cover && first.start < Math.max(before.length, 40)
      ? first.said
      : '';
  const unknown =
    /^([\p{L}'’.-]+(?: [\p{L}'’.-]+){0,3}) (?:is|will be|['’]s) (?:away|off|on (?:annual )?leave|sick|out)/iu.exec(
      text,
    )?.[1];
  const part = PART_OF_DAY.exec(text)?.[0].trim();
  const every = EVERY.exec(text)?.[0];
  return {
    kind: 'absence',
    words: { who: who || (!isMine && unknown !== undefined ? unknown : ''), days, cover, ...defined({ part, every }) },
  };
}

/** "I am back", or an absence that is taken back by its day. */
export function readBack(text: string, known: Known): Command {
  const [first] = findDays(text, known, 'future');
  const day = first?.meant.kind === 'day' ? first : findPeriod(text, known);
  const isCancelled = /\b(?:cancel|remove|take back|delete|cancelled|end)\b/i.test(text);
  const words = day === undefined || !isCancelled ? '' : text.slice(day.start, day.end);
  const isTaught =
    /^(?:i am|i’m|i'm) back(?: (?:at|in|from) (?:work|the office|leave|holiday))?(?: (?:now|today))?[.!]?$/i.test(
      text,
    ) || /^(?:cancel|remove|take back) my (?:absence|leave|time away)(?: (?:on|from) .+)?$/i.test(text);
  return { kind: 'absence-over', which: isCancelled ? 'named' : 'running', day: words, who: '', sure: isTaught };
}

const ENDS =
  /^(?:please\s+|can you\s+|could you\s+)*(?:cancel|end|remove|delete|take back|undo|scrap|stop)\s+(?:(?<whose>.{2,60}?)(?:['’]s?|(?<=s)['’]?)\s+(?:absence|(?:annual |sick )?leave|time off|time away|holidays?)|(?:the\s+)?(?:absence|(?:annual |sick )?leave|time off|holidays?)\s+(?:of|for)\s+(?<named>.{2,60}?))(?:\s+(?:on|from|of|for)\s+(?<day>.{3,40}?))?(?:\s+please)?[\s.!]*$/iu;
const IS_BACK =
  /^(?<who>.{2,60}?)(?:\s+is|['’]s|\s+has come|\s+came)\s+back(?:\s+(?:at|in|to|from)\s+(?:work|the office|leave|holiday|sick(?: leave)?|maternity leave))?(?:\s+(?:now|today|early|already))?[\s.!]*$/iu;

/** Somebody else of the directory who is away no more: "cancel Tom's absence", "Tom is back". Undefined for anything else. */
export function readOthersBack(text: string, known: Known): Command | undefined {
  const { whose, named, day = '' } = ENDS.exec(text)?.groups ?? {};
  const back = IS_BACK.exec(text)?.groups?.who;
  const who = (whose ?? named ?? back ?? '').trim();
  if (who === '' || /^(?:my|me|mine|i|the|that|this|our|your)\b/i.test(who)) return undefined;
  const { directory, on, me } = known;
  const found = findPeople(who, { directory, on, me, suits: () => true });
  if (found.kind === 'nobody' || (found.kind === 'one' && found.person.id === me.id)) return undefined;
  // Said of a colleague it is talk.
  if (back !== undefined && !(found.kind === 'one' && mayRecordFor(directory, found.person.id, me.id, on)))
    return undefined;
  return { kind: 'absence-over', which: back === undefined ? 'named' : 'running', day, who, sure: false };
}

const REMOVES =
  /^(?:(?:no|oh|sorry|oops|please|actually|can you|could you)[\s,]+)*(?:remove|cancel|delete|take back|scrap|undo|end) (?:that|this|the|his|her|their|my) (?:last )?(?:absence|(?:annual |sick )?leave|time off|time away|holiday)[\s.!]*$/i;

/** "Remove that absence": the one that was recorded just before; undefined for anything else. */
export function removesAbsence(text: string, { screen: { did } }: Known): Command | undefined {
  if (did?.kind !== 'absence' || !REMOVES.test(text)) return undefined;
  const { who, days } = did.words;
  return { kind: 'absence-over', which: 'named', day: days, who, sure: false };
}

/** "Priya isn't away next week": an absence of hers then is to end, by whoever may record it; of anybody else it is shown. */
export function notAway(text: string, known: Known): Command {
  const shown = readWhoIsAway(text, known);
  const { directory, on, me } = known;
  if (shown.kind !== 'who-is-away' || shown.who === '') return shown;
  const found = findPeople(shown.who, { directory, on, me, suits: () => true });
  return found.kind === 'one' && mayRecordFor(directory, found.person.id, me.id, on)
    ? { kind: 'absence-over', which: 'named', day: shown.day, who: shown.who, sure: false }
    : shown;
}

/** "Who covers for Tom?", "is Priya in on Friday": whose absence is asked after, and of which day. */
export function readWhoIsAway(text: string, known: Known): Command {
  const [day] = findDays(text, known, 'future');
  const period = day === undefined ? findPeriod(text, known) : undefined;
  const span = day ?? period;
  const [name] = findNames(text, known);
  const isMine = name === undefined && /\b(?:i|me|my|mine)\b/i.test(text.replace(/\bmy team\b/gi, ''));
  return {
    kind: 'who-is-away',
    who: name?.said ?? (isMine ? 'me' : ''),
    day: span === undefined ? '' : text.slice(span.start, span.end),
  };
}

const COVERED_BY_ME =
  /^(?:(?:and|so|ok|please|tell me|show me)[\s,]+)*(?:whom?|which (?:officers?|people|colleagues?))(?:['’]s| is| are| do| am| will| should| did)? (?:else )?(?:i (?:have to |need to |am |will )?cover(?:ing)?|(?:being )?covered by me|do i (?:have to )?cover)(?: for)?(?:\s+(?<day>.{3,30}?))?[\s?.!]*$/i;

/** "Who do I cover?": the absences in which the speaker stands in. */
export function readCovered(text: string): Command | undefined {
  const found = COVERED_BY_ME.exec(text);
  return found === null ? undefined : { kind: 'who-is-away', who: 'me', day: found.groups?.day ?? '' };
}

/** An absence that was asked about, with the days or the cover that were said; undefined where they were neither. */
export function fillAbsence(
  command: Extract<Command, { kind: 'absence' }>,
  { text }: Said,
  known: Known,
): Command | undefined {
  const { directory, on, me } = known;
  const { words } = command;
  if (words.days === '' || readPeriod(words.days, known) === undefined) {
    // "Until Friday", said to "from Wednesday", begins on Wednesday.
    const isWhole = words.days === '' || findDays(text, known, 'future').length > 1;
    const end = text.replace(/^(?:until|till?|up to|to)\s+/i, '');
    const joined = words.days === '' ? [] : [`${words.days} ${text}`, `${words.days} until ${end}`];
    const days = (isWhole ? [text, ...joined] : [...joined, text]).find(
      (each) => readPeriod(each, known) !== undefined,
    );
    if (days !== undefined) return { ...command, words: { ...words, days } };
  }
  const name = text
    .replace(/\s+(?:covers?|is covering|will cover|will)$/i, '')
    .replace(/^(?:cover(?:ed)? by|cover:?)\s+/i, '');
  const people = findPeople(name, { directory, on, me, suits: () => true });
  return words.cover === '' && people.kind !== 'nobody' ? { ...command, words: { ...words, cover: name } } : undefined;
}
