import { StorageError } from '../storage/index.ts';

const NOTHING_SAVED = 'so nothing was saved. What can be read still works. Your administrator can see why in the log.';

/** What somebody in chat is told of a failure of storage: whether it was saved, and what to do; undefined for any other. */
export function explainError(error: unknown): string | undefined {
  if (!(error instanceof StorageError)) return undefined;
  switch (error.code) {
    case 'disk-full':
      return `The server has no room left to write, ${NOTHING_SAVED}`;
    case 'read-only':
      return `The server cannot write just now, ${NOTHING_SAVED}`;
    case 'database-down':
    case 'locked':
      return 'The data cannot be reached just now, so nothing was saved. Please try again in a few minutes.';
    case 'unknown-outcome':
      return 'The data went away while this was being saved, so I cannot tell whether it was. Please look before you try again.';
    default:
      return undefined;
  }
}
