import { type AuditEntry, type Enquiry, openlyFromHistory } from '../../casework/index.ts';
import { fromJson, toJson } from '../columns.ts';
import type { Migration } from './migration.ts';

/** Enquiries with notes or links know how often they changed for those who do not see these. */
export const openVersions: Migration = {
  number: 20,
  name: 'open-versions',
  statements: () => [],
  afterwards: async (db) => {
    const concerned = await db
      .selectFrom('audit_entry')
      .select(['council', 'year', 'number'])
      .distinct()
      .where('audience', '=', 'officers')
      .execute();
    for (const { council, year, number } of concerned) {
      const entries = await db
        .selectFrom('audit_entry')
        .select('body')
        .where('council', '=', council)
        .where('year', '=', year)
        .where('number', '=', number)
        .execute();
      const openly = openlyFromHistory(entries.map(({ body }) => fromJson<AuditEntry>(body)));
      const row = await db
        .selectFrom('enquiry')
        .select('body')
        .where('council', '=', council)
        .where('year', '=', year)
        .where('number', '=', number)
        .executeTakeFirst();
      if (row === undefined || openly === undefined) continue;
      await db
        .updateTable('enquiry')
        .set({ body: toJson({ ...fromJson<Enquiry>(row.body), openly }) })
        .where('council', '=', council)
        .where('year', '=', year)
        .where('number', '=', number)
        .execute();
    }
  },
};
