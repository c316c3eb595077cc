import { allOutcomes, type Clock, type Outcome } from '../casework/index.ts';
import { defined } from '../defined.ts';
import type { Query } from './answers.ts';
import { type Dimension, dimensions, type Figure } from './figures.ts';

/** Open enquiries that need looking at, each a list of its own. */
export const openLists = ['open', 'overdue', 'near', 'paused', 'nobody'] as const;
export type OpenList = (typeof openLists)[number];

/** Of which promise, and how many months up to today. */
export type Shown = { readonly clock: Clock; readonly months: number };

export const monthsToChoose = [3, 6, 12, 24] as const;
export const clocks: readonly Clock[] = ['acknowledge', 'resolve', 'update'];

/** What is asked to be shown; what makes no sense is as if it had not been asked. */
export function shownOf({ promise, months }: Query): Shown {
  return {
    clock: clocks.find((clock) => clock === promise) ?? 'resolve',
    months: monthsToChoose.find((each) => String(each) === months) ?? 12,
  };
}

/** The figure that an address names; undefined where it names none. */
export function figureOf(query: Query): Figure | undefined {
  const clock = clocks.find((each) => each === query.promise);
  if (clock === undefined) return undefined;
  const outcome = allOutcomes.find((each) => each === query.is);
  if (query.is !== undefined && outcome === undefined) return undefined;
  const by = dimensionOf(query.by);
  if (query.by !== undefined && (by === undefined || query.value === undefined)) return undefined;
  return {
    clock,
    ...defined({ outcome }),
    ...(by === undefined || query.value === undefined ? {} : { line: { by, value: query.value } }),
  };
}

/** The address's words for a figure. */
export function askFor({ clock, outcome, line }: Figure, months: number): Readonly<Record<string, string | number>> {
  return {
    promise: clock,
    months,
    ...(outcome === undefined ? {} : { is: outcome satisfies Outcome }),
    ...defined({ by: line?.by, value: line?.value }),
  };
}

export function dimensionOf(name: string | undefined): Dimension | undefined {
  return dimensions.find((each) => each === name);
}

export function openListOf(name: string | undefined): OpenList | undefined {
  return openLists.find((each) => each === name);
}
