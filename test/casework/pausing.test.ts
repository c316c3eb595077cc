import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import { type Action, isOverdue, outcomesOf } from '../../src/casework/index.ts';
import { acknowledge, done, received, refusal } from '../support/casework-council.ts';

describe('pausing', () => {
  const inHand = done(received('2026-06-01'), ['2026-06-02', acknowledge]);

  it('stops the clock on whole working days: the day of the pause stands still, the day of resuming counts', () => {
    const paused = done(inHand, ['2026-06-03', { kind: 'pause', reason: 'which lamp post?' }]);
    expect(isOverdue(paused, localDate('2026-07-01'))).toBe(false);
    const resumed = done(paused, ['2026-06-10', { kind: 'resume', reason: 'answered' }]);
    expect(resumed.deadlines.resolve.by).toBe('2026-06-15');
  });

  it('and resuming on the same day changes no date', () => {
    const resumed = done(
      inHand,
      ['2026-06-03', { kind: 'pause', reason: 'a' }],
      ['2026-06-03', { kind: 'resume', reason: 'b' }],
    );
    expect(resumed.deadlines).toEqual(inHand.deadlines);
  });

  it('lets nobody give an update, extend or make complex before it is resumed', () => {
    const paused = done(inHand, ['2026-06-03', { kind: 'pause', reason: 'a' }]);
    const actions: readonly Action[] = [
      { kind: 'update', text: 'x' },
      { kind: 'extend', by: localDate('2026-06-30'), reason: 'x', withoutAgreement: true },
      { kind: 'make-complex', reason: 'x' },
    ];
    for (const action of actions) expect(refusal(paused, '2026-06-04', action)).toMatch(/Resume it first/);
  });

  it('is looked at again on a working day, and says why another is none and which comes next', () => {
    const until = (date: string): Action => ({ kind: 'pause', reason: 'a', until: localDate(date) });
    expect(refusal(inHand, '2026-06-03', until('2026-08-31'))).toBe(
      'Monday 31 August 2026 is not a working day (Summer bank holiday). The next working day is Tuesday 1 September 2026.',
    );
    expect(done(inHand, ['2026-06-03', until('2026-09-01')]).lookAgainOn).toBe('2026-09-01');
  });

  it('after the date does not unmake late', () => {
    const paused = done(inHand, ['2026-06-09', { kind: 'pause', reason: 'a' }]);
    expect(outcomesOf(paused, localDate('2026-06-20'))[1]).toMatchObject({ clock: 'resolve', outcome: 'late' });
    expect(done(paused, ['2026-06-12', { kind: 'resume', reason: 'b' }]).deadlines.resolve.by).toBe('2026-06-08');
  });

  it('does not put off acknowledging', () => {
    expect(refusal(received('2026-06-01'), '2026-06-01', { kind: 'pause', reason: 'a' })).toMatch(
      /not acknowledged yet/,
    );
  });

  it('ends with resolving, in time if it was when it was paused', () => {
    const resolved = done(
      inHand,
      ['2026-06-08', { kind: 'pause', reason: 'a' }],
      ['2026-06-30', { kind: 'resolve', text: 'b' }],
    );
    expect(outcomesOf(resolved, localDate('2026-07-01'))[1]).toMatchObject({ clock: 'resolve', outcome: 'in-time' });
  });
});
