import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import { systemVisibility, teamOf } from '../../src/casework/index.ts';
import { openTown } from '../support/reminders-town.ts';

describe('what a manager’s weekly list says of their team', () => {
  it('counts what "team casework" lists, and says which of it the list then shows', async () => {
    const town = await openTown({ start: '2026-06-04 10:00' });
    await town.log({ subject: 'Pothole', officerId: 'priya' });
    await town.log({ subject: 'Kerb', officerId: 'head' });
    await town.logWithNobody({ subject: 'Bench' });
    await town.passUntil('2026-06-08 12:00');
    const said = town.inbox('chief').at(-1)?.text;
    expect(said).toContain('Your team has 3 open enquiries. These 2 come to you as manager:');

    const directory = await town.stores.read(({ people }) => people.directory('derby'));
    const [chief] = directory.people.filter(({ id }) => id === 'chief');
    if (chief === undefined) throw new Error('no chief');
    const handledBy = teamOf(chief, directory, localDate('2026-06-08'));
    const listed = await town.stores.read(({ casework }) =>
      casework.count(systemVisibility('derby'), { handledBy, state: 'open' }),
    );
    expect(listed).toBe(3);
  });

  it('leaves that second sentence out where the list shows all of the team’s', async () => {
    const town = await openTown({ start: '2026-06-04 10:00' });
    await town.log({ subject: 'Pothole', officerId: 'priya' });
    await town.log({ subject: 'Kerb', officerId: 'omar' });
    await town.passUntil('2026-06-08 12:00');
    const said = town.inbox('head').at(-1)?.text;
    expect(said).toMatch(/Your team has 2 open enquiries\.$/m);
  });
});
