import type { LocalDate } from '../../calendar/index.ts';
import { type Directory, isActive, normaliseEmail, type Person } from '../../people/index.ts';

/** Whom a name means: one person, several that it may be, or nobody. */
export type FoundPeople =
  | { readonly kind: 'one'; readonly person: Person }
  | { readonly kind: 'several'; readonly people: readonly Person[] }
  | { readonly kind: 'nobody' };

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
  if (/^(?:me|i|myself)$/i.test(said.trim())) return suits(me) ? { kind: 'one', person: me } : { kind: 'nobody' };
  const email = normaliseEmail(said);
  const id = said.trim();
  const wanted = wordsOf(said);
  if (wanted.length === 0) return { kind: 'nobody' };
  const name = wanted.join(' ');
  const ways: readonly ((person: Person) => boolean)[] = [
    (person) => person.email === email || person.id === id,
    (person) => nameOf(person).whole === name,
    (person) => wanted.every((word) => nameOf(person).words.some((part) => part.startsWith(word))),
  ];
  for (const isMeant of ways) {
    const found = directory.people.filter((person) => isMeant(person) && isActive(person, on) && suits(person));
    const [first] = found;
    if (first === undefined) continue;
    return found.length === 1 ? { kind: 'one', person: first } : { kind: 'several', people: found };
  }
  return { kind: 'nobody' };
}

const names = new WeakMap<Person, { readonly words: readonly string[]; readonly whole: string }>();

/** The words of somebody's name, taken apart once: a directory of thousands is searched on most turns. */
function nameOf(person: Person): { readonly words: readonly string[]; readonly whole: string } {
  const known = names.get(person);
  if (known !== undefined) return known;
  const words = wordsOf(person.name);
  const made = { words, whole: words.join(' ') };
  names.set(person, made);
  return made;
}

/** The words of a name that tell people apart, lower case and without accents. */
function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’-]+/u)
    .filter((word) => word !== '' && !['cllr', 'councillor', 'mr', 'mrs', 'ms', 'dr'].includes(word));
}
