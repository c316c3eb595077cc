import { type Clock, type Enquiry, type Outcome, outcomesOf, promisedBy } from '../casework/index.ts';
import { fromJson, toJson } from './columns.ts';

/**
 * What statistics say of an enquiry on any day: what is settled, with how often, and what turns late after a date. The service
 * is named where it is not the one that has it now.
 */
type TallyFacts = {
  readonly settled: readonly (readonly [Clock, Outcome, number, string?])[];
  readonly open: readonly (readonly [Clock, string, string?])[];
};

/** Before every date that an enquiry can have: whatever is open then turns late by its date alone. */
const BEFORE_ALL_DATES = '0001-01-01' as Parameters<typeof outcomesOf>[1];

/**
 * The column `facts`: equal for enquiries that count alike, so that the database can count them together. It says what
 * `outcomesOf` says; whoever changes the meaning of the figures there adds a migration that writes this column anew.
 */
export function tallyFactsOf(enquiry: Enquiry): string {
  const settled = new Map<string, [Clock, Outcome, number, string?]>();
  const open: [Clock, string, string?][] = [];
  for (const { clock, outcome, service } of outcomesOf(enquiry, BEFORE_ALL_DATES)) {
    const by = promisedBy(enquiry, clock);
    const named: [string?] = service === enquiry.service ? [] : [service];
    if (outcome === 'open' && by !== undefined) {
      open.push([clock, by, ...named]);
      continue;
    }
    const key = `${clock} ${outcome} ${named[0] ?? ''}`;
    settled.set(key, [clock, outcome, (settled.get(key)?.[2] ?? 0) + 1, ...named]);
  }
  const sorted = [...settled].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fact]) => fact);
  return toJson({ settled: sorted, open } satisfies TallyFacts);
}

/** How the promises behind such a column stand on a day, each with how often, and whose it is where it is another service's. */
export function outcomesOfFacts(facts: string, today: string): readonly (readonly [Clock, Outcome, number, string?])[] {
  const { settled, open } = fromJson<TallyFacts>(facts);
  const running = open.map(([clock, by, ...whose]): readonly [Clock, Outcome, number, string?] => [
    clock,
    by < today ? 'late' : 'open',
    1,
    ...whose,
  ]);
  return [...settled, ...running];
}
