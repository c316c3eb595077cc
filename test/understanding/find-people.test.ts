import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import type { Person } from '../../src/people/index.ts';
import { findPeople } from '../../src/understanding/index.ts';

const on = localDate('2026-12-07');
const names = ['Thomas Reid', 'Priya Nair', 'Tom Okafor', 'Tomasz Zieliński', 'Anna Reid'];
const people = Array.from(
  { length: 4_000 },
  (_, at): Person => ({
    id: `p${at}`,
    council: 'derby',
    name: names[at] ?? `Forename${at} Surname${at}`,
    email: `p${at}@derby.example`,
    roles: ['officer'],
    wards: [],
    workingDays: ['monday'],
    version: 1,
  }),
);
const directory = { council: 'derby', people, absences: [] };
const [me] = people as [Person];

/** Whose names were found, and how many people were looked at for it. */
function found(said: string) {
  let looks = 0;
  const suits = () => {
    looks += 1;
    return true;
  };
  const who = findPeople(said, { directory, on, me, suits });
  const each = who.kind === 'one' ? [who.person] : who.kind === 'several' ? who.people : [];
  return { names: each.map(({ name }) => name), kind: who.kind, looks };
}

describe('finding somebody by a part of their name', () => {
  it('offers whoever a short name, a beginning or initials may mean, in the order of the directory', () => {
    expect(found('Tommy').names).toEqual(['Thomas Reid', 'Tom Okafor']);
    expect(found('Toma').names).toEqual(['Tomasz Zieliński']);
    expect(found('T. Rei').names).toEqual(['Thomas Reid']);
    expect(found('P.N.').names).toEqual(['Priya Nair']);
    expect(found('Reid').names).toEqual(['Thomas Reid', 'Anna Reid']);
  });

  it('finds nobody by two or three letters that begin a surname, which "ok" does', () => {
    for (const said of ['ok', 'oka', 'nai']) expect(found(said).kind).toBe('nobody');
    expect(found('Okaf').names).toEqual(['Tom Okafor']);
    expect(found('Pri').names).toEqual(['Priya Nair']);
  });

  it('looks at nobody whose name has nothing of it, however many there are', () => {
    expect(found('Zebediah')).toEqual({ names: [], kind: 'nobody', looks: 0 });
    expect(found('Tommy').looks).toBeLessThan(10);
  });
});
