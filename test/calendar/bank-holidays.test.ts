import { describe, expect, it } from 'vitest';
import {
  createCalendar,
  type Division,
  dayOf,
  listEndsSoon,
  localDate,
  type Nation,
  onClock,
  parseBankHolidays,
  parseCalendarSettings,
} from '../../src/calendar/index.ts';
import { publishedJson, publishedList } from './published-list.ts';

const list = publishedList();
const on = (date: string, nation: Nation) => dayOf(localDate(date), createCalendar({ nation }, list));
const refusal = (change: (json: ReturnType<typeof publishedJson>) => void): string => {
  const json = publishedJson();
  change(json);
  const parsed = parseBankHolidays(json);
  return parsed.kind === 'malformed' ? parsed.message : 'taken';
};

describe('the published list', () => {
  it('knows the days that came once', () => {
    const names = ['2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08'].map((date) => on(date, 'england-and-wales'));
    expect(names).toEqual([
      { kind: 'bank-holiday', name: 'Spring bank holiday' },
      { kind: 'bank-holiday', name: 'Platinum Jubilee bank holiday' },
      { kind: 'bank-holiday', name: 'Bank Holiday for the State Funeral of Queen Elizabeth II' },
      { kind: 'bank-holiday', name: 'Bank holiday for the coronation of King Charles III' },
    ]);
  });

  it('keeps the nations apart', () => {
    const kinds = (date: string) =>
      (['england-and-wales', 'scotland', 'northern-ireland'] as const).map((nation) => on(date, nation).kind);
    expect(kinds('2026-06-15')).toEqual(['working-day', 'bank-holiday', 'working-day']);
    expect(kinds('2026-03-17')).toEqual(['working-day', 'working-day', 'bank-holiday']);
    expect(kinds('2026-04-06')).toEqual(['bank-holiday', 'working-day', 'bank-holiday']);
    expect(kinds('2026-12-25')).toEqual(['bank-holiday', 'bank-holiday', 'bank-holiday']);
    expect(on('2026-12-25', 'weekends-only')).toEqual({ kind: 'working-day' });
  });

  it('takes the substitute for a holiday on a weekend, and says that it is one', () => {
    expect(on('2026-12-25', 'england-and-wales')).toEqual({ kind: 'bank-holiday', name: 'Christmas Day' });
    expect(on('2026-12-26', 'england-and-wales')).toEqual({ kind: 'weekend' });
    expect(on('2026-12-28', 'england-and-wales')).toMatchObject({ name: 'Boxing Day (substitute day)' });
    expect(on('2022-01-04', 'scotland')).toMatchObject({ name: expect.stringContaining('substitute day') });
    expect(on('2022-01-04', 'england-and-wales')).toEqual({ kind: 'working-day' });
  });
});

describe('a list that is not what it should be', () => {
  it('is refused with a sentence when a division is missing, empty or another', () => {
    expect(parseBankHolidays({})).toMatchObject({ kind: 'malformed' });
    expect(refusal((json) => delete json.scotland)).toBe(
      'This is not a list of bank holidays as GOV.UK writes it: scotland is missing.',
    );
    expect(refusal((json) => Object.assign(json, { scotland: json['northern-ireland'] }))).toMatch(
      /scotland, division/,
    );
    expect(refusal((json) => Object.assign(json, { scotland: { division: 'scotland', events: [] } }))).toMatch(
      /scotland, events: there are no events/,
    );
    for (const input of [null, 'text', 5, []]) expect(parseBankHolidays(input)).toMatchObject({ kind: 'malformed' });
  });

  const events = (json: ReturnType<typeof publishedJson>, division: Division = 'scotland') =>
    json[division]?.events ?? [];

  it('is refused when a date does not exist, or exists twice', () => {
    expect(refusal((json) => Object.assign(events(json)[3] ?? {}, { date: '2026-02-30' }))).toBe(
      'This is not a list of bank holidays as GOV.UK writes it: scotland, events, 4, date: "2026-02-30" is not a date such as 2026-12-24.',
    );
    expect(refusal((json) => events(json).push({ ...events(json)[0] }))).toMatch(/1 January 2018 is listed twice/);
    expect(refusal((json) => Object.assign(events(json)[0] ?? {}, { bunting: 'yes' }))).toMatch(/bunting/);
  });

  it('is refused when a year in the middle is not all there, for its days would count as working days', () => {
    expect(
      refusal((json) => {
        json.scotland = {
          division: 'scotland',
          events: events(json).filter(({ date }) => !`${date}`.startsWith('2022')),
        };
      }),
    ).toMatch(/the bank holidays of 2022 are not all listed/);
  });

  it('answers for no year that it has only begun', () => {
    const json = publishedJson();
    events(json).push({ title: 'New Year’s Day', date: '2029-01-01', notes: '', bunting: true });
    const parsed = parseBankHolidays(json);
    if (parsed.kind !== 'list') throw new Error(parsed.message);
    const calendar = createCalendar({ nation: 'scotland' }, parsed.list);
    expect(dayOf(localDate('2029-01-02'), calendar)).toMatchObject({ kind: 'beyond-list', lastListed: '2028-12-31' });
  });
});

describe('the end of the list', () => {
  const calendar = createCalendar({ nation: 'scotland' }, list);

  it('is told a year ahead, and not before', () => {
    expect(listEndsSoon(calendar, localDate('2027-12-30'))).toEqual({ kind: 'not-soon' });
    expect(listEndsSoon(calendar, localDate('2027-12-31'))).toEqual({
      kind: 'ends-soon',
      lastListed: '2028-12-31',
      message: 'The bank-holiday list for Scotland ends on 31 December 2028; refresh it from GOV.UK.',
    });
    expect(listEndsSoon(calendar, localDate('2029-01-01'))).toMatchObject({
      message: expect.stringContaining('ended on 31 December 2028'),
    });
  });

  it('never comes where no list is needed', () => {
    const weekends = createCalendar({ nation: 'weekends-only' }, list);
    expect(listEndsSoon(weekends, localDate('9998-12-31'))).toEqual({ kind: 'not-soon' });
  });
});

describe('a council’s settings', () => {
  it('are refused with a sentence when a word in them is unknown', () => {
    const message = (input: unknown) => {
      const parsed = parseCalendarSettings(input);
      return parsed.kind === 'malformed' ? parsed.message : parsed.kind;
    };
    expect(message({ nation: 'wales' })).toBe(
      '"wales" is not a nation; use england-and-wales, scotland, northern-ireland or weekends-only.',
    );
    expect(message({ nation: 'scotland', rule: 'soon' })).toMatch(/^"soon" is not a rule; use next-/);
    expect(message({ nation: 'scotland', workingWeekdays: [] })).toBe('there must be a working weekday.');
    expect(message({ nation: 'scotland', closureDays: [{ date: '2026-02-30', name: 'x' }] })).toBe(
      'closureDays, 1, date: "2026-02-30" is not a date such as 2026-12-24.',
    );
    expect(message({ nation: 'scotland', closureDays: [{ date: '2026-12-29', name: 'x', clocks: ['resolve'] }] })).toBe(
      'settings',
    );
    expect(() => createCalendar({ nation: 'scotland', workingWeekdays: [] }, list)).toThrow(
      expect.objectContaining({ code: 'not-settings' }),
    );
  });

  it('name a closure day, which a bank holiday or weekend on the same date outranks', () => {
    const days = ['2026-12-25', '2026-12-26', '2026-12-29'];
    const calendar = createCalendar(
      { nation: 'scotland', closureDays: days.map((date) => ({ date, name: 'closed', clocks: ['resolve'] })) },
      list,
    );
    const kinds = (clock: string) => days.map((date) => dayOf(localDate(date), onClock(calendar, clock)).kind);
    expect(kinds('resolve')).toEqual(['bank-holiday', 'weekend', 'closure-day']);
    expect(kinds('acknowledge')).toEqual(['bank-holiday', 'weekend', 'working-day']);
  });
});
