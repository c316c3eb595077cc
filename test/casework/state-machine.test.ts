import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../src/calendar/index.ts';
import {
  type Action,
  changeEnquiry,
  datesOf,
  type Enquiry,
  isOpen,
  nextDue,
  runningDeadlines,
} from '../../src/casework/index.ts';
import { derbyRules, logged, on, tdcRules } from '../support/casework-council.ts';

const date = fc.integer({ min: -10, max: 90 }).map((days) => addDays(localDate('2026-03-20'), days));
const words = fc.constantFrom('because', '', '  ', 'x'.repeat(4001));
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('acknowledge' as const), officerId: fc.constantFrom('priya', 'omar') }),
  fc.record({ kind: fc.constant('acknowledge' as const), officerId: fc.constant('priya'), nextUpdateBy: date }),
  fc.record({ kind: fc.constant('update' as const), text: words }),
  fc.record({ kind: fc.constant('update' as const), text: words, nextUpdateBy: date }),
  fc.record({ kind: fc.constant('extend' as const), by: date, reason: words, withoutAgreement: fc.boolean() }),
  fc.record({ kind: fc.constant('agree' as const) }),
  fc.record({ kind: fc.constantFrom('decline' as const, 'look-again' as const, 'not-fixed' as const), reason: words }),
  fc.record({ kind: fc.constantFrom('chase' as const, 'add' as const, 'fixed' as const), text: words }),
  fc.record({ kind: fc.constant('make-standard' as const), reason: words }),
  fc.record({ kind: fc.constant('pause' as const), reason: fc.constant('waiting'), until: date }),
  fc.record({
    kind: fc.constant('edit' as const),
    edits: fc.record({ subject: words, receivedOn: date }, { requiredKeys: [] }),
  }),
  fc.record({ kind: fc.constant('share' as const), with: fc.constantFrom('jones', 'coral') }),
  fc.record({ kind: fc.constant('unshare' as const), with: fc.constantFrom('jones', 'coral') }),
  fc.record({ kind: fc.constantFrom('resolve' as const, 'note' as const), text: words }),
  fc.record({ kind: fc.constantFrom('pause' as const, 'resume' as const, 'make-complex' as const), reason: words }),
  fc.record({ kind: fc.constantFrom('pause' as const, 'resume' as const), reason: fc.constant('waiting') }),
  fc.record({ kind: fc.constantFrom('reopen' as const, 'withdraw' as const), reason: words }),
  fc.record({ kind: fc.constant('reassign' as const), service: fc.constantFrom('Streets', 'Housing'), reason: words }),
  fc.record({ kind: fc.constant('hand-over' as const), councillorId: fc.constantFrom('khan', 'jones'), reason: words }),
);
const story = fc.array(fc.tuple(fc.integer({ min: -1, max: 6 }), action), { maxLength: 25 });

/** Everything that must hold of an enquiry whatever was done to it. */
function assertLegal(enquiry: Enquiry): void {
  const { stage, acknowledgedOn, resolvedOn, withdrawnOn, pausedSince, pauses, receivedOn, complexity } = enquiry;
  expect(resolvedOn !== undefined).toBe(stage === 'resolved');
  expect(withdrawnOn !== undefined).toBe(stage === 'withdrawn');
  if (stage === 'logged') expect(acknowledgedOn).toBeUndefined();
  if (stage === 'acknowledged' || stage === 'resolved') expect(acknowledgedOn).toBeDefined();
  if (pausedSince !== undefined) {
    expect(stage).toBe('acknowledged');
    expect(nextDue(enquiry)).toBeUndefined();
  }
  expect(enquiry.pauseReason !== undefined).toBe(pausedSince !== undefined);
  expect(enquiry.lookAgainOn !== undefined).toBe(pausedSince !== undefined);
  if (enquiry.proposedExtension !== undefined) expect(isOpen(enquiry)).toBe(true);
  for (const pause of pauses) expect(pause.from <= pause.until && pause.from >= receivedOn).toBe(true);
  for (const by of Object.values(datesOf(enquiry))) expect(by >= receivedOn, `${by} before ${receivedOn}`).toBe(true);
  if (resolvedOn !== undefined || withdrawnOn !== undefined) expect(runningDeadlines(enquiry)).toEqual({});
  if (complexity.kind === 'complex' && stage !== 'resolved' && stage !== 'withdrawn') {
    expect(enquiry.deadlines.resolve.by).toBeUndefined();
  }
}

describe('the state machine', () => {
  it.each([
    ['a council with a promise', derbyRules()],
    ['a council without one', tdcRules()],
  ])('never reaches an illegal state, never dates anything before receipt: %s', (_, rules) => {
    fc.assert(
      fc.property(date, story, fc.boolean(), (receivedOn, actions, complex) => {
        let enquiry = logged({ receivedOn, ...(complex ? { complexBecause: 'many parties' } : {}) }, { rules });
        assertLegal(enquiry);
        let today = receivedOn;
        for (const [days, next] of actions) {
          today = addDays(today, days);
          const before = enquiry;
          const outcome = changeEnquiry(enquiry, next, on(today, { rules }));
          if (outcome.kind === 'refused') {
            expect(outcome.sentence).toMatch(/^[A-Z0-9].*\.$/);
            continue;
          }
          enquiry = outcome.enquiry;
          assertLegal(enquiry);
          expect(enquiry.version).toBe(before.version + 1);
          expect(outcome.entry).toMatchObject({
            version: enquiry.version,
            before: datesOf(before),
            after: datesOf(enquiry),
          });
          for (const clock of ['acknowledge', 'resolve', 'update'] as const) {
            const moved = before.deadlines[clock].by !== enquiry.deadlines[clock].by;
            expect(enquiry.deadlines[clock].version - before.deadlines[clock].version).toBe(moved ? 1 : 0);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('leaves as many working days on resumption as there were at the pause, both days included', () => {
    const rules = derbyRules([{ date: localDate('2026-04-15'), name: 'Shut', clocks: 'all' }]);
    const open = new Set<string>();
    const workingDays = (from: string, to: string): number => {
      let count = 0;
      for (let day = localDate(from); day <= to; day = addDays(day, 1)) {
        const weekend = [0, 6].includes(new Date(day).getUTCDay());
        const shut = ['2026-04-03', '2026-04-06', '2026-04-15', '2026-05-04', '2026-05-25'].includes(day);
        if (!weekend && !shut) count += 1;
      }
      return count;
    };
    fc.assert(
      fc.property(date, fc.nat(9), fc.nat(20), (receivedOn, wait, length) => {
        const context = (day: string) => on(day, { rules });
        const first = changeEnquiry(
          logged({ receivedOn }, { rules }),
          { kind: 'acknowledge', officerId: 'priya' },
          context(receivedOn),
        );
        if (first.kind !== 'changed') throw new Error(first.sentence);
        const from = addDays(receivedOn, wait);
        const until = addDays(from, length);
        const paused = changeEnquiry(first.enquiry, { kind: 'pause', reason: 'asked' }, context(from));
        if (paused.kind !== 'changed') throw new Error(paused.sentence);
        const resumed = changeEnquiry(paused.enquiry, { kind: 'resume', reason: 'answered' }, context(until));
        if (resumed.kind !== 'changed') throw new Error(resumed.sentence);
        const was = first.enquiry.deadlines.resolve.by ?? '';
        const is = resumed.enquiry.deadlines.resolve.by ?? '';
        if (from > was) expect(is).toBe(was);
        else expect(workingDays(until, is)).toBe(workingDays(from, was));
        open.add(is === was ? 'stood' : 'moved');
      }),
    );
    expect([...open].sort()).toEqual(['moved', 'stood']);
  });
});
