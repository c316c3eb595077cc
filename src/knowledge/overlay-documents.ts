import type { DocumentReads, DocumentStore, StoredVersion, VersionName } from './document-store.ts';

/**
 * Documents over others that stay as they are: what is changed or added is kept in `top` and goes before what `base` has.
 * So things can be tried out on a council's own documents without touching its record.
 */
export function overlayDocuments(base: DocumentReads, top: DocumentStore): DocumentStore {
  const version = async (name: VersionName) => (await top.version(name)) ?? base.version(name);
  return {
    async councils() {
      const all = new Map([...(await base.councils()), ...(await top.councils())].map((each) => [each.id, each]));
      return [...all.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
    },
    async versions(council) {
      const all = [...(await base.versions(council)), ...(await top.versions(council))];
      return [...new Map(all.map((each) => [keyOf(each), each])).values()].sort(
        (one, other) => one.slug.localeCompare(other.slug) || one.version - other.version,
      );
    },
    async marks() {
      const marks = new Map(await base.marks());
      for (const [id, mark] of await top.marks()) marks.set(id, `${marks.get(id) ?? ''} / ${mark}`);
      return marks;
    },
    version,
    file: async (hash) => (await top.file(hash)) ?? base.file(hash),
    async addCouncil(council) {
      const isThere = (await base.councils()).some(({ id }) => id === council.id);
      return isThere ? 'taken' : top.addCouncil(council);
    },
    async changeCouncil(council) {
      if ((await top.councils()).some(({ id }) => id === council.id)) return top.changeCouncil(council);
      const below = (await base.councils()).find(({ id }) => id === council.id);
      if (below?.revision !== council.revision) return 'changed';
      const added = await top.addCouncil({ ...council, revision: council.revision + 1 });
      return added === 'added' ? 'kept' : 'changed';
    },
    async addVersion(added) {
      return (await base.version(added)) ? 'taken' : top.addVersion(added);
    },
    async changeVersion(changed) {
      if (await top.version(changed)) return top.changeVersion(changed);
      const below = await base.version(changed);
      if (below?.revision !== changed.revision) return 'changed';
      const added = await top.addVersion({ ...below, ...changed, revision: changed.revision + 1 });
      return added === 'added' ? 'kept' : 'changed';
    },
    takeInCouncil: top.takeInCouncil,
    takeInVersion: top.takeInVersion,
    keepFile: top.keepFile,
  };
}

function keyOf({ slug, version }: StoredVersion): string {
  return `${slug} ${version}`;
}
