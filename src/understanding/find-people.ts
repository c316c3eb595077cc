import type { LocalDate } from '../calendar/index.ts';
import { type Directory, isActive, normaliseEmail, type Person } from '../people/index.ts';
import { isAbbreviation } from './abbreviations.ts';
import { indexOf, inOrder, nameOf, nameWords, partlyNamed, plainWords, withoutTitles } from './name-index.ts';
import { withoutMark } from './name-marks.ts';

/** Whom a name means: one person, several that it may be (or one, by a short name only), or nobody. */
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
  if (/^(?:me|i|myself|my ?self|us)$/i.test(said.trim()))
    return suits(me) ? { kind: 'one', person: me } : { kind: 'nobody' };
  const marked = withoutMark(said, directory);
  if (marked !== undefined)
    return findPeople(marked.name, { ...told, suits: (person) => suits(person) && marked.fits.includes(person) });
  const email = normaliseEmail(said.replace(/^mailto:/i, ''));
  const id = said.trim();
  const wanted = nameWords(said);
  const joined = wanted.join('');
  const index = indexOf(directory);
  const { byAddress, byWord, byJoined, byEnding, byInitials } = index;
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
  const parts = isName ? partlyNamed(wanted, index) : [];
  const initialled = initials === '' ? [] : (byInitials.get(initials) ?? []);
  const partly = suiting(initialled.length === 0 ? parts : inOrder([...new Set([...parts, ...initialled])], index));
  return partly.length === 0 || (isShort && partly.length > 1)
    ? { kind: 'nobody' }
    : { kind: 'several', people: partly };
}
