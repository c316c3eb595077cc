import type { ClosureDay, LocalDate } from '../calendar/index.ts';
import type { CouncilId } from '../council.ts';
import type { PersonId } from '../people/index.ts';

/**
 * Closure days that an administrator approved, or took away again, with the enquiries' dates recalculated in the same
 * transaction.
 */
export type RecordedClosure = {
  readonly council: CouncilId;
  readonly changeId: string;
  /** Days that were added; those that were taken away where `reopened` says so. */
  readonly days: readonly ClosureDay[];
  readonly reopened?: true;
  readonly by: PersonId;
  /** Milliseconds since the epoch. */
  readonly at: number;
};

/** The days that are closed by all that was approved, each once. What was taken away may be added again. */
export function closedDays(recorded: readonly RecordedClosure[]): readonly ClosureDay[] {
  const closed = new Map<string, ClosureDay>();
  // Kept in the order of their days; what was approved last counts, and at one instant a day is added before it is taken away.
  const inTurn = (one: RecordedClosure, other: RecordedClosure) =>
    one.at - other.at || Number(one.reopened ?? false) - Number(other.reopened ?? false);
  for (const { days, reopened } of [...recorded].sort(inTurn)) {
    for (const day of days) {
      if (reopened) for (const each of keysOn(day.date, closed)) closed.delete(each);
      else if (!closed.has(keyOf(day))) closed.set(keyOf(day), day);
    }
  }
  return [...closed.values()].sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
}

function keyOf({ date, clocks }: ClosureDay): string {
  return JSON.stringify([date, clocks]);
}

function keysOn(date: LocalDate, closed: ReadonlyMap<string, ClosureDay>): readonly string[] {
  return [...closed].filter(([, day]) => day.date === date).map(([key]) => key);
}
