import { type Clock, type Enquiry, type Outcome, outcomesOf, promisedBy } from '../casework/index.ts';
import { fromJson, toJson } from './columns.ts';

/** What statistics say of an enquiry on any day: what is settled, with how often, and what turns late after a date. */
type TallyFacts = {
  readonly settled: readonly (readonly [Clock, Outcome, number])[];
  readonly open: readonly (readonly [Clock, string])[];
};

/** Before every date that an enquiry can have: whatever is open then turns late by its date alone. */
const beforeAllDates = '0001-01-01' as Parameters<typeof outcomesOf>[1];

/**
 * The column `facts`: equal for enquiries that count alike, so that the database can count them together. It says what
 * `outcomesOf` says; whoever changes the meaning of the figures there adds a migration that writes this column anew.
 */
export function tallyFactsOf(enquiry: Enquiry): string {
  const settled = new Map<string, [Clock, Outcome, number]>();
  const open: [Clock, string][] = [];
  for (const { clock, outcome } of outcomesOf(enquiry, beforeAllDates)) {
    const by = promisedBy(enquiry, clock);
    if (outcome === 'open' && by !== undefined) {
      open.push([clock, by]);
      continue;
    }
    const key = `${clock} ${outcome}`;
    settled.set(key, [clock, outcome, (settled.get(key)?.[2] ?? 0) + 1]);
  }
  const sorted = [...settled].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fact]) => fact);
  return toJson({ settled: sorted, open } satisfies TallyFacts);
}

/** How the promises behind such a column stand on a day, each with how often. */
export function outcomesOfFacts(facts: string, today: string): readonly (readonly [Clock, Outcome, number])[] {
  const { settled, open } = fromJson<TallyFacts>(facts);
  return [...settled, ...open.map(([clock, by]) => [clock, by < today ? 'late' : 'open', 1] as const)];
}
