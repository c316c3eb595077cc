import type { About } from './act-command.ts';
import type { Command } from './command.ts';
import { numberOf } from './dates/words.ts';
import type { Known } from './known.ts';
import type { Said } from './said.ts';
import { stemOf, wordsOf } from './wanted/features.ts';

/*
 * "Just the first two", "only the 1st and 3rd", "not the last one": some of several drafts that were read back together. "Yes, all but 7",
 * "only the bench": some of several enquiries that something was to be done to; the rest is read back anew.
 */

const LEAD =
  /^(?:(?:no|ok|okay|yes|yeah|actually|please|sorry|wait|hang on|can you|could you|log|do|keep|send)[\s,.!–-]+)*/i;
const ONLY = /^(?:just|only)\s+(?:(?:log|do|keep|send)\s+)?(?:the\s+)?/i;
const BUT =
  /^(?:not|without|leave(?: out)?|drop|skip|scrap|bin|ditch|cancel|remove|delete|forget(?: about)?|take(?: out)?|all but|all except|except)\s+(?:the\s+)?/i;
const TAIL = /(?:\s+(?:ones?|of (?:them|those|these)|drafts?|enquiries|out|off|please|pls|then|thanks))*[\s.!]*$/i;
/** Why one of them is not to be logged. */
const WHY = /(?<=\p{L}{3})(?:\s*[,;–]\s*|\s+(?:because|since|cos|as)\s)(?!\s*(?:\d|and\b)).*$/iu;
const placesNamed: readonly RegExp[] = [
  /^(?:first|1st)$/i,
  /^(?:second|2nd)$/i,
  /^(?:third|3rd)$/i,
  /^(?:fourth|4th)$/i,
  /^(?:fifth|5th)$/i,
];

/** The drafts that are meant, one as one; undefined where there are none such, or anything else is said. */
export function someOfSeveral({ text, mood }: Pick<Said, 'text' | 'mood'>, { screen }: Known): Command | undefined {
  const { command } = screen.open ?? {};
  if (command?.kind !== 'log-several' || mood.question) return undefined;
  const said = text.replace(LEAD, '').replace(TAIL, '');
  const isBut = BUT.test(said);
  if (!isBut && !ONLY.test(said)) return undefined;
  const which = said.replace(isBut ? BUT : ONLY, '');
  const named =
    placesIn(which, command.each.length) ?? draftIn(which.replace(isBut ? WHY : /^$/, '').replace(TAIL, ''), command);
  if (named === undefined) return undefined;
  const each = command.each.filter((_, at) => named.has(at) !== isBut);
  const [only, second] = each;
  if (only === undefined || each.length === command.each.length) return undefined;
  return second === undefined ? { kind: 'log', words: only, sure: false } : { ...command, each };
}

/** "The glass one": the draft that alone has these words in its subject. */
function draftIn(said: string, { each }: Extract<Command, { kind: 'log-several' }>): ReadonlySet<number> | undefined {
  const words = wordsOf(said).map(stemOf);
  const of = each.flatMap(({ subject }, at) => {
    const stems = new Set(wordsOf(subject).map(stemOf));
    return words.length > 0 && words.every((word) => stems.has(word)) ? [at] : [];
  });
  return of.length === 1 ? new Set(of) : undefined;
}

function placesIn(said: string, many: number): ReadonlySet<number> | undefined {
  const { side = '', count = '' } =
    /^(?<side>first|1st|last)\s+(?<count>\d|two|three|four|five)$/i.exec(said)?.groups ?? {};
  const number = count === '' ? 0 : numberOf(count);
  if (number > 0 && number <= many) {
    const from = /^last$/i.test(side) ? many - number : 0;
    return new Set(Array.from({ length: number }, (_, at) => from + at));
  }
  const places = said
    .split(/\s*(?:,|&|\+|\band\b)\s*(?:the\s+)?/i)
    .map((word) => (/^last$/i.test(word) ? many - 1 : placesNamed.findIndex((place) => place.test(word))));
  return places.every((place) => place >= 0 && place < many) ? new Set(places) : undefined;
}

const AGREES =
  '(?:(?:no|nope|ok|okay|yes|yep|yeah|yup|aye|actually|please|sorry|sure|fine|right|wait|hang on|do it|do them|do that|send (?:it|them)|go ahead)(?![\\p{L}])[\\s,.!;–-]*)*';
const ALL =
  '(?:(?:do|send|resolve|close|update|give|tell|that|it|this)(?:[\\s,]+))?(?:(?:to|for|with)\\s+)?(?:(?:all|both|everything|everyone|the (?:rest|others?|lot)|them)(?: of (?:them|those|these))?[\\s,]+)?';
const BUT_THOSE = new RegExp(
  `^${AGREES}${ALL}(?:(?:but|and|just|only)\\s+)?(?:except(?:ing)?(?: for)?|apart from|other than|bar|without|excluding|leave out|leaving out|drop|skip|minus|but not|(?<=\\b(?:all|both|everything|everyone|them|lot|rest)[\\s,]+)but|not)\\s+(?:for\\s+)?(?<which>\\S.*)$`,
  'iu',
);
const ONLY_THOSE = new RegExp(`^${AGREES}(?:but\\s+)?(?:just|only)\\s+(?:(?:do|send|for)\\s+)?(?<which>\\S.*)$`, 'iu');
const THOSE_ONLY = new RegExp(`^${AGREES}(?<which>\\S.*?)\\s+only[\\s.!]*$`, 'iu');
const YES_TO = new RegExp(
  `^(?=yes|yep|yeah|yup|aye|ok|sure)${AGREES}(?:to|for|on|with)\\s+(?<which>\\S.*?)(?:\\s+only)?(?:[\\s,]+(?:but\\s+)?not\\s+.*)?[\\s.!]*$`,
  'iu',
);
const ALL_OF_THEM =
  /^(?<yes>(?:(?:yes|yep|yeah|yup|aye|ok|okay|sure)[\s,.!–-]+)*)(?:(?:please|do)[\s,]+|(?<log>log)\s+)*(?:(?:all|the|them|for|to)\s+)*(?:(?<many>two|three|four|five|six|[2-6])|(?<pair>both|pair)|lot|all|every one|everything)(?:\s+(?:of (?:them|these|those)|please|pls|yes|then|thanks))*[\s.!]*$/i;
const COUNTED = '(?:both|the two|(?:all )?(?:two|three|four)|all)(?: of (?:them|these|those))?';
/** "For both", "about the two of them". */
const OF_BOTH = new RegExp(String.raw`\s+(?:for|about|on|at|of|with|in)\s+(?:them )?${COUNTED}(?=[\s,;.!]|$)`, 'giu');
const BOTH = /(?:^|\s)(?:both|all (?:two|three|four))(?: of (?:them|these|those))?(?=[\s,;.!]|$)/giu;
const TELLING = 4;
/** A number at the head, or one with its noughts; others are of hours and gangs. */
const HEAD_NUMBER = /^\W*(?:and\s+)?(?:cw[-\s]?(?:\d{4}-)?)?0*(\d{1,6})(?!\d)|(?<!\d)0{2,}(\d{1,4})(?!\d)/gi;
const BEFORE_ONE = /^(?:(?:for|to|the|number|no\.?|enquiry|case|that|this)\s+|#)+/i;

/** The enquiries that are left, where words take some out; `none` where they take out what is not there; undefined where they say anything else. */
export function fewerOfThose({ text, mood }: Pick<Said, 'text' | 'mood'>, known: Known): Command | 'none' | undefined {
  const { command } = known.screen.open ?? {};
  if (command?.kind !== 'act' || command.abouts.length < 2 || mood.question) return undefined;
  const to = YES_TO.exec(text)?.groups?.which;
  const but = to === undefined ? BUT_THOSE.exec(text)?.groups?.which : undefined;
  const only = ONLY_THOSE.exec(text) ?? THOSE_ONLY.exec(text);
  const which = to ?? but ?? only?.groups?.which;
  if (which === undefined) return undefined;
  const { abouts } = command;
  const named = which
    .replace(TAIL, '')
    .split(/\s*(?:,|&|\+|\band\b|\bn?or\b)\s*/i)
    .filter((word) => word !== '')
    .map((word) => placeOf(word.replace(BEFORE_ONE, '').replace(TAIL, ''), abouts, known));
  const left = abouts.filter((_, at) => named.includes(at) === (but === undefined));
  const isPlain = named.length > 0 && named.every((at) => at >= 0);
  if (!isPlain || left.length === 0 || left.length === abouts.length) return 'none';
  const told = wordsOfThese(command.words.text, left, abouts, known);
  return { ...command, abouts: left, words: { ...command.words, text: told }, sure: false };
}

/** "Yes, all three": all that wait together, as many as there are. */
export function agreesToAll(text: string, { screen: { open, buttons } }: Known): boolean {
  const said = ALL_OF_THEM.exec(text)?.groups;
  const waits = buttons.some(({ typed }) => typed.startsWith('confirm '));
  const { command } = open ?? {};
  const many =
    command?.kind === 'act' ? command.abouts.length : command?.kind === 'log-several' ? command.each.length : 0;
  if (said === undefined || !waits || many < 2) return false;
  // "Everything" without a yes may ask for a list; "log all" is of drafts.
  const isAnswer = /\byes\b/i.test(text) || said.yes !== '' || said.many !== undefined || said.pair !== undefined;
  if (!isAnswer || (said.log !== undefined && command?.kind !== 'log-several')) return false;
  return said.pair === undefined ? said.many === undefined || numberOf(said.many) === many : many === 2;
}

/** What was told of several, as far as it is of these: without what names the others, and without "both" where one is left. */
function wordsOfThese(text: string, left: readonly About[], all: readonly About[], known: Known): string {
  const others = all.filter((about) => !left.includes(about));
  const parts = text.split(/(?<=[,;.])\s+|\s+(?=(?:and|but|while)\s)/i);
  const own = parts.filter((part) => names(part, left, known) || !names(part, others, known));
  const kept = own.length === 0 ? parts : own;
  const told = kept
    .join(' ')
    .replace(/^(?:and|but|while)\s+/i, '')
    .replace(kept.length < parts.length ? /[\s,;]+$/ : /^$/, '');
  return left.length > 1 ? told : told.replace(OF_BOTH, '').replace(BOTH, ' ').replace(/\s+/g, ' ').trim();
}

function names(text: string, abouts: readonly About[], { seen }: Known): boolean {
  const stems = new Set(wordsOf(text).map(stemOf));
  const numbers = [...text.matchAll(HEAD_NUMBER)].map(([, first, other]) => Number(first ?? other));
  return abouts.some(({ named }) => {
    const number = Number(/(\d+)$/.exec(named)?.[1]);
    const subject = seen.find((enquiry) => enquiry.number === number)?.subject ?? '';
    const isOf = wordsOf(subject).some((word) => word.length >= TELLING && stems.has(stemOf(word)));
    return isOf || numbers.includes(number);
  });
}

/** "Yes, all but 5", where no such thing was asked: it is no word about 5. */
export function takesOut(text: string): boolean {
  const which = BUT_THOSE.exec(text)?.groups?.which ?? '';
  return (
    /^(?:yes|yep|yeah|yup|aye|ok|okay|sure|fine)(?!\p{L})/iu.test(text) &&
    /^(?:the\s+|#|no\.?\s*|cw[-\s]?)*\d/i.test(which)
  );
}

/** Which of the enquiries a number, a place or words of a subject mean; -1 for none or more than one. */
function placeOf(word: string, abouts: readonly About[], { seen }: Known): number {
  const number = /^(?:cw[-\s]?(?:20\d\d[-\s]?)?)?0*(\d{1,6})$/i.exec(word)?.[1];
  if (number !== undefined)
    return abouts.findIndex(({ named }) => Number(/(\d+)$/.exec(named)?.[1]) === Number(number));
  if (/^last$/i.test(word)) return abouts.length - 1;
  const place = placesNamed.findIndex((one) => one.test(word));
  if (place >= 0) return place < abouts.length ? place : -1;
  const words = word.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const isOf = ({ named }: About) => {
    const number = Number(/(\d+)$/.exec(named)?.[1]);
    const subject = seen.find((enquiry) => enquiry.number === number)?.subject.toLowerCase() ?? '';
    return words.length > 0 && words.every((each) => subject.includes(each));
  };
  const [at, second] = abouts.flatMap((about, index) => (isOf(about) ? [index] : []));
  return at === undefined || second !== undefined ? -1 : at;
}
