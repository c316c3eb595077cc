import type { DocumentStore, StoredVersion } from '../knowledge/index.ts';
import { parseStoredCouncil, parseStoredVersion } from '../knowledge/index.ts';
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

    saveCouncil: (council) =>
      session.write(async (db) => {
        const body = toJson(council);
        await db
          .insertInto('imported_council')
          .values({ id: council.id, body })
          .onConflict((conflict) => conflict.column('id').doUpdateSet({ body }))
          .execute();
      }),

    addVersion: (version) =>
      session.writeRows(async (db) => {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('document_version')
          .values(rowOf(version))
          .onConflict((conflict) => conflict.columns(['council', 'slug', 'version']).doNothing())
          .executeTakeFirst();
        return Number(numInsertedOrUpdatedRows) > 0 ? 'added' : 'taken';
      }),

    putInForce: ({ council, slug, version }, approvals, topics) =>
      session.write(async (db) => {
        const rows = await db
          .selectFrom('document_version')
          .selectAll()
          .where('council', '=', council)
          .where('slug', '=', slug)
          .execute();
        if (!rows.some((row) => row.version === version)) return 'unknown';
        for (const row of rows) {
          const stored = fromJson<StoredVersion>(row.body);
          const next: StoredVersion | undefined =
            row.version === version
              ? { ...stored, state: 'in-force', approvals, topics }
              : stored.state === 'in-force'
                ? { ...stored, state: 'replaced' }
                : undefined;
          if (!next) continue;
          await db
            .updateTable('document_version')
            .set({ body: toJson(next), state: next.state })
            .where('council', '=', council)
            .where('slug', '=', slug)
            .where('version', '=', row.version)
            .execute();
        }
        return 'in-force';
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

function rowOf(version: StoredVersion) {
  const { council, slug, version: number, state } = version;
  return { council, slug, version: number, state, body: toJson(version) };
}
