import type { LocalDate } from '../calendar/index.ts';
import { type Directory, isActive, normaliseEmail, type Person } from '../people/index.ts';

/** Whom a name means: one person, several that it may be (or one, by a short name only), or nobody. */
export type FoundPeople =
  | { readonly kind: 'one'; readonly person: Person }
  | { readonly kind: 'several'; readonly people: readonly Person[] }
  | { readonly kind: 'nobody' };

/** Letters that do not come apart into a plain one and an accent. */
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
const TITLES = new Set([
  'cllr',
  'cllrs',
  'cllor',
  'councillor',
  'councillors',
  'coun',
  'clr',
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'sir',
  'dame',
  'lord',
  'lady',
  'prof',
  'rev',
  'alderman',
  'the',
  'hon',
]);
/** Short names, both ways. */
const NICKNAMES: readonly (readonly string[])[] = [
  ['thomas', 'tom', 'tommy'],
  ['robert', 'rob', 'bob', 'bobby'],
  ['william', 'will', 'bill', 'billy'],
  ['elizabeth', 'liz', 'beth', 'lizzie', 'betty'],
  ['david', 'dave', 'davey'],
  ['michael', 'mike', 'mick'],
  ['james', 'jim', 'jimmy', 'jamie'],
  ['john', 'jack', 'johnny'],
  ['katherine', 'kate', 'kathy', 'katie', 'catherine', 'cath', 'kath'],
  ['richard', 'rick', 'dick', 'rich'],
  ['samuel', 'sam'],
  ['samantha', 'sam'],
  ['susan', 'sue', 'susie'],
  ['margaret', 'maggie', 'peggy', 'meg'],
  ['anthony', 'tony'],
  ['andrew', 'andy', 'drew'],
  ['christopher', 'chris'],
  ['christine', 'chris', 'chrissie'],
  ['patrick', 'pat', 'paddy'],
  ['patricia', 'pat', 'trish'],
  ['edward', 'ed', 'eddie', 'ted'],
  ['alexander', 'alex', 'sandy'],
  ['alexandra', 'alex', 'sandra'],
  ['joseph', 'joe'],
  ['josephine', 'jo'],
  ['joanne', 'jo'],
  ['deborah', 'debbie', 'deb'],
  ['jennifer', 'jen', 'jenny'],
  ['nicholas', 'nick'],
  ['nicola', 'nicky', 'nikki'],
  ['stephen', 'steve', 'steven'],
  ['peter', 'pete'],
  ['matthew', 'matt'],
  ['benjamin', 'ben'],
  ['daniel', 'dan', 'danny'],
  ['philip', 'phil', 'phillip'],
  ['mohammed', 'mo', 'muhammad', 'mohamed'],
  ['victoria', 'vicky', 'tori'],
  ['rebecca', 'becky', 'bex'],
  ['jacqueline', 'jackie'],
];

/** The words of a name that tell people apart: lower case, without accents, apostrophes and titles; hyphens part words. */
function nameWords(name: string): readonly string[] {
  const swapped = /^([^,]+),\s*([^,]+)$/.exec(name.trim());
  const turned = swapped === null ? name : `${swapped[2]} ${swapped[1]}`;
  return plainWords(turned).filter((word) => !TITLES.has(word));
}

function plainWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[łøæœßđðþı]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=\p{L})['’‘`´ʼ](?=\p{L})/gu, '')
    .replace(/['’‘`´ʼ]s?(?=\s|$)/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Looks somebody up by name, part of a name, e-mail address or `me`, among those `suits` lets through. */
export function findPeople(
  said: string,
  told: {
    readonly directory: Directory;
    readonly on: LocalDate;
    readonly me: Person;
    readonly suits: (person: Person) => boolean;
  },
): FoundPeople {
  const { directory, on, me, suits } = told;
  if (/^(?:me|i|myself|my ?self|us)$/i.test(said.trim()))
    return suits(me) ? { kind: 'one', person: me } : { kind: 'nobody' };
  const there = directory.people.filter((person) => isActive(person, on) && suits(person));
  const email = normaliseEmail(said.replace(/^mailto:/i, ''));
  const addressed = there.filter((person) => person.email === email || person.id === said.trim());
  const wanted = nameWords(said);
  if (wanted.length === 0 && addressed.length === 0) return { kind: 'nobody' };
  const joined = wanted.join('');
  const named = there.map((person) => ({ person, words: wordsOfPerson(person) }));
  const exact = named.filter(({ words }) => words.join('') === joined);
  const whole = named.filter(({ words }) => wanted.every((word) => words.includes(word)) || endsJoined(words, joined));
  const certain = [addressed, exact.map(({ person }) => person), whole.map(({ person }) => person)].find(
    (people) => people.length > 0,
  );
  const [first] = certain ?? [];
  if (certain !== undefined && first !== undefined) {
    return certain.length === 1 ? { kind: 'one', person: first } : { kind: 'several', people: certain };
  }
  const partly = named.filter(({ words }) => wanted.every((word) => words.some((part) => isShortFor(word, part))));
  return partly.length === 0 ? { kind: 'nobody' } : { kind: 'several', people: partly.map(({ person }) => person) };
}

const known = new WeakMap<Person, readonly string[]>();

/** The words of somebody's name, taken apart once: a directory of thousands is searched on most turns. */
function wordsOfPerson(person: Person): readonly string[] {
  const before = known.get(person);
  if (before !== undefined) return before;
  const words = nameWords(person.name);
  known.set(person, words);
  return words;
}

/** "O Brien" is O'Brien, and "de la Cruz" alone is a surname. */
function endsJoined(words: readonly string[], joined: string): boolean {
  return words.some((_, at) => at > 0 && words.slice(at).join('') === joined);
}

function isShortFor(word: string, part: string): boolean {
  if (part === word || (word.length >= 2 && part.startsWith(word))) return true;
  return NICKNAMES.some((names) => names.includes(word) && names.includes(part));
}

/** Somebody of the directory, as named in a sentence. */
export type FoundName = { readonly start: number; readonly end: number; readonly said: string };

type Index = ReadonlyMap<string, readonly (readonly string[])[]>;
const indexes = new WeakMap<Directory, Index>();

function indexOf(directory: Directory): Index {
  const there = indexes.get(directory);
  if (there !== undefined) return there;
  const made = new Map<string, (readonly string[])[]>();
  for (const person of directory.people) {
    const words = wordsOfPerson(person);
    for (const word of new Set(words)) {
      const list = made.get(word);
      if (list === undefined) made.set(word, [words]);
      else list.push(words);
    }
  }
  indexes.set(directory, made);
  return made;
}

const TITLE = /^(?:cllrs?|clrs?|councillors?|coun|cllor|mr|mrs|ms|miss|dr)\.?$/i;
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’‘`´ʼ][\p{L}\p{M}]+)*(?:[.@_+-][\p{L}\p{N}]+)*/gu;

/**
 * The names of people in a sentence: whole names however written, a title with a surname, an e-mail address of the directory, and
 * a forename or surname that is written with a capital. `@` before a name belongs to it.
 */
export function findNames(text: string, directory: Directory): readonly FoundName[] {
  const index = indexOf(directory);
  const tokens = [...text.matchAll(TOKEN)].map((match) => ({
    said: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const found: FoundName[] = [];
  for (let at = 0; at < tokens.length; ) {
    const length = nameAt(text, tokens, at, index, directory);
    const [first, last] = [tokens[at], tokens[at + length - 1]];
    if (length === 0 || first === undefined || last === undefined) {
      at += 1;
      continue;
    }
    const start = text.charAt(first.start - 1) === '@' ? first.start - 1 : first.start;
    found.push({ start, end: last.end, said: text.slice(first.start, last.end) });
    at += length;
  }
  return found;
}

type Token = { readonly said: string; readonly start: number; readonly end: number };

/** How many tokens of a name begin here; 0 for none. */
function nameAt(text: string, tokens: readonly Token[], at: number, index: Index, directory: Directory): number {
  const here = tokens[at];
  if (here === undefined) return 0;
  if (here.said.includes('@') && directory.people.some(({ email }) => email === normaliseEmail(here.said))) return 1;
  const titled = TITLE.test(here.said);
  const from = titled ? at + 1 : at;
  const words: string[] = [];
  let best = 0;
  for (let next = from; next < Math.min(tokens.length, from + 5); next += 1) {
    const token = tokens[next];
    const before = tokens[next - 1];
    if (token === undefined) break;
    // A name does not go on behind a full stop; a comma may stand between surname and forename.
    if (next > from && before !== undefined && !/^\s*[,.'’-]?\s*$/.test(text.slice(before.end, token.start))) break;
    words.push(...plainWords(token.said));
    if (isWholeName(words, index)) best = next + 1 - at;
  }
  if (best > 0) return best;
  const first = tokens[from];
  const [word] = first === undefined ? [] : plainWords(first.said);
  if (first === undefined || word === undefined) return 0;
  const isPart = index.has(word);
  if (titled) return /^\p{Lu}/u.test(first.said) || isPart ? 2 : 0;
  const isMention = text.charAt(first.start - 1) === '@';
  return isPart && (isMention || (/^\p{Lu}/u.test(first.said) && first.start > 0)) ? 1 : 0;
}

function isWholeName(words: readonly string[], index: Index): boolean {
  const [first = ''] = words;
  const names = index.get(first) ?? [];
  const joined = words.join('');
  return names.some((name) => {
    if (name.length < 2) return false;
    const turned = [name.at(-1) ?? '', ...name.slice(0, -1)];
    return (
      name.join('') === joined ||
      turned.join('') === joined ||
      (name.length > 2 && words.length > 1 && words.every((word) => name.includes(word)))
    );
  });
}
