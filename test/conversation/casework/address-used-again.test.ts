import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDate } from '../../../src/calendar/index.ts';
import { applyImport, type ImportRow } from '../../../src/people/index.ts';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

it('a new councillor with a leaver’s address sees none of the leaver’s casework, and the records keep the leaver’s name', async () => {
  const question = { text: 'How soon must an officer answer me?', at: 1 };
  const place = { conversation: 'personal-khan', account: 'teams|derby|teams-khan' };
  expect((await room.say('khan', 'my casework')).text).toContain('CW-2027-0002');
  await room.storage.memory.remember(place, { question }, 1);

  const { people } = await room.storage.read((reads) => reads.people.directory('derby'));
  const rows = people.map(({ name, email, roles, service, wards, workingDays }, at): ImportRow => {
    const isKhan = name === 'Cllr Amina Khan';
    return {
      ...{ row: at + 2, name: isKhan ? 'Cllr Robert Brown' : name, email, roles, wards, workingDays },
      ...(service === undefined ? {} : { service }),
      ...(isKhan ? { politicalGroup: 'Labour' } : {}),
    };
  });
  let made = 0;
  const importAs = (fresh: ReadonlySet<string>) =>
    applyImport(room.storage, {
      ...{ council: 'derby', file: { rows, refusals: [] }, changeId: `i${fresh.size}`, by: 'operator', at: 5 },
      ...{ today: localDate('2027-03-01'), newId: () => `new-${++made}`, said: { same: new Set(), fresh } },
    });
  expect((await importAs(new Set())).kind).toBe('refused');
  expect((await importAs(new Set(['amina.khan@derby.example']))).kind).toBe('applied');

  const seen = (await room.say('khan', 'my casework')).text;
  expect(seen).not.toContain('CW-2027');
  expect((await room.say('khan', 'show CW-2027-0002')).text).not.toContain('Pothole');
  expect((await room.storage.memory.recall(place)).questions).not.toContainEqual(question);
  const shown = (await room.say('sam', 'show CW-2027-0002')).text;
  expect(shown).toContain('Cllr Amina Khan');
  expect(shown).not.toContain('Brown');
});
