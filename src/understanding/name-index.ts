import { type Directory, marksOf, type Person } from '../people/index.ts';
import { nicknamesOf } from './nicknames.ts';

/** Letters that do not come apart into a plain one and an accent. */
const plainLetters: Readonly<Record<string, string>> = {
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
const titlesOfPeople = new Set([
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
export function nameWords(name: string): readonly string[] {
  const swapped = /^([^,]+),\s*([^,]+)$/.exec(name.trim());
  const turned = swapped === null ? name : `${swapped[2]} ${swapped[1]}`;
  return plainWords(turned).filter((word) => !titlesOfPeople.has(word));
}

/** Words in lower case, without accents and apostrophes. */
export function plainWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[łøæœßđðþı]/g, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’‘`´ʼ]s(?!\p{L})/gu, '')
    .replace(/(?<=\p{L})['’‘`´ʼ](?=\p{L})/gu, '')
    .replace(/['’‘`´ʼ]s?(?=\s|$)/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** A name without the titles in it. */
export function withoutTitles(name: string): string {
  return name
    .split(/\s+/)
    .filter((word) => !titlesOfPeople.has(word.toLowerCase().replace(/\.$/, '')))
    .join(' ');
}

/** A name taken apart; `endings` are its last words as one: "O Brien" is O'Brien, and "de la Cruz" alone is a surname. */
type Name = { readonly words: readonly string[]; readonly joined: string; readonly endings: readonly string[] };

const known = new WeakMap<Person, Name>();

/** Somebody's name, taken apart once: a directory of thousands is searched on most turns. */
export function nameOf(person: Person): Name {
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

/** A directory's names by what is asked of them for each run of words in a sentence. */
export type NameIndex = {
  /** People by e-mail address, and by their id. */
  readonly byAddress: ReadonlyMap<string, readonly Person[]>;
  /** People by each word of their names, by the whole name as one, and by its last words as one. */
  readonly byWord: ReadonlyMap<string, readonly Person[]>;
  readonly byJoined: ReadonlyMap<string, readonly Person[]>;
  readonly byEnding: ReadonlyMap<string, readonly Person[]>;
  /** People by the first letters of their names, `tr`. */
  readonly byInitials: ReadonlyMap<string, readonly Person[]>;
  /** Every word of a name once, sorted, so that those that begin alike stand together. */
  readonly sorted: readonly string[];
  /** Where somebody stands in the directory. */
  readonly places: ReadonlyMap<Person, number>;
  /** Names of two words and more as one, in either order. */
  readonly whole: ReadonlySet<string>;
  /** People by what tells those of one name apart: their service, each of their wards, their post, their address. */
  readonly byMark: ReadonlyMap<string, readonly Person[]>;
  /** Names of three words and more, of which some may be left out, by each of their words. */
  readonly long: ReadonlyMap<string, readonly (readonly string[])[]>;
};
const indexes = new WeakMap<Directory, NameIndex>();

/** The names of a directory, made once for each. */
export function indexOf(directory: Directory): NameIndex {
  const there = indexes.get(directory);
  if (there !== undefined) return there;
  const byAddress = new Map<string, Person[]>();
  const byWord = new Map<string, Person[]>();
  const byJoined = new Map<string, Person[]>();
  const byEnding = new Map<string, Person[]>();
  const byInitials = new Map<string, Person[]>();
  const byMark = new Map<string, Person[]>();
  const whole = new Set<string>();
  const long = new Map<string, (readonly string[])[]>();
  for (const person of directory.people) {
    const { words, joined, endings } = nameOf(person);
    push(byAddress, person.email, person);
    push(byAddress, person.id, person);
    push(byJoined, joined, person);
    for (const mark of marksOf(person)) push(byMark, mark.toLowerCase(), person);
    for (const word of new Set(words)) push(byWord, word, person);
    for (const ending of new Set(endings)) push(byEnding, ending, person);
    push(byInitials, words.map((word) => word.charAt(0)).join(''), person);
    if (words.length < 2) continue;
    whole.add(joined);
    whole.add([words.at(-1), ...words.slice(0, -1)].join(''));
    for (const word of words.length > 2 ? new Set(words) : []) push(long, word, words);
  }
  const sorted = [...byWord.keys()].sort();
  const places = new Map(directory.people.map((person, at) => [person, at]));
  const made = { byAddress, byWord, byJoined, byEnding, byInitials, byMark, sorted, places, whole, long };
  indexes.set(directory, made);
  return made;
}

/** Whether a word of anybody's name begins so. */
export function isBeginning(start: string, { sorted }: NameIndex): boolean {
  return sorted[placeIn(sorted, start)]?.startsWith(start) ?? false;
}

/** A word this short begins many a surname: "ok" is no Okafor. */
const SHORT = 3;

/** Whoever's name has every one of these words, each as it is, as a beginning ("T") or as a nickname ("Tom"), as they stand in the directory. */
export function partlyNamed(words: readonly string[], index: NameIndex): readonly Person[] {
  const [first = '', ...rest] = words;
  const parts = new Set(nicknamesOf(first));
  for (let at = placeIn(index.sorted, first); index.sorted[at]?.startsWith(first); at += 1)
    parts.add(index.sorted[at] as string);
  const people = new Set([...parts].flatMap((part) => index.byWord.get(part) ?? []));
  const isShort = rest.length === 0 && first.length > 1 && first.length <= SHORT;
  const isBySurname = ({ words: names }: Name) =>
    names.length > 1 && !names.slice(0, -1).some((name) => parts.has(name));
  return inOrder(
    [...people].filter(
      (person) =>
        !(isShort && isBySurname(nameOf(person))) &&
        rest.every((word) => nameOf(person).words.some((part) => part.startsWith(word) || nicknamesOf(word).has(part))),
    ),
    index,
  );
}

/** People as they stand in the directory. */
export function inOrder(people: readonly Person[], { places }: NameIndex): readonly Person[] {
  return people.toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
}

/** Where a word would stand among sorted ones. */
function placeIn(sorted: readonly string[], word: string): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as string) < word) from = middle + 1;
    else to = middle;
  }
  return from;
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
