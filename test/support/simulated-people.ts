import { addDays, localDate, localTime } from '../../src/calendar/index.ts';
import type { Absence, Person } from '../../src/people/index.ts';
import type { ReminderChoices } from '../../src/reminders/index.ts';
import { person } from './casework-council.ts';
import { chanceOf } from './simulation.ts';

/** Who lives in a simulated month, who is away when, and what they chose about messages. */
export type Cast = {
  readonly people: readonly Person[];
  readonly absences: readonly Pick<Absence, 'personId' | 'from' | 'to' | 'coverId'>[];
  /** From the first moment, or from a day on. */
  readonly choices: readonly { readonly person: string; readonly from?: string; readonly choice: ReminderChoices }[];
};

const councillors = [
  person('khan', { name: 'Cllr Amina Khan', roles: ['councillor'], wards: ['Arboretum'] }),
  person('lowe', { name: 'Cllr David Lowe', roles: ['councillor'], wards: ['Mickleover'] }),
];
const streets = [
  person('carol', { name: 'Carol Finch', service: 'Place' }),
  person('helen', { name: 'Helen Ford', service: 'Streets', managerId: 'carol' }),
  person('priya', { name: 'Priya Shah', service: 'Streets', managerId: 'helen' }),
  person('tom', { name: 'Tom Reid', service: 'Streets', managerId: 'helen' }),
  person('omar', { name: 'Omar Aziz', service: 'Streets', managerId: 'helen' }),
];

const evenings = { hours: { from: localTime('18:00'), to: localTime('21:00') } };

/** Twelve people over eight weeks with Christmas in them: absences, part-time weeks, a mute, a wish for evenings. */
export const twelve: Cast = {
  people: [
    ...councillors,
    person('patel', { name: 'Cllr Raj Patel', roles: ['councillor'], wards: ['Darley'] }),
    ...streets.map((one) =>
      one.id === 'omar' ? { ...one, workingDays: ['monday', 'tuesday', 'wednesday'] as const } : one,
    ),
    person('hana', { name: 'Hana Novak', service: 'Housing', managerId: 'carol' }),
    person('ben', {
      name: 'Ben Hall',
      service: 'Housing',
      managerId: 'hana',
      workingDays: ['tuesday', 'wednesday', 'thursday', 'friday'],
    }),
    person('mary', { name: 'Mary Quinn', service: 'Member Support', roles: ['coordinator'] }),
    person('ada', { name: 'Ada Wells', service: 'Democratic Services', roles: ['administrator'] }),
  ],
  absences: [
    { personId: 'priya', from: localDate('2026-12-14'), to: localDate('2026-12-31'), coverId: 'tom' },
    { personId: 'tom', from: localDate('2026-12-23'), to: localDate('2026-12-30') },
    { personId: 'hana', from: localDate('2027-01-04'), to: localDate('2027-01-08') },
    { personId: 'helen', from: localDate('2026-12-07'), to: localDate('2026-12-11') },
    { personId: 'patel', from: localDate('2026-12-21'), to: localDate('2027-01-03') },
  ],
  choices: [
    { person: 'khan', choice: evenings },
    { person: 'ben', choice: { digestAt: localTime('16:00') } },
    { person: 'omar', from: '2026-12-01 12:00', choice: { mutedUntil: localDate('2026-12-14') } },
  ],
};

/** Nine people in December: one away with a cover, one muted, one who works three days a week. */
export const nine: Cast = {
  people: [
    ...councillors,
    ...streets,
    person('hana', {
      name: 'Hana Novak',
      service: 'Streets',
      managerId: 'helen',
      workingDays: ['monday', 'tuesday', 'wednesday'],
    }),
    person('ada', { name: 'Ada Wells', service: 'Democratic Services', roles: ['administrator'] }),
  ],
  absences: [{ personId: 'priya', from: localDate('2026-12-03'), to: localDate('2026-12-31'), coverId: 'tom' }],
  choices: [{ person: 'omar', from: '2026-12-04 12:00', choice: { mutedUntil: localDate('2026-12-14') } }],
};

/** The twelve with other absences, other part-time weeks and other choices, by a chance that is the same each time. */
export function twelveBy(seed: number): Cast {
  const chance = chanceOf(49_979_687 + seed);
  const upTo = (most: number) => Math.floor(chance() * most);
  const officers = ['priya', 'tom', 'omar', 'hana', 'ben', 'helen'];
  const one = () => officers[upTo(officers.length)] ?? 'priya';
  const first = localDate('2026-11-23');
  const absences = Array.from({ length: 2 + upTo(6) }, () => {
    const [personId, coverId] = [one(), one()];
    const from = addDays(first, 1 + upTo(46));
    const covered = coverId !== personId && chance() < 0.6;
    return { personId, from, to: addDays(from, upTo(14)), ...(covered ? { coverId } : {}) };
  });
  const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
  const people = twelve.people.map((person) =>
    officers.includes(person.id) && chance() < 0.4
      ? { ...person, workingDays: week.filter((_, day) => day === upTo(5) || chance() < 0.6) }
      : person,
  );
  const mutedFrom = addDays(first, 1 + upTo(30));
  const muted = one();
  const listAt = one();
  return {
    people: people.map((person) => (person.workingDays.length === 0 ? { ...person, workingDays: week } : person)),
    // Nobody records two absences that overlap.
    absences: absences.filter(
      (absence, at) =>
        !absences
          .slice(0, at)
          .some(({ personId, from, to }) => personId === absence.personId && from <= absence.to && absence.from <= to),
    ),
    choices: [
      { person: 'khan', choice: evenings },
      ...(listAt === muted ? [] : [{ person: listAt, choice: { digestAt: localTime('16:00') } }]),
      { person: muted, from: `${mutedFrom} 12:00`, choice: { mutedUntil: addDays(mutedFrom, 3 + upTo(12)) } },
    ],
  };
}
