import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { asStorageError, StorageError } from './storage-error.ts';

/** The data file of a data folder. */
export function dataFileOf(dataFolder: string): string {
  return join(dataFolder, 'clausewise.sqlite');
}

/** Whether anything was ever kept in a data folder. */
export function hasData(dataFolder: string): boolean {
  return existsSync(dataFileOf(dataFolder));
}

/**
 * So long a start waits for whoever had the folder before, in milliseconds: a process that was stopped or killed lets go of it only
 * once it has gone, which on a busy machine takes a moment.
 */
const WAIT = 3_000;

/**
 * Makes the folder where it is missing (for its owner alone) and holds it until `release`: a second process is refused
 * with the code `folder-in-use`, after a wait. The lock is an exclusive transaction on a small file, since the operating system lets go
 * of it however a process ends; the number in a pid file means nothing in the next container.
 */
export function lockFolder(dataFolder: string): { readonly release: () => void } {
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    const file = join(dataFolder, 'clausewise.lock');
    lock = new DatabaseSync(file, { timeout: WAIT });
    lock.exec('begin exclusive');
    chmodSync(file, 0o600);
  } catch (error) {
    if (lock?.isOpen) lock.close();
    const failure = asStorageError(error);
    throw failure.code === 'locked' ? new StorageError('folder-in-use', { cause: error, detail: dataFolder }) : failure;
  }
  const held = lock;
  return {
    release: () => {
      if (held.isOpen) held.close();
    },
  };
}
