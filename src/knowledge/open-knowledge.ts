import { access, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CouncilId } from '../council.ts';
import type { DocumentReads, StoredVersion } from './document-store.ts';
import { openFolderDocuments } from './folder-documents.ts';
import { type LoadedCouncil, loadCouncil, type SharedKnowledge } from './load-council.ts';
import { parseCommonSignposts } from './signposts.ts';
import { withStored } from './stored-council.ts';
import { readText, unreadable } from './text-file.ts';
import { readTopics } from './topics.ts';
import type { KnowledgeFault } from './types.ts';
import { parseVocabulary } from './vocabulary.ts';

/** A knowledge folder, and the documents that councils brought themselves, read as far as they are needed. */
export type Knowledge = {
  /** The councils that have a folder with a `council.yaml` or brought documents, in order of the alphabet, as of the last look. */
  readonly councilIds: () => readonly CouncilId[];
  /**
   * One council, loaded when it is first asked for and kept; loaded anew, as another object, when its files or records have
   * changed, or another day has begun. Looks at most every two seconds. Never throws; faults come with it.
   */
  readonly council: (id: CouncilId) => Promise<LoadedCouncil>;
  /** A file that a council brought, as received, by the SHA-256 of its bytes. */
  readonly file: (hash: string) => Promise<Uint8Array | undefined>;
  /** What all councils share: their words and the topic library. */
  readonly shared: () => Promise<SharedKnowledge>;
  /** Reads everything anew, keeps nothing, and returns every fault of every file. */
  readonly check: () => Promise<readonly KnowledgeFault[]>;
  /** Looks now whether something has changed, so that `councilIds` is as it is now. */
  readonly refresh: () => Promise<void>;
  /** Forgets a council, so that its memory is free; the next ask loads it again from its files. */
  readonly release: (id: CouncilId) => void;
};

export type KnowledgeOptions = {
  /** Documents that councils brought; without it only what ships in the folder is read. */
  readonly brought?: {
    readonly documents?: DocumentReads;
    /** ISO date: which version is in force depends on it. */
    readonly today: () => string;
  };
  /** Milliseconds on a clock that only goes forward. */
  readonly clock?: () => number;
};

/** How long everything is taken to be as it was, in milliseconds: who asks this long after a change is answered by it. */
const LOOK_AGAIN_AFTER = 2_000;

type Shared = { readonly value: SharedKnowledge; readonly faults: readonly KnowledgeFault[] };

/**
 * Opens a knowledge folder, with the documents that councils brought themselves, in a database and in the folder. Throws if
 * the folder itself cannot be read; everything later is a fault.
 */
export async function openKnowledge(folder: string, options: KnowledgeOptions = {}): Promise<Knowledge> {
  const { brought, clock = () => performance.now() } = options;
  const inFolder = openFolderDocuments(folder);
  const sources = brought ? [inFolder, ...(brought.documents ? [brought.documents] : [])] : [];
  const loaded = new Map<CouncilId, Promise<LoadedCouncil>>();
  let shared: Promise<Shared> | undefined;
  let folders: readonly CouncilId[] = [];
  let marks: ReadonlyMap<CouncilId, string> = new Map();
  const seen = new Map<string, string>();
  const common = ['.', 'topics'];
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;
  await look();

  function councilIds(): readonly CouncilId[] {
    return [...new Set([...folders, ...marks.keys()])].sort();
  }

  /** True where a folder's files are no longer as they were when it was last looked at. */
  async function hasChanged(part: string): Promise<boolean> {
    const now = await stateOf(join(folder, part));
    const before = seen.get(part);
    seen.set(part, now);
    return before !== undefined && before !== now;
  }

  /** Forgets what has changed. Whoever comes while it looks waits for the same look. */
  async function look(): Promise<void> {
    lookedAt = clock();
    folders = await councilFolders(folder);
    const before = marks;
    marks = await readMarks();
    const isShared = (await Promise.all(common.map(hasChanged))).includes(true);
    if (isShared) shared = undefined;
    const held = [...loaded.keys()];
    const changed = await Promise.all(
      held.map(async (id) => (await hasChanged(id)) || isShared || before.get(id) !== marks.get(id)),
    );
    for (const [at, id] of held.entries()) if (changed[at]) loaded.delete(id);
  }

  /** A look that lasts longer than it holds, on a busy machine, has not seen what changed meanwhile: then there is another. */
  async function lookAgain(): Promise<void> {
    const asked = clock();
    const isOver = () => asked - lookedAt >= LOOK_AGAIN_AFTER;
    if (!isOver()) return looking;
    if (looking !== undefined) await looking.catch(() => undefined);
    if (!isOver()) return looking;
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  }

  /** A day that begins is a change of every council that brought documents: a version may come into force. */
  async function readMarks(): Promise<ReadonlyMap<CouncilId, string>> {
    const all = new Map<CouncilId, string>();
    for (const source of sources) {
      for (const [id, mark] of await source.marks()) {
        all.set(id, `${all.get(id) ?? brought?.today()}|${mark}`);
      }
    }
    return all;
  }

  async function load(id: CouncilId, common: Promise<Shared>): Promise<LoadedCouncil> {
    try {
      const { value, faults } = await common;
      const councils = (await Promise.all(sources.map((source) => source.councils()))).flat();
      const versions = (await Promise.all(sources.map((source) => source.versions(id)))).flat();
      const stored = { council: councils.findLast((each) => each.id === id), versions: onePerNumber(versions) };
      const base = await loadCouncil(folder, id, value);
      const council = withStored(base, stored, value, brought?.today() ?? '9999-12-31');
      return council.kind === 'unknown' ? council : { ...council, faults: [...faults, ...council.faults] };
    } catch (error) {
      return { kind: 'broken', faults: [unreadable(id, error)] };
    }
  }

  return {
    councilIds,
    async council(id) {
      // What cannot be looked at just now is as it was.
      await lookAgain().catch(() => undefined);
      if (!councilIds().includes(id)) return { kind: 'unknown' };
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
    async file(hash) {
      for (const source of sources) {
        const bytes = await source.file(hash);
        if (bytes) return bytes;
      }
      return undefined;
    },
    async shared() {
      shared ??= loadShared(folder);
      return (await shared).value;
    },
    async check() {
      const common = loadShared(folder);
      const [{ faults: commonFaults }, ...councils] = await Promise.all([
        common,
        ...councilIds().map((id) =>
          load(
            id,
            common.then(({ value }) => ({ value, faults: [] })),
          ),
        ),
      ]);
      const own = await Promise.all((await inFolder.councils()).map(({ id }) => inFolder.faults(id)));
      return [
        ...commonFaults,
        ...councils.flatMap((each) => (each.kind === 'unknown' ? [] : each.faults)),
        ...(brought ? own.flat() : []),
      ];
    },
    refresh: look,
    release(id) {
      loaded.delete(id);
      seen.delete(id);
      if (loaded.size === 0) shared = undefined;
    },
  };
}

/** A version that is in the database and in the folder is one version: the database's, which may have gone on. */
function onePerNumber(versions: readonly StoredVersion[]): readonly StoredVersion[] {
  return [...new Map(versions.map((each) => [`${each.slug} ${each.version}`, each])).values()];
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
    plainWords: await read('plain-words.yaml'),
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
