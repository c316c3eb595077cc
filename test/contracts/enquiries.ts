import { beforeEach, expect, it } from 'vitest';
import { addDays, localDate } from '../../src/calendar/index.ts';
import {
  canSee,
  type Enquiry,
  type EnquiryFilter,
  nextDue,
  type PageCursor,
  tallyOf,
  type Visibility,
} from '../../src/casework/index.ts';
import type { Storage } from '../../src/storage/index.ts';
import type { TestEngine } from '../support/databases.ts';
import { manyEnquiries as many } from './many-enquiries.ts';
import { anEnquiry, anEntry } from './samples.ts';

const all: Visibility = {
  council: 'derby',
  all: true,
  councillorIds: [],
  officerIds: [],
  services: [],
  internalNotes: true,
};
const nothing: Visibility = { ...all, all: false, internalNotes: false };
const day = (offset: number) => addDays(localDate('2026-11-02'), offset);

/** Port: EnquiryStore. */
export function enquirySuite(engine: TestEngine): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await engine.fresh();
  });
  const addAll = (enquiries: readonly Enquiry[]) =>
    storage.transaction(async ({ casework }) => {
      for (const enquiry of enquiries) await casework.add(enquiry, anEntry(enquiry));
    });
  const find = (viewer: Visibility, number: number) =>
    storage.read(({ casework }) => casework.enquiry(viewer, { year: 2026, number }));

  it('brings an enquiry back to the letter', async () => {
    const enquiry = anEnquiry(1, {
      subject: '"Streetlight" \\ 100% out – Ward\u2028of Zoë 🙂',
      officerId: 'o1',
      stage: 'acknowledged',
      acknowledgedOn: day(1),
      pauses: [{ from: day(2), until: day(3), reason: 'asked' }],
      complexity: { kind: 'complex', reason: 'many parties', since: day(2) },
      extension: { by: day(9), agreedOn: day(2), reason: 'agreed' },
      updateBasis: { kind: 'rhythm', from: day(2), every: 5 },
    });
    await addAll([enquiry]);
    expect(await find(all, 1)).toEqual(enquiry);
  });

  it('shows, lists, counts, offers and tells exactly what the viewer may see', async () => {
    const enquiries = [...many(1, 60), { ...anEnquiry(1), council: 'tdc' }];
    await addAll(enquiries);
    const viewers: Visibility[] = [
      all,
      nothing,
      { ...nothing, council: 'tdc', all: true },
      { ...nothing, councillorIds: ['c1'] },
      { ...nothing, officerIds: ['o2'], services: ['Housing'] },
      { ...nothing, councillorIds: ['c1', 'c2'], officerIds: ['o1'] },
    ];
    for (const viewer of viewers) {
      const seen = enquiries.filter((enquiry) => canSee(viewer, enquiry));
      const numbers = seen.map(({ number }) => number).sort((a, b) => a - b);
      await storage.read(async ({ casework }) => {
        const { enquiries: listed } = await casework.list(viewer, {}, { order: 'newest-first', limit: 500 });
        expect(listed.map(({ number }) => number)).toEqual(numbers.toReversed());
        expect(await casework.count(viewer, {})).toBe(seen.length);
        const wanted = enquiries.map(({ year, number }) => ({ year, number }));
        expect((await casework.some(viewer, wanted)).map(({ number }) => number)).toEqual(numbers);
        const told = await Promise.all(
          wanted.slice(0, 60).map(async (one) => (await casework.history(viewer, one)).length),
        );
        expect(told).toEqual(wanted.slice(0, 60).map(({ number }) => (numbers.includes(number) ? 1 : 0)));
      });
    }
  });

  it('filters as the words of each filter say', async () => {
    const enquiries = many(2, 80);
    await addAll(enquiries);
    const open = ({ stage }: Enquiry) => stage === 'logged' || stage === 'acknowledged';
    const running = (enquiry: Enquiry) => open(enquiry) && enquiry.pausedSince === undefined;
    const cases: [EnquiryFilter, (enquiry: Enquiry) => boolean][] = [
      [{ councillorId: 'c2' }, ({ councillorId }) => councillorId === 'c2'],
      [{ officerId: 'o1', state: 'open' }, (enquiry) => enquiry.officerId === 'o1' && open(enquiry)],
      [{ state: 'closed' }, (enquiry) => !open(enquiry)],
      [{ state: 'paused' }, (enquiry) => open(enquiry) && !running(enquiry)],
      [{ handledBy: { officerIds: [], services: [] } }, () => false],
      [
        { handledBy: { officerIds: ['o2'], services: ['Housing'] } },
        (e) => e.officerId === 'o2' || e.service === 'Housing',
      ],
      [{ dueOnOrBefore: day(0) }, (enquiry) => (nextDue(enquiry) ?? '9') <= day(0)],
      [{ overdueOn: day(0), service: 'Housing' }, (e) => (nextDue(e) ?? '9') < day(0) && e.service === 'Housing'],
      [{ updateDueOnOrBefore: day(3) }, (e) => running(e) && (e.deadlines.update.by ?? '9') <= day(3)],
      [{ words: 'STREETLIGHT  cw-2026-0007' }, ({ number }) => number === 7],
      [{ words: 'sunday 7' }, ({ reference, subject, details }) => `${reference} ${subject} ${details}`.includes('7')],
      [{ words: '_%\\' }, () => false],
      [{ words: ' \t' }, () => true],
    ];
    for (const [filter, expected] of cases) {
      const { listed, counted } = await storage.read(async ({ casework }) => ({
        listed: (await casework.list(all, filter, { order: 'newest-first', limit: 500 })).enquiries,
        counted: await casework.count(all, filter),
      }));
      const wanted = enquiries.filter(expected).map(({ number }) => number);
      expect(listed.map(({ number }) => number).reverse(), JSON.stringify(filter)).toEqual(wanted);
      expect(counted, JSON.stringify(filter)).toBe(wanted.length);
    }
  });

  it.each(['due-first', 'newest-first'] as const)(
    'pages through a list %s without losing or repeating one',
    async (order) => {
      const enquiries = many(3, 50);
      await addAll(enquiries);
      const read: number[] = [];
      let after: PageCursor | undefined;
      do {
        const page = await storage.read(({ casework }) =>
          casework.list(all, {}, { order, limit: 7, ...(after ? { after } : {}) }),
        );
        read.push(...page.enquiries.map(({ number }) => number));
        after = page.next;
      } while (after);
      const due = (enquiry: Enquiry) => nextDue(enquiry) ?? '~';
      const sorted =
        order === 'newest-first'
          ? enquiries.toReversed()
          : enquiries.toSorted((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : a.number - b.number));
      expect(read).toEqual(sorted.map(({ number }) => number));
    },
  );

  it('counts promises as tallyOf does, on any day', async () => {
    const enquiries = many(4, 120);
    await addAll(enquiries);
    const period = { from: day(-30), to: day(10) };
    for (const today of [day(-100), day(-3), day(0), day(4), day(100)]) {
      for (const viewer of [all, { ...nothing, councillorIds: ['c1'] }]) {
        const counted = await storage.read(({ casework }) => casework.tally(viewer, period, today));
        expect(counted).toEqual(
          tallyOf(
            enquiries.filter((enquiry) => canSee(viewer, enquiry)),
            period,
            today,
          ),
        );
      }
    }
  });

  it('changes an enquiry from the version that was read, entry and all, or not at all', async () => {
    const first = anEnquiry(1);
    await addAll([first]);
    const second = { ...first, version: 2, subject: 'Two streetlights' };
    const change = (enquiry: Enquiry) =>
      storage.transaction(({ casework }) => casework.change(enquiry, anEntry(enquiry)));
    expect(await change(second)).toEqual({ kind: 'stored' });
    expect(await change({ ...second, version: 2, subject: 'Three' }).catch((error) => error.code)).toBe('duplicate');
    expect(await change({ ...second, version: 7 })).toEqual({ kind: 'conflict' });
    expect(await find(all, 1)).toEqual(second);
    const history = await storage.read(({ casework }) => casework.history(all, first));
    expect(history).toEqual([anEntry(first), anEntry(second)]);
  });

  it('keeps internal notes from whoever may not see them', async () => {
    const first = anEnquiry(1);
    const noted = { ...first, version: 2 };
    await addAll([first]);
    await storage.transaction(({ casework }) =>
      casework.change(noted, anEntry(noted, { kind: 'note', audience: 'officers', why: 'secret' })),
    );
    const told = await storage.read(({ casework }) => casework.history({ ...nothing, councillorIds: ['c1'] }, first));
    expect(told.map(({ version }) => version)).toEqual([1]);
    expect(await storage.read(({ casework }) => casework.history(nothing, first))).toEqual([]);
  });

  it('refuses a number or a change that is taken, and finds what a change did', async () => {
    const enquiry = anEnquiry(1);
    await addAll([enquiry]);
    await expect(addAll([{ ...enquiry, subject: 'Other' }])).rejects.toMatchObject({ code: 'duplicate' });
    const other = anEnquiry(2);
    await storage.transaction(({ casework }) =>
      casework.add(other, anEntry(other, { changeId: anEntry(enquiry).changeId })),
    );
    const did = await storage.read(({ casework }) => casework.entriesOfChange('derby', anEntry(enquiry).changeId));
    expect(did.map(({ reference }) => reference)).toEqual(['CW-2026-0001', 'CW-2026-0002']);
    expect(await storage.read(({ casework }) => casework.entriesOfChange('tdc', anEntry(enquiry).changeId))).toEqual(
      [],
    );
  });

  it('numbers each council and year from one', async () => {
    const taken = await storage.transaction(async ({ casework }) => [
      await casework.takeNumber('derby', 2026),
      await casework.takeNumber('derby', 2026),
      await casework.takeNumber('tdc', 2026),
      await casework.takeNumber('derby', 2027),
    ]);
    expect(taken).toEqual([1, 2, 1, 1]);
    await expect(
      storage.transaction(async ({ casework }) => {
        await casework.takeNumber('derby', 2026);
        throw new Error('not logged after all');
      }),
    ).rejects.toThrow();
    expect(await storage.transaction(({ casework }) => casework.takeNumber('derby', 2026))).toBe(3);
  });

  it('keeps closure days once, by date', async () => {
    const closure = (changeId: string, offset: number) => ({
      council: 'derby',
      changeId,
      days: [{ date: day(offset), name: 'Closed', clocks: 'all' as const }],
      by: 'p1',
      at: 4,
    });
    await storage.transaction(async ({ casework }) => {
      await casework.addClosure(closure('b', 5));
      await casework.addClosure(closure('a', 9));
    });
    await expect(storage.transaction(({ casework }) => casework.addClosure(closure('a', 1)))).rejects.toMatchObject({
      code: 'duplicate',
    });
    expect(await storage.read(({ casework }) => casework.closures('derby'))).toEqual([
      closure('b', 5),
      closure('a', 9),
    ]);
  });

  it('shows somebody who manages more people than a statement takes values what all of them handle', async () => {
    const officerIds = Array.from({ length: 40_000 }, (_, at) => `o${at}`);
    const viewer: Visibility = { ...nothing, officerIds };
    await addAll([
      { ...anEnquiry(1), officerId: 'o39999' },
      { ...anEnquiry(2), officerId: 'somebody' },
    ]);
    const page = { order: 'newest-first', limit: 10 } as const;
    const found = await storage.read(({ casework }) =>
      casework.list(viewer, { handledBy: { officerIds, services: [] } }, page),
    );
    expect(found.enquiries.map(({ number }) => number)).toEqual([1]);
    expect(await storage.read(({ casework }) => casework.count(viewer, {}))).toBe(1);
    expect(await find(viewer, 2)).toBeUndefined();
  });
}
