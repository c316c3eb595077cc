import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import { type Action, carryOut, log, systemVisibility } from '../../src/casework/index.ts';
import { openStorage } from '../../src/storage/index.ts';
import { asked, derbyRules, draft, people } from '../support/casework-council.ts';
import { temporaryFolder } from '../support/databases.ts';

const year = { from: localDate('2026-01-01'), to: localDate('2026-12-31') };

/** What an earlier version kept: nothing of the services that had an enquiry before. */
function forget(dataFolder: string): void {
  const file = new DatabaseSync(join(dataFolder, 'clausewise.sqlite'));
  for (const { number, body } of file.prepare('select number, body from enquiry').all()) {
    const { earlierServices: _, ...rest } = JSON.parse(String(body));
    const settled = [['acknowledge', 'in-time', 1]];
    const facts = JSON.stringify({ settled, open: [['resolve', rest.deadlines.resolve.by]] });
    file
      .prepare('update enquiry set body = ?, facts = ? where number = ?')
      .run(JSON.stringify(rest), facts, Number(number));
  }
  file.exec('delete from schema_version where version >= 19');
  file.close();
}

it('gives what was kept before a move back to the service of then, where the history says which that was', async () => {
  const dataFolder = join(temporaryFolder(), 'data');
  const now = () => Date.parse('2026-06-10');
  const before = await openStorage({ dataFolder }, now);
  const desk = { database: before, alongside: async () => undefined };
  await before.transaction(async (stores) => {
    for (const person of people) await stores.people.addPerson(person);
  });
  const act = (date: string, by: string, number: number, action: Action) =>
    carryOut(desk, asked(date, by, `${date}-${number}-${action.kind}`, derbyRules()), { year: 2026, number }, action);
  for (const number of [1, 2]) {
    await log(desk, asked('2026-06-01', 'admin', `log-${number}`), { ...draft, officerId: 'priya' });
    await act('2026-06-02', 'priya', number, { kind: 'acknowledge', officerId: 'priya' });
  }
  const moved = await act('2026-06-02', 'head', 1, {
    kind: 'reassign',
    service: 'Housing',
    officerId: 'hana',
    reason: 'A flat.',
  });
  expect(moved.kind).toBe('changed');
  const tally = (storage: typeof before) =>
    storage.read(({ casework }) => casework.tally(systemVisibility('derby'), year, localDate('2026-06-03')));
  const right = await tally(before);
  expect(right).toContainEqual(expect.objectContaining({ clock: 'acknowledge', service: 'Streets', count: 2 }));
  await before.close();
  forget(dataFolder);
  const after = await openStorage({ dataFolder }, now);
  expect(await tally(after)).toEqual(right);
  const { enquiries } = await after.read(({ casework }) =>
    casework.list(systemVisibility('derby'), {}, { order: 'newest-first', limit: 10 }),
  );
  expect(
    enquiries.map(({ number, earlierServices }) => [number, earlierServices?.map(({ service }) => service)]),
  ).toEqual([
    [2, undefined],
    [1, ['Streets']],
  ]);
  await after.close();
});
