import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { toCouncilDocument } from '../../src/importing/index.ts';
import {
  copyDocuments,
  type DocumentStore,
  exportDocuments,
  openFolderDocuments,
  type StoredCouncil,
  type StoredVersion,
} from '../../src/knowledge/index.ts';
import { fromText } from '../importing/sketch.ts';
import { northmereInFull } from '../knowledge/northmere-in-full.ts';
import type { TestEngine } from '../support/databases.ts';

export const aStoredCouncil: StoredCouncil = {
  id: 'northmere',
  name: 'Northmere District Council',
  shortName: 'Northmere',
  nation: 'england-and-wales',
  timeZone: 'Europe/London',
  adviceFrom: 'the Monitoring Officer',
  mainDocument: 'northmere/protocol',
  since: '2026-11-30',
  revision: 1,
};

/** A version of a document with one paragraph. */
export function aVersion(
  given: { readonly slug?: string; readonly version?: number; readonly text?: string } = {},
): StoredVersion {
  const { slug = 'protocol', version = 1, text = 'Members decide.' } = given;
  const draft = fromText(`1. ${text}\n\n2. Officers advise.`);
  const facts = {
    council: 'northmere',
    councilName: 'Northmere District Council',
    slug,
    title: 'Protocol',
    source: 'protocol.txt',
  };
  return {
    council: 'northmere',
    slug,
    version,
    revision: 1,
    state: 'proposed',
    document: toCouncilDocument(draft, facts),
    signatures: [],
    draft: { now: draft },
    file: { name: 'protocol.txt', hash: 'b'.repeat(64) },
    proposedBy: { name: 'J. Smith', on: '2026-11-30' },
    topics: {},
  };
}

/** Port: DocumentStore, in SQL. */
export function documentSuite(engine: TestEngine): void {
  documentStoreSuite(async () => (await engine.fresh()).documents);

  it('goes out as files and comes back into an empty database without loss, and out again as the same bytes', async () => {
    const [here, there] = [(await engine.fresh()).documents, (await engine.fresh()).documents];
    await northmereInFull(here);
    const folder = await mkdtemp(join(tmpdir(), 'clausewise-exported-'));
    try {
      const [first, second] = [join(folder, 'first'), join(folder, 'second')];
      await exportDocuments(here, first, { knowledge: folder });
      await copyDocuments(openFolderDocuments(first), there);
      expect(await there.councils()).toEqual(await here.councils());
      for (const version of await here.versions('northmere')) {
        const [one, other] = [await here.version(version), await there.version(version)];
        expect(other).toEqual(one);
        expect(one?.draft).toBeTruthy();
        expect(await there.file(version.file.hash)).toEqual(await here.file(version.file.hash));
      }
      await exportDocuments(there, second, { knowledge: folder });
      expect(await contentsOf(second)).toEqual(await contentsOf(first));
      expect(await openFolderDocuments(first).versions('northmere')).toEqual(await here.versions('northmere'));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
}

async function contentsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile());
  const all = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(folder.length), await readFile(path, 'base64')] as const;
  });
  return new Map((await Promise.all(all)).sort());
}

/** Port: DocumentStore, wherever the records are kept. */
export function documentStoreSuite(open: () => Promise<DocumentStore>): void {
  let store: DocumentStore;
  beforeEach(async () => {
    store = await open();
  });

  const withoutDraft = ({ draft: _draft, ...version }: StoredVersion) => version;
  const first = aVersion();

  it('gives back councils, versions and files as they were kept', async () => {
    const bytes = new Uint8Array([0, 1, 254, 255]);
    expect(await store.addCouncil(aStoredCouncil)).toBe('added');
    await store.keepFile('b'.repeat(64), bytes);
    await store.keepFile('b'.repeat(64), bytes);
    expect(await store.addVersion(first)).toBe('added');
    expect(await store.councils()).toEqual([aStoredCouncil]);
    expect(await store.versions('northmere')).toEqual([withoutDraft(first)]);
    expect(await store.version(first)).toEqual(first);
    expect(await store.version({ ...first, version: 9 })).toBeUndefined();
    expect(await store.versions('derby')).toEqual([]);
    expect(await store.file('b'.repeat(64))).toEqual(bytes);
    expect(await store.file('c'.repeat(64))).toBeUndefined();
  });

  it('keeps a change of a council only for whoever saw it as it is', async () => {
    await store.addCouncil(aStoredCouncil);
    expect(await store.addCouncil({ ...aStoredCouncil, shortName: 'M' })).toBe('taken');
    expect(await store.changeCouncil({ ...aStoredCouncil, shortName: 'N' })).toBe('kept');
    expect(await store.changeCouncil({ ...aStoredCouncil, shortName: 'O' })).toBe('changed');
    expect(await store.councils()).toEqual([{ ...aStoredCouncil, shortName: 'N', revision: 2 }]);
  });

  it('never overwrites a version that somebody else proposed', async () => {
    await store.addVersion(first);
    expect(await store.addVersion(aVersion({ text: 'Officers decide.' }))).toBe('taken');
    expect(await store.version(first)).toEqual(first);
  });

  it('keeps a change of a version only for whoever saw it as it is, with its draft where none is given', async () => {
    for (const each of [first, aVersion({ version: 2 }), aVersion({ slug: 'code' })]) await store.addVersion(each);
    const approved = { ...withoutDraft(first), state: 'approved' as const, from: '2026-12-01' };
    expect(await store.changeVersion(approved)).toBe('kept');
    expect(await store.changeVersion({ ...approved, from: '2027-12-01' })).toBe('changed');
    expect(await store.changeVersion({ ...approved, version: 9 })).toBe('changed');
    expect(await store.version(first)).toEqual({ ...first, ...approved, revision: 2 });
    expect(await store.changeVersion({ ...first, revision: 2, draft: { now: 'another' } })).toBe('kept');
    expect((await store.version(first))?.draft).toEqual({ now: 'another' });
    const others = (await store.versions('northmere')).filter(({ revision }) => revision === 1);
    expect(others.map(({ slug, version }) => `${slug} ${version}`)).toEqual(['code 1', 'protocol 2']);
  });

  it('takes in what has gone further elsewhere, and never makes a proposal of what was approved', async () => {
    const approved = { ...first, revision: 3, state: 'approved' as const, from: '2026-12-01' };
    expect(await store.takeInCouncil(aStoredCouncil)).toBe('taken-in');
    expect(await store.takeInCouncil(aStoredCouncil)).toBe('here');
    expect(await store.takeInCouncil({ ...aStoredCouncil, revision: 4, shortName: 'N' })).toBe('taken-in');
    expect(await store.councils()).toEqual([{ ...aStoredCouncil, revision: 4, shortName: 'N' }]);
    expect(await store.takeInVersion(first)).toBe('taken-in');
    expect(await store.takeInVersion(approved)).toBe('taken-in');
    expect(await store.takeInVersion(first)).toBe('here');
    expect(await store.takeInVersion({ ...first, revision: 9 })).toBe('here');
    expect(await store.version(first)).toEqual(approved);
  });

  it('has another mark after every change, and the same without one', async () => {
    const marks: string[] = [];
    const mark = async () => marks.push((await store.marks()).get('northmere') ?? 'none');
    await mark();
    await store.addCouncil(aStoredCouncil);
    await mark();
    await store.addVersion(first);
    await mark();
    await store.changeVersion({ ...withoutDraft(first), topics: { '1': ['roles'] } });
    await mark();
    await store.changeCouncil({ ...aStoredCouncil, approvalsNeeded: 2 });
    await mark();
    await store.addVersion(aVersion({ slug: 'code' }));
    await mark();
    expect(new Set(marks).size).toBe(6);
    await mark();
    expect(marks.at(-1)).toBe(marks.at(-2));
  });
}
