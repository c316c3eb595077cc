import type {
  Absence,
  AccountKey,
  Directory,
  DirectoryChange,
  DirectoryStore,
  Person,
  TiedAccount,
} from '../people/index.ts';
import { fromJson, toJson } from './columns.ts';
import { type DirectoryCache, markOf } from './directory-cache.ts';
import type { Database } from './schema.ts';
import type { Queries, Session } from './session.ts';
import { StorageError } from './storage-error.ts';

/** The directory, in SQL: a person's `body` is the whole of them, the columns beside it are what is asked for. */
export function createDirectoryStore(given: Session, cache: DirectoryCache): DirectoryStore {
  let hasWritten = false;
  const session: Session = {
    ...given,
    write: (query) => {
      hasWritten = true;
      return given.write(query);
    },
  };
  return {
    directory: (council) =>
      session.read(async (db) => {
        // What this unit of work wrote itself may never be committed, and so may not be kept.
        if (hasWritten) return readDirectory(db, council);
        const mark = await markOf(db, council);
        const kept = cache.find(council, mark);
        if (kept !== undefined) return kept;
        const directory = await readDirectory(db, council);
        cache.keep(mark, directory);
        return directory;
      }),

    person: (council, id) =>
      session.read(async (db) => {
        const row = await db
          .selectFrom('person')
          .select('body')
          .where('council', '=', council)
          .where('id', '=', id)
          .executeTakeFirst();
        return row && fromJson<Person>(row.body);
      }),

    account: (key) =>
      session.read(async (db) => {
        const row = await db
          .selectFrom('tied_account')
          .selectAll()
          .where((where) => where.and(columnsOf(key)))
          .executeTakeFirst();
        return row && tiedAccountOf(row);
      }),

    accountsOf: (council, id) =>
      session.read(async (db) => {
        const rows = await db
          .selectFrom('tied_account')
          .selectAll()
          .where('council', '=', council)
          .where('person_id', '=', id)
          .orderBy('platform')
          .orderBy('tenant')
          .orderBy('account_id')
          .execute();
        return rows.map(tiedAccountOf);
      }),

    directoryChange: (council, changeId) =>
      session.read(async (db) => {
        const row = await db
          .selectFrom('directory_change')
          .selectAll()
          .where('council', '=', council)
          .where('change_id', '=', changeId)
          .executeTakeFirst();
        return (
          row && {
            council: row.council,
            changeId: row.change_id,
            kind: row.kind as DirectoryChange['kind'],
            by: row.by_person,
            at: row.at,
            summary: row.summary,
          }
        );
      }),

    addPerson: (person) =>
      session.write(async (db) => {
        const added = await db
          .insertInto('person')
          .values(personColumns(person))
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (added.numInsertedOrUpdatedRows !== 1n) throw new StorageError('duplicate', { detail: 'A person.' });
      }),

    changePerson: (person) =>
      session.write(async (db) => {
        const taken = await db
          .selectFrom('person')
          .select('id')
          .where('council', '=', person.council)
          .where((where) =>
            where.or([
              where('email', '=', addressOf(person)),
              ...(person.staffNumber === undefined ? [] : [where('staff_number', '=', person.staffNumber)]),
            ]),
          )
          .where('id', '!=', person.id)
          .executeTakeFirst();
        if (taken) throw new StorageError('duplicate', { detail: 'An e-mail address or a staff number.' });
        const changed = await db
          .updateTable('person')
          .set(personColumns(person))
          .where('council', '=', person.council)
          .where('id', '=', person.id)
          .where('version', '=', person.version - 1)
          .executeTakeFirst();
        return { kind: changed.numUpdatedRows === 1n ? 'stored' : 'conflict' };
      }),

    addAbsence: (absence) =>
      session.write(async (db) => {
        const { council, id, personId, from } = absence;
        const added = await db
          .insertInto('absence')
          .values({ council, id, person_id: personId, from_date: from, body: toJson(absence) })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (added.numInsertedOrUpdatedRows !== 1n) throw new StorageError('duplicate', { detail: 'An absence.' });
      }),

    removeAbsence: (council, id) =>
      session.write(async (db) => {
        await db.deleteFrom('absence').where('council', '=', council).where('id', '=', id).execute();
      }),

    tieAccount: (account) =>
      session.write(async (db) => {
        const tie = {
          council: account.council,
          person_id: account.personId,
          email: account.email,
          tied_at: account.tiedAt,
        };
        await db
          .insertInto('tied_account')
          .values({ ...columnsOf(account), ...tie })
          .onConflict((conflict) => conflict.columns(['platform', 'tenant', 'account_id']).doUpdateSet(tie))
          .execute();
      }),

    untieAccount: (key) =>
      session.write(async (db) => {
        await db
          .deleteFrom('tied_account')
          .where((where) => where.and(columnsOf(key)))
          .execute();
      }),

    recordDirectoryChange: ({ council, changeId, kind, by, at, summary }) =>
      session.write(async (db) => {
        const added = await db
          .insertInto('directory_change')
          .values({ council, change_id: changeId, kind, by_person: by, at, summary })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (added.numInsertedOrUpdatedRows !== 1n) throw new StorageError('duplicate', { detail: 'A change.' });
      }),
  };
}

function columnsOf({ platform, tenant, accountId }: AccountKey) {
  return { platform, tenant, account_id: accountId };
}

function personColumns(person: Person): Database['person'] {
  const { council, id, version, name, staffNumber } = person;
  const email = addressOf(person);
  return { council, id, version, name, email, staff_number: staffNumber ?? null, body: toJson(person) };
}

/** Nobody is reached at what stands in the column of somebody whose address is another's by now. */
function addressOf({ id, email }: Person): string {
  return email === '' ? `none:${id}` : email;
}

function tiedAccountOf(row: Database['tied_account']): TiedAccount {
  return {
    platform: row.platform,
    tenant: row.tenant,
    accountId: row.account_id,
    council: row.council,
    personId: row.person_id,
    email: row.email,
    tiedAt: row.tied_at,
  };
}

async function readDirectory(db: Queries, council: string): Promise<Directory> {
  const people = await db
    .selectFrom('person')
    .select('body')
    .where('council', '=', council)
    .orderBy('name')
    .orderBy('id')
    .execute();
  const absences = await db
    .selectFrom('absence')
    .select('body')
    .where('council', '=', council)
    .orderBy('from_date')
    .orderBy('id')
    .execute();
  return {
    council,
    people: people.map(({ body }) => fromJson<Person>(body)),
    absences: absences.map(({ body }) => fromJson<Absence>(body)),
  };
}
