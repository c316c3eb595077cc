import {
  type DocumentStore,
  hasGoneFurther,
  type StoredCouncil,
  type StoredVersion,
  type VersionName,
} from '../../src/knowledge/index.ts';

/** Councils' own documents in memory. */
export function memoryDocuments(): DocumentStore {
  const councils = new Map<string, StoredCouncil>();
  const versions = new Map<string, StoredVersion>();
  const files = new Map<string, Uint8Array>();
  const keyOf = ({ council, slug, version }: VersionName) => `${council}/${slug}.${version}`;
  return {
    councils: async () => [...councils.values()],
    versions: async (council) =>
      [...versions.values()]
        .filter((each) => each.council === council)
        .sort((one, other) => one.slug.localeCompare(other.slug) || one.version - other.version)
        .map(({ draft: _draft, ...each }) => each),
    marks: async () =>
      new Map(
        [...councils.keys()].map((id) => [
          id,
          JSON.stringify([
            councils.get(id)?.revision,
            ...[...versions.values()].map((each) => `${keyOf(each)} ${each.revision}`),
          ]),
        ]),
      ),
    version: async (name) => versions.get(keyOf(name)),
    file: async (hash) => files.get(hash),
    async addCouncil(council) {
      if (councils.has(council.id)) return 'taken';
      councils.set(council.id, council);
      return 'added';
    },
    async changeCouncil(council) {
      if (councils.get(council.id)?.revision !== council.revision) return 'changed';
      councils.set(council.id, { ...council, revision: council.revision + 1 });
      return 'kept';
    },
    async addVersion(version) {
      if (versions.has(keyOf(version))) return 'taken';
      versions.set(keyOf(version), version);
      return 'added';
    },
    async changeVersion(version) {
      const now = versions.get(keyOf(version));
      if (now?.revision !== version.revision) return 'changed';
      const draft = version.draft === undefined ? now.draft : version.draft;
      versions.set(keyOf(version), { ...version, draft, revision: version.revision + 1 });
      return 'kept';
    },
    async takeInCouncil(council) {
      if (!hasGoneFurther({ revision: council.revision }, councils.get(council.id))) return 'here';
      councils.set(council.id, council);
      return 'taken-in';
    },
    async takeInVersion(version) {
      if (!hasGoneFurther(version, versions.get(keyOf(version)))) return 'here';
      versions.set(keyOf(version), version);
      return 'taken-in';
    },
    async keepFile(hash, bytes) {
      files.set(hash, bytes);
    },
  };
}
