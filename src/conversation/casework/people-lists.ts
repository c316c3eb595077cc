import type { LocalDate } from '../../calendar/index.ts';
import type { FormOption } from '../../messaging/index.ts';
import { type Directory, isActive, isOfficer, nameApart, type Person, servicesOf } from '../../people/index.ts';

/** Where somebody is looked for in a form: in the council's directory on a day. */
type Where = { readonly directory: Directory; readonly on: LocalDate };

/** Whoever represents a ward. */
export const isCouncillor = ({ roles }: Person): boolean => roles.includes('councillor');

const lists: Readonly<Record<PeopleList, (where: Where) => readonly FormOption[]>> = {
  officers: (where) => peopleWho(isOfficer, where).map((one) => optionOf(one, where)),
  councillors: (where) => peopleWho(isCouncillor, where).map((one) => optionOf(one, where)),
  handlers: ({ directory, on }) => [
    ...servicesOf(directory, on).map((service) => ({ value: service, label: `${service} (nobody in particular)` })),
    ...peopleWho((person) => isOfficer(person) && person.service !== undefined, { directory, on }).map((one) =>
      optionOf(one, { directory }),
    ),
  ],
};

/** Lists that a form may offer. `handlers`: whoever an enquiry can be given to, a service or an officer of one. */
export type PeopleList = 'officers' | 'councillors' | 'handlers';

/** Platforms show no more at once. */
const MOST_FOUND = 15;

/** Those of the directory who suit. */
function peopleWho(suits: (person: Person) => boolean, { directory, on }: Where): readonly Person[] {
  return directory.people.filter((person) => isActive(person, on) && suits(person));
}

/** Everybody of a list. */
export function everybodyOf(list: PeopleList, where: Where): readonly FormOption[] {
  return lists[list](where);
}

/** How somebody is offered: told apart from others of that name. The value is their e-mail address. */
export function optionOf(person: Person, { directory }: Pick<Where, 'directory'>): FormOption {
  const { email, name, service } = person;
  const apart = nameApart(person, directory);
  return { value: email, label: apart !== name || service === undefined ? apart : `${name} (${service})` };
}

/**
 * Those of a list whose name, service or address has a word that begins with each word typed; by name, few at once. None for a list
 * that is none of ours. `searchList('officers', 'pri sha', ...)` finds Priya Shah.
 */
export function searchList(list: string, words: string, where: Where): readonly FormOption[] {
  if (!Object.hasOwn(lists, list)) return [];
  const wanted = wordsOf(words);
  return everybodyOf(list as PeopleList, where)
    .filter(({ label, value }) => {
      const has = wordsOf(`${label} ${value}`);
      return wanted.every((word) => has.some((each) => each.startsWith(word)));
    })
    .toSorted((one, other) => (one.label < other.label ? -1 : 1))
    .slice(0, MOST_FOUND);
}

function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
