import { beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import {
  type Action,
  applyRecalculation,
  carryOut,
  leave,
  log,
  parseReference,
  previewRecalculation,
  systemVisibility,
  withClosures,
} from '../../src/casework/index.ts';
import { isActive } from '../../src/people/index.ts';
import { asked, derbyRules, draft, openDesk } from '../support/casework-council.ts';
import { createMemoryDatabase } from '../support/casework-memory-stores.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk(createMemoryDatabase());
});
const system = systemVisibility('derby');
const first = { year: 2026, number: 1 };
const acknowledge: Action = { kind: 'acknowledge', officerId: 'omar' };
const stored = (number = 1) => desk.database.read(({ casework }) => casework.enquiry(system, { year: 2026, number }));
const history = () => desk.database.read(({ casework }) => casework.history(system, first));
const logOne = (changeId = 'log-1', given = {}) =>
  log(desk, asked('2026-06-01', 'admin', changeId), { ...draft, ...given });

describe('the same action twice', () => {
  it('logs one enquiry and answers the same, also when both arrive at once', async () => {
    const [one, two] = await Promise.all([logOne(), logOne()]);
    expect(one).toMatchObject({ kind: 'changed', enquiry: { reference: 'CW-2026-0001' }, repeated: false });
    expect(two).toEqual({ ...one, repeated: true });
    expect(await desk.database.read(({ casework }) => casework.count(system, {}))).toBe(1);
    expect(desk.ran.length).toBe(1);
  });

  it('changes nothing the second time, also when it was reassigned out of sight', async () => {
    await logOne();
    const away: Action = { kind: 'reassign', service: 'Housing', officerId: 'hana', reason: 'theirs' };
    const one = await carryOut(desk, asked('2026-06-02', 'priya', 'x'), first, away);
    const two = await carryOut(desk, asked('2026-06-05', 'priya', 'x'), first, away);
    expect(one.kind).toBe('changed');
    expect(two).toEqual({ ...one, repeated: true });
    expect((await history()).length).toBe(2);
  });

  it('is refused when the id was another action', async () => {
    await logOne();
    await carryOut(desk, asked('2026-06-02', 'priya', 'x'), first, acknowledge);
    const other = await carryOut(desk, asked('2026-06-02', 'priya', 'x'), first, { kind: 'resolve', text: 'done' });
    expect(other).toMatchObject({ kind: 'refused', code: 'change-id-used' });
  });
});

describe('a change', () => {
  it('from a card shown earlier is a conflict and changes nothing', async () => {
    await logOne();
    await carryOut(desk, asked('2026-06-02', 'priya', 'a'), first, acknowledge);
    const late = await carryOut(
      desk,
      asked('2026-06-02', 'omar', 'b'),
      { ...first, seenVersion: 1 },
      { kind: 'resolve', text: 'x' },
    );
    expect(late).toMatchObject({ kind: 'conflict', enquiry: { version: 2, stage: 'acknowledged' } });
    expect((await stored())?.stage).toBe('acknowledged');
  });

  it('is not stored when what runs alongside it fails', async () => {
    await logOne();
    const failing = { ...desk, alongside: () => Promise.reject(new Error('outbox')) };
    await expect(carryOut(failing, asked('2026-06-02', 'priya', 'a'), first, acknowledge)).rejects.toThrow('outbox');
    expect((await stored())?.version).toBe(1);
    expect((await history()).length).toBe(1);
    await expect(log(failing, asked('2026-06-02', 'admin', 'b'), draft)).rejects.toThrow('outbox');
    expect(await logOne('c')).toMatchObject({ enquiry: { number: 2 } });
  });

  it('cannot be made with stores kept from an earlier transaction', async () => {
    const kept = await desk.database.transaction(async (stores) => stores);
    await expect(kept.casework.takeNumber('derby', 2026)).rejects.toMatchObject({ code: 'unit-of-work-over' });
  });

  it.each([
    ['a councillor acknowledging', 'khan', acknowledge],
    [
      'an officer handing over between councillors',
      'priya',
      { kind: 'hand-over', councillorId: 'jones', reason: 'x' } as Action,
    ],
    ['an officer who is not one', 'priya', { kind: 'acknowledge', officerId: 'khan' } as Action],
    ['a service that is not there', 'priya', { kind: 'reassign', service: 'Dragons', reason: 'x' } as Action],
    ['somebody who left', 'gone', acknowledge],
  ])('is refused: %s', async (_, by, action) => {
    await logOne();
    expect((await carryOut(desk, asked('2026-06-02', by, 'x'), first, action)).kind).toBe('refused');
    expect((await stored())?.version).toBe(1);
  });

  it('is not logged by one councillor for another, nor for a co-opted member', async () => {
    const forJones = { ...draft, councillorId: 'jones' };
    expect(await log(desk, asked('2026-06-01', 'khan', 'a'), forJones)).toMatchObject({ code: 'not-allowed' });
    expect(await log(desk, asked('2026-06-01', 'admin', 'b'), { ...draft, councillorId: 'coral' })).toMatchObject({
      code: 'unknown-person',
    });
    expect(await log(desk, asked('2026-05-31', 'admin', 'c'), draft)).toMatchObject({ code: 'bad-date' });
  });

  it('starts the clock of what a councillor logs on that day, and keeps when the resident wrote', async () => {
    const written = { ...draft, receivedOn: localDate('2026-05-27'), writtenOn: localDate('2026-05-26') };
    expect(await log(desk, asked('2026-06-01', 'khan', 'd'), written)).toMatchObject({
      enquiry: {
        number: 1,
        receivedOn: '2026-06-01',
        writtenOn: '2026-05-26',
        deadlines: { acknowledge: { by: '2026-06-03' } },
      },
    });
    expect(await log(desk, asked('2026-06-01', 'admin', 'e'), written)).toMatchObject({
      enquiry: { number: 2, receivedOn: '2026-05-27' },
    });
  });
});

describe('an approved closure day', () => {
  const closures = [{ date: localDate('2026-06-02'), name: 'Flood', clocks: 'all' as const }];
  const rules = withClosures(derbyRules(), closures);
  const apply = (fingerprint: string, changeId = 'close', by = 'admin') =>
    applyRecalculation(desk, asked('2026-06-01', by, changeId, rules), { fingerprint, reason: 'Flood.', closures });

  it('moves dates once, with the reason in the audit', async () => {
    await logOne();
    const { fingerprint } = await desk.database.read(({ casework }) => previewRecalculation(casework, 'derby', rules));
    expect(await apply(fingerprint, 'x', 'priya')).toMatchObject({ kind: 'refused', code: 'not-allowed' });
    expect(await apply(fingerprint)).toEqual({ kind: 'recalculated', moves: 1, repeated: false });
    expect(await apply(fingerprint)).toEqual({ kind: 'recalculated', moves: 1, repeated: true });
    expect((await stored())?.deadlines.acknowledge).toMatchObject({ by: '2026-06-04', version: 2 });
    expect((await history()).at(-1)).toMatchObject({
      kind: 'recalculate',
      before: { acknowledge: '2026-06-03' },
      after: { acknowledge: '2026-06-04' },
      why: 'Flood.',
    });
    expect((await desk.database.read(({ casework }) => casework.closures('derby'))).length).toBe(1);
    expect(desk.ran.length).toBe(2);
  });

  it('is asked about again when enquiries changed since the preview', async () => {
    await logOne();
    const { fingerprint } = await desk.database.read(({ casework }) => previewRecalculation(casework, 'derby', rules));
    await logOne('log-2');
    expect(await apply(fingerprint)).toMatchObject({ kind: 'approved-other', preview: { moves: [{}, {}] } });
    expect((await stored())?.version).toBe(1);
  });
});

describe('somebody who leaves', () => {
  const leaving = (personId: string, choice: Parameters<typeof leave>[2]['choice'], by = 'admin') =>
    leave(desk, asked('2026-06-02', by, `leave-${personId}`), { personId, lastDay: localDate('2026-06-01'), choice });

  it.each([
    ['handed over', { kind: 'handed-over', to: 'jones' } as const, { councillorId: 'jones', stage: 'logged' }, 1],
    ['closed', { kind: 'closed' } as const, { councillorId: 'khan', stage: 'withdrawn' }, 1],
    ['kept', { kind: 'kept' } as const, { councillorId: 'khan', stage: 'logged' }, 0],
  ])('as a councillor has their open enquiries %s, recorded, once', async (_, choice, after, enquiries) => {
    await logOne();
    expect(await leaving('khan', choice)).toEqual({ kind: 'left', enquiries, waits: false, repeated: false });
    expect(await leaving('khan', choice)).toEqual({ kind: 'left', enquiries, waits: false, repeated: true });
    expect(await stored()).toMatchObject(after);
    const person = await desk.database.read(({ people }) => people.person('derby', 'khan'));
    expect(person?.left).toMatchObject({ casework: choice.kind, by: 'admin' });
  });

  it('at once, by a list of people, sees nothing more when it is decided what becomes of the enquiries', async () => {
    await logOne();
    const left = {
      lastDay: localDate('2026-06-02'),
      atOnce: true,
      casework: 'undecided',
      by: 'operator',
      at: 1,
    } as const;
    await desk.database.transaction(async ({ people }) => {
      const khan = await people.person('derby', 'khan');
      if (khan !== undefined) await people.changePerson({ ...khan, version: khan.version + 1, left });
    });
    await leaving('khan', { kind: 'closed' });
    const khan = await desk.database.read(({ people }) => people.person('derby', 'khan'));
    expect(khan?.left?.casework).toBe('closed');
    expect(khan && isActive(khan, localDate('2026-06-02'))).toBe(false);
  });

  it('as an officer leaves no enquiry with nobody', async () => {
    await logOne('log-1', { officerId: 'priya' });
    expect(await leaving('priya', { kind: 'closed' })).toMatchObject({ kind: 'refused' });
    expect(await leaving('priya', { kind: 'kept' })).toMatchObject({ kind: 'left', enquiries: 1 });
    expect((await stored())?.officerId).toBeUndefined();
    expect((await stored())?.service).toBe('Streets');
  });

  it('is never the last administrator, and is recorded by an administrator only', async () => {
    expect(await leaving('admin', { kind: 'kept' })).toMatchObject({ kind: 'refused' });
    expect(await leaving('khan', { kind: 'kept' }, 'head')).toMatchObject({ kind: 'refused', code: 'not-allowed' });
    expect(await leaving('khan', { kind: 'handed-over', to: 'priya' })).toMatchObject({
      kind: 'refused',
      code: 'unknown-person',
    });
  });
});

describe('what people read and type', () => {
  it('a reference is read as people type it', () => {
    expect(['CW-2026-0042', 'cw 2026 42', 'CW2026-42', '#cw–2026–0042'].map(parseReference)).toEqual(
      Array(4).fill({ year: 2026, number: 42 }),
    );
    expect(['CW-2026-0', '2026-42', 'CW-1999-1', 'CW'].map(parseReference)).toEqual(Array(4).fill(undefined));
  });
});
