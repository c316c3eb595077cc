import { existsSync } from 'node:fs';
import type { DocumentReads } from '../knowledge/index.ts';
import { createDocumentStore } from './document-store.ts';
import { dataFileOf } from './folder-lock.ts';
import { engineOf, type Place } from './open-engine.ts';
import { createPostgresDialect } from './postgres.ts';
import { createSessions } from './session.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';

const none: DocumentReads = { councils: async () => [], versions: async () => [] };

/**
 * Councils' own documents for reading only, beside whoever holds the data folder. A place without data, or with data from
 * before there were such documents, has none.
 */
export function readDocuments(place: Place): DocumentReads & { readonly close: () => Promise<void> } {
  if ('dataFolder' in place && !existsSync(dataFileOf(place.dataFolder))) return { ...none, close: async () => {} };
  const engine =
    'dataFolder' in place
      ? engineOf('sqlite', createSqliteDialect(dataFileOf(place.dataFolder), { busyTimeout: 5_000 }))
      : engineOf('postgres', createPostgresDialect(place.databaseUrl));
  const store = createDocumentStore(createSessions(engine, { collisions: 3, losses: 2, firstPause: 40 }).outer);
  return {
    councils: () => store.councils().catch(noneOfOldData),
    versions: (council) => store.versions(council).catch(noneOfOldData),
    close: engine.close,
  };
}

function noneOfOldData(error: unknown): readonly never[] {
  const words = [error, (error as { cause?: unknown }).cause].map(String).join(' ');
  if (/no such table|relation .* does not exist/.test(words)) return [];
  throw error;
}
