import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { COUNCIL_RECORD, readCouncilFiles, shipsIn } from './council-files.ts';
import { digestOf } from './digest.ts';
import { type DocumentReads, parseStoredCouncil, parseStoredVersion, type StoredVersion } from './document-store.ts';
import { parseJson } from './json-file.ts';
import { readText } from './text-file.ts';
import type { KnowledgeFault } from './types.ts';
import { readVersion } from './version-files.ts';

/** Councils' own documents in a folder, and what in it is not as it was written. */
export type FolderDocuments = DocumentReads & {
  readonly faults: (council: string) => Promise<readonly KnowledgeFault[]>;
};

type Place = { readonly slug: string; readonly path: string; readonly form: 'markdown' | 'json' };

const RECORD = /^(?:versions\/)?([a-z0-9-]+)(?:\.\d+)?\.record\.json$/;
const OF_DOCUMENT =
  /^(versions\/)?([a-z0-9-]+)(?:\.\d+)?\.(?:md|record\.json|approved\.json|draft\.json|(?:topics|phrasings|near-misses)\.yaml)$/;
/** As exports wrote them before: `documents/protocol.1.json`. */
const EARLIER_RECORD = /^documents\/([a-z0-9-]+)\.\d+\.json$/;

async function namesIn(folder: string, path: string): Promise<readonly string[]> {
  try {
    return (await readdir(join(folder, path))).sort();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

/** The files of a council that may say something of its own documents, by their paths in its folder. */
async function filesIn(folder: string, council: string): Promise<readonly string[]> {
  const within = async (part: string) => (await namesIn(folder, `${council}/${part}`)).map((name) => `${part}/${name}`);
  const [own, versions, earlier] = await Promise.all([
    namesIn(folder, council),
    within('versions'),
    within('documents'),
  ]);
  return [...own, ...versions, ...earlier].filter((name) => /\.(?:json|md|yaml)$/.test(name));
}

/** The files that an export wrote into the folder of a council, but for the files as received. */
export async function filesWrittenTo(folder: string, council: string): Promise<ReadonlySet<string>> {
  const files = await filesIn(folder, council);
  const slugs = new Set(files.flatMap((name) => RECORD.exec(name)?.[1] ?? []));
  const ships = await shipsIn(folder, council);
  return new Set(
    files.filter((name) => {
      if (name === COUNCIL_RECORD) return true;
      if (name === 'council.yaml') return !ships;
      const [, inVersions, slug = ''] = OF_DOCUMENT.exec(name) ?? [];
      return inVersions !== undefined || (slugs.has(slug) && files.includes(`${slug}.record.json`));
    }),
  );
}

/**
 * Councils' own documents as an export writes them, in the form of this folder: for each council its files, and in `versions/`
 * those of every version that is not the one to be read first. Folders of JSON, as exports were before, are read too.
 */
export function openFolderDocuments(folder: string): FolderDocuments {
  const isOwn = (files: readonly string[]) =>
    files.some((name) => name === COUNCIL_RECORD || RECORD.test(name) || name.startsWith('documents/'));

  async function councilIds(): Promise<readonly string[]> {
    return (await namesIn(folder, '.')).filter((name) => /^[a-z0-9-]+$/.test(name));
  }

  const reader = (council: string) => (file: string) => readText(folder, `${council}/${file}`);

  function placesIn(files: readonly string[]): readonly Place[] {
    return files.flatMap((path): Place[] => {
      const slug = RECORD.exec(path)?.[1];
      if (slug !== undefined && path !== COUNCIL_RECORD)
        return [{ slug, path: path.replace(/\.record\.json$/, ''), form: 'markdown' }];
      const earlier = EARLIER_RECORD.exec(path)?.[1];
      return earlier === undefined ? [] : [{ slug: earlier, path: path.replace(/\.json$/, ''), form: 'json' }];
    });
  }

  async function readPlace(council: string, { slug, path, form }: Place) {
    if (form === 'markdown')
      return readVersion({ council, slug, path: `${council}/${path}` }, (file) => readText(folder, file));
    const version = parseStoredVersion(parseJson(await reader(council)(`${path}.json`)));
    return { version, faults: version ? [] : [unreadable(council, `${path}.json`)] };
  }

  async function readAll(council: string) {
    const files = await filesIn(folder, council);
    const read = await Promise.all(
      placesIn(files).map(async (place) => ({ place, ...(await readPlace(council, place)) })),
    );
    // Where a folder has both forms, what is in Markdown is later.
    const byName = new Map<string, { readonly version: StoredVersion; readonly place: Place }>();
    for (const { version, place } of read.toSorted((one, other) => (one.place.form < other.place.form ? -1 : 1)))
      if (version) byName.set(`${version.slug}.${version.version}`, { version, place });
    const found = [...byName.values()].sort(
      ({ version: one }, { version: other }) => compare(one.slug, other.slug) || one.version - other.version,
    );
    return { files, found, faults: read.flatMap((each) => each.faults) };
  }

  async function readCouncil(id: string) {
    const { files, found, faults } = await readAll(id);
    if (!files.includes(COUNCIL_RECORD))
      return { council: parseStoredCouncil(parseJson(await reader(id)('documents/council.json'))), found, faults };
    const digestAt = (reference: string) =>
      found.flatMap(({ version }) => version.document.clauses).findLast((clause) => clause.reference === reference)
        ?.digest;
    const read = await readCouncilFiles(id, files, { read: reader(id), digestAt });
    return { council: read.council, found, faults: [...faults, ...read.faults] };
  }

  async function file(hash: string): Promise<Uint8Array | undefined> {
    const places = await Promise.all(
      (await councilIds()).map(async (id) =>
        (await namesIn(folder, `${id}/received`)).map((name) => `${id}/received/${name}`),
      ),
    );
    const earlier = (await namesIn(folder, 'documents/files')).map((name) => `documents/files/${name}`);
    const path = [...places.flat(), ...earlier].find((each) => each.slice(each.lastIndexOf('/') + 1).startsWith(hash));
    if (!/^[0-9a-f]{64}$/.test(hash) || path === undefined) return undefined;
    const bytes = new Uint8Array(await readFile(join(folder, path)));
    return digestOf(bytes) === hash ? bytes : undefined;
  }

  return {
    async councils() {
      const all = await Promise.all(
        (await councilIds()).map(async (id) =>
          isOwn(await filesIn(folder, id)) ? (await readCouncil(id).catch(() => undefined))?.council : undefined,
        ),
      );
      return all.flatMap((each) => each ?? []);
    },
    versions: async (council) => (await readAll(council)).found.map(({ version }) => version),
    async marks() {
      const marks = new Map<string, string>();
      for (const id of await councilIds()) {
        const files = await filesIn(folder, id);
        if (!isOwn(files)) continue;
        const states = await Promise.all(files.map((name) => stat(join(folder, id, name)).catch(() => undefined)));
        marks.set(id, files.map((name, at) => `${name} ${states[at]?.size} ${states[at]?.mtimeMs}`).join(' '));
      }
      return marks;
    },
    async version({ council, slug, version }) {
      const { found } = await readAll(council);
      const one = found.find((each) => each.version.slug === slug && each.version.version === version);
      if (one === undefined) return undefined;
      const draft = parseJson(await reader(council)(`${one.place.path}.draft.json`)) ?? null;
      return { ...one.version, draft };
    },
    file,
    async faults(id) {
      const { found, faults } = await readCouncil(id);
      const missing: KnowledgeFault[] = [];
      for (const { version } of found)
        if ((await file(version.file.hash)) === undefined)
          missing.push({
            file: `${id}/received`,
            line: 1,
            message: `The file as received of ${id}/${version.slug}, version ${version.version}, is not here as it was: "${version.file.name}".`,
          });
      return [...faults, ...missing];
    },
  };
}

function unreadable(council: string, path: string): KnowledgeFault {
  return { file: `${council}/${path}`, line: 1, message: 'This is not a version as an export writes it.' };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
