import type { Session } from './session.ts';

/** Where the product was installed, by tenant. What is in `sealed` only the adapter that sealed it can read. */
export type InstallationStore = {
  readonly save: (platform: string, tenant: string, sealed: string) => Promise<void>;
  readonly find: (platform: string, tenant: string) => Promise<string | undefined>;
  readonly remove: (platform: string, tenant: string) => Promise<void>;
};

/** Installations in SQL. */
export function createInstallationStore(session: Session): InstallationStore {
  return {
    save: (platform, tenant, sealed) =>
      session.write(async (db) => {
        await db
          .insertInto('installation')
          .values({ platform, tenant, sealed })
          .onConflict((conflict) => conflict.columns(['platform', 'tenant']).doUpdateSet({ sealed }))
          .execute();
      }),

    find: (platform, tenant) =>
      session.read(async (db) => {
        const row = await db
          .selectFrom('installation')
          .select('sealed')
          .where('platform', '=', platform)
          .where('tenant', '=', tenant)
          .executeTakeFirst();
        return row?.sealed;
      }),

    remove: (platform, tenant) =>
      session.write(async (db) => {
        await db.deleteFrom('installation').where('platform', '=', platform).where('tenant', '=', tenant).execute();
      }),
  };
}
