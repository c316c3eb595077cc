import type { Field, FormOption } from '../../messaging/index.ts';
import { isActive, type Person, servicesOf } from '../../people/index.ts';
import type { Scene } from './services.ts';

/** A list longer than this is no help, and platforms refuse it: the name is typed then. */
const LONGEST_LIST = 100;

type Asked = Pick<Field, 'name' | 'label' | 'required'> & {
  readonly hint?: string;
  readonly value?: string | undefined;
  readonly error?: string | undefined;
};

/** Asks for a person: a list where that is short enough, otherwise a name. The value is an e-mail address or a name. */
export function personField(asked: Asked, people: readonly Person[]): Field {
  // A list that is too long to be shown need not be made.
  const listed = people.length > LONGEST_LIST ? [] : people;
  const options = listed.map(({ email, name, service }) => ({
    value: email,
    label: service === undefined ? name : `${name} (${service})`,
  }));
  return optionField(asked, options, 'Name or e-mail address');
}

/** Asks for a service. */
export function serviceField(asked: Asked, { directory, on }: Scene): Field {
  const options = servicesOf(directory, on).map((service) => ({ value: service, label: service }));
  return optionField(asked, options, 'As the directory spells it');
}

/** Those of the directory who suit. */
export function peopleWho(suits: (person: Person) => boolean, { directory, on }: Scene): readonly Person[] {
  return directory.people.filter((person) => isActive(person, on) && suits(person));
}

/** A field with what is known of it; parts that are empty are left out. */
export function field(asked: Asked, kind: Field['kind'], options?: readonly FormOption[]): Field {
  const { name, label, required, hint, value, error } = asked;
  return {
    name,
    label,
    kind,
    required,
    ...(hint === undefined ? {} : { hint }),
    ...(options === undefined ? {} : { options }),
    ...(value === undefined || value === '' ? {} : { value }),
    ...(error === undefined ? {} : { error }),
  };
}

function optionField(asked: Asked, options: readonly FormOption[], typedHint: string): Field {
  const isList = options.length > 0 && options.length <= LONGEST_LIST;
  if (!isList) return field({ hint: typedHint, ...asked }, 'text');
  const known = options.some(({ value }) => value === asked.value);
  // What is not in the list cannot be shown in it.
  return field({ ...asked, value: known ? asked.value : undefined }, 'choice', options);
}
