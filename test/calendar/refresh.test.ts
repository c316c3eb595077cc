import { describe, expect, it } from 'vitest';
import { localDate, planRefresh } from '../../src/calendar/index.ts';
import { publishedJson, publishedList } from './published-list.ts';

const today = localDate('2026-11-22');
const list = publishedList();
type Json = ReturnType<typeof publishedJson>;

/** What a refresh does with the published list, changed. */
const planAfter = (change: (json: Json) => void) => {
  const incoming = publishedJson();
  change(incoming);
  return planRefresh(list, incoming, today);
};
const holiday = (date: string, title: string) => ({ title, date, notes: '', bunting: true });
const keep = (json: Json, wanted: (date: string) => boolean) => {
  for (const division of Object.values(json)) division.events = division.events.filter(({ date }) => wanted(`${date}`));
};
const changesOf = (plan: ReturnType<typeof planRefresh>) => {
  if (plan.kind !== 'changes') throw new Error(plan.kind === 'refused' ? plan.message : plan.kind);
  return plan;
};

describe('a refresh', () => {
  it('with the same list changes nothing', () => expect(planRefresh(list, list, today)).toEqual({ kind: 'unchanged' }));

  it('keeps the years GOV.UK no longer lists, and those it does not list yet', () => {
    expect(planAfter((json) => keep(json, (date) => date >= '2021'))).toEqual({ kind: 'unchanged' });
    expect(planAfter((json) => keep(json, (date) => date < '2028'))).toEqual({ kind: 'unchanged' });
  });

  it('never takes away or renames a day that is past, but may one from today on', () => {
    const rename = (date: string) => (json: Json) => {
      for (const event of json.scotland?.events ?? []) if (event.date === date) event.title = 'Another name';
    };
    expect(planAfter((json) => keep(json, (date) => date !== '2026-08-31'))).toEqual({ kind: 'unchanged' });
    expect(planAfter(rename('2026-06-15'))).toEqual({ kind: 'unchanged' });
    expect(changesOf(planAfter(rename('2026-12-25'))).renamings).toEqual([
      { division: 'scotland', date: '2026-12-25', from: 'Christmas Day', to: 'Another name' },
    ]);
    const onTheDay = publishedJson();
    rename('2026-12-25')(onTheDay);
    expect(planRefresh(list, onTheDay, localDate('2026-12-25')).kind).toBe('changes');
    expect(planRefresh(list, onTheDay, localDate('2026-12-26')).kind).toBe('unchanged');
  });

  it('shows a day proclaimed and a day withdrawn, and holds both in the list', () => {
    const plan = changesOf(
      planAfter((json) => {
        json.scotland?.events.push(holiday('2027-06-14', 'A day to remember'));
        keep(json, (date) => date !== '2027-05-03');
      }),
    );
    expect(plan.additions).toEqual([{ division: 'scotland', date: '2027-06-14', name: 'A day to remember' }]);
    expect(plan.removals.map(({ division, date }) => `${division} ${date}`)).toEqual([
      'england-and-wales 2027-05-03',
      'scotland 2027-05-03',
      'northern-ireland 2027-05-03',
    ]);
    const dates = plan.list.scotland.events.map(({ date }) => date);
    expect(dates).toContain('2027-06-14');
    expect(dates).not.toContain('2027-05-03');
    expect(dates).toEqual(dates.toSorted());
    expect(dates[0]).toBe('2018-01-01');
    expect(planRefresh(plan.list, plan.list, today)).toEqual({ kind: 'unchanged' });
  });

  it('adds a past day that was missed, but no years before the list begins', () => {
    const plan = planAfter((json) => json.scotland?.events.push(holiday('2026-10-05', 'Proclaimed in haste')));
    expect(changesOf(plan).additions).toMatchObject([{ date: '2026-10-05' }]);
    const older = planAfter((json) =>
      json.scotland?.events.push(holiday('2017-12-25', 'Christmas Day'), holiday('2017-01-02', 'New Year’s Day')),
    );
    expect(older).toEqual({ kind: 'unchanged' });
  });

  it('is refused with a sentence when the list is malformed, lacks a division or a Christmas', () => {
    const message = (plan: ReturnType<typeof planRefresh>) => (plan.kind === 'refused' ? plan.message : plan.kind);
    expect(message(planRefresh(list, 'a page that says sorry', today))).toMatch(/not a list of bank holidays/);
    expect(message(planAfter((json) => delete json['northern-ireland']))).toMatch(/northern-ireland is missing\.$/);
    expect(message(planAfter((json) => keep(json, (date) => !/2027-12/.test(date))))).toMatch(
      /2027 are not all listed/,
    );
    const lastChristmas = (json: Json) => {
      keep(json, (date) => !/2028-12/.test(date));
      for (const { events } of Object.values(json)) events.push(holiday('2029-01-01', 'New Year’s Day'));
    };
    expect(message(planAfter(lastChristmas))).toBe(
      'The incoming list takes Christmas out of the last year listed for england-and-wales, which now runs to 31 December 2028.',
    );
  });
});
