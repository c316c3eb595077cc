import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Action,
  type Asked,
  carryOut,
  carryOutAll,
  log,
  possibleActions,
  systemVisibility,
  UNDO_FOR,
  undo,
  visibilityOf,
  type Wanted,
} from '../../src/casework/index.ts';
import { asked, derbyRules, directory, draft, openDesk, people } from '../support/casework-council.ts';
import { createMemoryDatabase } from '../support/casework-memory-stores.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk(createMemoryDatabase());
  await log(desk, later('admin', 'log-1', -3_600_000), draft);
  await log(desk, later('admin', 'log-2', -3_600_000), { ...draft, councillorId: 'jones' });
});
const system = systemVisibility('derby');
const [first, second] = [
  { year: 2026, number: 1 },
  { year: 2026, number: 2 },
];
const later = (by: string, changeId: string, milliseconds = 0): Asked => {
  const then = asked('2026-06-02', by, changeId);
  return { ...then, at: then.at + milliseconds };
};
const stored = (wanted = first) => desk.database.read(({ casework }) => casework.enquiry(system, wanted));
const viewerOf = (id: string) =>
  visibilityOf(
    people.find((one) => one.id === id),
    directory,
    asked('2026-06-02', id, 'x').on,
  );
const historyFor = (id: string, wanted = first) =>
  desk.database.read(async ({ casework }) => (await casework.history(viewerOf(id), wanted)).map(({ kind }) => kind));
const all = (wanted: readonly Wanted[], action: Action) => wanted.map((one) => ({ wanted: one, action }));
const resolve: Action = { kind: 'resolve', text: 'Mended' };

describe('undo', () => {
  it('gives the enquiry back as it was, in a version of its own, and hides both from the councillor', async () => {
    const before = await stored();
    await carryOut(desk, later('priya', 'a'), first, resolve);
    const back = await undo(desk, later('priya', 'b', UNDO_FOR - 1), first);
    expect(back).toMatchObject({ kind: 'changed', repeated: false });
    const { undoable: _, ...as } = before ?? {};
    expect(await stored()).toEqual({ ...as, version: 3, changedAt: expect.any(Number) });
    expect(await historyFor('khan')).toEqual(['log']);
    expect(await historyFor('priya')).toEqual(['log', 'resolve', 'undo']);
    expect(await undo(desk, later('priya', 'b', UNDO_FOR - 1), first)).toMatchObject({
      kind: 'changed',
      repeated: true,
    });
    expect(await undo(desk, later('priya', 'c', UNDO_FOR - 1), first)).toMatchObject({
      kind: 'refused',
      code: 'too-late',
    });
    expect((await stored())?.version).toBe(3);
    expect(desk.ran.at(-1)).toMatchObject({
      before: { stage: 'resolved' },
      after: { stage: 'logged' },
      entry: { undoes: 2 },
    });
  });

  it.each([
    ['after five minutes', 'priya', UNDO_FOR],
    ['by somebody else', 'omar', 1_000],
    ['by the councillor', 'khan', 1_000],
  ])('is refused %s', async (_, by, wait) => {
    await carryOut(desk, later('priya', 'a'), first, resolve);
    expect((await undo(desk, later(by, 'b', wait), first)).kind).toBe('refused');
    expect((await stored())?.stage).toBe('resolved');
  });

  it('is refused once something came after, and takes back what came after by the one who did that', async () => {
    await carryOut(desk, later('priya', 'a'), first, { kind: 'acknowledge', officerId: 'priya' });
    await carryOut(desk, later('omar', 'b', 1), first, { kind: 'note', text: 'x' });
    expect(await undo(desk, later('priya', 'c', 2), first)).toMatchObject({ kind: 'refused', code: 'not-allowed' });
    expect((await undo(desk, later('omar', 'd', 3), first)).kind).toBe('changed');
    expect(await undo(desk, later('priya', 'e', 4), first)).toMatchObject({ kind: 'refused', code: 'too-late' });
  });

  it('tells somebody who may not see it no more than that there is none', async () => {
    await carryOut(desk, later('priya', 'a'), first, resolve);
    expect(await undo(desk, later('jones', 'b', 1), first)).toMatchObject({ kind: 'not-found' });
    expect(await undo(desk, later('hana', 'c', 1), first)).toMatchObject({ kind: 'not-found' });
  });

  it('brings back what somebody put out of their own sight', async () => {
    await carryOut(desk, later('priya', 'a'), first, {
      kind: 'reassign',
      service: 'Housing',
      officerId: 'hana',
      reason: 'x',
    });
    expect((await undo(desk, later('priya', 'b', 1), first)).kind).toBe('changed');
    expect(await stored()).toMatchObject({ service: 'Streets' });
  });

  it('withdraws what was only just logged, and the councillor sees it nowhere', async () => {
    await log(desk, later('admin', 'log-3'), draft);
    expect((await undo(desk, later('admin', 'u', 1), { year: 2026, number: 3 })).kind).toBe('changed');
    const khan = viewerOf('khan');
    await desk.database.read(async ({ casework }) => {
      expect(await casework.enquiry(khan, { year: 2026, number: 3 })).toBeUndefined();
      expect(await casework.count(khan, {})).toBe(1);
      expect(await casework.count(system, { state: 'closed' })).toBe(0);
    });
    expect(await historyFor('khan', { year: 2026, number: 3 })).toEqual([]);
  });

  it('of several done at once takes all of them back, or none', async () => {
    await carryOutAll(desk, later('priya', 'both'), all([first, second], resolve));
    expect((await undo(desk, later('priya', 'u', 1), second)).kind).toBe('changed');
    expect([(await stored())?.stage, (await stored(second))?.stage]).toEqual(['logged', 'logged']);
    await carryOutAll(desk, later('priya', 'again', 2), all([first, second], resolve));
    await carryOut(desk, later('omar', 'note', 3), second, { kind: 'note', text: 'x' });
    expect(await undo(desk, later('priya', 'v', 4), first)).toMatchObject({ kind: 'refused' });
    expect([(await stored())?.stage, (await stored(second))?.stage]).toEqual(['resolved', 'resolved']);
  });

  it('is offered to the one who can, for as long as they can', async () => {
    await carryOut(desk, later('priya', 'a'), first, { kind: 'acknowledge', officerId: 'priya' });
    const enquiry = await stored();
    const offered = (id: string, wait: number) => {
      const person = people.find((one) => one.id === id);
      const { on, at } = later(id, 'x', wait);
      return (
        person &&
        enquiry &&
        possibleActions(enquiry, person, { directory, on, at, rules: derbyRules() }).includes('undo')
      );
    };
    expect([
      offered('priya', UNDO_FOR - 1),
      offered('priya', UNDO_FOR),
      offered('omar', 0),
      offered('khan', 0),
    ]).toEqual([true, false, false, false]);
  });
});

describe('the same to several enquiries', () => {
  it('is done to all of them or to none, in one transaction and once', async () => {
    const outcome = await carryOutAll(desk, later('priya', 'both'), all([first, second, first], resolve));
    expect(outcome).toMatchObject({
      kind: 'changed',
      changes: [{ entry: { reference: 'CW-2026-0001' } }, {}],
      repeated: false,
    });
    expect(await carryOutAll(desk, later('priya', 'both'), all([first, second], resolve))).toEqual({
      ...outcome,
      repeated: true,
    });
    expect(
      (await carryOutAll(desk, later('priya', 'x'), all([first, second], { kind: 'acknowledge', officerId: 'priya' })))
        .kind,
    ).toBe('refused');
  });

  it.each([
    ['one that is not there', { year: 2026, number: 9 }],
    ['one that has changed since it was shown', { ...second, seenVersion: 7 }],
  ])('is done to none of them because of %s', async (_, other) => {
    const outcome = await carryOutAll(desk, later('priya', 'both'), all([first, other], resolve));
    expect(outcome.kind).not.toBe('changed');
    expect((await stored())?.version).toBe(1);
    expect(desk.ran.length).toBe(2);
  });

  it('is done to none by a councillor of whom one is not theirs, who learns nothing of it', async () => {
    const withdraw: Action = { kind: 'withdraw', reason: 'x' };
    const mixed = await carryOutAll(desk, later('khan', 'both'), all([first, second], withdraw));
    const absent = await carryOutAll(desk, later('khan', 'none'), all([first, { year: 2026, number: 9 }], withdraw));
    expect(JSON.stringify(mixed).replaceAll('0002', 'N')).toBe(JSON.stringify(absent).replaceAll('0009', 'N'));
    expect((await stored())?.stage).toBe('logged');
  });
});
