import { isForename, PLACE } from './resident-names.ts';

/*
 * A resident's name by what stands with it and no title: "the Jones family", "the Hendersons at no 9", "Smith's house", "says Tracey",
 * "Sharon at number 38", "Pete's wall", "Sharon fell, she has MS". Streets, firms and churches called after somebody are nobody.
 */

const NAME = String.raw`\p{L}[\p{L}’'-]*\p{L}`;
/** Surnames that are words besides: somebody's where a family or a house is. */
const surnames: ReadonlySet<string> = new Set(
  'smith jones brown taylor wilson white green hall wood walker wright clark cook cooper turner baker carter fisher hunter marsh mills price rose stone ward west young king bell black fox gray grey hill lane long moss nash page palmer parker potter reed rice shaw short webb wells'.split(
    ' ',
  ),
);
const FAMILY = /(?<![\p{L}’'-])(?<name>(?:the\s+)?(?<word>\p{Lu}\p{Ll}[\p{L}’'-]*)\s+family)(?![\p{L}-])/gu;
const PLURAL =
  /(?<![\p{L}’'-])(?<name>the\s+(?<word>\p{Lu}\p{Ll}[\p{L}-]*s))(?=\s+(?:(?:at|of|from|in)\s+(?:house\s+|number\s+|no\.?\s*|flat\s+)?\d|next door|(?:say|said|told|live|have|had|want|rang|complain|were|are)\b))/giu;
const HOME =
  '(?:house|home|flat|bungalow|garden|front garden|back garden|place|property|drive|driveway|gate|fence|hedge|wall|door|front door|roof|bins?|car|van|kids|children|son|daughter|husband|wife|mum|dad|dog|tree)';
const OWNED = new RegExp(
  String.raw`(?<![\p{L}’'-])(?<name>(?:the\s+)?(?<word>\p{Lu}\p{Ll}[\p{L}-]*?))['’]s?\s+${HOME}(?![\p{L}-])`,
  'gu',
);
const TOLD_BY = new RegExp(
  String.raw`\b(?:says|said|reports|according to|tells me|told me by|from)\s+(?<name>(?<word>${NAME}))(?=\s*(?:[,;.]|$|at\b|of\b))`,
  'gu',
);
const AT_NUMBER = new RegExp(
  String.raw`(?<![\p{L}’'-])(?<name>(?<word>${NAME}))\s*,?\s+(?:at|of|from|in)\s+(?:(?:house|number|no\.?|flat)\s*\d+[a-z]?\b|\d+[a-z]?,?\s+\p{Lu}\p{Ll})`,
  'gu',
);
const LONE = new RegExp(String.raw`(?<![\p{L}’'-])(?<name>(?<word>\p{Lu}${NAME.slice(5)}))(?![\p{L}-])`, 'gu');
const ANYBODY = new RegExp(String.raw`(?<![\p{L}’'-])(?<name>(?<word>${NAME}))(?![\p{L}-])`, 'gu');
const ILL =
  /\b(?:has|have|had|got|with|suffers? (?:from|with)|diagnosed with|is|who['’]s|she['’]s|he['’]s|uses?|on|in)\s+(?:(?:an?|the|her|his|severe|bad|chronic|terminal|early|very|now|also|registered|partially|six months|heavily)\s+)*(?:ms|multiple sclerosis|dementia|alzheimer\S*|cancer|asthma\w*|copd|epilep\w+|diabet\w+|depress\w+|anxiety|autis\w+|adhd|arthritis|parkinson\S*|strokes?|disab\w+|blind|deaf|pregnant|wheelchair|oxygen|dialysis|bipolar|schizophreni\w+|hiv|mental health|housebound|bedridden|pneumonia|suicidal)\b/i;
/** Behind a forename these tell that it is somebody. */
const DOES =
  /^\s+(?:is|was|has|had|fell|falls|says?|said|wants?|wanted|needs?|rang|phoned|called|can(?:no|['’])t|cannot|lives|died|feels|asked|thinks|complained|reports|reported|will not|won['’]t|got|gets)\b/i;
const HONOURED =
  /\b(?:st|saint|king|queen|prince|princess|lord|lady|sir|dame|cllr|councillor|pc|pcso|sgt|dr|mr|mrs|ms|miss)\.?\s+$/i;

type Signs = { readonly isWord: (word: string) => boolean; readonly isOurs: (name: string) => boolean };

/** The first that is named so, as it stands; empty where nobody is. In a `report` whoever something is told of is a resident. */
export function namedBySigns(text: string, { isWord, isOurs }: Signs, isReport: boolean): string {
  const isSurname = (word: string) => !isWord(word.toLowerCase()) || surnames.has(word.toLowerCase());
  const begins = (at: number) => /(?:^|[.!?:]\s*)$/.test(text.slice(0, at));
  const kinds: readonly (readonly [RegExp, (word: string, at: number) => boolean])[] = [
    [
      FAMILY,
      (word, at) => isSurname(word) && !(begins(at) && isWord(word.toLowerCase()) && !surnames.has(word.toLowerCase())),
    ],
    [PLURAL, (word) => !isWord(word.toLowerCase()) || surnames.has(word.toLowerCase().replace(/s$/, ''))],
    [OWNED, (word) => isSurname(word) || isForename(word)],
    [TOLD_BY, isForename],
    [AT_NUMBER, (word) => isForename(word) && (!isWord(word.toLowerCase()) || /^\p{Lu}/u.test(word))],
    [ANYBODY, (word) => ILL.test(text) && isForename(word) && !isWord(word.toLowerCase())],
  ];
  for (const [pattern, isMeant] of kinds)
    for (const { index, groups } of text.matchAll(pattern)) {
      const { name = '', word = '' } = groups ?? {};
      const bare = word.replace(/['’]s?$/, '');
      const at = text.indexOf(name, index);
      if (!isMeant(bare, at) || isOurs(bare) || isPlace(text, at, name)) continue;
      return name.replace(/['’]s?$/, '');
    }
  return isReport ? (perhapsNamed(text, { isWord, isOurs }) ?? '') : '';
}

/** A forename of which something is told, that may be a resident's or not; undefined where there is none. */
export function perhapsNamed(text: string, { isWord, isOurs }: Signs): string | undefined {
  for (const { index, groups } of text.matchAll(LONE)) {
    const { name = '' } = groups ?? {};
    const isTold = DOES.test(text.slice(index + name.length));
    const isName = isForename(name) && !isWord(name.toLowerCase()) && !isOurs(name);
    if (isTold && isName && !isPlace(text, index, name)) return name;
  }
  return undefined;
}

function isPlace(text: string, at: number, name: string): boolean {
  const next = /^['’]?s?\s+(?<word>[\p{L}-]+)/u.exec(text.slice(at + name.length))?.groups?.word ?? '';
  return HONOURED.test(text.slice(0, at)) || (PLACE.test(next) && !/^(?:house|flats?|drive|close)$/.test(next));
}
