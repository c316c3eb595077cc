import { access, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentReads } from './document-store.ts';
import { openFolderDocuments } from './folder-documents.ts';
import { type LoadedCouncil, loadCouncil, type SharedKnowledge } from './load-council.ts';
import { parseCommonSignposts } from './signposts.ts';
import { withStored } from './stored-council.ts';
import { readText, unreadable } from './text-file.ts';
import { readTopics } from './topics.ts';
import type { CouncilId, KnowledgeFault } from './types.ts';
import { parseVocabulary } from './vocabulary.ts';

/** A knowledge folder, and the documents that councils brought themselves, read as far as they are needed. */
export type Knowledge = {
  /** The councils that have a folder with a `council.yaml` or brought documents, in order of the alphabet. */
  readonly councilIds: () => readonly CouncilId[];
  /** One council, loaded when it is first asked for and kept. Never throws; faults come with it. */
  readonly council: (id: CouncilId) => Promise<LoadedCouncil>;
  /** Reads everything anew, keeps nothing, and returns every fault of every file. */
  readonly check: () => Promise<readonly KnowledgeFault[]>;
  /**
   * Forgets the councils whose files have changed since they were loaded, and names them; the next ask loads them again.
   * Looks at names, sizes and times of change only.
   */
  readonly refresh: () => Promise<readonly CouncilId[]>;
  /** Forgets a council, so that its memory is free; the next ask loads it again from its files. */
  readonly release: (id: CouncilId) => void;
};

type Shared = { readonly value: SharedKnowledge; readonly faults: readonly KnowledgeFault[] };

/**
 * Opens a knowledge folder, with the documents that councils brought themselves, in `documents` and in the folder. Throws
 * if the folder itself cannot be read; everything later is a fault.
 */
export async function openKnowledge(folder: string, documents?: DocumentReads): Promise<Knowledge> {
  const sources = [openFolderDocuments(folder), ...(documents ? [documents] : [])];
  const stored = (await Promise.all(sources.map((source) => source.councils()))).flat();
  const folders = await councilFolders(folder);
  const ids = [...new Set([...folders, ...stored.map(({ id }) => id)])].sort();
  const loaded = new Map<CouncilId, Promise<LoadedCouncil>>();
  let shared: Promise<Shared> | undefined;
  const seen = new Map<string, string>();
  const common = ['.', 'topics'];

  /** True where a folder's files are no longer as they were when it was last looked at. */
  async function hasChanged(part: string): Promise<boolean> {
    const now = await stateOf(join(folder, part));
    const before = seen.get(part);
    seen.set(part, now);
    return before !== undefined && before !== now;
  }

  async function load(id: CouncilId, common: Promise<Shared>): Promise<LoadedCouncil> {
    try {
      const { value, faults } = await common;
      const base = await loadCouncil(folder, id, value);
      const versions = (await Promise.all(sources.map((source) => source.versions(id)))).flat();
      const council = withStored(base, { council: stored.findLast((each) => each.id === id), versions }, value);
      return council.kind === 'unknown' ? council : { ...council, faults: [...faults, ...council.faults] };
    } catch (error) {
      return { kind: 'broken', faults: [unreadable(id, error)] };
    }
  }

  return {
    councilIds: () => ids,
    council(id) {
      if (!ids.includes(id)) return Promise.resolve({ kind: 'unknown' });
      const known = loaded.get(id);
      if (known) return known;
      shared ??= loadShared(folder);
      for (const part of [...common, id]) void hasChanged(part).catch(() => false);
      const loading = load(id, shared);
      loaded.set(id, loading);
      // A broken council is tried again when next asked for: its files may have been mended.
      void loading.then(({ kind }) => kind === 'broken' && loaded.get(id) === loading && loaded.delete(id));
      return loading;
    },
    async check() {
      const common = loadShared(folder);
      const [{ faults: commonFaults }, ...councils] = await Promise.all([
        common,
        ...ids.map((id) =>
          load(
            id,
            common.then(({ value }) => ({ value, faults: [] })),
          ),
        ),
      ]);
      return [...commonFaults, ...councils.flatMap((each) => (each.kind === 'unknown' ? [] : each.faults))];
    },
    async refresh() {
      const isShared = (await Promise.all(common.map(hasChanged))).includes(true);
      if (isShared) shared = undefined;
      const held = [...loaded.keys()];
      const changed = await Promise.all(held.map(async (id) => (await hasChanged(id)) || isShared));
      const gone = held.filter((_, at) => changed[at]);
      for (const id of gone) loaded.delete(id);
      return gone;
    },
    release(id) {
      loaded.delete(id);
      seen.delete(id);
      if (loaded.size === 0) shared = undefined;
    },
  };
}

async function councilFolders(folder: string): Promise<readonly CouncilId[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && /^[a-z0-9-]+$/.test(entry.name));
  const present = await Promise.all(
    folders.map(({ name }) =>
      access(join(folder, name, 'council.yaml')).then(
        () => [name],
        () => [],
      ),
    ),
  );
  return present.flat().sort();
}

async function loadShared(folder: string): Promise<Shared> {
  const faults: KnowledgeFault[] = [];
  const read = (file: string) =>
    readText(folder, file).catch((error: unknown) => {
      faults.push(unreadable(file, error));
      return undefined;
    });
  const { vocabulary, faults: vocabularyFaults } = parseVocabulary({
    concepts: await read('concepts.yaml'),
    abbreviations: await read('abbreviations.yaml'),
    smallTalk: await read('small-talk.yaml'),
  });
  const signposts = parseCommonSignposts('signposts.yaml', (await read('signposts.yaml')) ?? '');
  const topics = await readTopics(folder);
  return {
    value: { ...vocabulary, signposts: signposts.value ?? [], topics: topics.topics },
    faults: [...faults, ...vocabularyFaults, ...signposts.faults, ...topics.faults],
  };
}

/** Names, sizes and times of change of a folder's own files, in one line. */
async function stateOf(folder: string): Promise<string> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.(?:ya?ml|md|json)$/.test(name)).sort();
  const states = await Promise.all(
    names.map(async (name) => {
      const state = await stat(join(folder, name)).catch(() => undefined);
      return `${name} ${state?.size} ${state?.mtimeMs}`;
    }),
  );
  return states.join('\n');
}
