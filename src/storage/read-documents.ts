import type { DocumentReads, DocumentStore } from '../knowledge/index.ts';
import { createDocumentStore } from './document-store.ts';
import { dataFileOf, hasData } from './folder-lock.ts';
import { newestSchema, schemaVersionOf } from './migrate.ts';
import { type DataPlace, engineOf } from './open-engine.ts';
import { createPostgresDialect } from './postgres.ts';
import { createSessions } from './session.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';
import { StorageError } from './storage-error.ts';

type Closing = { readonly close: () => Promise<void> };

const none: DocumentReads = {
  councils: async () => [],
  versions: async () => [],
  marks: async () => new Map(),
  version: async () => undefined,
  file: async () => undefined,
};

/**
 * Councils' own documents for reading only, beside whoever holds the data folder. A place without data, or with data from
 * before there were such documents, has none until it has.
 */
export function readDocuments(place: DataPlace): DocumentReads & Closing {
  let opened: (DocumentReads & Closing) | undefined;
  const open = () => {
    if ('dataFolder' in place && !hasData(place.dataFolder)) return none;
    opened ??= beside(place);
    return opened;
  };
  return {
    councils: async () => open().councils().catch(orElse([])),
    versions: async (council) => open().versions(council).catch(orElse([])),
    marks: async () => open().marks().catch(orElse(new Map())),
    version: async (name) => open().version(name).catch(orElse(undefined)),
    file: async (hash) => open().file(hash).catch(orElse(undefined)),
    close: async () => opened?.close(),
  };
}

/**
 * Councils' own documents for changing, beside the server that holds the data folder: each change is a transaction of its
 * own, and the server sees it within seconds. Rejects with the code
 * `newer-schema` or `older-schema` where the server's data is not of this version.
 */
export async function openDocumentsBeside(place: DataPlace): Promise<DocumentStore & Closing> {
  const engine = engineBeside(place);
  try {
    const version = await schemaVersionOf(engine.db);
    if (version !== newestSchema)
      throw new StorageError('older-schema', {
        detail: `Its schema is ${version}, this version knows ${newestSchema}.`,
      });
  } catch (error) {
    await engine.close();
    throw error;
  }
  const store = createDocumentStore(createSessions(engine, { collisions: 40, losses: 3, firstPause: 40 }).outer);
  return { ...store, close: engine.close };
}

function beside(place: DataPlace): DocumentStore & Closing {
  const engine = engineBeside(place);
  const store = createDocumentStore(createSessions(engine, { collisions: 3, losses: 2, firstPause: 40 }).outer);
  return { ...store, close: engine.close };
}

function engineBeside(place: DataPlace) {
  return 'dataFolder' in place
    ? engineOf('sqlite', createSqliteDialect(dataFileOf(place.dataFolder), { busyTimeout: 5_000 }))
    : engineOf('postgres', createPostgresDialect(place.databaseUrl));
}

function orElse<T>(nothing: T): (error: unknown) => T {
  return (error) => {
    const words = [error, (error as { cause?: unknown }).cause].map(String).join(' ');
    if (/no such (?:table|column)|(?:relation|column) .* does not exist/.test(words)) return nothing;
    throw error;
  };
}
