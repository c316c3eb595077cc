import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRoom } from './room.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeAll(async () => {
  room = await openRoom();
  room.setClock('2027-03-08', '10:00');
});
afterAll(() => room.close());

const heading = async (who: string, said: string) => (await room.hear(who, said)).split('\n')[0] ?? '';

describe('what is due and what is overdue', () => {
  it('is of the same enquiries, and says whose they are', async () => {
    const whose = '(with you, or with Streets and no officer)';
    expect(await heading('tom', 'what is due today')).toBe(`Due today or overdue ${whose}: 2 enquiries`);
    expect(await heading('tom', 'what is due this week')).toBe(`Due this week or overdue ${whose}: 2 enquiries`);
    expect(await heading('tom', 'overdue')).toBe(`Overdue ${whose}: 2 enquiries`);
    expect(await heading('khan', 'overdue')).toBe('Overdue (your own): 2 enquiries');
    expect(await heading('sam', 'overdue')).toBe('Overdue (in the whole council): 3 enquiries');
  });

  it('is not said to be nothing to whom the next list shows some', async () => {
    for (const said of ['what is due today', 'due this week', 'team overdue']) {
      const text = await room.hear('sam', said);
      expect(text).toContain('In the whole council, 3 enquiries are overdue.');
      expect(text).toContain('Overdue: type "overdue"');
    }
  });

  it.each(['what is overdue across the council', 'overdue in all services'])(
    'is of no team where all of the council is meant: "%s"',
    async (said) => expect(await heading('sam', said)).toBe('Overdue (in the whole council): 3 enquiries'),
  );

  it('is of the service that is named, whosever team that is, and an empty answer names all that was asked', async () => {
    for (const said of ['overdue in Streets', 'what is overdue in Streets'])
      expect(await heading('sam', said)).toBe('Overdue, Streets: 3 enquiries');
    expect(await heading('sam', 'overdue in Legal')).toBe(
      'There is nothing like that that you can see: overdue, Legal.',
    );
  });

  it('is of no team for a councillor, who has none', async () => {
    expect(await heading('khan', 'team casework')).toBe('Your open casework: 2 enquiries');
    expect(await heading('khan', 'overdue in Streets')).toBe('Overdue, Streets: 2 enquiries');
  });
});

describe('what was done', () => {
  it.each([
    ['tom', 'what have I changed today', 'have I changed'],
    ['tom', "what's been reopened", 'reopened'],
  ])('lists nothing else in the place of what was asked: %s, "%s"', async (who, said, unused) => {
    expect(await room.hear(who, said)).toContain(`You said “${unused}”, so nothing is listed.`);
  });

  it('is listed where it was shared', async () => {
    expect(await room.hear('khan', 'what has been shared with me')).toContain('shares an enquiry with you');
  });

  it('is not said to be of the speaker’s own enquiries where it is of the team’s', async () => {
    expect(await heading('tom', 'what did I miss since 1 March 2027')).not.toContain('of yours');
  });
});

it('figures of a service say whose they are where they are not all of it', async () => {
  expect(await heading('khan', 'statistics for Streets')).toMatch(
    /^Figures of your enquiries for Streets, and of those/,
  );
  expect(await heading('tom', 'statistics for Streets')).toBe('Casework figures for Streets, of what you can see');
  expect(await heading('sam', 'statistics for Streets')).toBe('Casework figures for Streets');
});

it('what was closed is of all that a manager sees, unless it is said to be their own; an officer’s empty list says whose it is', async () => {
  expect(await room.hear('priya', 'resolve CW-2027-0002: filled')).toContain('Resolved.');
  expect(await heading('sam', 'what was closed today')).toMatch(/^Closed \(all that you can see\), 8 March 2027: \d/);
  expect(await heading('tom', 'what have I closed this week')).toMatch(/of your own/);
});
