import type { SettingsStore } from '../people/index.ts';
import { fromJson, toJson } from './columns.ts';
import type { Session } from './session.ts';

/** People's own settings, in SQL: a row a setting. */
export function createSettingsStore(session: Session): SettingsStore {
  return {
    of: (council, person) =>
      session.read(async (db) => {
        const rows = await db
          .selectFrom('person_setting')
          .select(['name', 'value'])
          .where('council', '=', council)
          .where('person_id', '=', person)
          .orderBy('name')
          .execute();
        return Object.fromEntries(rows.map(({ name, value }) => [name, fromJson<unknown>(value)]));
      }),

    withSetting: (council, name) =>
      session.read(async (db) => {
        const rows = await db
          .selectFrom('person_setting')
          .select(['person_id', 'value'])
          .where('council', '=', council)
          .where('name', '=', name)
          .orderBy('person_id')
          .execute();
        return new Map(rows.map((row) => [row.person_id, fromJson<unknown>(row.value)]));
      }),

    set: (council, person, name, value, at) =>
      session.writeRows(async (db) => {
        if (value === undefined) {
          await db
            .deleteFrom('person_setting')
            .where('council', '=', council)
            .where('person_id', '=', person)
            .where('name', '=', name)
            .execute();
          return;
        }
        const kept = { value: toJson(value), updated_at: at };
        await db
          .insertInto('person_setting')
          .values({ council, person_id: person, name, ...kept })
          .onConflict((conflict) => conflict.columns(['council', 'person_id', 'name']).doUpdateSet(kept))
          .execute();
      }),
  };
}
