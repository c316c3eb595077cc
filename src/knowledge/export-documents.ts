import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { filesOfCouncil, shipsIn } from './council-files.ts';
import type { DocumentReads, StoredCouncil, StoredVersion } from './document-store.ts';
import { filesWrittenTo } from './folder-documents.ts';
import { filesOfVersion } from './version-files.ts';
import { inOrder } from './versions-by-date.ts';

/** What was written; or the files in the way that no export wrote: then nothing was. */
export type Exported =
  | { readonly kind: 'written'; readonly councils: number; readonly versions: number }
  | { readonly kind: 'in-the-way'; readonly files: readonly string[] };

type Plan = {
  readonly id: string;
  readonly texts: ReadonlyMap<string, string>;
  /** The files as received, by their paths, each with its SHA-256. */
  readonly received: ReadonlyMap<string, string>;
  readonly versions: number;
};

/**
 * Writes councils' own documents into a folder in the form of `knowledge/`, so that they can be read, compared and kept there. What
 * an earlier export wrote and is no longer so goes; what somebody else wrote stays. Of a council that ships in `knowledge` only what
 * it brought is written, and nothing that stands there.
 */
export async function exportDocuments(
  from: DocumentReads,
  folder: string,
  { only, knowledge }: { readonly only?: string | undefined; readonly knowledge: string },
): Promise<Exported> {
  const councils = (await from.councils()).filter(({ id }) => only === undefined || id === only);
  const plans: Plan[] = [];
  for (const council of councils) {
    const ships = (await shipsIn(knowledge, council.id)) || (await shipsIn(folder, council.id));
    plans.push(await planOf(council, from, ships));
  }
  const before = new Map<string, ReadonlySet<string>>();
  for (const { id } of plans) before.set(id, await filesWrittenTo(folder, id));
  const inTheWay: string[] = [];
  for (const { id, texts } of plans)
    for (const path of texts.keys())
      if (!before.get(id)?.has(path) && (await isThere(join(folder, id, path)))) inTheWay.push(`${id}/${path}`);
  if (inTheWay.length > 0) return { kind: 'in-the-way', files: inTheWay };
  for (const { id, texts, received } of plans) {
    for (const path of before.get(id) ?? []) if (!texts.has(path)) await rm(join(folder, id, path), { force: true });
    for (const [path, text] of texts) await write(join(folder, id, path), text);
    for (const [path, hash] of received) {
      const bytes = await from.file(hash);
      if (bytes) await write(join(folder, id, path), bytes);
    }
  }
  return { kind: 'written', councils: councils.length, versions: plans.reduce((sum, each) => sum + each.versions, 0) };
}

async function planOf(council: StoredCouncil, from: DocumentReads, ships: boolean): Promise<Plan> {
  const versions = await from.versions(council.id);
  const bySlug = Map.groupBy(versions, ({ slug }) => slug);
  // What is read first stands where documents of this folder stand, so that a new version shows as a change of that file.
  const isFirst = ({ slug, version }: StoredVersion) =>
    !ships && inOrder(bySlug.get(slug) ?? []).at(-1)?.version === version;
  const hasFirst = (slug: string) => bySlug.get(slug)?.some(isFirst) === true;
  const texts = new Map(
    filesOfCouncil(council, { ships, placeOf: (slug) => (hasFirst(slug) ? slug : `versions/${slug}`) }),
  );
  const received = new Map<string, string>();
  for (const each of versions) {
    const stored = (await from.version(each)) ?? each;
    const path = isFirst(each) ? each.slug : `versions/${each.slug}.${each.version}`;
    for (const [suffix, text] of filesOfVersion(stored)) texts.set(path + suffix, text);
    const ending = /^\.[a-z0-9]{1,5}$/i.exec(extname(each.file.name))?.[0].toLowerCase() ?? '';
    received.set(`received/${each.file.hash}${ending}`, each.file.hash);
  }
  return { id: council.id, texts, received, versions: versions.length };
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, content);
  await rename(temporary, path);
}
