import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/calendar/index.ts';
import { countDeadline } from '../../src/casework/deadlines.ts';
import {
  type Action,
  changeEnquiry,
  dueSentence,
  type Enquiry,
  explainDeadlines,
  isOverdue,
  logEnquiry,
  outcomesOf,
  withClosures,
} from '../../src/casework/index.ts';
import { planRecalculation } from '../../src/casework/recalculation.ts';
import {
  acknowledge,
  derbyRules,
  done,
  draft,
  logged,
  on,
  received,
  refusal,
  tdcRules,
} from '../support/casework-council.ts';

describe('dates promised by Derby 20', () => {
  it('an enquiry logged on Maundy Thursday is acknowledged after Easter Monday and resolved five working days on', () => {
    const { deadlines } = received('2026-04-02');
    expect(deadlines.acknowledge).toMatchObject({ by: '2026-04-08', version: 1 });
    expect(deadlines.resolve).toMatchObject({ by: '2026-04-13', version: 1 });
    expect(deadlines.update).toEqual({ version: 0 });
  });

  it('one received on a Saturday is acknowledged by Tuesday', () => {
    expect(received('2026-06-06').deadlines.acknowledge.by).toBe('2026-06-09');
  });

  it('is overdue from the next date, not on the date', () => {
    const enquiry = received('2026-06-01');
    expect([isOverdue(enquiry, localDate('2026-06-03')), isOverdue(enquiry, localDate('2026-06-04'))]).toEqual([
      false,
      true,
    ]);
  });

  it('is open on its date in the statistics and late from the next', () => {
    const outcomes = (day: string) => outcomesOf(received('2026-06-01'), localDate(day)).map(({ outcome }) => outcome);
    expect([outcomes('2026-06-03'), outcomes('2026-06-04')]).toEqual([
      ['open', 'open'],
      ['late', 'open'],
    ]);
  });

  it('counts a day closed to one clock for the other', () => {
    const rules = derbyRules([{ date: localDate('2026-06-02'), name: 'Training', clocks: ['acknowledge'] }]);
    const { deadlines } = logged({}, { rules });
    expect([deadlines.acknowledge.by, deadlines.resolve.by]).toEqual(['2026-06-04', '2026-06-08']);
  });

  it('are refused beyond the end of the bank-holiday list rather than guessed', () => {
    const outcome = logEnquiry(
      'derby',
      { year: 2099, number: 1 },
      { ...draft, receivedOn: localDate('2099-06-01') },
      on('2099-06-01'),
    );
    expect(outcome).toMatchObject({ kind: 'refused', code: 'beyond-list' });
  });

  it('a complex enquiry has no date for resolving and an update every five working days', () => {
    const complex = done(
      received('2026-06-01'),
      ['2026-06-02', acknowledge],
      ['2026-06-03', { kind: 'make-complex', reason: 'three services' }],
    );
    expect(complex.deadlines.resolve).toEqual({ version: 2 });
    expect(complex.deadlines.update.by).toBe('2026-06-10');
    const onTheDay = done(complex, ['2026-06-10', { kind: 'update', text: 'Surveyed' }]);
    expect(onTheDay.updatesGiven).toEqual({ inTime: 1, late: 0, noDate: 0 });
    const updated = done(complex, ['2026-06-08', { kind: 'update', text: 'Surveyed' }]);
    expect(updated.deadlines.update.by).toBe('2026-06-15');
    expect(updated.updatesGiven).toEqual({ inTime: 1, late: 0, noDate: 0 });
    const late: Action = { kind: 'update', text: 'x', nextUpdateBy: localDate('2026-06-24') };
    expect(refusal(updated, '2026-06-15', late)).toBe(
      'The next update is due by Monday 22 June 2026 at the latest: a complex enquiry has an update every 5 working days.',
    );
  });

  it('an extension needs the councillor’s agreement, a later date and a working day', () => {
    const enquiry = received('2026-06-01');
    const extend = (by: string): Action => ({ kind: 'extend', by: localDate(by), reason: 'parts' });
    const agree: Action = { kind: 'agree' };
    expect(refusal(enquiry, '2026-06-02', extend('2026-06-08'))).toMatch(/is no extension/);
    expect(refusal(enquiry, '2026-06-02', extend('2026-06-13'))).toBe(
      'Saturday 13 June 2026 is not a working day. The next working day is Monday 15 June 2026.',
    );
    const proposed = done(enquiry, ['2026-06-02', extend('2026-06-12')]);
    expect(proposed.deadlines).toEqual(enquiry.deadlines);
    expect(done(proposed, ['2026-06-03', agree]).deadlines.resolve).toMatchObject({ by: '2026-06-12', version: 2 });
  });

  it('reopening counts anew and does not unmake what was late', () => {
    const resolved = done(received('2026-06-01'), ['2026-06-10', { kind: 'resolve', text: 'Mended' }]);
    const reopened = done(resolved, ['2026-06-15', { kind: 'reopen', reason: 'Out again' }]);
    expect(reopened).toMatchObject({ stage: 'acknowledged', earlierResolutions: { inTime: 0, late: 1, noDate: 0 } });
    expect(reopened.deadlines.resolve.by).toBe('2026-06-22');
    expect(outcomesOf(reopened, localDate('2026-06-16'))).toMatchObject([
      { clock: 'acknowledge', outcome: 'late' },
      { clock: 'resolve', outcome: 'open' },
      { clock: 'resolve', outcome: 'late' },
    ]);
  });
});

describe('the dates of an enquiry in a sentence', () => {
  it('were to be kept, once they are past, and are to be kept before that', () => {
    const rules = derbyRules();
    const enquiry = logged({ receivedOn: localDate('2026-06-01') }, { rules });
    const said = (on: string) => dueSentence(enquiry, rules, localDate(on));
    expect(said('2026-06-03')).toBe(
      'To be acknowledged by Wednesday 3 June 2026 and to be resolved by Monday 8 June 2026.',
    );
    expect(said('2026-06-04')).toBe(
      'Was to be acknowledged by Wednesday 3 June 2026 and is to be resolved by Monday 8 June 2026.',
    );
    expect(said('2026-06-09')).toBe(
      'Was to be acknowledged by Wednesday 3 June 2026 and was to be resolved by Monday 8 June 2026.',
    );
  });
});

describe('a council that promises nothing', () => {
  it('has no dates, says so with the clause, and keeps an officer’s own word', () => {
    const rules = tdcRules();
    const enquiry = logged({}, { rules });
    expect(enquiry.deadlines).toEqual({ acknowledge: { version: 0 }, resolve: { version: 0 }, update: { version: 0 } });
    expect(dueSentence(enquiry, rules, localDate('2026-06-02'))).toBe(
      'Member / Officer Protocol, paragraph 3.5 promises no date. It says: "Officers respond in accordance with procedures."',
    );
    expect(explainDeadlines(enquiry, rules)[0]).toMatchObject({
      clause: 'tdc/member-officer-protocol#3.5',
      sentences: [dueSentence(enquiry, rules, localDate('2026-06-02'))],
    });
    const said = changeEnquiry(
      enquiry,
      { ...acknowledge, nextUpdateBy: localDate('2026-06-04') } as Action,
      on('2026-06-02', { rules }),
    );
    expect(said).toMatchObject({ kind: 'changed', enquiry: { deadlines: { update: { by: '2026-06-04' } } } });
  });
});

describe('"why this date?"', () => {
  it('names the clause, the rule, every day, holidays and pauses', () => {
    const enquiry = done(
      received('2026-05-20'),
      ['2026-05-21', acknowledge],
      ['2026-05-22', { kind: 'pause', reason: 'which street?' }],
      ['2026-05-26', { kind: 'resume', reason: 'answered' }],
    );
    const [resolve] = explainDeadlines(enquiry, derbyRules());
    expect(resolve).toMatchObject({ clock: 'resolve', by: '2026-05-29', clause: 'derby/working-together#20' });
    expect(resolve?.sentences).toEqual([
      'Working Together Protocol, paragraph 20: resolved within 5 working days.',
      'Received on Wednesday 20 May 2026.',
      'The next working day after it is day 1.',
      'Thursday 21 May 2026 is day 1.',
      'Friday 22 May 2026 is day 2.',
      'Saturday 23 May 2026 does not count: weekend.',
      'Sunday 24 May 2026 does not count: weekend.',
      'Monday 25 May 2026 does not count: bank holiday, Spring bank holiday.',
      'Tuesday 26 May 2026 is day 3.',
      'Wednesday 27 May 2026 is day 4.',
      'Thursday 28 May 2026 is day 5: the due date.',
      'Paused on 22 May 2026, resumed on 26 May 2026 (“which street?”): 1 working day more.',
      'So it is due on Friday 29 May 2026.',
    ]);
  });

  it('calls agreed only what the councillor agreed to, and says when the officer set the date alone', () => {
    const set = { ...acknowledge, nextUpdateBy: localDate('2026-06-04') } as Action;
    const extended: Action = { kind: 'extend', by: localDate('2026-06-12'), reason: 'Parts.' };
    const acknowledged = done(received('2026-06-01'), ['2026-06-02', set]);
    const explain = (enquiry: Enquiry) =>
      Object.fromEntries(explainDeadlines(enquiry, derbyRules()).map(({ clock, sentences }) => [clock, sentences]));
    const said = explain(done(acknowledged, ['2026-06-02', extended], ['2026-06-02', { kind: 'agree' }]));
    const alone = explain(done(acknowledged, ['2026-06-02', { ...extended, withoutAgreement: true }]));
    expect(alone.resolve?.slice(0, 2)).toEqual([
      'On 2 June 2026 the officer extended it to 12 June 2026 without the councillor’s agreement: “Parts.” The figures count the date promised before, 8 June 2026.',
      'Set by the officer for Friday 12 June 2026: the due date.',
    ]);
    expect(said.update?.slice(0, 2)).toEqual([
      'On 2 June 2026 the officer set the next update for 4 June 2026 at the latest.',
      'Set by the officer for Thursday 4 June 2026: the due date.',
    ]);
    expect(said.resolve?.[1]).toBe('Agreed with the councillor for Friday 12 June 2026: the due date.');
  });

  it('says when the date was counted before the calendar changed', () => {
    const rules = withClosures(derbyRules(), [{ date: localDate('2026-06-02'), name: 'Flood', clocks: 'all' }]);
    const [acknowledged] = explainDeadlines(received('2026-06-01'), rules);
    expect(acknowledged?.sentences.at(-1)).toMatch(
      /^The date promised is Wednesday 3 June 2026: it was counted before the calendar, or the days promised, changed/,
    );
  });
});

describe('a new closure day', () => {
  it('moves the open enquiries whose days it takes, and no others', () => {
    const moved = received('2026-06-01');
    const closed = done(moved, ['2026-06-02', { kind: 'resolve', text: 'Mended' }]);
    const rules = withClosures(derbyRules(), [{ date: localDate('2026-06-08'), name: 'Flood', clocks: 'all' }]);
    const { moves, fingerprint } = planRecalculation([moved, closed, received('2026-07-01')], rules);
    expect(moves.map(({ before, after }) => [before.deadlines.resolve.by, after.deadlines.resolve.by])).toEqual([
      ['2026-06-08', '2026-06-09'],
    ]);
    expect(moves[0]?.after.deadlines).toMatchObject({
      acknowledge: { version: 1 },
      resolve: { version: 2, calendarVersion: rules.calendarVersion },
    });
    expect(fingerprint).not.toBe(planRecalculation([received('2026-07-01')], rules).fingerprint);
  });

  it('leaves every stored date countable again from the calendar version it names', () => {
    const rules = derbyRules();
    const enquiry = done(
      received('2026-06-01'),
      ['2026-06-02', acknowledge],
      ['2026-06-03', { kind: 'make-complex', reason: 'a' }],
    );
    for (const clock of ['resolve', 'update'] as const) {
      const counted = countDeadline(enquiry, clock, rules);
      expect(counted.kind === 'date' ? counted.date : undefined).toBe(enquiry.deadlines[clock].by);
    }
    expect(enquiry.deadlines.update.calendarVersion).toBe(rules.calendarVersion);
    expect(withClosures(rules, [{ date: localDate('2026-06-09'), name: 'x', clocks: 'all' }]).calendarVersion).not.toBe(
      rules.calendarVersion,
    );
  });
});
