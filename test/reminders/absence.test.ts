import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import type { Absence, Person } from '../../src/people/index.ts';
import { people, person } from '../support/casework-council.ts';
import { clockOf, openTown } from '../support/reminders-town.ts';

type Town = Awaited<ReturnType<typeof openTown>>;

let made = 0;
async function away(town: Town, personId: string, from: string, to: string, coverId?: string): Promise<void> {
  made += 1;
  const absence: Absence = {
    id: `absence-${made}`,
    council: 'derby',
    personId,
    from: localDate(from),
    to: localDate(to),
    recordedBy: 'admin',
    recordedAt: town.now(),
    ...(coverId === undefined ? {} : { coverId }),
  };
  await town.stores.transaction(({ people: stored }) => stored.addAbsence(absence));
}
const reasons = (town: Town, who: string) => town.inbox(who).map(({ text }) => text.split('\n\n')[1]);

describe('somebody away', () => {
  it('gets nothing; the cover gets it, with the reason', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await away(town, 'priya', '2026-06-02', '2026-06-12', 'omar');
    await town.passUntil('2026-06-03 12:00');
    expect(town.inbox('priya')).toHaveLength(1);
    // One list a day, and not one message for each reason.
    expect(town.inbox('omar').map(({ at }) => clockOf(at))).toEqual(['2026-06-02 09:00', '2026-06-03 09:00']);
    for (const { text } of town.inbox('omar'))
      expect(text).toContain('Priya is away until 12 June 2026 and you cover.');
    const rows = await town.stores.outbox.list({ recipient: 'priya', states: ['cancelled'] });
    expect(new Set(rows.map(({ reason }) => reason))).toEqual(
      new Set(['not sent to them: the person is away until 12 June 2026; handed on']),
    );
  });

  it('has a cover who is not told of what they did themselves, but is of what others did', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await away(town, 'priya', '2026-06-01', '2026-06-12', 'omar');
    await town.log({}, 'omar');
    await town.passUntil('2026-06-01 10:30');
    await town.act(1, { kind: 'acknowledge', officerId: 'priya' }, 'omar');
    await town.act(1, { kind: 'make-complex', reason: 'two services' }, 'omar');
    await town.passUntil('2026-06-01 12:00');
    expect(town.inbox('omar')).toEqual([]);
    expect(
      (await town.stores.outbox.list({ recipient: 'priya', states: ['cancelled'] })).map(({ reason }) => reason),
    ).toContain('not sent: whoever stands in did it');
    await town.act(1, { kind: 'chase', text: 'How is it?' }, 'khan');
    await town.passUntil('2026-06-01 14:00');
    expect(town.inbox('omar').map(({ text }) => text)).toEqual([expect.stringContaining('Khan asks how it is going.')]);
  });

  it('gets it after all when the absence is taken back in time', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await away(town, 'priya', '2026-06-02', '2026-06-12', 'omar');
    await town.stores.transaction(({ people: stored }) => stored.removeAbsence('derby', `absence-${made}`));
    await town.passUntil('2026-06-03 12:00');
    expect([town.inbox('priya').length, town.inbox('omar').length]).toEqual([2, 0]);
  });

  it('without a cover: their manager is told, with the reason', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await away(town, 'priya', '2026-06-02', '2026-06-12');
    await town.passUntil('2026-06-02 12:00');
    expect(town.inbox('head').map(({ text }) => text)).toEqual([
      expect.stringContaining('Priya is away and no cover is at work.'),
    ]);
  });

  it('as a manager is skipped: the next one up is told', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await away(town, 'head', '2026-06-03', '2026-06-30');
    await town.passUntil('2026-06-04 12:00');
    expect(town.inbox('head')).toEqual([]);
    expect(town.inbox('chief')).toHaveLength(1);
    expect(town.inbox('chief')[0]?.text).not.toContain('You get this because you manage');
  });
});

describe('the ladder', () => {
  it('never tells on the officer to the officer, though they cover for their own manager', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await away(town, 'head', '2026-06-03', '2026-06-30', 'priya');
    await town.passUntil('2026-06-04 12:00');
    expect(reasons(town, 'priya').filter((text) => text?.includes('Head is away'))).toEqual([]);
    expect(town.inbox('chief')).toHaveLength(1);
  });

  it('never tells on the officer to whoever covers for that officer', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await away(town, 'priya', '2026-06-02', '2026-06-30', 'head');
    await town.passUntil('2026-06-04 12:00');
    expect(town.inbox('head').every(({ text }) => text.includes('Priya is away'))).toBe(true);
    expect(town.inbox('chief').map(({ text }) => text.includes('Missed:'))).toEqual([true]);
  });

  it('passes over a manager’s cover who may not see the enquiry', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await away(town, 'head', '2026-06-03', '2026-06-30', 'hana');
    await town.passUntil('2026-06-04 12:00');
    expect([town.inbox('hana').length, town.inbox('chief').length]).toEqual([0, 1]);
  });

  it('ends at the administrators when nobody is left', async () => {
    const lone: readonly Person[] = [
      person('khan', { roles: ['councillor'] }),
      person('solo', { service: 'Streets' }),
      person('admin', { roles: ['administrator'] }),
    ];
    const town = await openTown({ start: '2026-06-01 10:00', people: lone });
    await town.log({ officerId: 'solo' });
    await town.passUntil('2026-06-04 12:00');
    expect(town.inbox('admin').map(({ text }) => text)).toEqual([expect.stringContaining('Missed:')]);
  });

  it('follows a new manager named after it was planned', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    const [priya] = people.filter(({ id }) => id === 'priya');
    await town.stores.transaction(async ({ people: stored }) => {
      if (priya !== undefined) await stored.changePerson({ ...priya, managerId: 'chief', version: 2 });
    });
    await town.passUntil('2026-06-04 12:00');
    expect([town.inbox('head').length, town.inbox('chief').length]).toEqual([0, 1]);
  });

  it('tells the lead of the service while nobody has it', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log();
    await town.act(1, { kind: 'reassign', service: 'Streets', reason: 'nobody has it' }, 'priya');
    await town.passUntil('2026-06-02 12:00');
    expect(town.inbox('head').at(-1)?.text).toMatch(/\b[Nn]o officer has it yet; it is with Streets\./);
    expect(town.inbox('head').at(-1)?.text).not.toContain('Streets has it');
    expect(town.inbox('priya')).toEqual([]);
  });

  it('ends a councillor’s messages when they leave, and tells no other councillor', async () => {
    const town = await openTown({ start: '2026-06-01 20:00' });
    await town.log();
    await town.act(1, { kind: 'hand-over', councillorId: 'jones', reason: 'left' }, 'admin');
    await town.passUntil('2026-06-02 12:00');
    expect(town.inbox('khan')).toEqual([]);
    expect(town.inbox('jones').map(({ text }) => text.includes('Handed over to you.'))).toEqual([true]);
  });
});
