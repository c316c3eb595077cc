import type { DocumentStore, StoredVersion } from '../knowledge/index.ts';
import { hasGoneFurther, parseStoredCouncil, parseStoredVersion } from '../knowledge/index.ts';
import { fromJson, toJson } from './columns.ts';
import type { Session } from './session.ts';

/** Councils' own documents in SQL. Files are kept as Base64, so that a column means the same on every engine. */
export function createDocumentStore(session: Session): DocumentStore {
  return {
    councils: () =>
      session.read(async (db) => {
        const rows = await db.selectFrom('imported_council').select('body').orderBy('id').execute();
        return rows.flatMap(({ body }) => parseStoredCouncil(fromJson(body)) ?? []);
      }),

    versions: (council) =>
      session.read(async (db) => {
        const rows = await db
          .selectFrom('document_version')
          .select('body')
          .where('council', '=', council)
          .orderBy('slug')
          .orderBy('version')
          .execute();
        return rows.flatMap(({ body }) => parseStoredVersion(fromJson(body)) ?? []);
      }),

    // Nothing is removed and every change raises a revision, so that no two states have the same count and sum.
    marks: () =>
      session.read(async (db) => {
        const councils = await db.selectFrom('imported_council').select(['id', 'revision']).execute();
        const versions = await db
          .selectFrom('document_version')
          .select(({ fn }) => ['council', fn.countAll().as('count'), fn.sum('revision').as('sum')])
          .groupBy('council')
          .execute();
        const marks = new Map(councils.map(({ id, revision }) => [id, `${revision}`]));
        for (const { council, count, sum } of versions)
          marks.set(council, `${marks.get(council) ?? ''} ${count} ${sum}`);
        return marks;
      }),

    version: ({ council, slug, version }) =>
      session.read(async (db) => {
        const row = await db
          .selectFrom('document_version')
          .select(['body', 'draft'])
          .where('council', '=', council)
          .where('slug', '=', slug)
          .where('version', '=', version)
          .executeTakeFirst();
        const stored = row && parseStoredVersion(fromJson(row.body));
        return row && stored && { ...stored, draft: fromJson(row.draft) };
      }),

    addCouncil: (council) =>
      session.writeRows(async (db) => {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('imported_council')
          .values({ id: council.id, revision: council.revision, body: toJson(council) })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .executeTakeFirst();
        return Number(numInsertedOrUpdatedRows) > 0 ? 'added' : 'taken';
      }),

    changeCouncil: (council) =>
      session.writeRows(async (db) => {
        const next = { ...council, revision: council.revision + 1 };
        const { numUpdatedRows } = await db
          .updateTable('imported_council')
          .set({ revision: next.revision, body: toJson(next) })
          .where('id', '=', council.id)
          .where('revision', '=', council.revision)
          .executeTakeFirst();
        return Number(numUpdatedRows) > 0 ? 'kept' : 'changed';
      }),

    addVersion: (version) =>
      session.writeRows(async (db) => {
        const { council, slug, version: number, revision } = version;
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('document_version')
          .values({ council, slug, version: number, revision, draft: toJson(version.draft), ...bodyOf(version) })
          .onConflict((conflict) => conflict.columns(['council', 'slug', 'version']).doNothing())
          .executeTakeFirst();
        return Number(numInsertedOrUpdatedRows) > 0 ? 'added' : 'taken';
      }),

    changeVersion: (version) =>
      session.writeRows(async (db) => {
        const next = { ...version, revision: version.revision + 1 };
        const { numUpdatedRows } = await db
          .updateTable('document_version')
          .set({
            revision: next.revision,
            ...bodyOf(next),
            ...(version.draft === undefined ? {} : { draft: toJson(version.draft) }),
          })
          .where('council', '=', version.council)
          .where('slug', '=', version.slug)
          .where('version', '=', version.version)
          .where('revision', '=', version.revision)
          .executeTakeFirst();
        return Number(numUpdatedRows) > 0 ? 'kept' : 'changed';
      }),

    takeInCouncil: (council) =>
      session.write(async (db) => {
        const row = await db
          .selectFrom('imported_council')
          .select('revision')
          .where('id', '=', council.id)
          .executeTakeFirst();
        if (!hasGoneFurther({ revision: council.revision }, row)) return 'here';
        const values = { revision: council.revision, body: toJson(council) };
        await db
          .insertInto('imported_council')
          .values({ id: council.id, ...values })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
          .execute();
        return 'taken-in';
      }),

    takeInVersion: (version) =>
      session.write(async (db) => {
        const { council, slug, version: number, revision } = version;
        const row = await db
          .selectFrom('document_version')
          .select('body')
          .where('council', '=', council)
          .where('slug', '=', slug)
          .where('version', '=', number)
          .executeTakeFirst();
        if (!hasGoneFurther(version, row && fromJson<StoredVersion>(row.body))) return 'here';
        const values = { revision, draft: toJson(version.draft), ...bodyOf(version) };
        await db
          .insertInto('document_version')
          .values({ council, slug, version: number, ...values })
          .onConflict((conflict) => conflict.columns(['council', 'slug', 'version']).doUpdateSet(values))
          .execute();
        return 'taken-in';
      }),

    keepFile: (hash, bytes) =>
      session.write(async (db) => {
        await db
          .insertInto('received_file')
          .values({ hash, content: Buffer.from(bytes).toString('base64') })
          .onConflict((conflict) => conflict.column('hash').doNothing())
          .execute();
      }),

    file: (hash) =>
      session.read(async (db) => {
        const row = await db.selectFrom('received_file').select('content').where('hash', '=', hash).executeTakeFirst();
        return row && new Uint8Array(Buffer.from(row.content, 'base64'));
      }),
  };
}

function bodyOf({ draft: _draft, ...version }: StoredVersion) {
  return { state: version.state, body: toJson(version) };
}
