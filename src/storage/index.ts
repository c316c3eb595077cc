/**
 * Where the data is kept: SQLite inside Node, or PostgreSQL; the other rooms' ports over one schema and one set of queries.
 * This room refuses to know what the data means, and what time it is.
 */
export { backUp } from './backup/back-up.ts';
export type { BackupSeal } from './backup/backup-file.ts';
export type { RestoreOptions } from './backup/restore.ts';
export { restore } from './backup/restore.ts';
export type { DownloadStore } from './download-store.ts';
export { hasData } from './folder-lock.ts';
export type { DataPlace, OpenEngine } from './open-engine.ts';
export type { LooseStores, Storage, Stores } from './open-storage.ts';
export { openStorage } from './open-storage.ts';
export { openDocumentsBeside, readDocuments } from './read-documents.ts';
export type { StorageFailure } from './storage-error.ts';
export { StorageError } from './storage-error.ts';
