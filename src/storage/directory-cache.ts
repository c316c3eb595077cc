import type { Directory } from '../people/index.ts';
import type { Queries } from './session.ts';

/** So many people are kept, over all councils: some 50 MB. The directory used last is kept however large it is. */
const MOST_PEOPLE = 50_000;

/**
 * Directories as they were last read, each under its mark: a directory is read on every turn and changes a few times a
 * day. Only committed states may be kept here.
 */
export type DirectoryCache = {
  /** The directory with this mark, when that is the one kept. */
  readonly find: (council: string, mark: string) => Directory | undefined;
  readonly keep: (mark: string, directory: Directory) => void;
  readonly clear: () => void;
};

export function createDirectoryCache(mostPeople = MOST_PEOPLE): DirectoryCache {
  const kept = new Map<string, { readonly mark: string; readonly directory: Directory }>();
  return {
    clear: () => kept.clear(),
    find(council, mark) {
      const found = kept.get(council);
      if (found?.mark !== mark) return undefined;
      // Moved to the end: what was used longest ago goes first.
      kept.delete(council);
      kept.set(council, found);
      return found.directory;
    },
    keep(mark, directory) {
      kept.delete(directory.council);
      kept.set(directory.council, { mark, directory });
      let people = [...kept.values()].reduce((sum, each) => sum + each.directory.people.length, 0);
      for (const [council, { directory: oldest }] of kept) {
        if (people <= mostPeople || kept.size === 1) break;
        kept.delete(council);
        people -= oldest.people.length;
      }
    },
  };
}

/**
 * What no two committed states of a directory have in common: nobody is ever deleted and every change of a person raises a
 * version, so their sum only grows; absences come and go whole, each under an id of its own.
 */
export async function markOf(db: Queries, council: string): Promise<string> {
  const { people, versions } = await db
    .selectFrom('person')
    .select(({ fn }) => [fn.countAll().as('people'), fn.sum('version').as('versions')])
    .where('council', '=', council)
    .executeTakeFirstOrThrow();
  const absences = await db.selectFrom('absence').select('id').where('council', '=', council).orderBy('id').execute();
  return [people, versions, ...absences.map(({ id }) => id)].join(' ');
}
