import {
  allDivisions,
  type BankHoliday,
  type BankHolidayList,
  coverageOf,
  type Division,
  nameOf,
  parseBankHolidays,
} from './bank-holidays.ts';
import { formatDate } from './date-phrases.ts';
import type { LocalDate } from './local-date.ts';

/** A holiday that comes or goes. */
type HolidayChange = { readonly division: Division; readonly date: LocalDate; readonly name: string };

/** A holiday that stays on its date under another name. */
type HolidayRenaming = {
  readonly division: Division;
  readonly date: LocalDate;
  readonly from: string;
  readonly to: string;
};

/** What a refresh would do; `list` is what the file should then hold. */
export type RefreshPlan =
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'changes';
      readonly list: BankHolidayList;
      readonly additions: readonly HolidayChange[];
      readonly removals: readonly HolidayChange[];
      readonly renamings: readonly HolidayRenaming[];
    };

/**
 * What changes if the incoming JSON becomes the list. GOV.UK drops old years and announces few new ones, so a current
 * day stays as it is when it is past (before today) or lies beyond the days the incoming list speaks of. A past day the
 * current list missed is added: a holiday proclaimed at short notice moves dates that are still open.
 * `planRefresh(list, list, '2026-11-22')` is `{ kind: 'unchanged' }`.
 */
export function planRefresh(current: BankHolidayList, incoming: unknown, today: LocalDate): RefreshPlan {
  const parsed = parseBankHolidays(incoming);
  if (parsed.kind === 'malformed') return { kind: 'refused', message: parsed.message };
  const changes = allDivisions.map((division) =>
    compare(division, current[division].events, parsed.list[division].events, today),
  );
  const additions = changes.flatMap((change) => change.additions);
  const removals = changes.flatMap((change) => change.removals);
  const renamings = changes.flatMap((change) => change.renamings);
  if (additions.length + removals.length + renamings.length === 0) return { kind: 'unchanged' };

  const merged = parseBankHolidays(
    Object.fromEntries(changes.map(({ division, events }) => [division, { division, events }])),
  );
  if (merged.kind === 'malformed') return { kind: 'refused', message: merged.message };
  const shortened = allDivisions.map((division) => shortening(division, current, merged.list)).find(Boolean);
  if (shortened !== undefined) return { kind: 'refused', message: shortened };
  return { kind: 'changes', list: merged.list, additions, removals, renamings };
}

function compare(
  division: Division,
  current: readonly BankHoliday[],
  incoming: readonly BankHoliday[],
  today: LocalDate,
) {
  const [begins, ends] = [current[0]?.date ?? today, incoming.at(-1)?.date ?? today];
  const before = new Map(current.map((holiday) => [holiday.date, holiday]));
  const offered = new Map(incoming.filter(({ date }) => date >= begins).map((holiday) => [holiday.date, holiday]));
  const settled = current.filter(({ date }) => date < today || date > ends);
  const settledDates = new Set(settled.map(({ date }) => date));
  const taken = [...offered.values()].filter(({ date }) => !settledDates.has(date));
  const change = (holiday: BankHoliday) => ({ division, date: holiday.date, name: nameOf(holiday) });

  return {
    division,
    events: [...settled, ...taken].toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    additions: taken.filter(({ date }) => !before.has(date)).map(change),
    removals: current.filter(({ date }) => !settledDates.has(date) && !offered.has(date)).map(change),
    renamings: taken.flatMap((holiday): HolidayRenaming[] => {
      const old = before.get(holiday.date);
      if (old === undefined || nameOf(old) === nameOf(holiday)) return [];
      return [{ division, date: holiday.date, from: nameOf(old), to: nameOf(holiday) }];
    }),
  };
}

/** A list that answered for a year must go on answering for it. */
function shortening(division: Division, before: BankHolidayList, after: BankHolidayList): string | undefined {
  const [old, fresh] = [coverageOf(before[division].events), coverageOf(after[division].events)];
  if (old === undefined || (fresh !== undefined && fresh.last >= old.last)) return undefined;
  return `The incoming list takes Christmas out of the last year listed for ${division}, which now runs to ${formatDate(old.last)}.`;
}
