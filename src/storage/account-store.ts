import { defined } from '../defined.ts';
import type { AccountKey, AccountStore, KnownAccount } from '../people/index.ts';
import { present } from './columns.ts';
import type { Database } from './schema.ts';
import type { Session } from './session.ts';

/** Where accounts can be written to, in SQL. */
export function createAccountStore(session: Session): AccountStore {
  return {
    find: (account) =>
      session.read(async (db) => {
        const row = await db
          .selectFrom('known_account')
          .selectAll()
          .where((where) => where.and(columnsOf(account)))
          .executeTakeFirst();
        return row && accountOf(row);
      }),

    listOf: (council, person) =>
      session.read(async (db) => {
        const rows = await db
          .selectFrom('known_account')
          .innerJoin('tied_account', (join) =>
            join
              .onRef('tied_account.platform', '=', 'known_account.platform')
              .onRef('tied_account.tenant', '=', 'known_account.tenant')
              .onRef('tied_account.account_id', '=', 'known_account.account_id'),
          )
          .selectAll('known_account')
          .where('tied_account.council', '=', council)
          .where('tied_account.person_id', '=', person)
          .orderBy('known_account.seen_at', 'desc')
          .orderBy('known_account.platform')
          .orderBy('known_account.tenant')
          .orderBy('known_account.account_id')
          .execute();
        return rows.map(accountOf);
      }),

    recordSeen: (account, place, at) =>
      session.writeRows(async (db) => {
        const seen = {
          seen_at: at,
          unreachable_reason: null,
          unreachable_since: null,
          ...defined({ place }),
        };
        await db
          .insertInto('known_account')
          .values({
            ...columnsOf(account),
            place: place ?? null,
            unreachable_reason: null,
            unreachable_since: null,
            seen_at: at,
          })
          .onConflict((conflict) => conflict.columns(['platform', 'tenant', 'account_id']).doUpdateSet(seen))
          .execute();
      }),

    markUnreachable: (account, reason, at) =>
      session.writeRows(async (db) => {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('known_account')
          .values({
            ...columnsOf(account),
            place: null,
            unreachable_reason: reason,
            unreachable_since: at,
            seen_at: at,
          })
          .onConflict((conflict) =>
            conflict
              .columns(['platform', 'tenant', 'account_id'])
              .doUpdateSet({ unreachable_reason: reason, unreachable_since: at })
              .where('known_account.unreachable_since', 'is', null),
          )
          .executeTakeFirst();
        return numInsertedOrUpdatedRows === 1n;
      }),

    clearUnreachable: (platform, { tenant, reasons }) =>
      session.writeRows(async (db) => {
        if (reasons?.length === 0) return 0;
        const { numUpdatedRows } = await db
          .updateTable('known_account')
          .set({ unreachable_reason: null, unreachable_since: null })
          .where('platform', '=', platform)
          .where('unreachable_since', 'is not', null)
          .$if(tenant !== undefined, (query) => query.where('tenant', '=', tenant ?? ''))
          .$if(reasons !== undefined, (query) => query.where('unreachable_reason', 'in', reasons ?? []))
          .executeTakeFirst();
        return Number(numUpdatedRows);
      }),
  };
}

function columnsOf({ platform, tenant, accountId }: AccountKey) {
  return { platform, tenant, account_id: accountId };
}

function accountOf(row: Database['known_account']): KnownAccount {
  return present({
    platform: row.platform,
    tenant: row.tenant,
    accountId: row.account_id,
    place: row.place,
    unreachable:
      row.unreachable_since === null
        ? undefined
        : { reason: row.unreachable_reason ?? '', since: row.unreachable_since },
    seenAt: row.seen_at,
  });
}
