import type { LocalDate } from '../calendar/index.ts';
import { type Directory, isActive, normaliseEmail, type Person } from '../people/index.ts';
import { isAbbreviation } from './abbreviations.ts';
import { isNickname } from './nicknames.ts';

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
    .replace(/['’‘`´ʼ]s(?!\p{L})/gu, '')
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
  const email = normaliseEmail(said.replace(/^mailto:/i, ''));
  const id = said.trim();
  const wanted = nameWords(said);
  const joined = wanted.join('');
  const { byAddress, byWord, byJoined, byEnding } = indexOf(directory);
  const suiting = (people: readonly Person[]) => people.filter((person) => isActive(person, on) && suits(person));
  const [word = '', ...others] = wanted;
  const certainly: readonly (() => readonly Person[])[] = [
    () => [...new Set([...(byAddress.get(email) ?? []), ...(byAddress.get(id) ?? [])])],
    () => byJoined.get(joined) ?? [],
    () => {
      const whole = (byWord.get(word) ?? []).filter((person) =>
        others.every((other) => nameOf(person).words.includes(other)),
      );
      return [...new Set([...whole, ...(byEnding.get(joined) ?? [])])];
    },
  ];
  for (const find of wanted.length === 0 ? certainly.slice(0, 1) : certainly) {
    const people = suiting(find());
    const [first] = people;
    if (first === undefined) continue;
    return people.length === 1 ? { kind: 'one', person: first } : { kind: 'several', people };
  }
  if (wanted.length === 0) return { kind: 'nobody' };
  const initials = /^(?:\p{L}\.\s?){2,3}$|^\p{Lu}{2,3}$/u.test(withoutTitles(id))
    ? withoutTitles(id)
        .toLowerCase()
        .replace(/[^\p{L}]/gu, '')
    : '';
  // "TV" and "HR" are words: initials only where one person has them, who is asked about.
  const isShort = isAbbreviation(withoutTitles(id));
  // A letter alone names nobody, unless a title says that it is a name.
  const isName = !isShort && (wanted.some((each) => each.length > 1) || plainWords(said).length > wanted.length);
  const partly = suiting(directory.people).filter((person) => {
    const { words } = nameOf(person);
    return (
      (isName && wanted.every((each) => words.some((part) => isShortFor(each, part)))) ||
      (initials !== '' && words.map((part) => part.charAt(0)).join('') === initials)
    );
  });
  return partly.length === 0 || (isShort && partly.length > 1)
    ? { kind: 'nobody' }
    : { kind: 'several', people: partly };
}

/** A name taken apart; `endings` are its last words as one: "O Brien" is O'Brien, and "de la Cruz" alone is a surname. */
type Name = { readonly words: readonly string[]; readonly joined: string; readonly endings: readonly string[] };

const known = new WeakMap<Person, Name>();

/** Somebody's name, taken apart once: a directory of thousands is searched on most turns. */
function nameOf(person: Person): Name {
  const before = known.get(person);
  if (before !== undefined) return before;
  const words = nameWords(person.name);
  const name: Name = {
    words,
    joined: words.join(''),
    endings: words.slice(1).map((_, at) => words.slice(at + 1).join('')),
  };
  known.set(person, name);
  return name;
}

function withoutTitles(name: string): string {
  return name
    .split(/\s+/)
    .filter((word) => !TITLES.has(word.toLowerCase().replace(/\.$/, '')))
    .join(' ');
}

/** "Tom" and "T" are short for Thomas; whoever is meant by it is asked. */
function isShortFor(word: string, part: string): boolean {
  if (part.startsWith(word)) return true;
  return isNickname(word, part);
}

/** Somebody of the directory, as named in a sentence. */
export type FoundName = { readonly start: number; readonly end: number; readonly said: string };

/** A directory's names by what is asked of them for each run of words in a sentence. */
type Index = {
  /** People by e-mail address, and by their id. */
  readonly byAddress: ReadonlyMap<string, readonly Person[]>;
  /** People by each word of their names, by the whole name as one, and by its last words as one. */
  readonly byWord: ReadonlyMap<string, readonly Person[]>;
  readonly byJoined: ReadonlyMap<string, readonly Person[]>;
  readonly byEnding: ReadonlyMap<string, readonly Person[]>;
  /** Names of two words and more as one, in either order. */
  readonly whole: ReadonlySet<string>;
  /** Names of three words and more, of which some may be left out, by each of their words. */
  readonly long: ReadonlyMap<string, readonly (readonly string[])[]>;
};
const indexes = new WeakMap<Directory, Index>();

function indexOf(directory: Directory): Index {
  const there = indexes.get(directory);
  if (there !== undefined) return there;
  const byAddress = new Map<string, Person[]>();
  const byWord = new Map<string, Person[]>();
  const byJoined = new Map<string, Person[]>();
  const byEnding = new Map<string, Person[]>();
  const whole = new Set<string>();
  const long = new Map<string, (readonly string[])[]>();
  for (const person of directory.people) {
    const { words, joined, endings } = nameOf(person);
    push(byAddress, person.email, person);
    push(byAddress, person.id, person);
    push(byJoined, joined, person);
    for (const word of new Set(words)) push(byWord, word, person);
    for (const ending of new Set(endings)) push(byEnding, ending, person);
    if (words.length < 2) continue;
    whole.add(joined);
    whole.add([words.at(-1), ...words.slice(0, -1)].join(''));
    for (const word of words.length > 2 ? new Set(words) : []) push(long, word, words);
  }
  const made = { byAddress, byWord, byJoined, byEnding, whole, long };
  indexes.set(directory, made);
  return made;
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

const TITLE = /^(?:cllrs?|clrs?|councillors?|coun|cllor|mr|mrs|ms|miss|dr)\.?$/i;
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’‘`´ʼ][\p{L}\p{M}]+)*(?:[.@_+-][\p{L}\p{N}]+)*/gu;

/** What names are found with. */
export type NamesKnown = { readonly directory: Directory; readonly isWord: (word: string) => boolean };

/** A person does this, or has it. */
const PERSON_BEHIND = /^(?:['’]s\b|\s+(?:is|has|was|will|needs|should|left|leaves|wants|says|said|rang|can)\b)/i;

/**
 * The names of people in a sentence: whole names however written, a title with a surname, an e-mail address of the directory, and
 * a forename or surname that is written with a capital, or is no English word. `@` before a name belongs to it.
 */
export function findNames(text: string, { directory, isWord }: NamesKnown): readonly FoundName[] {
  const index = indexOf(directory);
  const tokens = [...text.matchAll(TOKEN)].map((match) => ({
    said: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const found: FoundName[] = [];
  for (let at = 0; at < tokens.length; ) {
    const length = nameAt(text, tokens, at, { index, isWord });
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
function nameAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  { index, isWord }: { readonly index: Index; readonly isWord: NamesKnown['isWord'] },
): number {
  const here = tokens[at];
  if (here === undefined) return 0;
  if (here.said.includes('@') && index.byAddress.has(normaliseEmail(here.said))) return 1;
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
  const withInitial = initialled(tokens, from, text, index);
  if (withInitial > 0) return withInitial + (titled ? 1 : 0);
  const isPart = index.byWord.has(word);
  // "Cllr k", "cllr low": whoever may be meant is asked.
  const isBeginning = () => [...index.byWord.keys()].some((name) => name.startsWith(word));
  if (titled)
    return /^\p{Lu}/u.test(first.said) ||
      isPart ||
      (!isWord(word) && isBeginning()) ||
      (word.length === 1 && isBeginning())
      ? 2
      : 0;
  const isMention = text.charAt(first.start - 1) === '@';
  if (!isPart) return 0;
  const isCapital = /^\p{Lu}/u.test(first.said);
  const after = text.slice(first.end);
  // "Will" and "grace" are words, "Priya" and "priya" are not; "Grace's last day" speaks of somebody.
  const isSaid = word.length > 2 && !isWord(word);
  return isMention || (isCapital && first.start > 0) || isSaid || (isCapital && PERSON_BEHIND.test(after)) ? 1 : 0;
}

/** "T Reid", "t. reid": an initial before a surname, 2 tokens; a small "a" or "i" is a word. */
function initialled(tokens: readonly Token[], from: number, text: string, { byWord }: Index): number {
  const [initial, surname] = [tokens[from], tokens[from + 1]];
  if (initial === undefined || surname === undefined || !/^\p{L}$/u.test(initial.said) || /^[ais]$/.test(initial.said))
    return 0;
  if (!/^\.?\s?$/.test(text.slice(initial.end, surname.start))) return 0;
  const [letter = ''] = plainWords(initial.said);
  const [word = ''] = plainWords(surname.said);
  const isTheirs = (byWord.get(word) ?? []).some((person) =>
    nameOf(person).words.some((part) => part !== word && part.startsWith(letter)),
  );
  return isTheirs ? 2 : 0;
}

function isWholeName(words: readonly string[], { whole, long }: Index): boolean {
  if (whole.has(words.join(''))) return true;
  const [first = ''] = words;
  return words.length > 1 && (long.get(first) ?? []).some((name) => words.every((word) => name.includes(word)));
}
