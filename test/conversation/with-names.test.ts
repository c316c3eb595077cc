import { expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import type { Speaker } from '../../src/conversation/heard-turn.ts';
import { withNames } from '../../src/conversation/intents/with-names.ts';

const person = (name: string) => ({
  id: name,
  council: 'derby',
  name,
  email: `${name.length}@derby.example`,
  roles: ['officer'] as const,
  wards: [],
  workingDays: [],
  version: 1,
});
const siobhan = person('Siobhán O’Brien');
const speaker: Speaker = {
  kind: 'known',
  person: siobhan,
  directory: { council: 'derby', people: [siobhan, person('Megan Mear')], absences: [] },
  on: localDate('2026-12-07'),
};

it.each([
  ['can siobhan attend a group meeting?', 'can Siobhan attend a group meeting?'],
  ['may mear come?', 'may Mear come?'],
  ['can an offcer attend?', 'can an offcer attend?'],
])('a name of the directory is written as a name, and nothing else: "%s"', (said, written) => {
  expect(withNames(said, speaker)).toBe(written);
});

it('whoever is not known has no directory', () => {
  expect(withNames('can siobhan attend?', undefined)).toBe('can siobhan attend?');
});
