import { defined } from '../defined.ts';
import type { ImportRow, Role } from '../people/index.ts';

/** Somebody made up, for the try-out. `id` is unique in a council. */
export type SamplePerson = {
  readonly id: 'khan' | 'lowe' | 'priya' | 'tom' | 'helen' | 'grace' | 'sam';
  readonly name: string;
  readonly roles: readonly Role[];
  readonly service?: string;
  readonly managerId?: SamplePerson['id'];
  readonly wards: readonly string[];
  /** As one reads it beside the name: `Officer, Streets`. */
  readonly what: string;
  /** What this person may want to say first. */
  readonly asks: readonly string[];
};

export const cast: readonly SamplePerson[] = [
  {
    id: 'khan',
    name: 'Cllr Amina Khan',
    roles: ['councillor'],
    wards: ['Riverside'],
    what: 'Councillor',
    asks: ['my casework', 'log an enquiry: streetlight out in Abbey Street, received today'],
  },
  {
    id: 'lowe',
    name: 'Cllr David Lowe',
    roles: ['councillor'],
    wards: ['Hilltop'],
    what: 'Councillor',
    asks: ['my casework', 'log an enquiry: streetlight out in Abbey Street, received today'],
  },
  {
    id: 'priya',
    name: 'Priya Shah',
    roles: ['officer'],
    service: 'Streets',
    managerId: 'tom',
    wards: [],
    what: 'Officer, Streets',
    asks: ['my casework', 'what is due this week?'],
  },
  {
    id: 'tom',
    name: 'Tom Reid',
    roles: ['officer'],
    service: 'Streets',
    managerId: 'helen',
    wards: [],
    what: 'Manager, Streets',
    asks: ['team casework', 'what has nobody got?'],
  },
  {
    id: 'helen',
    name: 'Helen Marsh',
    roles: ['officer'],
    service: 'Place',
    wards: [],
    what: 'Head of service, Place',
    asks: ['team casework', 'what is overdue?'],
  },
  {
    id: 'grace',
    name: 'Grace Okafor',
    roles: ['monitoring-officer'],
    service: 'Legal',
    wards: [],
    what: 'Monitoring Officer',
    asks: ['add our protocol', 'documents'],
  },
  {
    id: 'sam',
    name: 'Sam Taylor',
    roles: ['administrator'],
    service: 'Member Support',
    wards: [],
    what: 'Administrator',
    asks: ['statistics', 'what has nobody got?', 'documents'],
  },
];

/** Who there is to speak as in a council's try-out. `.example` can be nobody's address (RFC 2606). */
export function samplePeople(
  council: string,
): readonly (SamplePerson & { readonly email: string; readonly accountId: string })[] {
  return cast.map((person) => ({
    ...person,
    email: sampleAddress(person.id, council),
    accountId: `try-out:${council}:${person.id}`,
  }));
}

/** One of them as a row of a council's list of people. */
export function sampleRow(
  { id, name, roles, service, managerId, wards }: SamplePerson,
  row: number,
  council: string,
): ImportRow {
  return {
    row,
    name,
    email: sampleAddress(id, council),
    roles,
    wards,
    workingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    ...defined({ service }),
    ...(managerId === undefined ? {} : { managerEmail: sampleAddress(managerId, council) }),
  };
}

/** The address of one of them. */
export function sampleAddress(id: SamplePerson['id'], council: string): string {
  const name = cast.find((person) => person.id === id)?.name ?? id;
  return `${name
    .replace(/^Cllr /, '')
    .toLowerCase()
    .replace(' ', '.')}@${council}.example`;
}
