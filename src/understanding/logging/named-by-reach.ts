import { isForename, PLACE, TELLING, TITLES } from './resident-names.ts';

/*
 * A resident's name by what stands behind it: how they are reached ("Sue on 07700 900321", "J. R. Hartley 01332 555900"), where they live
 * ("mark rose of 5 cedar close", "Ann Fry (6 Mill Lane)", "Hassan who lives at 4"), or that they told of it ("Grace Hope rang").
 */

type Signs = { readonly isWord: (word: string) => boolean; readonly isOurs: (name: string) => boolean };

const WAY_BEHIND = String.raw`(?:[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}|(?:\+44\s?(?:\(0\)\s?)?|0)(?:\d[\s-]?){9,10}(?!\d))`;
const REACHED = new RegExp(
  String.raw`[\s,:(–-]*(?:back\s+)?(?:(?:on|at|via)\s+)?(?:(?:tel|telephone|phone|mob|mobile|number|no|e-?mail)\b[\s.:]*)?${WAY_BEHIND}`,
  'giu',
);
const LIVES =
  /(?:['’]s)?[\s,]*(?:\(|,|\bof\b|\bat\b|\bfrom\b|\bin\b)\s*(?:(?:flat|apartment|apt)\s*(?:\d+[a-z]?,?\s*)?)?(?:number\s+|no\.?\s*)?\d{1,4}[a-z]?,?\s+(?!(?:years?|weeks?|days?|months?|times?|o['’]?clock|am|pm)\b)\p{L}/giu;
const STREETS =
  'Street|Road|Lane|Avenue|Close|Drive|Crescent|Court|Place|Terrace|Way|Grove|Gardens|Square|Hill|Row|Walk|Rise|Bank';
/** In a street, of somebody whose both names are no words. */
const IN_STREET = new RegExp(String.raw`\s+(?:in|of|from|on)\s+(?:\p{Lu}\p{L}+\s+){1,2}(?:${STREETS})\b`, 'gu');
const WHO = /\s+who\s+(?:lives|has|is|uses|cannot|can['’]t)\b/giu;
/** Beside somebody who was named. */
const BESIDE = /(?:\s*,|\s+and|\s+&)\s+(?:the resident|another person)\b/giu;
const TELLS = new RegExp(String.raw`\s+(?:(?:has|have|just)\s+)?(?:${TELLING})\b`, 'giu');
const ORDERED = /\b(?:ring|call|phone|contact|speak to|text|get hold of|e-?mail|outside|behind)\s+$/i;
/** Forenames that are words as well: somebody's where something else tells it. */
const wordsAndNames: ReadonlySet<string> = new Set(
  `amber angel art autumn bill bob chase charity crystal daisy dale dawn dick drew ernest faith frank gene glen grace grant guy heather
  holly hope iris ivy jack jade jay joy lily mark max miles nick olive pat patience pearl penny poppy prudence rich rob robin rose ruby
  rusty sandy sky star sue summer sunny victor violet will jo del ray don ken les stan`.split(/\s+/),
);
const DAY =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/i;
const LABEL =
  /^(?:tel|telephone|phone|mob|mobile|number|contact|call|ring|home|work|office|email|e-mail|council|housing|streets|parks|on|at|is)$/i;
/** So many words are a name at most. */
const LONGEST = 3;

function isForenameToo(word: string): boolean {
  return isForename(word) || wordsAndNames.has(word.toLowerCase());
}

/** The words at the end of a text that are somebody's name; undefined where there are none. */
function nameBefore(text: string, { isWord }: Signs, isSure: boolean): string | undefined {
  const last =
    /(?<words>(?:(?:(?<![\p{L}’'-])\p{Lu}\.[ \t]*|(?<![\p{L}’'-])\p{L}[\p{L}’'-]*[ \t]+)){0,3}\p{L}[\p{L}’'-]*)$/u.exec(
      text,
    );
  const all = (last?.groups?.words ?? '').split(/(?<=\.)(?=\p{L})|[ \t]+/u).filter((word) => word !== '');
  const isInitial = (word: string) => /^\p{Lu}\.?$/u.test(word);
  const isTitle = (word: string) => new RegExp(`^(?:${TITLES})\\.?$`, 'i').test(word);
  const isCapital = (word: string) => /^\p{Lu}\p{L}/u.test(word);
  const isName = (word: string) => {
    if (DAY.test(word)) return false;
    const low = word.toLowerCase().replace(/['’]s$/, '');
    return (
      isInitial(word) ||
      isTitle(word) ||
      isForenameToo(low) ||
      (!isWord(low) && low.length > 1 && (isCapital(word) || isSure))
    );
  };
  // A surname may be any word that is written as one, behind a forename.
  const fits = (word: string, before: string | undefined) =>
    isName(word) ||
    (before !== undefined && (isCapital(word) ? isName(before) : !isCapital(before) && isForenameToo(before)));
  // "Speak to Ged on 07700 900321": whoever has a number is somebody.
  const only = all.at(-1) ?? '';
  const hasNumber = isSure && isCapital(only) && all.length > 1 && !LABEL.test(only) && !PLACE.test(only);
  let from = all.length;
  while (
    from > 0 &&
    all.length - from < LONGEST &&
    ((hasNumber && from === all.length) || fits(all[from - 1] ?? '', all[from - 2]))
  )
    from -= 1;
  const named = all.slice(from);
  const own = named.filter((word) => !isInitial(word) && !isTitle(word));
  const lastWord = own.at(-1) ?? '';
  const isLower = own.every((word) => !isCapital(word));
  if (own.length === 0 || (PLACE.test(lastWord) && own.length < 2)) return undefined;
  if (PLACE.test(lastWord) && !isForenameToo(own[0] ?? '')) return undefined;
  // In small letters a word is somebody only where two stand together, or where no word is so written.
  if (isLower && own.length < 2 && !isForename(lastWord)) return undefined;
  const at = text.length - (last?.groups?.words ?? '').length;
  const start = text.indexOf(named.join(' '), at);
  return start < 0 ? undefined : text.slice(start).trim();
}

/** The first that is named so, as it stands; empty where nobody is. */
export function namedByReach(text: string, signs: Signs): string {
  const kinds: readonly (readonly [RegExp, { readonly isSure: boolean; readonly isPair: boolean }])[] = [
    [REACHED, { isSure: true, isPair: false }],
    [LIVES, { isSure: false, isPair: false }],
    [WHO, { isSure: false, isPair: false }],
    [IN_STREET, { isSure: false, isPair: true }],
    [BESIDE, { isSure: false, isPair: true }],
    [TELLS, { isSure: false, isPair: true }],
  ];
  for (const [pattern, { isSure, isPair }] of kinds)
    for (const { index } of text.matchAll(pattern)) {
      const name = nameBefore(text.slice(0, index).replace(/['’]s$/, ''), signs, isSure);
      if (name === undefined || signs.isOurs(name)) continue;
      const words = name.split(/\s+/);
      const before = text.slice(0, text.slice(0, index).lastIndexOf(name));
      const isPlace =
        pattern !== REACHED &&
        words.length === 1 &&
        /\b(?:in|near|on|off|by|to)\s+$/i.test(before) &&
        !isForename(name);
      const isCouncillor = /\b(?:cllr|councillor|st|saint|king|queen|sir|dame|lord)\.?\s+$/i.test(before);
      const isAlone = pattern === IN_STREET && /(?:^|[,:;.]\s*)$/.test(before) && !signs.isWord(name.toLowerCase());
      if (isPlace || isCouncillor || (isPair && !isAlone && (words.length < 2 || !/^\p{Lu}/u.test(name)))) continue;
      return name;
    }
  return orderedToReach(text, signs);
}

/** "Ring Winston Clarke back or his wife Pearl": both words are written as a name is. */
function orderedToReach(text: string, { isWord, isOurs }: Signs): string {
  for (const { 0: name, index } of text.matchAll(
    /(?<![\p{L}’'-])\p{Lu}[\p{L}’'-]+[ \t]+\p{Lu}[\p{L}’'-]+(?![ \t]+\p{Lu})/gu,
  )) {
    const [first = '', second = ''] = name.split(/\s+/);
    if (!ORDERED.test(text.slice(0, index)) || PLACE.test(second) || isOurs(name)) continue;
    if (isForenameToo(first) || (!isWord(first.toLowerCase()) && !isWord(second.toLowerCase().replace(/['’]s$/, ''))))
      return name.replace(/['’]s$/, '');
  }
  return '';
}
