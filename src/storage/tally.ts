import { sql } from 'kysely';
import type { EnquiryFilter, Period, Tally, Visibility } from '../casework/index.ts';
import { chosenBy, seenBy } from './enquiry-conditions.ts';
import type { Engine, Queries } from './session.ts';
import { outcomesOfFacts } from './tally-facts.ts';

/** The figures that `tallyOf` gives, counted by the database: enquiries that count alike come back as one row. */
export async function readTally(
  db: Queries,
  engine: Engine['kind'],
  viewer: Visibility,
  period: Period,
  today: string,
  filter: EnquiryFilter = {},
): Promise<readonly Tally[]> {
  const month = sql<string>`substr(received_on, 1, 7)`;
  const rows = await db
    .selectFrom('enquiry')
    .select(({ fn }) => ['facts', 'service', month.as('month'), fn.countAll<number>().as('enquiries')])
    .where((where) => seenBy(where, viewer, engine))
    .where((where) => chosenBy(where, filter, engine))
    .where('received_on', '>=', period.from)
    .where('received_on', '<=', period.to)
    .groupBy(['facts', 'service', month])
    .execute();
  const counts = new Map<string, Tally>();
  for (const { facts, service, month: received, enquiries } of rows) {
    for (const [clock, outcome, times, another] of outcomesOfFacts(facts, today)) {
      const whose = another ?? service;
      const key = JSON.stringify([clock, received, whose, outcome]);
      const count = (counts.get(key)?.count ?? 0) + enquiries * times;
      counts.set(key, { clock, month: received, service: whose, outcome, count });
    }
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tally]) => tally);
}
