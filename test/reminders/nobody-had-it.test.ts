import { describe, expect, it } from 'vitest';
import { localTime } from '../../src/calendar/index.ts';
import { carryOut, undo } from '../../src/casework/index.ts';
import { chooseAs, openTown } from '../support/reminders-town.ts';

/* An enquiry that nobody had: whoever resolves it hears that it is not fixed, and whoever wants it can take it. */

const texts = (town: Awaited<ReturnType<typeof openTown>>, who: string) => town.inbox(who).map(({ text }) => text);

describe('what was resolved while no officer had it', () => {
  it('comes back to whoever resolved it, with the councillor’s words, and in a list it is not called new', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.logWithNobody({ subject: 'Pothole' });
    const resolved = await town.act(1, { kind: 'resolve', text: 'Filled.' }, 'omar');
    expect(resolved.officerId).toBe('omar');
    await town.passUntil('2026-06-01 10:30');
    const before = texts(town, 'omar').length;
    await town.act(1, { kind: 'not-fixed', reason: 'It is still there.' }, 'khan');
    await town.passUntil('2026-06-02 12:00');
    const [heard = '', ...lists] = texts(town, 'omar').slice(before);
    expect(heard).toContain('Khan says that it is not fixed. Reopened');
    expect(heard).toContain('“It is still there.”');
    expect(lists.join()).not.toContain('New: CW-2026-0001');
  });

  it('is told with those words in the list of somebody who has everything in the morning', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await chooseAs(town, 'omar', { digestAt: localTime('09:30') });
    await town.logWithNobody({ subject: 'Pothole' });
    await town.act(1, { kind: 'resolve', text: 'Filled.' }, 'omar');
    await town.passUntil('2026-06-01 12:00');
    await town.act(1, { kind: 'not-fixed', reason: 'It is still there.' }, 'khan');
    await town.passUntil('2026-06-02 12:00');
    const told = texts(town, 'omar').at(-1) ?? '';
    expect(told).toContain('Khan says that it is not fixed.');
    expect(told).toContain('“It is still there.”');
    expect(told).not.toContain('New: ');
  });

  it('can be taken by whoever has it from now on, once acknowledged, and keeps the day on which it was', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log({ subject: 'Lamp' });
    const first = await town.act(1, { kind: 'acknowledge', officerId: 'priya' });
    await town.act(1, { kind: 'reassign', service: 'Streets', reason: 'Priya is full.' });
    await town.passUntil('2026-06-03 10:00');
    const taken = await town.act(1, { kind: 'acknowledge', officerId: 'omar' }, 'omar');
    expect(taken).toMatchObject({ officerId: 'omar', acknowledgedOn: first.acknowledgedOn, stage: 'acknowledged' });
    await expect(town.act(1, { kind: 'acknowledge', officerId: 'priya' })).rejects.toThrow('acknowledged on');
    await town.passUntil('2026-06-03 12:00');
    expect(texts(town, 'khan').at(-1)).toContain('Omar has it.');
  });

  it('is given to somebody of its service without a reason, and to nobody else', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.logWithNobody({ subject: 'Pothole' });
    const move = { kind: 'reassign', reason: '' } as const;
    await expect(town.act(1, { ...move, service: 'Housing', officerId: 'hana' })).rejects.toThrow('Give a reason');
    expect((await town.act(1, { ...move, service: 'Streets', officerId: 'omar' })).officerId).toBe('omar');
    await expect(town.act(1, { ...move, service: 'Streets', officerId: 'priya' })).rejects.toThrow('Give a reason');
  });
});

describe('what was done and taken back at once', () => {
  it('is not told in a list', async () => {
    const town = await openTown({ start: '2026-06-01 10:00' });
    await town.log({ subject: 'Lamp' });
    await town.act(1, { kind: 'acknowledge', officerId: 'priya' });
    await town.passUntil('2026-06-02 12:00');
    const first = { year: 2026, number: 1 };
    const mistake = { kind: 'reassign', service: 'Streets', officerId: 'omar', reason: 'Mistake.' } as const;
    await carryOut(town.desk, town.asked('admin', town.now()), first, mistake);
    await undo(town.desk, town.asked('admin', town.now()), first);
    await town.act(1, { kind: 'edit', edits: { subject: 'Two lamps' } }, 'admin');
    await town.passUntil('2026-06-09 12:00');
    const told = texts(town, 'priya').join('\n');
    expect(told).toContain('Subject changed');
    expect(told).not.toMatch(/Taken back|Mistake|Reassigned/);
  });
});
