import type { SettingsStore } from '../people/index.ts';
import { fromJson, toJson } from './columns.ts';
import type { Queries, Session } from './session.ts';

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
      session.writeRows((db) => keep(db, { council, person_id: person, name }, value, at)),

    change: (council, person, name, change, at) =>
      session.write(async (db) => {
        const row = await db
          .selectFrom('person_setting')
          .select('value')
          .where('council', '=', council)
          .where('person_id', '=', person)
          .where('name', '=', name)
          .executeTakeFirst();
        const before = row === undefined ? undefined : fromJson<unknown>(row.value);
        const after = change(before);
        if (after !== before) await keep(db, { council, person_id: person, name }, after, at);
      }),
  };
}

type Key = { readonly council: string; readonly person_id: string; readonly name: string };

async function keep(db: Queries, key: Key, value: unknown, at: number): Promise<void> {
  if (value === undefined) {
    await db
      .deleteFrom('person_setting')
      .where('council', '=', key.council)
      .where('person_id', '=', key.person_id)
      .where('name', '=', key.name)
      .execute();
    return;
  }
  const kept = { value: toJson(value), updated_at: at };
  await db
    .insertInto('person_setting')
    .values({ ...key, ...kept })
    .onConflict((conflict) => conflict.columns(['council', 'person_id', 'name']).doUpdateSet(kept))
    .execute();
}
