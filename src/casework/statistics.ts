import { addDays, addMonths, type LocalDate } from '../calendar/index.ts';
import type { Clock } from './enquiry.ts';
import type { Outcome, Period, Tally } from './enquiry-store.ts';
import { isSmall, suppress, suppressLine } from './suppression.ts';

/** The outcomes in the order they are shown. They are never added into one figure: late is not hidden behind open. */
export const allOutcomes: readonly Outcome[] = ['in-time', 'late', 'open', 'paused', 'no-date'];

/** A figure, or that it is fewer than 5 or would give away one that is. */
export type Figure = number | 'hidden';

/** A line of a table: `name` is a service, a month (`2026-03`), `other` for those pooled, or `all`. */
export type FigureRow = {
  readonly name: string;
  readonly total: number;
  readonly figures: Readonly<Record<Outcome, Figure>>;
};

/** One promise: all of it, and by service and month; a breakdown that could not be published safely is `withheld`. */
export type ClockStatistics = {
  readonly clock: Clock;
  readonly all: FigureRow;
  readonly byService: readonly FigureRow[] | 'withheld';
  readonly byMonth: readonly FigureRow[] | 'withheld';
};

/** Figures for enquiries received in a period, as they stand on a day, with the calendar in force then. */
export type Statistics = {
  readonly period: Period;
  readonly on: LocalDate;
  readonly calendarVersion: string;
  readonly clocks: readonly ClockStatistics[];
};

/** What figures are of where nobody says of when, wherever they are shown: two periods that differ by a day tell of one enquiry. */
export function lastYear(on: LocalDate): Period {
  return { from: addDays(addMonths(on, -12), 1), to: on };
}

/** What whoever publishes figures has to know, said beside them. */
export const PUBLISHING =
  'Figures under 5, and those they could be worked out from, are hidden. Publish one period only: from two that overlap, hidden figures could be worked out.';

/**
 * Makes statistics of a tally. `published` hides counts from 1 to 4 and what they could be worked out from: services
 * and months with fewer than 5 are pooled as `other`, small outcomes are hidden in every table together with the next
 * smallest, then each table is suppressed; of a promise with fewer than 5 there is no line at all, since the zeros in it would tell
 * what became of each. `full` is for those alone who may open each of the enquiries anyway.
 */
export function statisticsOf(
  tallies: readonly Tally[],
  told: Omit<Statistics, 'clocks'>,
  figures: 'published' | 'full',
): Statistics {
  const make = figures === 'published' ? publishedClock : fullClock;
  const clocks = (['acknowledge', 'resolve', 'update'] as const).flatMap((clock) => {
    const own = tallies.filter((tally) => tally.clock === clock);
    const made = make(
      clock,
      group(own, () => 'all')[0] ?? countRow('all'),
      group(own, ({ service }) => service),
      group(own, ({ month }) => month),
    );
    return made === 'withheld' ? [] : [made];
  });
  return { ...told, clocks };
}

/**
 * The published figures of one promise in parts of another kind than a tally has, such as wards: a line for each part that may be
 * told, those that are too small pooled as `other`. What belongs to none of them is a line `rest`, or it could be worked out as what
 * is left of all.
 */
export function publishedParts(
  clock: Clock,
  all: readonly Tally[],
  parts: readonly { readonly name: string; readonly tallies: readonly Tally[] }[],
  rest: string,
): readonly FigureRow[] | 'withheld' {
  const rowOf = (tallies: readonly Tally[], name: string) => {
    const own = tallies.filter((tally) => tally.clock === clock);
    return { ...(group(own, () => name)[0] ?? countRow(name)), name };
  };
  const { counts } = rowOf(all, 'all');
  const rows = parts.map(({ name, tallies }) => rowOf(tallies, name));
  const left = counts.map((count, at) => count - sum(rows.map((row) => row.counts[at] ?? 0)));
  const line = suppressLine(counts);
  // Parts that overlap, or were counted at another moment than all, cannot be told beside it.
  if (isSmall(sum(counts)) || line === 'withheld' || left.some((count) => count < 0)) return 'withheld';
  const table = [...rows, { name: rest, counts: left }].filter((row) => sum(row.counts) > 0);
  return publishedTable(table, line);
}

type CountRow = { readonly name: string; readonly counts: readonly number[] };

function fullClock(
  clock: Clock,
  all: CountRow,
  byService: readonly CountRow[],
  byMonth: readonly CountRow[],
): ClockStatistics {
  const show = (row: CountRow) => figureRow(row, () => false);
  return { clock, all: show(all), byService: byService.map(show), byMonth: byMonth.map(show) };
}

function publishedClock(
  clock: Clock,
  all: CountRow,
  byService: readonly CountRow[],
  byMonth: readonly CountRow[],
): ClockStatistics | 'withheld' {
  const line = suppressLine(all.counts);
  if (isSmall(sum(all.counts)) || line === 'withheld') return 'withheld';
  return {
    clock,
    all: figureRow(all, (at) => line[at] === true),
    byService: publishedTable(byService, line),
    byMonth: publishedTable(byMonth, line),
  };
}

/**
 * Outcomes hidden over all are hidden in every row; of those only their sum, which the row's total gives away, is known.
 * So they are one column of the table that is suppressed, and where that one must be hidden, so must another be.
 */
function publishedTable(
  rows: readonly CountRow[],
  hiddenOverAll: readonly boolean[],
): readonly FigureRow[] | 'withheld' {
  const pooled = pool(rows);
  const shown = allOutcomes.flatMap((_, at) => (hiddenOverAll[at] ? [] : [at]));
  const together = (row: CountRow) => sum(row.counts.filter((_, at) => hiddenOverAll[at]));
  const table = pooled.map((row) => [...shown.map((at) => row.counts[at] ?? 0), together(row)]);
  const published = suppress(table);
  if (published.kind === 'withheld' || pooled.length < 2) return 'withheld';
  return pooled.map((row, r) =>
    figureRow(row, (at, count) =>
      hiddenOverAll[at] === true ? count > 0 || together(row) > 0 : published.hidden[r]?.[shown.indexOf(at)] === true,
    ),
  );
}

/** Rows with fewer than 5 in one row `other`, joined by the next smallest until it has 5 or more. */
function pool(rows: readonly CountRow[]): readonly CountRow[] {
  const bySize = [...rows].sort((a, b) => sum(a.counts) - sum(b.counts) || (a.name < b.name ? -1 : 1));
  const pooled: CountRow[] = [];
  for (const row of bySize) {
    const size = sum(pooled.flatMap(({ counts }) => counts));
    if (isSmall(sum(row.counts)) || isSmall(size)) pooled.push(row);
  }
  if (pooled.length === 0) return rows;
  const other = { name: 'other', counts: allOutcomes.map((_, at) => sum(pooled.map(({ counts }) => counts[at] ?? 0))) };
  return [...rows.filter((row) => !pooled.includes(row)), other];
}

function group(tallies: readonly Tally[], nameOf: (tally: Tally) => string): readonly CountRow[] {
  const rows = new Map<string, number[]>();
  for (const tally of tallies) {
    const counts = rows.get(nameOf(tally)) ?? allOutcomes.map(() => 0);
    const at = allOutcomes.indexOf(tally.outcome);
    counts[at] = (counts[at] ?? 0) + tally.count;
    rows.set(nameOf(tally), counts);
  }
  return [...rows].map(([name, counts]) => ({ name, counts })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function countRow(name: string): CountRow {
  return { name, counts: allOutcomes.map(() => 0) };
}

function figureRow({ name, counts }: CountRow, hides: (at: number, count: number) => boolean): FigureRow {
  const figure = (outcome: Outcome): Figure => {
    const at = allOutcomes.indexOf(outcome);
    const count = counts[at] ?? 0;
    return hides(at, count) ? 'hidden' : count;
  };
  return {
    name,
    total: sum(counts),
    figures: {
      'in-time': figure('in-time'),
      late: figure('late'),
      open: figure('open'),
      paused: figure('paused'),
      'no-date': figure('no-date'),
    },
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
