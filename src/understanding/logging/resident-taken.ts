import { noLogWords, type ResidentWords } from './log-words.ts';
import { findResident, findWays, type HowFound, isOfDirectory, type ResidentWorld, residentPart } from './resident.ts';
import { TITLES } from './resident-names.ts';
import { type Called, standing, withoutResident } from './without-resident.ts';

/*
 * A text without any of those who are named in it and can be reached: of two names or two numbers both are taken out, and a name that was
 * told once where it stands again.
 */

/** So many people are taken out of one text. */
const MOST = 12;

/** What the words say besides, and who was named, all together. */
export type Taken = { readonly rest: string; readonly resident: ResidentWords };

export function takeResident(
  text: string,
  world: ResidentWorld,
  how: HowFound = {},
  [first, other]: readonly [Called, Called] = ['the resident', 'another person'],
): Taken {
  let taken: Taken = { rest: text, resident: noLogWords.resident };
  for (let at = 0; at < MOST; at += 1) {
    const found = findResident(taken.rest, world, at === 0 ? how : { ...how, hasSender: false });
    if (saysNothing(found)) break;
    const called = taken.resident.name === '' || found.name === '' ? first : other;
    const out = withoutResident(taken.rest, found, called);
    const rest = withoutKnown(out, { ...found, telephone: '', email: '', address: '' }, world, called);
    if (rest === taken.rest) break;
    const name = found.name.replace(/^the\s+/i, '');
    taken = { rest: rest.replace(/^[\s,;]+|[\s,;]+$/g, ''), resident: together(taken.resident, { ...found, name }) };
  }
  return taken;
}

const TWO = /\b(?:the resident|another person),?\s+(?:and(?: then)?|&|or)\s+(?:another person|the resident)\b/giu;
/** "Two residents, another resident and the resident, have": it is said already that they are two. */
const COUNTED =
  /\b(?<all>(?:two|three|four|five|several|some) (?:residents|tenants|neighbours|people|constituents|ladies|families))(?:,|\s+and|\s+&)\s*(?:(?:another (?:person|resident)|the resident|two residents|several residents)(?:,?\s*(?:and|&)?\s*)?)+(?:\([^()]*\))?\s*,?\s*/giu;
const ONE = /\b(?:the resident|another person|two residents)\b/i;

/** A subject whose residents are kept apart, all of them: they are two, or another one, and nobody is only another person. */
export function asResidents(text: string, { name }: ResidentWords): string {
  const count = name.split('; ').length;
  // "The resident, Ion the resident": one who was named again.
  if (count < 2) return text.replace(/\b(the resident),\s+(?:\p{Lu}[\p{L}'’-]+\s+){1,2}the resident\b/giu, '$1');
  const told = text.replace(COUNTED, '$<all> ');
  const joined = told.replace(TWO, (said) => (/^The|^A/.test(said) ? 'Two residents' : 'two residents'));
  // One who stood as a piece of its own was taken out whole, so that "and" joins nobody.
  const alone =
    count === 2 && joined.match(new RegExp(ONE.source, 'gi'))?.length === 1
      ? joined.replace(/(?<=^|[,;.])(\s*)and another person\b/i, '$1two residents')
      : joined;
  return alone
    .replace(/\btwo residents,?\s+and(?: then)? another person\b/gi, 'several residents')
    .replace(/\banother person\b/g, 'another resident')
    .replace(/\bAnother person\b/g, 'Another resident');
}

/** A text without any telephone number or e-mail address, and these beside what is known of a resident. */
export function takeWays(text: string, resident: ResidentWords): Taken {
  let taken: Taken = { rest: text, resident };
  for (let at = 0; at < MOST; at += 1) {
    const ways = { ...noLogWords.resident, ...findWays(taken.rest) };
    if (saysNothing(ways)) break;
    taken = { rest: withoutResident(taken.rest, ways), resident: together(taken.resident, ways) };
  }
  return taken;
}

function saysNothing(resident: ResidentWords): boolean {
  return Object.values(resident).every((part) => part === '');
}

const joints: Readonly<Record<keyof ResidentWords, string>> = {
  name: '; ',
  address: ' and ',
  telephone: ' or ',
  email: ' or ',
};

/** Each part of both. */
export function together(one: ResidentWords, other: ResidentWords): ResidentWords {
  const join = (part: keyof ResidentWords) => {
    const [first, second] = [one[part], other[part]];
    if (second === '' || standing(second.toLowerCase()).test(first.toLowerCase())) return first;
    return first === '' ? second : `${first}${joints[part]}${second}`;
  };
  return { name: join('name'), address: join('address'), telephone: join('telephone'), email: join('email') };
}

/** A text without who somebody is known to be, in whatever letters and in part: "jean", "harper", "900123". */
export function withoutKnown(
  text: string,
  known: ResidentWords,
  world: ResidentWorld,
  called: Called = 'the resident',
): string {
  const names = known.name.split(/\s*(?:,|;|&|\band\b)\s*/i).flatMap((name) => namesOf(name, text, world));
  const found: ResidentWords = {
    name: '',
    email: firstIn(text, known.email === '' ? undefined : standing(known.email)),
    telephone: firstIn(text, numberIn(known.telephone)),
    address: firstIn(text, known.address === '' ? undefined : standing(streetPart(known.address))),
  };
  const without = names.reduce((rest, name) => withoutResident(rest, { ...noLogWords.resident, name }, called), text);
  return saysNothing(found) ? without : withoutResident(without, found, called);
}

function firstIn(text: string, pattern: RegExp | undefined): string {
  return (pattern && new RegExp(pattern.source, 'iu').exec(text)?.[0]) ?? '';
}

/** The house and its street: the town may not be said again. */
function streetPart(address: string): string {
  return /^[^,]*\d[^,]*(?:,\s*\d[^,]*)?/.exec(address)?.[0] ?? address;
}

/** A number as it may be written, or its end alone. */
function numberIn(telephone: string): RegExp | undefined {
  const digits = telephone.replace(/\D/g, '');
  if (digits.length < 6 || digits.length > 13) return undefined;
  const [start, end] = [digits.slice(0, -6), digits.slice(-6)].map((part) => [...part].join('[\\s-]?'));
  return new RegExp(`(?<!\\d)(?:${start}[\\s-]?)?${end}(?!\\d)`, 'u');
}

/** The whole name, and each of its words where that word is nothing else; as they stand in a text. */
function namesOf(name: string, text: string, world: ResidentWorld): readonly string[] {
  const bare = name.replace(new RegExp(String.raw`^(?:${TITLES})\.?\s+`, 'i'), '').trim();
  const words = bare.split(/\s+/).filter((word) => word.replace(/\P{L}/gu, '').length > 2);
  const whole = bare === '' ? [] : occurrences(text, bare);
  const parts = words.flatMap((word) => occurrences(text, word).filter((said) => isThatName(said, text, world)));
  return [...new Set([...whole, ...parts])];
}

function occurrences(text: string, words: string): readonly string[] {
  return [...text.matchAll(new RegExp(standing(words).source, 'giu'))].map(([said]) => said);
}

/** "Rose" and "park" are words too: they are somebody only as a name is written, and not in the name of a place. */
function isThatName(said: string, text: string, world: ResidentWorld): boolean {
  if (isOfDirectory(said, world)) return false;
  if (!world.isWord(said.toLowerCase())) return true;
  const stands = new RegExp(String.raw`(?<before>\S+\s+)${standing(said).source}(?<after>\s+\S+)?`, 'u').exec(
    text,
  )?.groups;
  const isLower = (word = '') => /^\s*[\p{Ll}\d]/u.test(word);
  return /^\p{Lu}/u.test(said) && isLower(stands?.before) && (stands?.after === undefined || isLower(stands.after));
}

const LINE = /^[>\s]*(?<label>[A-Za-z][A-Za-z '’-]{1,24}?)\s*:\s*(?<value>\S.*)$/;

/** A text without the lines of a form that say who a resident is, and these apart. */
export function takeResidentLines(text: string): { readonly rest: string; readonly resident: Partial<ResidentWords> } {
  let resident: Partial<ResidentWords> = {};
  const kept = text.split('\n').filter((line) => {
    const { label = '', value = '' } = LINE.exec(line)?.groups ?? {};
    const part = residentPart(label, value);
    if (part === undefined || resident[part] !== undefined) return true;
    resident = { ...resident, [part]: value.trim() };
    return false;
  });
  return { rest: kept.join('\n'), resident };
}
