import { defined } from '../../defined.ts';
import type { Field, FormOption } from '../../messaging/index.ts';
import { type Person, servicesOf } from '../../people/index.ts';
import { everybodyOf, optionOf, type PeopleList, searchList } from './people-lists.ts';
import type { Scene } from './services.ts';

/** A list longer than this is no help, and platforms refuse it: the name is typed then, or looked for while it is typed. */
const LONGEST_LIST = 100;

type Asked = Pick<Field, 'name' | 'label' | 'required'> & {
  readonly hint?: string;
  readonly value?: string | undefined;
  readonly error?: string | undefined;
};

/** Asks for a person of some: a list where that is short enough, otherwise a name. The value is an e-mail address or a name. */
export function personField(asked: Asked, people: readonly Person[], scene: Scene): Field {
  // A list that is too long to be shown need not be made.
  const options = (people.length > LONGEST_LIST ? [] : people).map((person) => optionOf(person, scene));
  return optionField(asked, options, 'Name or e-mail address');
}

/** Asks for somebody of a list, which is searched where it is too long to be shown. */
export function listField(asked: Asked, list: PeopleList, scene: Scene): Field {
  const everybody = everybodyOf(list, scene);
  if (everybody.length <= LONGEST_LIST) return optionField(asked, everybody, 'Name or e-mail address');
  const chosen = chosenIn(list, everybody, asked.value ?? '', scene);
  const value = chosen === undefined ? asked.value : chosen.value;
  const hint = list === 'handlers' ? 'Name, e-mail address or service' : 'Name or e-mail address';
  return { ...field({ hint, ...asked, value }, 'text', chosen === undefined ? [] : [chosen]), search: list };
}

/** Who was said before, as the list has them: by the value itself, or by words that fit nobody else. */
function chosenIn(
  list: PeopleList,
  everybody: readonly FormOption[],
  said: string,
  scene: Scene,
): FormOption | undefined {
  if (said === '') return undefined;
  const same = everybody.find(({ value }) => value === said);
  const [only, second] = same === undefined ? searchList(list, said, scene) : [same];
  return second === undefined ? only : undefined;
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
    ...defined({ hint }),
    ...(options === undefined || options.length === 0 ? {} : { options }),
    ...(value === undefined || value === '' ? {} : { value }),
    ...defined({ error }),
  };
}

function optionField(asked: Asked, options: readonly FormOption[], typedHint: string): Field {
  const isList = options.length > 0 && options.length <= LONGEST_LIST;
  if (!isList) return field({ hint: typedHint, ...asked }, 'text');
  const known = options.some(({ value }) => value === asked.value);
  if (known || asked.value === undefined || asked.value === '') return field(asked, 'choice', options);
  // What is not in the list cannot be shown in it, and is said beside it.
  const { value, hint, error, ...rest } = asked;
  const beside = error?.includes(value) === true ? hint : [hint, `You wrote “${value}”`].filter(Boolean).join('. ');
  return field({ ...rest, error, ...defined({ hint: beside }) }, 'choice', options);
}
