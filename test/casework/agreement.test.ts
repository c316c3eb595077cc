import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../src/calendar/index.ts';
import { type Action, changeEnquiry, type Enquiry, outcomesOf } from '../../src/casework/index.ts';
import { acknowledge, derbyRules, done, on, received, refusal } from '../support/casework-council.ts';

const inHand = done(received('2026-06-01'), ['2026-06-02', acknowledge]);
const extend = (by: string, withoutAgreement = false): Action => ({
  kind: 'extend',
  by: localDate(by),
  reason: 'Parts are late.',
  withoutAgreement,
});
const proposed = done(inHand, ['2026-06-03', extend('2026-06-15')]);
const as = (by: string, enquiry: Enquiry, date: string, action: Action) => {
  const outcome = changeEnquiry(enquiry, action, on(date, { by }));
  if (outcome.kind === 'refused') throw new Error(outcome.sentence);
  return outcome;
};

describe('an extension', () => {
  it('that is proposed moves nothing, and says until when and whose agreement it needs', () => {
    const { enquiry, entry } = as('priya', inHand, '2026-06-03', extend('2026-06-15'));
    expect(enquiry.deadlines).toEqual(inHand.deadlines);
    expect(entry.what).toBe(
      'priya proposes an extension to Monday 15 June 2026. It needs the agreement of khan; until then the date stays Monday 8 June 2026.',
    );
  });

  it('that the councillor agrees to records who agreed and when, and is the promise from then on', () => {
    const { enquiry, entry } = as('khan', proposed, '2026-06-04', { kind: 'agree', by: localDate('2026-06-15') });
    expect(enquiry.extension).toEqual({
      by: '2026-06-15',
      reason: 'Parts are late.',
      agreedOn: '2026-06-04',
      agreedBy: 'khan',
      agreedAt: Date.parse('2026-06-04'),
    });
    expect(enquiry.proposedExtension).toBeUndefined();
    expect(entry.what).toBe(
      'Extension agreed by khan. It is now to be resolved by 15 June 2026, instead of 8 June 2026.',
    );
    const resolved = done(enquiry, ['2026-06-15', { kind: 'resolve', text: 'x' }]);
    expect(outcomesOf(resolved, localDate('2026-06-20'))[1]?.outcome).toBe('in-time');
  });

  it('that is declined leaves everything as it was', () => {
    const { enquiry, entry } = as('khan', proposed, '2026-06-04', { kind: 'decline', reason: '' });
    expect(enquiry.deadlines).toEqual(inHand.deadlines);
    expect(entry.what).toContain('khan did not agree to the extension to Monday 15 June 2026.');
    expect(refusal(enquiry, '2026-06-05', { kind: 'agree' })).toContain('No extension');
  });

  it('that was agreed to is said to be so to whoever presses either button again', () => {
    const { enquiry } = as('khan', proposed, '2026-06-04', { kind: 'agree' });
    for (const kind of ['agree', 'decline'] as const)
      expect(refusal(enquiry, '2026-06-05', { kind, ...(kind === 'decline' ? { reason: '' } : {}) } as Action)).toBe(
        'The extension of CW-2026-0042 to 15 June 2026 was agreed on 4 June 2026. No other is waiting for an answer.',
      );
  });

  it('cannot be agreed to unseen: not another date, not one that has passed, not once it is resolved', () => {
    expect(refusal(proposed, '2026-06-04', { kind: 'agree', by: localDate('2026-06-12') })).toContain(
      'is to Monday 15 June',
    );
    expect(refusal(proposed, '2026-06-16', { kind: 'agree' })).toContain('no extension any more');
    const resolved = done(proposed, ['2026-06-04', { kind: 'resolve', text: 'x' }]);
    expect(resolved.proposedExtension).toBeUndefined();
    expect(refusal(resolved, '2026-06-05', { kind: 'agree' })).toContain('was resolved');
  });

  it('without agreement is said to be one, and does not turn a broken promise into a kept one', () => {
    const { enquiry, entry } = as('priya', inHand, '2026-06-03', extend('2026-06-15', true));
    expect(entry).toMatchObject({
      what: expect.stringContaining('Extended without the agreement of khan.'),
      why: 'Parts are late.',
    });
    expect(enquiry.deadlines.resolve.by).toBe('2026-06-15');
    const outcome = (date: string, of = enquiry) => outcomesOf(of, localDate(date))[1]?.outcome;
    expect([outcome('2026-06-08'), outcome('2026-06-09')]).toEqual(['open', 'late']);
    expect(outcome('2026-06-20', done(enquiry, ['2026-06-10', { kind: 'resolve', text: 'x' }]))).toBe('late');
    expect(outcome('2026-06-20', done(enquiry, ['2026-06-08', { kind: 'resolve', text: 'x' }]))).toBe('in-time');
    const further = done(enquiry, ['2026-06-04', extend('2026-06-22', true)]);
    expect(further.extension?.insteadOf).toBe('2026-06-08');
    expect(
      refusal(inHand, '2026-06-03', {
        kind: 'extend',
        by: localDate('2026-06-15'),
        reason: ' ',
        withoutAgreement: true,
      }),
    ).toBe('Give a reason.');
  });
});

describe('a paused enquiry', () => {
  it('has a day on which it is looked at again: as said, or after ten working days', () => {
    expect(done(inHand, ['2026-06-03', { kind: 'pause', reason: 'x' }]).lookAgainOn).toBe('2026-06-17');
    const said = done(inHand, ['2026-06-03', { kind: 'pause', reason: 'x', until: localDate('2026-06-09') }]);
    expect(said.lookAgainOn).toBe('2026-06-09');
    const longer = done(said, ['2026-06-09', { kind: 'pause', reason: 'still', until: localDate('2026-06-22') }]);
    expect(longer).toMatchObject({ pausedSince: '2026-06-03', lookAgainOn: '2026-06-22', pauseReason: 'still' });
    expect(done(longer, ['2026-06-22', { kind: 'resume', reason: 'x' }]).lookAgainOn).toBeUndefined();
    expect(refusal(said, '2026-06-09', { kind: 'pause', reason: 'again' })).toContain('already');
    expect(refusal(inHand, '2026-06-03', { kind: 'pause', reason: 'x', until: localDate('2026-06-03') })).toContain(
      'Give a later day.',
    );
  });
});

describe('another look', () => {
  const resolved = done(inHand, ['2026-06-08', { kind: 'resolve', text: 'x' }]);
  const again: Action = { kind: 'look-again', reason: 'Dark again' };

  it('can be asked for within ten working days, and leaves the first resolution counted', () => {
    const open = done(resolved, ['2026-06-22', again]);
    expect(open).toMatchObject({ stage: 'acknowledged', clockFrom: '2026-06-22', earlierResolutions: { inTime: 1 } });
    expect(outcomesOf(open, localDate('2026-06-23')).filter(({ clock }) => clock === 'resolve')).toMatchObject([
      { clock: 'resolve', outcome: 'open' },
      { clock: 'resolve', outcome: 'in-time' },
    ]);
    expect(refusal(resolved, '2026-06-23', again)).toContain('within 10 working days, up to 22 June 2026');
    expect(refusal(resolved, '2026-06-23', { kind: 'not-fixed', reason: '' })).toContain('within 10 working days');
    expect(done(resolved, ['2026-06-22', { kind: 'not-fixed', reason: '' }]).stage).toBe('acknowledged');
    expect(done(resolved, ['2026-06-30', { kind: 'reopen', reason: 'x' }]).stage).toBe('acknowledged');
  });

  it('is still possible after the councillor said that it is fixed, which is said once', () => {
    const fixed = done(resolved, ['2026-06-09', { kind: 'fixed', text: '' }]);
    expect(refusal(fixed, '2026-06-10', { kind: 'fixed', text: '' })).toContain('You said on 9 June 2026');
    expect(done(fixed, ['2026-06-10', again]).confirmedOn).toBeUndefined();
  });
});

describe('chasing', () => {
  const chase: Action = { kind: 'chase', text: '' };
  it('is possible once a working day', () => {
    const friday = done(inHand, ['2026-06-05', chase]);
    expect(refusal(friday, '2026-06-05', chase)).toContain('again on 8 June 2026');
    expect(refusal(friday, '2026-06-07', chase)).toContain('once a working day');
    const saturday = done(inHand, ['2026-06-06', chase]);
    expect(refusal(saturday, '2026-06-07', chase)).toContain('once a working day');
    expect(done(friday, ['2026-06-08', chase]).chasedOn).toBe('2026-06-08');
  });
});

describe('making standard again', () => {
  it('gives back the date counted from receipt, and ends the rhythm of updates', () => {
    const complex = done(inHand, ['2026-06-03', { kind: 'make-complex', reason: 'x' }]);
    const standard = done(complex, ['2026-06-04', { kind: 'make-standard', reason: '' }]);
    expect(standard.deadlines.resolve.by).toBe('2026-06-08');
    expect(standard.deadlines.update.by).toBeUndefined();
    expect(refusal(standard, '2026-06-04', { kind: 'make-standard', reason: '' })).toContain(
      'standard enquiry already',
    );
  });
});

describe('putting right', () => {
  const edit = (edits: Extract<Action, { kind: 'edit' }>['edits']): Action => ({ kind: 'edit', edits });

  it('says what is and what was, and counts the dates anew from the right day of receipt', () => {
    const { enquiry, entry } = as(
      'priya',
      inHand,
      '2026-06-03',
      edit({ receivedOn: localDate('2026-05-28'), subject: 'Lamp out' }),
    );
    expect(enquiry).toMatchObject({
      subject: 'Lamp out',
      clockFrom: '2026-05-28',
      deadlines: { resolve: { by: '2026-06-04', version: 2 } },
    });
    expect(entry.what).toBe(
      'Put right. Subject changed. Received: 28 May 2026, was 1 June 2026. It is now to be acknowledged by 1 June 2026, instead of 3 June 2026. It is now to be resolved by 4 June 2026, instead of 8 June 2026.',
    );
    expect(outcomesOf(enquiry, localDate('2026-06-03'))[0]).toMatchObject({ clock: 'acknowledge', outcome: 'late' });
  });

  it('counts from the reopening still, where it was reopened', () => {
    const reopened = done(
      inHand,
      ['2026-06-08', { kind: 'resolve', text: 'x' }],
      ['2026-06-10', { kind: 'reopen', reason: 'x' }],
    );
    const { enquiry } = as('priya', reopened, '2026-06-11', edit({ receivedOn: localDate('2026-05-28') }));
    expect(enquiry.deadlines.resolve.by).toBe(reopened.deadlines.resolve.by);
  });

  it('refuses what cannot be, and what is so already', () => {
    expect(refusal(inHand, '2026-06-03', edit({ receivedOn: localDate('2026-06-04') }))).toContain('still to come');
    expect(
      refusal(inHand, addDays(localDate('2026-06-03'), 5), edit({ receivedOn: localDate('2026-06-03') })),
    ).toContain('something was done about it on 2 June 2026');
    expect(refusal(inHand, '2026-06-03', edit({ subject: ' ' }))).toContain('in a few words');
    expect(refusal(inHand, '2026-06-03', edit({ subject: 'Streetlight out', ward: '' }))).toContain(
      'Nothing of that is different',
    );
    expect(refusal(inHand, '2026-06-03', edit({}))).toContain('what is to be put right');
  });

  it('takes the officer off what belongs to another service, and ends a sharing with its councillor', () => {
    const shared = done(inHand, ['2026-06-03', { kind: 'share', with: 'jones' }]);
    const { enquiry } = as('priya', shared, '2026-06-03', edit({ service: 'Housing', councillorId: 'coral' }));
    expect(enquiry).toMatchObject({ service: 'Housing', councillorId: 'coral' });
    expect([enquiry.officerId, enquiry.sharedWith]).toEqual([undefined, undefined]);
  });

  it('takes urgency and ward away again', () => {
    const urgent = done(inHand, ['2026-06-03', edit({ urgent: 'no heating', ward: 'Riverside' })]);
    expect(urgent).toMatchObject({ urgent: 'no heating', ward: 'Riverside' });
    const plain = done(urgent, ['2026-06-03', edit({ urgent: null, ward: '' })]);
    expect([plain.urgent, plain.ward]).toEqual([undefined, undefined]);
  });

  it('is possible under the rules of a council without promises', () => {
    const outcome = changeEnquiry(inHand, edit({ ward: 'Hilltop' }), on('2026-06-03', { rules: derbyRules() }));
    expect(outcome).toMatchObject({ kind: 'changed', entry: { what: 'Put right. Ward: Hilltop.' } });
  });
});
