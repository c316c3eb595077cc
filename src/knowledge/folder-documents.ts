import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DocumentStore,
  parseStoredCouncil,
  parseStoredVersion,
  type StoredCouncil,
  type StoredVersion,
} from './document-store.ts';
import { readText } from './text-file.ts';

/**
 * Councils' own documents as files, for export, review in git and other machines:
 * `<council>/documents/council.json`, `<council>/documents/<document>.<version>.json` and `documents/files/<SHA-256>`.
 */
export function openFolderDocuments(folder: string): DocumentStore {
  const versionFile = ({ council, slug, version }: Pick<StoredVersion, 'council' | 'slug' | 'version'>) =>
    `${council}/documents/${slug}.${version}.json`;

  async function names(path: string): Promise<readonly string[]> {
    try {
      return (await readdir(join(folder, path))).sort();
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
      throw error;
    }
  }

  async function versions(council: string): Promise<readonly StoredVersion[]> {
    const files = (await names(`${council}/documents`)).filter((name) => /^[a-z0-9-]+\.\d+\.json$/.test(name));
    const read = await Promise.all(files.map((name) => readText(folder, `${council}/documents/${name}`)));
    return read
      .flatMap((text) => (text === undefined ? [] : (parseStoredVersion(parseJson(text)) ?? [])))
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

  return {
    async councils() {
      const ids = (await names('.')).filter((name) => /^[a-z0-9-]+$/.test(name));
      const read = await Promise.all(
        ids.map((id) => readText(folder, `${id}/documents/council.json`).catch(() => undefined)),
      );
      return read.flatMap((text) => (text === undefined ? [] : (parseStoredCouncil(parseJson(text)) ?? [])));
    },
    versions,
    saveCouncil: (council: StoredCouncil) => write(`${council.id}/documents/council.json`, printed(council)),
    async addVersion(version) {
      try {
        await write(versionFile(version), printed(version), 'wx');
        return 'added';
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') return 'taken';
        throw error;
      }
    },
    async putInForce(wanted, approvals, topics) {
      const all = (await versions(wanted.council)).filter(({ slug }) => slug === wanted.slug);
      const chosen = all.find(({ version }) => version === wanted.version);
      if (!chosen) return 'unknown';
      await write(versionFile(chosen), printed({ ...chosen, state: 'in-force', approvals, topics }));
      for (const other of all) {
        if (other !== chosen && other.state === 'in-force')
          await write(versionFile(other), printed({ ...other, state: 'replaced' }));
      }
      return 'in-force';
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
