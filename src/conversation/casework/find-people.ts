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
  const there = directory.people.filter((person) => isActive(person, on) && suits(person));
  const email = normaliseEmail(said);
  const wanted = wordsOf(said);
  if (wanted.length === 0) return { kind: 'nobody' };
  const addressed = there.filter((person) => person.email === email || person.id === said.trim());
  const exact = there.filter((person) => wordsOf(person.name).join(' ') === wanted.join(' '));
  const partly = there.filter((person) => {
    const name = wordsOf(person.name);
    return wanted.every((word) => name.some((part) => part.startsWith(word)));
  });
  const found = [addressed, exact, partly].find((people) => people.length > 0) ?? [];
  const [first] = found;
  if (first === undefined) return { kind: 'nobody' };
  return found.length === 1 ? { kind: 'one', person: first } : { kind: 'several', people: found };
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
