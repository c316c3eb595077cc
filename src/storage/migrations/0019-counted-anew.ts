import type { Transaction } from 'kysely';
import { type AuditEntry, type Enquiry, servicesFromHistory } from '../../casework/index.ts';
import { fromJson, toJson } from '../columns.ts';
import type { Database } from '../schema.ts';
import { tallyFactsOf } from '../tally-facts.ts';
import type { Migration } from './migration.ts';

const ROWS_AT_ONCE = 500;

/**
 * What stands still counts for the service that has it, and what was kept or missed before a move for the service of then, also
 * where the move is older than that is kept: then it is read from the history.
 */
export const countedAnew: Migration = {
  number: 19,
  name: 'counted-anew',
  statements: () => [],
  afterwards: async (db) => {
    const services = await servicesOf(db);
    for (let last: { council: string; year: number; number: number } | undefined; ; ) {
      const after = last;
      const rows = await db
        .selectFrom('enquiry')
        .select(['council', 'year', 'number', 'body', 'facts'])
        .$if(after !== undefined, (query) =>
          query.where(({ eb, refTuple, tuple }) =>
            eb(
              refTuple('council', 'year', 'number'),
              '>',
              tuple(after?.council ?? '', after?.year ?? 0, after?.number ?? 0),
            ),
          ),
        )
        .orderBy('council')
        .orderBy('year')
        .orderBy('number')
        .limit(ROWS_AT_ONCE)
        .execute();
      for (const { council, year, number, body, facts: before } of rows) {
        const enquiry = await withMoves(fromJson<Enquiry>(body), services.get(council) ?? new Set(), db);
        const facts = tallyFactsOf(enquiry);
        if (facts === before) continue;
        await db
          .updateTable('enquiry')
          .set({ facts, body: toJson(enquiry) })
          .where('council', '=', council)
          .where('year', '=', year)
          .where('number', '=', number)
          .execute();
      }
      last = rows.at(-1);
      if (last === undefined) return;
    }
  },
};

/** The names of services that occur in each council: with an enquiry, or of a person. */
async function servicesOf(db: Transaction<Database>): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const people = await db.selectFrom('person').select(['council', 'body']).execute();
  const enquiries = await db.selectFrom('enquiry').select(['council', 'service']).distinct().execute();
  const services = new Map<string, Set<string>>();
  const add = (council: string, service: string | undefined) => {
    const known = services.get(council) ?? new Set();
    services.set(council, known);
    if (service !== undefined) known.add(service);
  };
  for (const { council, service } of enquiries) add(council, service);
  for (const { council, body } of people) add(council, fromJson<{ readonly service?: string }>(body).service);
  return services;
}

async function withMoves(enquiry: Enquiry, services: ReadonlySet<string>, db: Transaction<Database>): Promise<Enquiry> {
  if (enquiry.earlierServices !== undefined || enquiry.version === 1) return enquiry;
  const entries = await db
    .selectFrom('audit_entry')
    .select('body')
    .where('council', '=', enquiry.council)
    .where('year', '=', enquiry.year)
    .where('number', '=', enquiry.number)
    .execute();
  const history = entries.map(({ body }) => fromJson<AuditEntry>(body));
  const earlierServices = servicesFromHistory(enquiry, history, services);
  return earlierServices === undefined ? enquiry : { ...enquiry, earlierServices };
}
