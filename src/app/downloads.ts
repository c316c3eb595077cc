import type { OfferedFile } from '../conversation/index.ts';
import type { DownloadStore } from '../storage/index.ts';
import { describeError, type Log } from './log.ts';

/** Files made for one person, for a short while: kept with the data, so that every server hands them out. */
export type Downloads = {
  /** Keeps a file and gives the path where it can be fetched: whoever knows it can. Undefined when it is too large. */
  readonly offer: (file: OfferedFile) => Promise<string | undefined>;
  readonly find: (id: string) => Promise<OfferedFile | undefined>;
  /** Stops deleting what has come to its end; the next server goes on with it. */
  readonly stop: () => void;
};

/** A quarter of an hour, in milliseconds. What people are told about the addresses says the same. */
const KEPT_FOR = 15 * 60_000;
const TIDIED_EVERY = 60_000;
const MEGABYTE = 2 ** 20;
/** Bytes that one file may have, and all of them together. */
const LARGEST = 32 * MEGABYTE;
const MOST_KEPT = 128 * MEGABYTE;

/** `newId` gives what nobody can guess; `now` is the machine's own clock, which nobody moves. */
export function createDownloads(store: DownloadStore, newId: () => string, log: Log, now: () => number): Downloads {
  const tidy = () =>
    store.deleteExpired(now()).catch((error: unknown) => {
      log.error('Files that were handed out could not be deleted; it is tried again.', describeError(error));
    });
  const timer = setInterval(tidy, TIDIED_EVERY);
  timer.unref();
  void tidy();
  return {
    offer: async (file) => {
      if (Buffer.byteLength(file.text) > LARGEST) return undefined;
      const id = newId();
      await store.add({ ...file, id, until: now() + KEPT_FOR }, MOST_KEPT, now());
      return `/downloads/${id}`;
    },
    find: (id) => store.find(id, now()),
    stop: () => clearInterval(timer),
  };
}
