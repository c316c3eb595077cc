import { nicknamesOf } from '../nicknames.ts';

/*
 * A resident's name by what stands before it: a title ("mrs patel rang", "Mister Brown") or what somebody is to the speaker ("tenant dave
 * jones says", "the caller is Ann Lee"). In small letters, as people type and dictate, a word is a name that is none of the language, or
 * that stands where nothing else can.
 */

type IsWord = (word: string) => boolean;

const NAME = String.raw`\p{L}[\p{L}'’-]+`;
export const TITLES = 'Mr|Mrs|Ms|Miss|Mx|Dr|Mister|Missus|Doctor';
const TITLED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:${TITLES})\.?\s+(?:and|&)\s+)?(?<title>${TITLES})\.?\s+(?:\p{L}\.?\s+(?=${NAME}))?(?<words>${NAME}(?:\s+${NAME}){0,2})`,
  'giu',
);
/** What begins as a title does and is nobody: products, an illness, a scan, a record. */
const NOBODY =
  /^(?:ms\.?\s+(?:teams|office|word|excel|outlook|access|project|powerpoint|windows|sharepoint|software|licen[cs]es?|society|patients?|sufferers?|nurses?|clinic|symptoms?|diagnosis)|mr\.?\s+(?:scans?|scanner|imaging)|mx\.?\s+(?:records?|lookups?))\b/i;
/** "I miss Mondays", "see a doctor soon", "Elm Dr flooded". */
const WORDS_TOO = /^(?:miss|dr|doctor)$/;
const NO_TITLE = /\b(?:i|we|you|they|to|will|would|don['’]?t|not|an?|the|my|her|his|their)\s+$/i;

export const SOMEBODY =
  'resident|constituent|caller|tenant|neighbour|customer|lady|gentleman|leaseholder|pensioner|householder|homeowner|complainant';
const KNOWN_AS = new RegExp(
  String.raw`\b(?:(?<who>${SOMEBODY}|man|woman|bloke|chap|mum|mother|dad|father|widow)(?:['’]s name)?(?<cue>(?:,? (?:is called|named|called|by the name of)| is| was|,|:)?)|(?<cued>(?:her|his|their|my|resident['’]?s|caller['’]?s) name(?: is|['’]s|:)?))\s+(?<words>${NAME}(?:\s+${NAME}){0,2})`,
  'giu',
);
/** What tells that a name is over, and what somebody said or is comes. */
export const TELLING =
  '(?:rang|rung|called|phoned|telephoned|says?|said|saying|told|tells|wants|wanted|complain(?:s|ed|ing)?|e-?mailed|emails|wrote|reports|reported|asks|asked|reckons|lives|texted|messaged|mentioned|contacted)';
const TELLS = new RegExp(`^${TELLING}$`, 'i');
const HAS = /^(?:has|have|had|is|was|wants|needs|can(?:no|['’])?t?)$/i;
const IS =
  /^(?:has|have|had|is|are|was|were|can(?:no|['’])?t?|needs|who|whose|at|of|on|in|from|about|and|or|for|to|with|again|today|yesterday|the|a|an|not|no)$/i;
/** Common forenames in small letters that stand in no list of short ones, and are no words for anything else. */
const knownForenames: ReadonlySet<string> = new Set(
  `aaron abdul adam agnes ahmed aisha alan albert alfred ali alice alison amanda amy angela ann anna anne annie arthur asif barbara barry
  bernard beryl brenda brian bridget carol caroline catherine charles charlotte cheryl claire colin craig cynthia darren dawn dean debra
  derek diane donald donna doreen doris dorothy edith edna eileen elaine elizabeth ellen elsie emily emma eric ethel eva evelyn farah
  fatima fiona florence francis fred gareth gary gemma geoff geoffrey george gerald gillian gladys gordon graham gwen hannah harold harry
  hassan hazel heather helen henry hilda howard hugh ian imran irene ivan jacob jane janet janice jason jean jeremy jessica joan joyce
  judith julia julie karen kathleen keith kelly kenneth kerry kevin khalid kim kirsty laura lauren lee leonard lesley leslie linda lisa
  lorraine louise lucy lynn malcolm mandy marian marie marilyn marion marjorie martin mary maureen michelle mildred mohammed monica muriel
  nadia nancy naomi natalie nasreen neil nigel noreen norma norman olive oliver pamela paul paula pauline penny phyllis rachel ralph raymond
  rebecca reginald rita robin roger ron ronald rosemary roy ruth ryan sally sarah sean sharon sheila shirley simon sophie stanley stella
  stuart sylvia teresa terry theresa tina tracey tracy trevor valerie vera veronica vincent walter wayne wendy winifred yasmin yusuf yvonne zara zoe`.split(
    /\s+/,
  ),
);
/** Forenames that are words as well: they stand for somebody only behind "named". */
const wordsAndNames: ReadonlySet<string> = new Set(['will', 'bill', 'rob', 'rich', 'sandy', 'sue', 'drew', 'dick']);

export function isForename(word: string): boolean {
  const low = word.toLowerCase();
  return knownForenames.has(low) || (nicknamesOf(low).size > 0 && !wordsAndNames.has(low));
}

function isCapital(word: string): boolean {
  return /^\p{Lu}(?:['’-]?\p{L}*\p{Ll}|['’]\p{L})/u.test(word);
}

/** How many of the words are a name; `end` tells what stands behind them all. */
function lengthOfName(
  words: readonly string[],
  after: string,
  isWord: IsWord,
  { isTitled, isCalled }: { readonly isTitled: boolean; readonly isCalled: 'surely' | 'perhaps' | 'no' },
): number {
  const isEnd = (at: number) => words[at] === undefined && /^\s*(?:[,;.:()]|[+\d]|[–-]\s|$)/.test(after);
  const tells = (at: number) => TELLS.test(words[at] ?? '') || (words[at] === undefined && isTelling(after));
  const isNoWord = (word: string) =>
    !isWord(word.toLowerCase().replace(/['’]s?$/, '')) && !/['’](?:t|ll|ve)$/.test(word);
  const [first = '', second] = words;
  if (IS.test(first) || TELLS.test(first)) return 0;
  const isName = (word: string) => isCapital(word) || isNoWord(word) || isForename(word);
  const has = (at: number) => HAS.test(words[at] ?? after.trim().split(/[\s,.;:]+/)[0] ?? '');
  const isOver = (at: number) => isEnd(at) || tells(at) || has(at);
  if (!isTitled && isCalled !== 'surely') {
    const isPair = second !== undefined && [first, second].every(isName) && !IS.test(second) && !TELLS.test(second);
    const isSurely = isPair && (isForename(first) || isCalled !== 'no' || isCapital(first) === isCapital(second));
    const isOne =
      isOver(1) && (isCalled === 'perhaps' ? isName(first) : isNoWord(first) && !/(?:ed|ing)$/i.test(first));
    if (!isSurely && !isOne && !(isForename(first) && (isOver(1) || isOver(2)))) return 0;
  }
  let length = 1;
  while (length < words.length) {
    const next = words[length] ?? '';
    if (IS.test(next) || TELLS.test(next) || /['’]s$/.test(words[length - 1] ?? '')) break;
    const isTheirForename = isForename(first) || isCalled === 'surely';
    const isLast = tells(length + 1) || (isOver(length + 1) && isTheirForename);
    // "Mrs joan field and jean harper": where two are named alike, what is a word elsewhere is a surname.
    const isJoined = isForename(first) && isJoinedTo([...words.slice(length + 1), after].join(' '));
    const isTheirs = isCapital(next) ? isCapital(first) : isNoWord(next) || isLast || isJoined;
    if (!isTheirs) break;
    length += 1;
  }
  return length;
}

const JOINED = new RegExp(
  String.raw`^\s*(?:and(?: then)?|&)\s+(?:(?<title>${TITLES})\.?\s+)?(?<first>${NAME})(?:\s+(?<second>${NAME}))?`,
  'iu',
);

/** Whether somebody else who is named stands next to a name. */
function isJoinedTo(after: string): boolean {
  if (/^(?:\s*\([^()]{1,60}\))?\s*(?:and|&)\s+(?:the resident|another person)\b/i.test(after)) return true;
  const { title, first = '', second = '' } = JOINED.exec(after)?.groups ?? {};
  return (
    first !== '' &&
    (title !== undefined || (isForename(first) && second !== '' && !IS.test(second) && !TELLS.test(second)))
  );
}

function isTelling(after: string): boolean {
  return TELLS.test(after.trim().split(/[\s,.;:]+/)[0] ?? '');
}

type Match = RegExpMatchArray & { readonly index: number };

function nameAt(match: Match, text: string, isWord: IsWord): string {
  const { title, cue, cued, words = '' } = match.groups ?? {};
  const start = match[0].length - words.length;
  const all = words.split(/\s+/);
  const after = text.slice(match.index + match[0].length);
  const low = (title ?? '').toLowerCase();
  const isWordToo = title !== undefined && WORDS_TOO.test(low) && !/^\p{Lu}/u.test(title);
  if (isWordToo && (isWord((all[0] ?? '').toLowerCase()) || NO_TITLE.test(text.slice(0, match.index)))) return '';
  // A caller "called about it", and is "called Jean".
  const isSurely = cued !== undefined || /is called|name/i.test(cue ?? '') || /name/i.test(match[0].slice(0, start));
  const isCalled = isSurely ? 'surely' : /called/i.test(cue ?? '') ? 'perhaps' : 'no';
  const length = lengthOfName(all, after, isWord, { isTitled: title !== undefined, isCalled });
  if (length === 0) return '';
  const name = new RegExp(String.raw`^(?:${NAME}\s+){${length - 1}}${NAME}`, 'u').exec(words)?.[0] ?? '';
  return `${title === undefined ? '' : match[0].slice(0, start)}${name}`.replace(/['’]s$/, '');
}

/** "Has MS so we did it early": in capitals or behind "has" an illness, where no name follows. */
function isIllness({ index, groups }: Match, text: string): boolean {
  const { title = '', words = '' } = groups ?? {};
  if (!/^ms$/i.test(title) || /^\p{Lu}/u.test(words)) return false;
  return title === 'MS' || /\b(?:has|have|had|got|with|from)\s+$/i.test(text.slice(0, index));
}

/** The first that is named so; empty where nobody is. A forename with a surname is passed over where somebody of the council is called that. */
export function namedIn(text: string, { isWord, isOurs, sparesTitled }: NamesWorld): string {
  // What stands before "@" is no name, and no word of one.
  const words = text.replace(/\S+@\S+/g, (address) => '@'.repeat(address.length));
  for (const pattern of [TITLED, KNOWN_AS])
    for (const match of words.matchAll(pattern)) {
      if (NOBODY.test(match[0]) || isIllness(match as Match, words)) continue;
      const name = nameAt(match as Match, words, isWord);
      if (name !== '' && !(sparesTitled && isOurs(name))) return name;
    }
  return pairsIn(words, isWord).find((name) => !isOurs(name)) ?? '';
}

/** `isOurs`: whether somebody of the directory is called that; `sparesTitled`: those are passed over that are named by a title, too. */
export type NamesWorld = {
  readonly isWord: IsWord;
  readonly isOurs: (name: string) => boolean;
  readonly sparesTitled: boolean;
};

const PAIR = new RegExp(
  String.raw`(?<![\p{L}\p{N}'’-])(?=(?<first>${NAME})[ \t]+(?<second>${NAME})(?![\p{L}\p{N}]))`,
  'gu',
);
/** "Victoria Park", "st Alban Rees", "Alan Turing Way", "Florence House": places called after somebody. */
export const PLACE =
  /^(?:street|st|road|rd|lane|ln|avenue|ave|close|drive|crescent|court|ct|place|terrace|way|grove|gardens?|square|hill|row|walk|rise|mews|park|view|green|parade|house|flats?|tower|schools?|academy|college|university|hospital|surgery|centre|church|chapel|hall|library|hotel|inn|pub|club|bridge|station|estate|field|fields|ward|trust|foundation|ltd|limited|bus|stop|junction|embankment|wharf|lodge|farm|day|stores?)$/i;
const HONOURED = /\b(?:st|saint|king|queen|prince|princess|lord|lady|sir|dame|cllr|councillor)\.?\s+$/i;
/** What leads to somebody who was reached, or of whom something is told. */
const REACHED =
  /\b(?:rang|rung|called|phoned|telephoned|visited|met|saw|emailed|e-mailed|wrote to|spoke (?:to|with)|speak to|spoken to|talked to|told|texted|contacted|ring|call|from|by|for|with|and|resident|constituent|tenant|caller)\s+$/i;

/** Behind somebody else who is named, or in whose place somebody was named before. */
const JOINED_BY = new RegExp(
  String.raw`(?:\b(?:${TITLES})\.?\s+${NAME}(?:\s+${NAME})?|\bthe resident|\banother person)\s+(?:and(?: then)?|&)\s+$`,
  'iu',
);

/** A forename with a surname behind it, in whatever letters: "rang jean harper", "Pat Doyle says". */
function pairsIn(text: string, isWord: IsWord): readonly string[] {
  return [...text.matchAll(PAIR)].flatMap(({ index, groups }) => {
    const { first = '', second: said = '' } = groups ?? {};
    const second = said.replace(/['’]s$/, '');
    if (!isForename(first) || IS.test(second) || TELLS.test(second)) return [];
    const [before, after] = [
      text.slice(0, index),
      text
        .slice(index + first.length)
        .trimStart()
        .slice(said.length),
    ];
    const next = /^\s+(?<word>[\p{L}'’-]+)/u.exec(after)?.groups?.word ?? '';
    const isPerson = isJoinedTo(after) || JOINED_BY.test(before);
    if (PLACE.test(second) && !isPerson) return [];
    if (PLACE.test(next) || HONOURED.test(before) || isCapital(first) !== isCapital(second)) return [];
    if (isCapital(second) && isCapital(next)) return [];
    const isSurname = !isWord(second.toLowerCase());
    const isTold = isCapital(second) && (isTelling(after) || REACHED.test(before));
    return isSurname || isPerson || isTold || isTelling(after) ? [`${first} ${second}`] : [];
  });
}
