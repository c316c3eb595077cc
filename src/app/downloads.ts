import type { OfferedFile } from '../conversation/index.ts';

/** Files made for one person, for a short while: held in memory, gone with the process. */
export type Downloads = {
  /** Keeps a file and gives the path where it can be fetched: whoever knows it can. */
  readonly offer: (file: OfferedFile) => string;
  readonly find: (id: string) => OfferedFile | undefined;
};

/** A quarter of an hour, in milliseconds. */
const KEPT_FOR = 15 * 60_000;
const MOST_KEPT = 200;

/** `newId` gives what nobody can guess; `now` is the machine's own clock, which nobody moves. */
export function createDownloads(newId: () => string, now: () => number): Downloads {
  const kept = new Map<string, { readonly file: OfferedFile; readonly until: number }>();
  const tidy = () => {
    for (const [id, { until }] of kept) if (until <= now() || kept.size > MOST_KEPT) kept.delete(id);
  };
  return {
    offer: (file) => {
      const id = newId();
      kept.set(id, { file, until: now() + KEPT_FOR });
      tidy();
      return `/downloads/${id}`;
    },
    find: (id) => {
      tidy();
      return kept.get(id)?.file;
    },
  };
}
