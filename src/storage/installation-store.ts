import type { Session } from './session.ts';

/** Where the product was installed, by tenant. What is in `sealed` only the adapter that sealed it can read. */
export type InstallationStore = {
  readonly save: (platform: string, tenant: string, sealed: string, at: number) => Promise<void>;
  /** Puts the same installation, sealed anew, in the place of `old`; when it was installed stays. Nothing where `old` is gone. */
  readonly reseal: (platform: string, tenant: string, old: string, sealed: string) => Promise<void>;
  readonly find: (platform: string, tenant: string) => Promise<string | undefined>;
  /** Removes what was installed before an instant; false where it was installed later, or is not there. */
  readonly remove: (platform: string, tenant: string, before: number) => Promise<boolean>;
  readonly list: (platform: string) => Promise<readonly string[]>;
};

/** Installations in SQL. */
export function createInstallationStore(session: Session): InstallationStore {
  return {
    save: (platform, tenant, sealed, at) =>
      session.write(async (db) => {
        await db
          .insertInto('installation')
          .values({ platform, tenant, sealed, installed_at: at })
          .onConflict((conflict) => conflict.columns(['platform', 'tenant']).doUpdateSet({ sealed, installed_at: at }))
          .execute();
      }),

    reseal: (platform, tenant, old, sealed) =>
      session.write(async (db) => {
        await db
          .updateTable('installation')
          .set({ sealed })
          .where('platform', '=', platform)
          .where('tenant', '=', tenant)
          .where('sealed', '=', old)
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

    remove: (platform, tenant, before) =>
      session.writeRows(async (db) => {
        const { numDeletedRows } = await db
          .deleteFrom('installation')
          .where('platform', '=', platform)
          .where('tenant', '=', tenant)
          .where(({ or, eb }) => or([eb('installed_at', 'is', null), eb('installed_at', '<', before)]))
          .executeTakeFirst();
        return numDeletedRows > 0n;
      }),

    list: (platform) =>
      session.read(async (db) => {
        const rows = await db
          .selectFrom('installation')
          .select('tenant')
          .where('platform', '=', platform)
          .orderBy('tenant')
          .execute();
        return rows.map(({ tenant }) => tenant);
      }),
  };
}
