import { beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import {
  canSee,
  carryOut,
  diaryDates,
  type Enquiry,
  exportRows,
  log,
  notFound,
  visibilityOf,
} from '../../src/casework/index.ts';
import {
  asked,
  draft,
  openDesk,
  person,
  directory as small,
  people as smallCouncil,
} from '../support/casework-council.ts';
import { createMemoryDatabase } from '../support/casework-memory-stores.ts';

/*
 * 1: of Khan, with Streets, nobody yet.   2: of Khan, Priya of Streets has it.
 * 3: of Jones, with Housing, Hana has it. 4: of Jones, with Streets, Hana of Housing has it.
 */
const people = [...smallCouncil, person('cora', { roles: ['coordinator'], service: 'Member Support' })];
const directory = { ...small, people };
const sees: Readonly<Record<string, readonly number[]>> = {
  khan: [1, 2],
  jones: [3, 4],
  coral: [],
  chief: [1, 2, 3, 4],
  cora: [1, 2, 3, 4],
  head: [1, 2, 4],
  priya: [1, 2, 4],
  omar: [1, 2, 4],
  hana: [3, 4],
  monica: [],
  admin: [1, 2, 3, 4],
  gone: [],
  nobody: [],
};
const today = localDate('2026-06-01');
const desk = await openDesk(createMemoryDatabase(), people);
const viewerOf = (id: string) =>
  visibilityOf(
    people.find((one) => one.id === id),
    directory,
    today,
  );
const page = { order: 'newest-first', limit: 100 } as const;

beforeAll(async () => {
  const cases = [
    { councillorId: 'khan', service: 'Streets' },
    { councillorId: 'khan', service: 'Streets', officerId: 'priya' },
    { councillorId: 'jones', service: 'Housing', officerId: 'hana' },
    { councillorId: 'jones', service: 'Streets', officerId: 'hana' },
  ];
  for (const [at, given] of cases.entries()) {
    const outcome = await log(desk, asked('2026-06-01', 'admin', `log-${at}`), { ...draft, ...given });
    expect(outcome.kind).toBe('changed');
    const note = { kind: 'note', text: 'Between officers' } as const;
    await carryOut(desk, asked('2026-06-01', 'admin', `note-${at}`), { year: 2026, number: at + 1 }, note);
  }
});

describe.each(Object.entries(sees))('%s', (id, numbers) => {
  const viewer = viewerOf(id);
  const listed = () => desk.database.read(({ casework }) => casework.list(viewer, {}, page));

  it('lists, searches, counts, exports and has in the diary what is theirs to see and no more', async () => {
    const { enquiries } = await listed();
    expect(enquiries.map(({ number }) => number).sort()).toEqual(numbers);
    const rows = exportRows(enquiries, { nameOf: (one) => one, on: today });
    expect(rows.length).toBe(numbers.length + 1);
    const diary = new Set(diaryDates(enquiries, viewer).map(({ title }) => title.slice(-4)));
    expect([...diary].sort()).toEqual(numbers.map((number) => `000${number}`));
    await desk.database.read(async ({ casework }) => {
      expect(await casework.count(viewer, {})).toBe(numbers.length);
      expect((await casework.list(viewer, { words: 'streetlight' }, page)).enquiries.length).toBe(numbers.length);
      expect((await casework.list(viewer, { dueOnOrBefore: localDate('2026-12-31') }, page)).enquiries.length).toBe(
        numbers.length,
      );
      const period = { from: today, to: today };
      const counted = (await casework.tally(viewer, period, today)).filter(({ clock }) => clock === 'acknowledge');
      expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(numbers.length);
    });
  });

  it.each([1, 2, 3, 4])('looks up number %i, its history and its neighbours no further than that', async (number) => {
    const wanted = { year: 2026, number };
    const theirs = numbers.includes(number);
    await desk.database.read(async ({ casework }) => {
      const enquiry = await casework.enquiry(viewer, wanted);
      expect(enquiry !== undefined).toBe(theirs);
      const history = await casework.history(viewer, wanted);
      const councillor = ['khan', 'jones'].includes(id);
      expect(history.map(({ kind }) => kind)).toEqual(theirs ? (councillor ? ['log'] : ['log', 'note']) : []);
      const { near } = await notFound(casework, viewer, { year: 2026, number: 9 });
      expect(near.every((one: Enquiry) => numbers.includes(one.number) && canSee(viewer, one))).toBe(true);
      expect(near.length).toBe(Math.min(3, numbers.length));
    });
  });

  it('cannot tell one that is not theirs from one that is not there', async () => {
    const withdraw = { kind: 'withdraw', reason: 'no' } as const;
    const answers = [1, 2, 3, 4]
      .filter((number) => !numbers.includes(number))
      .map((number) =>
        carryOut(desk, asked('2026-06-01', id, `try-${id}-${number}`), { year: 2026, number }, withdraw),
      );
    const absent = await carryOut(desk, asked('2026-06-01', id, `try-${id}-77`), { year: 2026, number: 77 }, withdraw);
    for (const [at, answer] of (await Promise.all(answers)).entries()) {
      expect(answer.kind).toBe(absent.kind);
      if (answer.kind !== 'not-found' || absent.kind !== 'not-found') continue;
      const number = [1, 2, 3, 4].filter((one) => !numbers.includes(one))[at] ?? 0;
      expect(answer.sentence.replace(`000${number}`, '0077')).toBe(absent.sentence);
    }
  });
});

describe('who stands in', () => {
  const away = (personId: string, coverId: string) => ({
    id: `${personId}-${coverId}`,
    council: 'derby',
    personId,
    coverId,
    from: localDate('2026-06-01'),
    to: localDate('2026-06-05'),
    recordedBy: 'admin',
    recordedAt: 1,
  });
  const covered = { ...directory, absences: [away('hana', 'monica')] };
  const monica = people.find(({ id }) => id === 'monica');

  it('sees what the one who is away has, on the days of the absence, both included', () => {
    const officers = (day: string) => visibilityOf(monica, covered, localDate(day)).officerIds;
    expect(officers('2026-05-31')).toEqual(['monica']);
    expect(officers('2026-06-01')).toEqual(['hana', 'monica']);
    expect(officers('2026-06-05')).toEqual(['hana', 'monica']);
    expect(officers('2026-06-06')).toEqual(['monica']);
  });

  it('never sees a councillor’s casework for being their cover', () => {
    const jones = people.find(({ id }) => id === 'jones');
    const forKhan = { ...directory, absences: [away('khan', 'jones')] };
    expect(visibilityOf(jones, forKhan, today).councillorIds).toEqual(['jones']);
    expect(visibilityOf(monica, { ...directory, absences: [away('khan', 'monica')] }, today).councillorIds).toEqual([]);
  });

  it('who left sees nothing and shows their manager nothing of their service any more', () => {
    const gone = people.find(({ id }) => id === 'gone');
    expect(visibilityOf(gone, directory, today)).toMatchObject({ officerIds: [], services: [], internalNotes: false });
    const theirs = {
      ...directory,
      people: [...people.filter(({ id }) => id !== 'gone'), { ...(gone ?? person('gone', {})), managerId: 'hana' }],
    };
    const hana = people.find(({ id }) => id === 'hana');
    expect(visibilityOf(hana, theirs, today)).toMatchObject({ officerIds: ['gone', 'hana'], services: ['Housing'] });
  });

  it('a councillor whom a directory wrongly calls an administrator sees their own casework only', () => {
    const both = person('both', { roles: ['councillor', 'administrator'] });
    expect(visibilityOf(both, directory, today)).toMatchObject({
      all: false,
      councillorIds: ['both'],
      internalNotes: false,
    });
  });
});
