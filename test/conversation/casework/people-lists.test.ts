import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/calendar/index.ts';
import { listField } from '../../../src/conversation/casework/people-fields.ts';
import { searchList } from '../../../src/conversation/casework/people-lists.ts';
import type { Scene } from '../../../src/conversation/casework/services.ts';
import { renderPlainText } from '../../../src/messaging/index.ts';
import type { Directory, Person } from '../../../src/people/index.ts';

function person(name: string, roles: Person['roles'], more: Partial<Person> = {}): Person {
  const email = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@derby.example`;
  return { id: email, council: 'derby', name, email, roles, wards: [], ...more } as unknown as Person;
}

const few = [
  person('Priya Shah', ['officer'], { service: 'Streets' }),
  person('Zoë Müller', ['officer'], { service: 'Housing' }),
  person('Amina Khan', ['councillor']),
  person('Gone Away', ['officer'], {
    service: 'Streets',
    left: { lastDay: localDate('2025-12-31') } as NonNullable<Person['left']>,
  }),
];
const crowd = Array.from({ length: 120 }, (_, at) => person(`Officer Number${at}`, ['officer'], { service: 'Parks' }));
const where = (people: readonly Person[]) =>
  ({ directory: { people, absences: [] } as unknown as Directory, on: localDate('2027-03-01') }) as const;
const found = (list: string, words: string, people: readonly Person[] = few) =>
  searchList(list, words, where(people)).map(({ label }) => label);

describe('looking for somebody in a form', () => {
  it('finds by the beginnings of names, services and addresses, in any order, with or without accents', () => {
    expect(found('officers', 'sha pri')).toEqual(['Priya Shah (Streets)']);
    expect(found('officers', 'zoe mull')).toEqual(['Zoë Müller (Housing)']);
    expect(found('officers', 'housing')).toEqual(['Zoë Müller (Housing)']);
    expect(found('officers', 'hah')).toEqual([]);
  });

  it('offers only those whom the list is of, and nobody who has left', () => {
    expect(found('officers', '')).toEqual(['Priya Shah (Streets)', 'Zoë Müller (Housing)']);
    expect(found('councillors', 'a')).toEqual(['Amina Khan']);
    expect(found('handlers', 'streets')).toEqual(['Priya Shah (Streets)', 'Streets (nobody in particular)']);
    for (const list of ['everybody', '__proto__', 'toString']) expect(found(list, '')).toEqual([]);
  });

  it('offers at most fifteen', () => {
    expect(found('officers', 'number', crowd)).toHaveLength(15);
  });

  it('takes the place of a list that would be too long, and keeps who is chosen', () => {
    const asked = { name: 'who', label: 'Who', required: true, value: 'nobody@derby.example' };
    expect(listField(asked, 'councillors', where(few) as unknown as Scene).search).toBeUndefined();
    const chosen = crowd[7]?.email ?? '';
    const field = listField({ ...asked, value: chosen }, 'officers', where(crowd) as unknown as Scene);
    expect(field).toMatchObject({ kind: 'text', search: 'officers', value: chosen });
    expect(field.options).toEqual([{ value: chosen, label: 'Officer Number7 (Parks)' }]);
    const said = { ...asked, value: 'number119 officer' };
    expect(listField(said, 'officers', where(crowd) as unknown as Scene)).toMatchObject({
      value: crowd[119]?.email,
    });
    // Many are called so, or nobody: what was said stays.
    for (const value of ['officer', 'prya'])
      expect(listField({ ...asked, value }, 'officers', where(crowd) as unknown as Scene)).toMatchObject({ value });
    expect(listField({ ...asked, value: 'prya' }, 'councillors', where(few) as unknown as Scene)).toMatchObject({
      kind: 'choice',
      hint: 'You wrote “prya”',
    });
    const form = { title: 'F', fields: [field], submit: { label: 'Send', typed: 'send', weight: 'primary' as const } };
    expect(renderPlainText({ blocks: [{ kind: 'form', form }] })).not.toContain('One of');
  });
});
