import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/calendar/index.ts';
import { whyNotThere } from '../../../src/conversation/casework/enquiries/not-there.ts';
import type { Person } from '../../../src/people/index.ts';
import { settingsFor } from '../../../src/reminders/settings.ts';
import { derbyRules, people, person } from '../../support/casework-council.ts';

/* Omar works from Monday to Wednesday. Today is Thursday 4 June 2026. */

const omar = person('omar', {
  service: 'Streets',
  managerId: 'head',
  workingDays: ['monday', 'tuesday', 'wednesday'],
});
const held = { service: 'Streets', councillorId: 'khan' };

function sentences(
  absences: readonly (readonly [from: string, to: string, coverId?: string])[],
  due?: string,
  of: Person = omar,
) {
  const [admin] = people.filter(({ id }) => id === 'admin');
  if (admin === undefined) throw new Error('Nobody administers.');
  const rules = derbyRules();
  const directory = {
    council: 'derby',
    people: people.map((one) => (one.id === of.id ? of : one)),
    absences: absences.map(([from, to, coverId], at) => ({
      id: `absence-${at}`,
      council: 'derby',
      personId: of.id,
      from: localDate(from),
      to: localDate(to),
      ...(coverId === undefined ? {} : { coverId }),
      recordedBy: 'admin',
      recordedAt: 1,
    })),
  };
  const scene = {
    directory,
    on: localDate('2026-06-04'),
    nameOf: (id: string) => people.find((one) => one.id === id)?.name ?? id,
    person: admin,
    rules,
    reminders: { settings: settingsFor('Europe/London'), rules, clause: { url: 'https://clausewise.example' } },
  };
  return whyNotThere(of, { ...held, ...(due === undefined ? {} : { due: localDate(due) }) }, scene)?.sentences;
}

describe('somebody to whom an enquiry is given', () => {
  it('is said not to be at work today, though they are away later, when it is due, as well', () => {
    expect(sentences([['2026-06-09', '2026-06-10', 'priya']], '2026-06-10')).toEqual([
      'Omar is not at work today and on Friday 5 June. They are at work again on Monday 8 June.',
      'Omar is away from Tuesday 9 June until Wednesday 10 June. Priya covers and gets what is due in that time.',
    ]);
  });

  it('is said to be at work again on no day on which they are away', () => {
    expect(sentences([['2026-06-08', '2026-06-09', 'priya']])?.[0]).toBe(
      'Omar is not at work today and on Friday 5 June. They are at work again on Wednesday 10 June.',
    );
  });

  it('is said to be away twice, where they are away now and again when it is due', () => {
    const always = people.find(({ id }) => id === 'priya');
    const away = [
      ['2026-06-04', '2026-06-05', 'head'],
      ['2026-06-10', '2026-06-10', 'head'],
    ] as const;
    expect(sentences(away, '2026-06-10', always)).toEqual([
      'Priya is away until Friday 5 June. Head covers and gets what is due until then.',
      'Priya is away on Wednesday 10 June. Head covers and gets what is due that day.',
    ]);
  });

  it('is there where nothing of that is so', () => {
    const always = people.find(({ id }) => id === 'priya');
    expect(sentences([['2026-06-10', '2026-06-10', 'head']], '2026-06-09', always)).toBeUndefined();
  });
});
