import type { Enquiry } from '../../casework/index.ts';
import { fromJson } from '../columns.ts';
import { tallyFactsOf } from '../tally-facts.ts';
import type { Migration } from './migration.ts';

const rowsAtOnce = 500;

/** What stands still counts for the service that has it: the figures of enquiries that moved while paused are counted anew. */
export const countedAnew: Migration = {
  number: 19,
  name: 'counted-anew',
  statements: () => [],
  afterwards: async (db) => {
    for (let last: { council: string; year: number; number: number } | undefined; ; ) {
      const after = last;
      const rows = await db
        .selectFrom('enquiry')
        .select(['council', 'year', 'number', 'body', 'facts'])
        .where('standing', '=', 'paused')
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
        .limit(rowsAtOnce)
        .execute();
      for (const { council, year, number, body, facts: before } of rows) {
        const facts = tallyFactsOf(fromJson<Enquiry>(body));
        if (facts === before) continue;
        await db
          .updateTable('enquiry')
          .set({ facts })
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
