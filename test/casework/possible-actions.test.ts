import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addWorkingDays, type LocalDate, localDate, onClock } from '../../src/calendar/index.ts';
import {
  type Action,
  carryOut,
  changeEnquiry,
  type Enquiry,
  likelyDuplicates,
  log,
  parseReference,
  possibleActions,
  visibilityOf,
} from '../../src/casework/index.ts';
import type { Person } from '../../src/people/index.ts';
import {
  asked,
  derbyRules,
  directory,
  draft,
  logged,
  on,
  openDesk,
  people,
  person,
  tdcRules,
} from '../support/casework-council.ts';
import { createMemoryDatabase } from '../support/casework-memory-stores.ts';

/** Two councillors of one ward, so that there is somebody to share with. */
const ward = people.map((one) => (one.roles.includes('councillor') ? { ...one, wards: ['Riverside'] } : one));
const town = { ...directory, people: ward };

/** Something of every kind with nothing wrong in it. */
function wellFormed(kind: Action['kind'], enquiry: Enquiry, today: LocalDate, rules = derbyRules()): Action {
  const next = (from: LocalDate) => {
    const counted = addWorkingDays(from, 1, onClock(rules.calendar, 'resolve'));
    return counted.kind === 'date' ? counted.date : from;
  };
  const due = enquiry.deadlines.resolve.by ?? today;
  switch (kind) {
    case 'acknowledge':
      return { kind, officerId: 'omar' };
    case 'extend':
      return { kind, by: next(due > today ? due : today), reason: 'x' };
    case 'agree':
      return { kind };
    case 'pause':
      return { kind, reason: 'x', until: next(addDays(enquiry.lookAgainOn ?? today, 30)) };
    case 'reassign':
      return enquiry.service === 'Housing'
        ? { kind, service: 'Streets', reason: 'x' }
        : { kind, service: 'Housing', reason: 'x' };
    case 'hand-over':
      return { kind, councillorId: enquiry.councillorId === 'khan' ? 'jones' : 'khan', reason: 'x' };
    case 'edit':
      return { kind, edits: { subject: `${enquiry.subject}!`.slice(-100) } };
    case 'unlink': {
      const { year, number } = parseReference(enquiry.linkedTo?.[0] ?? '') ?? { year: 2026, number: 1_000 };
      return { kind, to: { year, number } };
    }
    case 'link':
      // To one that it is not linked to yet.
      for (let number = 1_000; ; number += 1)
        if (enquiry.linkedTo?.includes(`CW-2026-${number}`) !== true) return { kind, to: { year: 2026, number } };
    case 'share':
      return { kind, with: enquiry.councillorId === 'jones' ? 'khan' : 'jones' };
    case 'unshare':
      return { kind, with: enquiry.sharedWith?.[0] ?? 'jones' };
    case 'update':
    case 'resolve':
    case 'note':
    case 'chase':
    case 'add':
    case 'fixed':
      return { kind, text: 'x' };
    default:
      return { kind, reason: 'x' };
  }
}

const kinds = [
  'acknowledge',
  'update',
  'resolve',
  'pause',
  'resume',
  'extend',
  'agree',
  'decline',
  'make-complex',
  'make-standard',
  'reassign',
  'reopen',
  'withdraw',
  'note',
  'hand-over',
  'edit',
  'chase',
  'add',
  'look-again',
  'fixed',
  'not-fixed',
  'link',
  'unlink',
  'share',
  'unshare',
] as const satisfies readonly Action['kind'][];

describe('what is offered', () => {
  it.each([
    ['a council with a promise', derbyRules()],
    ['a council without one', tdcRules()],
  ])(
    'is not refused, and what is refused is not offered: %s',
    async (_, rules) => {
      const step = fc.record({ wait: fc.integer({ min: 0, max: 6 }), kind: fc.constantFrom(...kinds) });
      const seen = new Set<string>();
      const start = localDate('2026-06-01');
      const check = async (
        story: readonly { readonly wait: number; readonly kind: Action['kind'] }[],
        wait: number,
      ) => {
        let today = start;
        let enquiry = logged({}, { rules });
        for (const { wait: days, kind } of story) {
          today = addDays(today, days);
          const next = changeEnquiry(enquiry, wellFormed(kind, enquiry, today, rules), on(today, { rules }));
          if (next.kind === 'changed') enquiry = next.enquiry;
        }
        today = addDays(today, wait);
        for (const someone of ward) {
          const offered = possibleActions(enquiry, someone, {
            directory: town,
            on: today,
            at: Date.parse(today),
            rules,
          });
          for (const kind of kinds) {
            const outcome = await attempt(enquiry, someone, wellFormed(kind, enquiry, today, rules), today, rules);
            const words = `${someone.id} ${kind} ${enquiry.stage} ${today}: ${outcome.kind === 'refused' ? outcome.sentence : ''}`;
            expect(offered.includes(kind), words).toBe(outcome.kind === 'changed');
            if (outcome.kind === 'changed') seen.add(`${someone.id} ${kind}`);
          }
        }
      };
      // Every state is reached, whatever chance brings.
      for (const way of [[], ['pause'], ['extend'], ['resolve'], ['make-complex'], ['withdraw'], ['share']] as const)
        await check(
          ['acknowledge' as const, ...way].map((kind) => ({ wait: 0, kind })),
          0,
        );
      await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.integer({ min: 0, max: 15 }), check), {
        numRuns: 40,
        // Linked twice and unlinked once: whoever links it again links it to another one.
        examples: [[(['link', 'link', 'unlink'] as const).map((kind) => ({ wait: 0, kind })), 0]],
      });
      for (const kind of kinds) {
        const promised = rules.standard.kind === 'promised' || !['extend', 'agree', 'decline'].includes(kind);
        expect(
          [...seen].some((one) => one.endsWith(` ${kind}`)),
          kind,
        ).toBe(promised);
      }
    },
    60_000,
  );

  /** Through the door that everybody uses, over a store that holds nothing but this. */
  async function attempt(enquiry: Enquiry, by: Person, action: Action, today: LocalDate, rules = derbyRules()) {
    const known = new Map([[`${enquiry.year}-${enquiry.number}`, enquiry]]);
    const database = createMemoryDatabase();
    const desk = {
      alongside: async () => undefined,
      database: {
        ...database,
        transaction: (<T>(work: (stores: never) => Promise<T>) =>
          work({
            people: { directory: async () => town },
            casework: {
              enquiry: async (viewer: Parameters<typeof visible>[0], wanted: { year: number; number: number }) => {
                const found = known.get(`${wanted.year}-${wanted.number}`);
                const other = { ...enquiry, ...wanted, reference: `CW-2026-${wanted.number}`, linkedTo: [] };
                return visible(viewer, found ?? other);
              },
              some: async () => [],
              entriesOfChange: async () => [],
              change: async () => ({ kind: 'stored' }),
            },
          } as never)) as typeof database.transaction,
      },
    };
    return carryOut(desk, { ...asked(today, by.id, 'x', rules) }, enquiry, action);
  }

  function visible(viewer: ReturnType<typeof visibilityOf>, enquiry: Enquiry): Enquiry | undefined {
    const own = viewer.councillorIds.includes(enquiry.councillorId);
    const shared = enquiry.sharedWith?.some((id) => viewer.councillorIds.includes(id)) === true;
    const handled = viewer.officerIds.includes(enquiry.officerId ?? '-') || viewer.services.includes(enquiry.service);
    return viewer.all || own || shared || handled ? enquiry : undefined;
  }
});

describe('a councillor', () => {
  const first = { year: 2026, number: 1 };
  const open = async () => {
    const desk = await openDesk(createMemoryDatabase(), ward);
    await log(desk, asked('2026-06-01', 'khan', 'l'), draft);
    return desk;
  };

  it('shares with councillors of the same ward only, who may read it and do nothing with it, and never learn of the resident', async () => {
    const desk = await openDesk(createMemoryDatabase(), [
      ...ward,
      person('elsewhere', { roles: ['councillor'], wards: ['Hilltop'] }),
    ]);
    await log(desk, asked('2026-06-01', 'khan', 'l'), { ...draft, resident: { name: 'Ada' } });
    const share = (by: string, who: string) =>
      carryOut(desk, asked('2026-06-01', by, `share-${by}-${who}`), first, { kind: 'share', with: who });
    expect(await share('khan', 'elsewhere')).toMatchObject({ kind: 'refused', code: 'not-allowed' });
    expect(await share('khan', 'coral')).toMatchObject({ kind: 'refused' });
    expect(await share('priya', 'jones')).toMatchObject({ kind: 'refused' });
    expect(await share('khan', 'jones')).toMatchObject({ kind: 'changed' });
    const jones = visibilityOf(
      ward.find(({ id }) => id === 'jones'),
      town,
      localDate('2026-06-01'),
    );
    await desk.database.read(async ({ casework }) => {
      expect(await casework.enquiry(jones, first)).toMatchObject({ subject: 'Streetlight out' });
      expect(await casework.resident(jones, first)).toBeUndefined();
    });
    for (const action of [
      { kind: 'withdraw', reason: 'x' },
      { kind: 'chase', text: '' },
      { kind: 'share', with: 'khan' },
      { kind: 'add', text: 'x' },
    ] as const) {
      expect(await carryOut(desk, asked('2026-06-01', 'jones', action.kind), first, action)).toMatchObject({
        code: 'not-allowed',
      });
    }
    await carryOut(desk, asked('2026-06-01', 'khan', 'un'), first, { kind: 'unshare', with: 'jones' });
    await desk.database.read(async ({ casework }) => expect(await casework.enquiry(jones, first)).toBeUndefined());
  });

  it('puts right their own words and no officer’s business', async () => {
    const desk = await open();
    const edit = (id: string, edits: Extract<Action, { kind: 'edit' }>['edits']) =>
      carryOut(desk, asked('2026-06-01', 'khan', id), first, { kind: 'edit', edits });
    expect(await edit('a', { receivedOn: localDate('2026-05-29') })).toMatchObject({ code: 'not-allowed' });
    expect(await edit('b', { service: 'Housing' })).toMatchObject({ code: 'not-allowed' });
    expect(await edit('c', { councillorId: 'jones' })).toMatchObject({ code: 'not-allowed' });
    expect(await edit('d', { subject: 'Lamp', ward: 'Riverside' })).toMatchObject({ kind: 'changed' });
  });

  it('alone agrees to an extension of theirs', async () => {
    const desk = await open();
    await carryOut(desk, asked('2026-06-01', 'priya', 'e'), first, {
      kind: 'extend',
      by: localDate('2026-06-15'),
      reason: 'x',
    });
    for (const by of ['priya', 'admin', 'head'])
      expect(await carryOut(desk, asked('2026-06-01', by, by), first, { kind: 'agree' })).toMatchObject({
        code: 'not-allowed',
      });
    expect(await carryOut(desk, asked('2026-06-01', 'jones', 'j'), first, { kind: 'agree' })).toMatchObject({
      kind: 'not-found',
    });
    expect(await carryOut(desk, asked('2026-06-01', 'khan', 'k'), first, { kind: 'agree' })).toMatchObject({
      enquiry: { extension: { agreedBy: 'khan' } },
    });
  });

  it('reopens what was answered within ten working days, an officer whenever', async () => {
    const desk = await open();
    await carryOut(desk, asked('2026-06-01', 'priya', 'r'), first, { kind: 'resolve', text: 'x' });
    const reopen = (by: string, date: string) =>
      carryOut(desk, asked(date, by, `${by} ${date}`), first, { kind: 'reopen', reason: 'x' });
    expect(await reopen('khan', '2026-06-16')).toMatchObject({ code: 'too-late' });
    expect(await reopen('priya', '2026-06-16')).toMatchObject({ kind: 'changed' });
  });
});

describe('duplicates', () => {
  const town = async () => {
    const desk = await openDesk(createMemoryDatabase(), ward);
    for (const [at, councillorId] of ['khan', 'jones', 'khan'].entries())
      await log(desk, asked('2026-06-01', 'admin', `l${at}`), { ...draft, councillorId });
    return desk;
  };
  const link = (desk: Awaited<ReturnType<typeof town>>, by: string, from: number, to: number) =>
    carryOut(
      desk,
      asked('2026-06-01', by, `${by}-${from}-${to}`),
      { year: 2026, number: from },
      { kind: 'link', to: { year: 2026, number: to } },
    );

  it('are linked on both sides by whoever may see both, and named to nobody else', async () => {
    const desk = await town();
    expect(await link(desk, 'khan', 1, 2)).toMatchObject({ kind: 'not-found' });
    expect(await link(desk, 'priya', 1, 2)).toMatchObject({ kind: 'changed', enquiry: { linkedTo: ['CW-2026-0002'] } });
    expect(await link(desk, 'khan', 1, 3)).toMatchObject({ kind: 'changed' });
    expect(await link(desk, 'priya', 2, 1)).toMatchObject({ code: 'already-so' });
    expect(await link(desk, 'priya', 2, 2)).toMatchObject({ kind: 'refused' });
    const khan = visibilityOf(
      ward.find(({ id }) => id === 'khan'),
      directory,
      localDate('2026-06-01'),
    );
    await desk.database.read(async ({ casework }) => {
      const history = await casework.history(khan, { year: 2026, number: 1 });
      expect(JSON.stringify(history)).not.toContain('CW-2026-0002');
      const missed = await casework.changes(khan, {}, { after: 0, notBy: 'nobody', limit: 100 });
      expect(JSON.stringify(missed)).not.toContain('CW-2026-0002');
    });
  });

  it('are offered where ward and words agree, and not where either does not', () => {
    const make = (number: number, subject: string, where?: string): Enquiry => ({
      ...logged({ subject, ...(where === undefined ? {} : { ward: where }) }),
      number,
      reference: `CW-2026-${number}`,
    });
    const own = make(1, 'Pothole on Oak Road', 'Riverside');
    const others = [
      make(2, 'Deep potholes in Oak Road by the school', 'riverside '),
      make(3, 'Pothole on Oak Road', 'Hilltop'),
      make(4, 'Pothole on Oak Road'),
      make(5, 'Bins missed on Elm Street', 'Riverside'),
    ];
    expect(likelyDuplicates(own, others).map(({ number }) => number)).toEqual([2]);
    expect(likelyDuplicates({ ...own, linkedTo: ['CW-2026-2'] }, others)).toEqual([]);
    expect(likelyDuplicates(make(6, 'Pothole on Oak Road'), others)).toEqual([]);
  });
});
