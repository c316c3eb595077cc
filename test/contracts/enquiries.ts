import { beforeEach, expect, it } from 'vitest';
import { addDays, localDate } from '../../src/calendar/index.ts';
import {
  type AuditEntry,
  canSee,
  type Enquiry,
  type EnquiryFilter,
  isOpen,
  isOverdue,
  nextDue,
  type PageCursor,
  type Visibility,
} from '../../src/casework/index.ts';
import { tallyOf } from '../../src/casework/tally.ts';
import { mayKnowResident } from '../../src/casework/visibility.ts';
import type { Storage } from '../../src/storage/index.ts';
import type { TestEngine } from '../support/databases.ts';
import { manyEnquiries as many } from './many-enquiries.ts';
import { anEnquiry, anEntry } from './samples.ts';

const all: Visibility = {
  council: 'derby',
  all: true,
  councillorIds: [],
  sharers: [],
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
      { ...nothing, councillorIds: ['c1'], sharers: ['c2', 'c3'] },
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
        const holders = seen.filter(isOpen).map(({ officerId = 'nobody', service }) => `${officerId} of ${service}`);
        const found = await casework.openHolders(viewer);
        expect(found.map(({ officerId = 'nobody', service }) => `${officerId} of ${service}`).toSorted()).toEqual(
          [...new Set(holders)].sort(),
        );
        for (const on of [day(0), day(4), day(40)]) {
          const late = seen.filter((enquiry) => isOverdue(enquiry, on)).map(({ councillorId }) => councillorId);
          expect((await casework.lateFor(viewer, on)).toSorted()).toEqual([...new Set(late)].sort());
        }
      });
    }
  });

  it('filters as the words of each filter say', async () => {
    const hour = 3_600_000;
    const enquiries = many(2, 80).map((enquiry, at): Enquiry => {
      const complexity = { kind: 'complex', reason: 'many parties', since: day(1) } as const;
      return {
        ...enquiry,
        loggedAt: at * hour,
        ...(at % 7 === 0 ? { urgent: at % 2 === 0 ? '' : 'no heating' } : {}),
        ...(at % 5 === 0 ? { complexity } : {}),
      };
    });
    await addAll(enquiries);
    const open = ({ stage }: Enquiry) => stage === 'logged' || stage === 'acknowledged';
    const running = (enquiry: Enquiry) => open(enquiry) && enquiry.pausedSince === undefined;
    const cases: [EnquiryFilter, (enquiry: Enquiry) => boolean][] = [
      [{ councillorId: 'c2' }, ({ councillorId }) => councillorId === 'c2'],
      [{ officerId: 'o1', state: 'open' }, (enquiry) => enquiry.officerId === 'o1' && open(enquiry)],
      [{ state: 'closed' }, (enquiry) => !open(enquiry) && enquiry.takenBack !== true],
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
      [{ words: 'sunday 7' }, ({ number }) => number === 7],
      [{ words: '_%\\' }, () => true],
      [{ words: ' \t' }, () => true],
      [{ words: 'streetlights' }, () => true],
      [{ words: 'street light' }, () => true],
      [{ words: 'stree since the' }, () => true],
      [{ words: 'stree monday' }, () => false],
      [{ words: 'str' }, () => false],
      [{ words: 'STREÉT sunday' }, () => true],
      [{ words: "'; drop table enquiry --" }, () => false],
      [{ ward: 'HILLTOP' }, ({ ward }) => ward === ' hilltop'],
      [{ urgent: true }, ({ urgent }) => urgent !== undefined],
      [{ complexity: 'complex' }, ({ complexity }) => complexity.kind === 'complex'],
      [{ unacknowledged: true }, (e) => open(e) && e.stage === 'logged'],
      [{ loggedAt: { from: 3 * hour, before: 9 * hour } }, (e) => e.loggedAt >= 3 * hour && e.loggedAt < 9 * hour],
      [
        { urgent: true, complexity: 'complex', state: 'open' },
        (e) => e.urgent !== undefined && e.complexity.kind === 'complex' && open(e),
      ],
      [{ unassigned: true, state: 'open' }, (e) => e.officerId === undefined && open(e)],
      [{ received: { from: day(0), to: day(0) } }, (e) => e.receivedOn === day(0)],
      [{ received: { from: day(1), to: day(9) } }, (e) => e.receivedOn >= day(1) && e.receivedOn <= day(9)],
      [
        { closed: { from: day(-10), to: day(5) } },
        ({ resolvedOn, withdrawnOn }) => {
          const on = resolvedOn ?? withdrawnOn ?? '';
          return on >= day(-10) && on <= day(5);
        },
      ],
      [
        { handledBy: { officerIds: ['o2'], services: [], unassignedIn: ['Housing'] } },
        (e) => e.officerId === 'o2' || (e.officerId === undefined && e.service === 'Housing'),
      ],
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
        const seen = enquiries.filter((enquiry) => canSee(viewer, enquiry));
        const counted = await storage.read(({ casework }) => casework.tally(viewer, period, today));
        expect(counted).toEqual(tallyOf(seen, period, today));
        const ofWard = await storage.read(({ casework }) =>
          casework.tally(viewer, period, today, { ward: 'hilltop', councillorId: 'c1' }),
        );
        const inWard = seen.filter(({ ward, councillorId }) => ward?.trim() === 'hilltop' && councillorId === 'c1');
        expect(ofWard).toEqual(tallyOf(inWard, period, today));
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

  it('tells who the resident is to those alone who handle the enquiry, whatever else they may see', async () => {
    const enquiries = many(5, 40);
    const resident = { name: 'Mrs Ada Byron', telephone: '01332 640000' };
    await storage.transaction(async ({ casework }) => {
      for (const enquiry of enquiries) await casework.add(enquiry, anEntry(enquiry), resident);
    });
    const viewers: Visibility[] = [
      all,
      nothing,
      { ...all, officerIds: ['o1'] },
      { ...nothing, councillorIds: ['c1'] },
      { ...nothing, councillorIds: ['c3'], sharers: ['c1'] },
      { ...nothing, officerIds: ['o2'], services: ['Housing'] },
      { ...nothing, council: 'tdc', officerIds: ['o2'], services: ['Housing'] },
    ];
    let told = 0;
    for (const viewer of viewers) {
      for (const enquiry of enquiries) {
        const known = await storage.read(({ casework }) => casework.resident(viewer, enquiry));
        expect(known).toEqual(mayKnowResident(viewer, enquiry) ? resident : undefined);
        told += known === undefined ? 0 : 1;
      }
    }
    expect(told).toBeGreaterThan(20);
    const everything = await storage.read(async ({ casework }) => [
      await casework.list(all, {}, { order: 'newest-first', limit: 500 }),
      await casework.history(all, { year: 2026, number: 1 }),
      await casework.changes(all, {}, { after: 0, notBy: 'x', limit: 500 }),
    ]);
    expect(JSON.stringify(everything)).not.toMatch(/Byron|640000/);
    expect(await storage.read(({ casework }) => casework.count(all, { words: 'Byron' }))).toBe(0);
  });

  it('has who the resident is from a change that says so, nobody where it says nobody, and nothing of a change that was too late', async () => {
    const first = anEnquiry(1);
    const owner = { ...nothing, councillorIds: ['c1'] };
    const known = () => storage.read(({ casework }) => casework.resident(owner, first));
    const change = (version: number, resident: { readonly name?: string }) =>
      storage.transaction(({ casework }) =>
        casework.change({ ...first, version }, anEntry({ ...first, version }), resident),
      );
    await storage.transaction(({ casework }) => casework.add(first, anEntry(first), { name: 'Ada' }));
    await change(2, { name: 'Jane' });
    expect(await known()).toEqual({ name: 'Jane' });
    expect(await change(5, { name: 'Late' })).toEqual({ kind: 'conflict' });
    expect(await known()).toEqual({ name: 'Jane' });
    await change(3, {});
    expect(await known()).toBeUndefined();
  });

  it('keeps who the resident is through a change, and no sharing longer than it is chosen', async () => {
    const first = anEnquiry(1, { sharedWith: ['c2'] });
    await storage.transaction(({ casework }) => casework.add(first, anEntry(first), { name: 'Ada' }));
    const colleague = { ...nothing, councillorIds: ['c2'], sharers: ['c1', 'c9'] };
    expect(await find(colleague, 1)).toEqual(first);
    for (const sharers of [[], ['c2', 'c9']]) expect(await find({ ...colleague, sharers }, 1)).toBeUndefined();
    const { sharedWith: _, ...alone } = first;
    const second = { ...alone, version: 2 };
    await storage.transaction(({ casework }) => casework.change(second, anEntry(second)));
    expect(await find(colleague, 1)).toBeUndefined();
    expect(await storage.read(({ casework }) => casework.count(colleague, {}))).toBe(0);
    const owner = { ...nothing, councillorIds: ['c1'] };
    expect(await storage.read(({ casework }) => casework.resident(owner, first))).toEqual({ name: 'Ada' });
    const third = { ...second, version: 3, sharedWith: ['c2', 'c3'] };
    await storage.transaction(({ casework }) => casework.change(third, anEntry(third)));
    expect(await find(colleague, 1)).toEqual(third);
    const fourth = { ...third, version: 4, takenBack: true as const };
    await storage.transaction(({ casework }) => casework.change(fourth, anEntry(fourth)));
    expect(await find(colleague, 1)).toBeUndefined();
    expect(await find(owner, 1)).toBeUndefined();
    expect(await find({ ...nothing, services: ['Streetpride'] }, 1)).toEqual(fourth);
  });

  it('remembers what an enquiry was before a change that may be taken back, and before no other', async () => {
    const first = anEnquiry(1);
    await addAll([first]);
    const previous = () => storage.transaction(({ casework }) => casework.previous('derby', first));
    const change = (enquiry: Enquiry, at: number) =>
      storage.transaction(({ casework }) => casework.change(enquiry, anEntry(enquiry, { at })));
    expect(await previous()).toBeUndefined();
    const second = { ...first, version: 2, subject: 'Two', undoable: { by: 'o1', until: 9_000 } };
    await change(second, 8_000);
    expect(await previous()).toEqual(first);
    await change({ ...first, version: 3 }, 8_500);
    expect(await previous()).toBeUndefined();
    await change({ ...second, version: 4 }, 9_000);
    expect(await previous()).toEqual({ ...first, version: 3 });
  });

  it('tells what somebody missed: newest first, not their own, and nothing that they may not see', async () => {
    const [mine, other] = [anEnquiry(1), anEnquiry(2, { councillorId: 'c2' })];
    await addAll([mine, other]);
    const step = async (enquiry: Enquiry, version: number, given: Parameters<typeof anEntry>[1]) => {
      const next = { ...enquiry, version };
      await storage.transaction(({ casework }) => casework.change(next, anEntry(next, given)));
    };
    const at = mine.loggedAt;
    await step(mine, 2, { at: at + 1, by: 'c1', what: 'Mine.' });
    await step(mine, 3, { at: at + 2, what: 'Early.' });
    await step(other, 2, { at: at + 3, what: 'Not theirs.' });
    await step(mine, 4, { at: at + 4, audience: 'officers', what: 'Internal.' });
    await step(mine, 5, { at: at + 5, what: 'Wrong.' });
    await step(mine, 6, { at: at + 6, kind: 'undo', undoes: 5, audience: 'officers', what: 'Back.' });
    await step(mine, 7, { at: at + 7, what: 'Late.' });
    const missed = (viewer: Visibility, after: number, filter: EnquiryFilter = {}, limit = 10) =>
      storage.read(async ({ casework }) =>
        (await casework.changes(viewer, filter, { after, notBy: 'c1', limit })).map(({ what }) => what),
      );
    const councillor = { ...nothing, councillorIds: ['c1'] };
    expect(await missed(councillor, at)).toEqual(['Late.', 'Early.']);
    expect(await missed(councillor, at + 2)).toEqual(['Late.']);
    expect(await missed(nothing, 0)).toEqual([]);
    expect(await missed(all, at)).toEqual(['Late.', 'Back.', 'Wrong.', 'Internal.', 'Not theirs.', 'Early.']);
    expect(await missed(all, at, { councillorId: 'c2' })).toEqual(['Not theirs.']);
    expect(await missed(all, at, {}, 2)).toEqual(['Late.', 'Back.']);
    const told = await storage.read(({ casework }) => casework.history(councillor, mine));
    expect(told.map(({ version }) => version)).toEqual([1, 2, 3, 7]);
  });

  it('shows nobody words that were taken back, or that may tell who a resident was, and keeps who did what when', async () => {
    const first = anEnquiry(1);
    await addAll([first]);
    const next = async (version: number, said: Partial<AuditEntry>, wordsGone: readonly number[] = []) => {
      const enquiry = { ...first, version, ...(wordsGone.length === 0 ? {} : { wordsGone }) };
      await storage.transaction(({ casework }) => casework.change(enquiry, { ...anEntry(enquiry), ...said }));
    };
    await next(2, { why: 'wrong words' });
    await next(3, { kind: 'undo', undoes: 2, audience: 'officers' });
    await next(4, { why: 'Ada rang', wasSubject: 'Ada’s kerb' });
    await next(5, { why: 'the kerb is mended' });
    await next(6, { kind: 'edit' }, [4]);
    const read = await storage.read(async ({ casework }) => ({
      history: await casework.history(all, first),
      changes: (await casework.changes(all, {}, { after: 0, notBy: 'nobody', limit: 10 })).toReversed(),
      councillors: await casework.history({ ...nothing, councillorIds: ['c1'] }, first),
    }));
    expect(read.history.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(read.changes.map(({ version, wordsGone }) => [version, wordsGone])).toEqual(
      read.history.map(({ version, wordsGone }) => [version, wordsGone]),
    );
    expect(
      read.history.flatMap(({ version, wordsGone }) => (wordsGone === undefined ? [] : [[version, wordsGone]])),
    ).toEqual([
      [2, 'taken-back'],
      [4, 'resident'],
    ]);
    expect(read.history.map(({ by, at }) => [by, at])).not.toContain(undefined);
    expect(JSON.stringify(read)).not.toMatch(/wrong words|Ada/);
    for (const entries of Object.values(read)) expect(JSON.stringify(entries)).toContain('the kerb is mended');
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
