import type { ClosureDay } from '../calendar/index.ts';
import type { CouncilId, PersonId } from '../people/index.ts';

/** Closure days that an administrator approved, with the enquiries' dates recalculated in the same transaction. */
export type RecordedClosure = {
  readonly council: CouncilId;
  readonly changeId: string;
  readonly days: readonly ClosureDay[];
  readonly by: PersonId;
  /** Milliseconds since the epoch. */
  readonly at: number;
};
