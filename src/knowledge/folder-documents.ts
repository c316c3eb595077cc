import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DocumentStore,
  hasGoneFurther,
  parseStoredCouncil,
  parseStoredVersion,
  type StoredCouncil,
  type StoredVersion,
  type VersionName,
} from './document-store.ts';
import { readText } from './text-file.ts';

/**
 * Councils' own documents as files, for export, review in git and other machines: `<council>/documents/council.json`,
 * `<council>/documents/<document>.<version>.json` with its `.draft.json`, and `documents/files/<SHA-256>`. Whoever changes
 * them does so alone: two who do at once are not told of each other.
 */
export function openFolderDocuments(folder: string): DocumentStore {
  const pathOf = ({ council, slug, version }: VersionName) => `${council}/documents/${slug}.${version}`;
  const councilFile = (id: string) => `${id}/documents/council.json`;
  const read = async (path: string) => {
    const text = await readText(folder, path);
    return text === undefined ? undefined : parseJson(text);
  };

  async function names(path: string): Promise<readonly string[]> {
    try {
      return (await readdir(join(folder, path))).sort();
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
      throw error;
    }
  }

  const councilIds = async () => (await names('.')).filter((name) => /^[a-z0-9-]+$/.test(name));

  async function versions(council: string): Promise<readonly StoredVersion[]> {
    const files = (await names(`${council}/documents`)).filter((name) => /^[a-z0-9-]+\.\d+\.json$/.test(name));
    const all = await Promise.all(files.map((name) => read(`${council}/documents/${name}`)));
    return all
      .flatMap((each) => parseStoredVersion(each) ?? [])
      .sort((one, other) => (one.slug < other.slug ? -1 : one.slug > other.slug ? 1 : one.version - other.version));
  }

  async function write(path: string, text: string | Uint8Array, flag: 'w' | 'wx' = 'w'): Promise<void> {
    const target = join(folder, path);
    await mkdir(join(target, '..'), { recursive: true });
    if (flag === 'wx') return writeFile(target, text, { flag });
    const temporary = `${target}.${process.pid}.tmp`;
    await writeFile(temporary, text);
    await rename(temporary, target);
  }

  async function add(path: string, value: unknown): Promise<'added' | 'taken'> {
    try {
      await write(path, printed(value), 'wx');
      return 'added';
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return 'taken';
      throw error;
    }
  }

  return {
    async councils() {
      const all = await Promise.all(
        (await councilIds()).map((id) => read(councilFile(id)).catch((): undefined => undefined)),
      );
      return all.flatMap((each) => parseStoredCouncil(each) ?? []);
    },
    versions,
    async marks() {
      const marks = new Map<string, string>();
      for (const id of await councilIds()) {
        const files = (await names(`${id}/documents`)).filter((name) => name.endsWith('.json'));
        const states = await Promise.all(
          files.map((name) => stat(join(folder, id, 'documents', name)).catch(() => undefined)),
        );
        if (files.length > 0)
          marks.set(id, files.map((name, at) => `${name} ${states[at]?.size} ${states[at]?.mtimeMs}`).join(' '));
      }
      return marks;
    },
    async version(name) {
      const stored = parseStoredVersion(await read(`${pathOf(name)}.json`));
      const draft = await read(`${pathOf(name)}.draft.json`);
      return stored && { ...stored, draft: draft ?? null };
    },
    addCouncil: (council) => add(councilFile(council.id), council),
    async changeCouncil(council: StoredCouncil) {
      const now = parseStoredCouncil(await read(councilFile(council.id)));
      if (now?.revision !== council.revision) return 'changed';
      await write(councilFile(council.id), printed({ ...council, revision: council.revision + 1 }));
      return 'kept';
    },
    async addVersion({ draft, ...version }) {
      const added = await add(`${pathOf(version)}.json`, version);
      if (added === 'added' && draft) await write(`${pathOf(version)}.draft.json`, printed(draft));
      return added;
    },
    async changeVersion({ draft, ...version }) {
      const now = parseStoredVersion(await read(`${pathOf(version)}.json`));
      if (now?.revision !== version.revision) return 'changed';
      if (draft) await write(`${pathOf(version)}.draft.json`, printed(draft));
      await write(`${pathOf(version)}.json`, printed({ ...version, revision: version.revision + 1 }));
      return 'kept';
    },
    async takeInCouncil(council) {
      if (!hasGoneFurther({ revision: council.revision }, parseStoredCouncil(await read(councilFile(council.id)))))
        return 'here';
      await write(councilFile(council.id), printed(council));
      return 'taken-in';
    },
    async takeInVersion({ draft, ...version }) {
      if (!hasGoneFurther(version, parseStoredVersion(await read(`${pathOf(version)}.json`)))) return 'here';
      if (draft) await write(`${pathOf(version)}.draft.json`, printed(draft));
      await write(`${pathOf(version)}.json`, printed(version));
      return 'taken-in';
    },
    keepFile: (hash, bytes) => write(`documents/files/${checked(hash)}`, bytes),
    async file(hash) {
      try {
        return new Uint8Array(await readFile(join(folder, 'documents', 'files', checked(hash))));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
  };
}

function printed(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checked(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new TypeError('A file is named by the SHA-256 of its bytes.');
  return hash;
}
