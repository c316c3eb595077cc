import { addMonths, formatMonth, type LocalDate } from '../calendar/index.ts';
import {
  allOutcomes,
  type Clock,
  type Counted,
  type Enquiry,
  type Outcome,
  outcomesOf,
  type Period,
  plainWard,
} from '../casework/index.ts';

/** What figures are broken down by. `month` is that of receipt. */
export const dimensions = ['month', 'stage', 'service', 'ward'] as const;
export type Dimension = (typeof dimensions)[number];

/** How many promises stand how. */
export type Counts = Readonly<Record<Outcome, number>>;

/** A line of a breakdown: `value` is what an address says, `label` what a person reads. */
export type Line = {
  readonly value: string;
  readonly label: string;
  readonly counts: Counts;
  /** Of promises. */
  readonly total: number;
  /** How many enquiries these are of: one that was opened again is one, and has two promises to be resolved. */
  readonly enquiries: number;
};

/** The figure behind which somebody looks: of one promise, standing so, in this line of a breakdown; what is left out is all. */
export type Figure = {
  readonly clock: Clock;
  readonly outcome?: Outcome;
  readonly line?: { readonly by: Dimension; readonly value: string };
};

export const clockNames: Readonly<Record<Clock, string>> = {
  acknowledge: 'Promise to acknowledge',
  resolve: 'Promise to resolve',
  update: 'Promised updates',
};

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  'in-time': 'In time',
  late: 'Late',
  open: 'Open, not yet due',
  paused: 'Paused',
  'no-date': 'No date',
};

export const dimensionNames: Readonly<Record<Dimension, string>> = {
  month: 'month of receipt',
  stage: 'stage',
  service: 'service',
  ward: 'ward',
};

const stages = { logged: 'Logged', acknowledged: 'Acknowledged', paused: 'Paused', resolved: 'Resolved' } as const;

/** Whole months up to a day, the month of that day among them. */
export function periodOf(months: number, on: LocalDate): Period {
  return { from: `${addMonths(on, 1 - months).slice(0, 7)}-01` as LocalDate, to: on };
}

/** How often an enquiry counts in a figure: what `outcomesOf` says of it, and no other rule. */
export function timesIn(figure: Figure, enquiry: Enquiry, on: LocalDate): number {
  const { clock, outcome, line } = figure;
  return outcomesOf(enquiry, on).filter(
    (each) =>
      each.clock === clock &&
      (outcome ?? each.outcome) === each.outcome &&
      (line === undefined || valueIn(enquiry, line.by, each) === line.value),
  ).length;
}

/** All promises of a clock, then a line for each month, stage, service or ward; months without any are lines too. */
export function linesOf(enquiries: readonly Enquiry[], clock: Clock, by: Dimension, period: Period): readonly Line[] {
  const lines = new Map<string, { label: string; counts: Record<Outcome, number>; enquiries: Set<Enquiry> }>();
  const lineOf = (value: string, label: string) => {
    const line = lines.get(value) ?? { label, counts: noCounts(), enquiries: new Set() };
    lines.set(value, line);
    return line;
  };
  if (by === 'month') for (const month of monthsIn(period)) lineOf(month, formatMonth(month));
  if (by === 'stage') for (const [value, label] of Object.entries(stages)) lineOf(value, label);
  for (const enquiry of enquiries) {
    for (const counted of outcomesOf(enquiry, period.to)) {
      if (counted.clock !== clock) continue;
      const line = lineOf(valueIn(enquiry, by, counted), labelOf(enquiry, by, counted));
      line.counts[counted.outcome] += 1;
      line.enquiries.add(enquiry);
    }
  }
  const made = [...lines].map(([value, { label, counts, enquiries }]) => ({
    value,
    label,
    counts,
    total: totalOf(counts),
    enquiries: enquiries.size,
  }));
  if (by === 'month' || by === 'stage') return made;
  return made.sort((one, other) => other.total - one.total || one.label.localeCompare(other.label, 'en-GB'));
}

/** What lines come to together. */
export function sumOf(lines: readonly Line[]): Counts {
  const sum = noCounts();
  for (const { counts } of lines) for (const outcome of allOutcomes) sum[outcome] += counts[outcome];
  return sum;
}

export function totalOf(counts: Counts): number {
  return allOutcomes.reduce((total, outcome) => total + counts[outcome], 0);
}

/** Where an enquiry is, as people say it: paused is no stage of its own, and is one to whoever looks. */
export function stageName({ stage, pausedSince }: Enquiry): string {
  if (pausedSince !== undefined) return stages.paused;
  return stage === 'withdrawn' ? 'Withdrawn' : stages[stage];
}

/** Whether what a figure counts of an enquiry is, or has among it, a resolution after which it was opened again. */
export function countsEarlier({ clock, outcome }: Figure, { earlierResolutions }: Enquiry): boolean {
  const { inTime, late, noDate } = earlierResolutions;
  const before = { 'in-time': inTime, late, 'no-date': noDate, open: 0, paused: 0 };
  return clock === 'resolve' && (outcome === undefined ? inTime + late + noDate : before[outcome]) > 0;
}

/** In which line a promise counts: of services in that of the one whose it is, wherever the enquiry is now. */
function valueIn(enquiry: Enquiry, by: Dimension, { service }: Counted): string {
  switch (by) {
    case 'month':
      return enquiry.receivedOn.slice(0, 7);
    case 'stage':
      return enquiry.pausedSince === undefined ? enquiry.stage : 'paused';
    case 'service':
      return service;
    case 'ward':
      return plainWard(enquiry.ward ?? '');
  }
}

function labelOf(enquiry: Enquiry, by: Dimension, counted: Counted): string {
  switch (by) {
    case 'month':
      return formatMonth(valueIn(enquiry, by, counted));
    case 'stage':
      return stageName(enquiry);
    case 'service':
      return counted.service;
    case 'ward':
      return enquiry.ward?.trim() || 'No ward recorded';
  }
}

function monthsIn({ from, to }: Period): readonly string[] {
  const found: string[] = [];
  for (let day = from; day.slice(0, 7) <= to.slice(0, 7); day = addMonths(day, 1)) found.push(day.slice(0, 7));
  return found;
}

function noCounts(): Record<Outcome, number> {
  return { 'in-time': 0, late: 0, open: 0, paused: 0, 'no-date': 0 };
}
