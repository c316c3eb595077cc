import { join } from 'node:path';
import { localDate, localTime } from '../../src/calendar/index.ts';
import type { Directory, Person, Role } from '../../src/people/index.ts';
import {
  createUnderstanding,
  emptyScreen,
  type Known,
  type Screen,
  understand,
} from '../../src/understanding/index.ts';
import { openRealKnowledge } from '../support/real-knowledge.ts';
import { taughtBy } from '../support/taught-by.ts';

const folder = join(import.meta.dirname, '..', '..', 'knowledge');

function person(id: string, name: string, role: Role, given: Partial<Person> = {}): Person {
  return {
    id,
    council: 'derby',
    name,
    email: `${id}@derby.example`,
    roles: [role],
    wards: [],
    workingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    version: 1,
    ...given,
  };
}

/** Made-up people: two of one forename, a name with accents and a hyphen, one with an apostrophe. */
const people: readonly Person[] = [
  person('khan', 'Cllr Amina Khan', 'councillor', { wards: ['Riverside'] }),
  person('lowe', 'Cllr David Lowe', 'councillor', { wards: ['Hilltop'] }),
  person('ines', 'Cllr Inês Pérez-Smith', 'councillor', { wards: ['Abbey'] }),
  person('siobhan', 'Siobhán O’Brien', 'officer', { service: 'Housing' }),
  person('lukasz', 'Łukasz Øster', 'officer', { service: 'Parks & Leisure' }),
  person('priya', 'Priya Shah', 'officer', { service: 'Streets' }),
  person('patel', 'Priya Patel', 'officer', { service: 'Housing' }),
  person('tom', 'Tom Reid', 'officer', { service: 'Streets' }),
  person('grace', 'Grace Okafor', 'monitoring-officer', { service: 'Legal' }),
  person('sam', 'Sam Taylor', 'administrator', { service: 'Member Support' }),
];

const directory: Directory = { council: 'derby', people, absences: [] };

/** A Monday. */
const monday = { on: localDate('2026-12-07'), time: localTime('10:00') };

const wanted = createUnderstanding(folder, taughtBy(await openRealKnowledge()));
const words = await wanted();

/** What everybody here may see. */
const seen = [
  { reference: 'CW-2026-0002', number: 2, subject: 'Pothole in Station Road' },
  { reference: 'CW-2026-0003', number: 3, subject: 'Dropped kerb in Mill Lane' },
  { reference: 'CW-2026-0004', number: 4, subject: 'Noise report from the mill' },
  { reference: 'CW-2026-0006', number: 6, subject: 'Bench in Market Square' },
];

/** What may be known when somebody speaks. */
export function knownTo(who: string, screen: Screen = emptyScreen): Known {
  const me = people.find(({ id }) => id === who);
  if (me === undefined) throw new Error(`There is no ${who}`);
  return {
    ...monday,
    me,
    directory,
    services: ['Housing', 'Legal', 'Member Support', 'Parks & Leisure', 'Streets'],
    wards: ['Riverside', 'Hilltop', 'Abbey'],
    ...words,
    screen,
    seen,
  };
}

/** What words mean when somebody says them. */
export function meant(who: string, raw: string, screen?: Screen, values: Readonly<Record<string, string>> = {}) {
  return understand({ raw, values }, knownTo(who, screen));
}

/** The command that words mean; undefined where they mean none. */
export function commandOf(who: string, raw: string, values: Readonly<Record<string, string>> = {}, screen?: Screen) {
  const understood = meant(who, raw, screen, values);
  return understood.kind === 'command' ? understood.command : undefined;
}
