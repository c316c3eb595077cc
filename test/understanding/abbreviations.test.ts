import { describe, expect, it } from 'vitest';
import type { Person } from '../../src/people/index.ts';
import { findPeople } from '../../src/understanding/index.ts';
import { knownTo } from './town.ts';

const { directory, on, me } = knownTo('tom');
const named = (...names: readonly string[]) => ({
  ...directory,
  people: names.map((name, at): Person => ({ ...me, id: String(at), name, email: `${at}@derby.example` })),
});
const whoIs = (said: string, people = directory) => {
  const found = findPeople(said, { directory: people, on, me, suits: () => true });
  return found.kind === 'several' ? found.people.map(({ name }) => name) : found.kind;
};

describe('capitals', () => {
  it.each(['PA', 'TV', 'HR', 'IT', 'MP', 'MO', 'CCTV', 'GP'])(
    'that are a word name nobody by how a name begins: %s',
    (said) => {
      expect(whoIs(said, named('Priya Patel', 'Paul Itani', 'Hrithik Roy Shah', 'Mpho Tvrdy', 'Gpa Moore'))).toBe(
        'nobody',
      );
    },
  );

  it('that are a word are asked about where just one person has them', () => {
    expect(whoIs('PA', named('Priya Adams', 'Tom Reid'))).toEqual(['Priya Adams']);
    expect(whoIs('PA', named('Priya Adams', 'Paul Allen'))).toBe('nobody');
  });

  it('that are no word are initials, asked about', () => {
    expect(whoIs('TR')).toEqual(['Tom Reid']);
    expect(whoIs('PS')).toEqual(['Priya Shah']);
  });
});
