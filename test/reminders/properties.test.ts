import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate, localDateAt } from '../../src/calendar/index.ts';
import {
  type Action,
  carryOut,
  type Enquiry,
  isOpen,
  runningDeadlines,
  systemVisibility,
} from '../../src/casework/index.ts';
import { type OutboxRow, readPayload, snooze } from '../../src/reminders/index.ts';
import { clockOf, openTown } from '../support/reminders-town.ts';

type Town = Awaited<ReturnType<typeof openTown>>;
type Step =
  | { readonly hours: number }
  | { readonly action: Action; readonly by: string }
  | { readonly snoozeHours: number };

const reason = 'because';
const actions: readonly Action[] = [
  { kind: 'acknowledge', officerId: 'priya' },
  { kind: 'acknowledge', officerId: 'omar' },
  { kind: 'update', text: 'an update' },
  { kind: 'resolve', text: 'done' },
  { kind: 'pause', reason },
  { kind: 'resume', reason },
  { kind: 'make-complex', reason },
  { kind: 'reassign', service: 'Streets', officerId: 'omar', reason },
  { kind: 'reassign', service: 'Streets', officerId: 'priya', reason },
  { kind: 'reassign', service: 'Streets', reason },
  { kind: 'reopen', reason },
  { kind: 'extend', by: localDate('2027-01-20'), reason, withoutAgreement: true },
];
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ hours: fc.integer({ min: 1, max: 72 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ action: fc.constantFrom(...actions), by: fc.constantFrom('priya', 'admin', 'head') }),
  },
  { weight: 1, arbitrary: fc.record({ snoozeHours: fc.integer({ min: 1, max: 90 }) }) },
);
const steps = fc.array(step, { minLength: 3, maxLength: 14 });

const stored = async (town: Town): Promise<Enquiry> => {
  const found = await town.stores.read(({ casework }) =>
    casework.enquiry(systemVisibility('derby'), { year: 2026, number: 1 }),
  );
  if (found === undefined) throw new Error('The enquiry is gone.');
  return found;
};
const sentRows = (town: Town) => town.stores.outbox.list({ states: ['sent'], limit: 10_000 });

/** Takes the steps; `after` is told of the rows that went out since the last change. */
async function take(
  town: Town,
  given: readonly Step[],
  after: (sent: readonly OutboxRow[], enquiry: Enquiry) => void,
): Promise<void> {
  const seen = new Set<string>();
  for (const one of given) {
    if ('hours' in one) {
      await town.passUntil(clockOf(town.now() + one.hours * 3_600_000));
      const fresh = (await sentRows(town)).filter(({ id }) => !seen.has(id));
      after(fresh, await stored(town));
      for (const { id } of fresh) seen.add(id);
    } else if ('action' in one) {
      await town.delivery.tick();
      for (const { id } of await sentRows(town)) seen.add(id);
      // What the enquiry's state does not allow is refused and changes nothing.
      await carryOut(town.desk, town.asked(one.by), { year: 2026, number: 1 }, one.action);
    } else {
      const choosing = { council: 'derby', person: 'priya', at: town.now(), reminders: town.reminders() };
      await snooze(town.stores, await stored(town), town.now() + one.snoozeHours * 3_600_000, choosing);
    }
  }
}

describe('whatever is done to an enquiry and whenever', () => {
  it('no reminder is sent of a date that does not run any more, nor to somebody who has nothing to do with it', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const town = await openTown({ start: '2026-12-17 10:00' });
        await town.log();
        await take(town, [...given, { hours: 24 * 20 }], (sent, enquiry) => {
          for (const row of sent) {
            const payload = readPayload(row.payload);
            if (payload?.kind !== 'rung') continue;
            expect(runningDeadlines(enquiry)[payload.clock]).toBeDefined();
            expect(payload.version).toBe(enquiry.deadlines[payload.clock].version);
            const owners = enquiry.officerId === undefined ? ['head'] : [enquiry.officerId];
            if (payload.to === 'officer') expect(owners).toContain(row.recipient);
            if (payload.to === 'manager') expect(owners).not.toContain(row.recipient);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('each promise that is running out is reminded of, and every row that was not sent says why', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const town = await openTown({ start: '2026-12-17 10:00' });
        await town.log();
        await take(town, [...given, { hours: 24 * 60 }], () => undefined);
        const enquiry = await stored(town);
        const rows = await town.stores.outbox.list({ limit: 10_000 });
        const waiting = rows.filter(({ state }) => state === 'pending' || state === 'sending' || state === 'dead');
        // What is open has its next lists waiting: it is never forgotten.
        expect(waiting.filter(({ payload }) => readPayload(payload)?.kind !== 'list')).toEqual([]);
        if (isOpen(enquiry)) expect(waiting.map(({ recipient }) => recipient)).not.toEqual([]);
        expect(rows.filter(({ state, reason: why }) => state === 'cancelled' && (why ?? '') === '')).toEqual([]);
        if (!isOpen(enquiry)) return;
        for (const by of Object.values(runningDeadlines(enquiry))) {
          const late = rows.filter(
            (row) =>
              row.state === 'sent' &&
              localDateAt(row.updatedAt, 'Europe/London') > by &&
              readPayload(row.payload)?.kind === 'rung',
          );
          const told = new Set(late.map(({ recipient }) => recipient));
          expect(told.has('khan') && (told.has('head') || told.has('chief'))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('what an administrator resolved while nobody had it, and was opened again, is told to who leads the service once it is late', async () => {
    const town = await openTown({ start: '2026-12-17 10:00' });
    await town.log();
    const given: readonly Step[] = [
      { action: { kind: 'reassign', service: 'Streets', reason }, by: 'priya' },
      { action: { kind: 'resolve', text: 'done' }, by: 'admin' },
      { hours: 1 },
      { action: { kind: 'reopen', reason }, by: 'priya' },
      { hours: 24 * 20 },
    ];
    const late: string[] = [];
    await take(town, given, (sent) => {
      for (const row of sent) {
        const payload = readPayload(row.payload);
        if (payload?.kind === 'rung' && payload.to === 'manager') late.push(row.recipient);
      }
    });
    expect(late).toEqual(['head']);
  });

  it('nothing is sent outside anybody’s working time', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 0, max: 23 }), async (given, hour) => {
        const town = await openTown({ start: `2026-12-17 ${String(hour).padStart(2, '0')}:10` });
        await town.log();
        await take(town, [...given, { hours: 24 * 20 }], () => undefined);
        for (const { at } of town.arrived) {
          const [day = '', time = ''] = clockOf(at).split(' ');
          expect(time >= '08:30' && time < '17:30', clockOf(at)).toBe(true);
          expect(['2026-12-25', '2026-12-28', '2027-01-01']).not.toContain(day);
          expect([0, 6]).not.toContain(new Date(addDays(localDate(day), 0)).getUTCDay());
        }
      }),
      { numRuns: 40 },
    );
  });
});
