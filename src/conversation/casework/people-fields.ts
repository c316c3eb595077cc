import type { Field, FormOption } from '../../messaging/index.ts';
import { type Person, servicesOf } from '../../people/index.ts';
import { everybodyOf, optionOf, type PeopleList } from './people-lists.ts';
import type { Scene } from './services.ts';

/** A list longer than this is no help, and platforms refuse it: the name is typed then, or looked for while it is typed. */
const LONGEST_LIST = 100;

type Asked = Pick<Field, 'name' | 'label' | 'required'> & {
  readonly hint?: string;
  readonly value?: string | undefined;
  readonly error?: string | undefined;
};

/** Asks for a person of some: a list where that is short enough, otherwise a name. The value is an e-mail address or a name. */
export function personField(asked: Asked, people: readonly Person[]): Field {
  // A list that is too long to be shown need not be made.
  return optionField(asked, (people.length > LONGEST_LIST ? [] : people).map(optionOf), 'Name or e-mail address');
}

/** Asks for somebody of a list, which is searched where it is too long to be shown. */
export function listField(asked: Asked, list: PeopleList, scene: Scene): Field {
  const everybody = everybodyOf(list, scene);
  if (everybody.length <= LONGEST_LIST) return optionField(asked, everybody, 'Name or e-mail address');
  const chosen = everybody.filter(({ value }) => value === asked.value);
  const hint = list === 'handlers' ? 'Name, e-mail address or service' : 'Name or e-mail address';
  return { ...field({ hint, ...asked }, 'text', chosen), search: list };
}

/** Asks for a service. */
export function serviceField(asked: Asked, { directory, on }: Scene): Field {
  const options = servicesOf(directory, on).map((service) => ({ value: service, label: service }));
  return optionField(asked, options, 'As the directory spells it');
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
    ...(options === undefined || options.length === 0 ? {} : { options }),
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
