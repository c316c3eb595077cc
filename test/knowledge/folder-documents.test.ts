import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { exportDocuments, openFolderDocuments, openKnowledge, overlayDocuments } from '../../src/knowledge/index.ts';
import { aStoredCouncil, aVersion, documentStoreSuite } from '../contracts/documents.ts';
import { memoryDocuments } from '../documents/memory-documents.ts';
import { openDesk } from '../documents/northmere-desk.ts';
import { copyFolder, realFolder } from './knowledge-folder.ts';
import { northmereInFull } from './northmere-in-full.ts';

const folders: string[] = [];
async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'clausewise-documents-'));
  folders.push(made);
  return made;
}
afterEach(async () => {
  for (const each of folders.splice(0)) await rm(each, { recursive: true });
});

const options = { knowledge: realFolder };
async function exported() {
  const [path, store] = [await folder(), await northmereInFull()];
  await exportDocuments(store, path, options);
  return { path, store };
}
async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  await writeFile(file, text.replace(from, to));
}

describe('an exported folder', () => {
  it('has the text in Markdown to read, the version to be read first where documents stand', async () => {
    const { path } = await exported();
    const markdown = await readFile(join(path, 'northmere', 'protocol.md'), 'utf8');
    expect(markdown).toContain('# Protocol on Member and Officer Relations\n\n');
    expect(markdown).toContain('\n2. Officers reply within fifteen working days.\n');
    expect(markdown).toContain('\n<!-- b-1: Appendix B, paragraph 1 -->\n\n1. Members sign');
    const before = await readFile(join(path, 'northmere', 'versions', 'protocol.1.md'), 'utf8');
    expect(before).toContain('\n2. Officers reply within ten working days.\n');
    expect(await readFile(join(path, 'northmere', 'council.yaml'), 'utf8')).toContain('resolve-within: 10');
  });

  it('dropped into the knowledge folder, is served as from the records', async () => {
    const { store } = await exported();
    const copy = await copyFolder();
    const today = () => '2026-11-30';
    const fromRecords = await (await openKnowledge(copy, { brought: { documents: store, today } })).council(
      'northmere',
    );
    await exportDocuments(store, copy, { knowledge: copy });
    const knowledge = await openKnowledge(copy, { brought: { today } });
    expect(await knowledge.council('northmere')).toEqual(fromRecords);
    expect(fromRecords).toMatchObject({ kind: 'loaded', faults: [] });
    expect(await knowledge.check()).toEqual([]);
  });

  it('dropped into the knowledge folder, is gone on with: the next version is the next number, and both go out again', async () => {
    const { path } = await exported();
    const store = overlayDocuments(openFolderDocuments(path), memoryDocuments());
    const { propose } = openDesk({ store });
    const { version } = await propose('Protocol on Member and Officer Relations\n\n1. Members decide.', {
      as: 'protocol',
    });
    expect(version.version).toBe(5);
    await exportDocuments(store, path, options);
    expect(await readFile(join(path, 'northmere', 'versions', 'protocol.5.md'), 'utf8')).toContain(
      '1. Members decide.',
    );
    expect(await openFolderDocuments(path).faults('northmere')).toEqual([]);
  });

  it('is followed by the next export: what is first moves on, and what nobody asks any more goes', async () => {
    const { path, store } = await exported();
    const [council] = await store.councils();
    if (council) await store.changeCouncil({ ...council, phrasings: [] });
    const third = await store.version({ council: 'northmere', slug: 'protocol', version: 3 });
    if (third) await store.changeVersion({ ...third, state: 'approved', from: '2027-01-01' });
    await exportDocuments(store, path, options);
    const here = openFolderDocuments(path);
    expect(await here.councils()).toEqual(await store.councils());
    expect(await readFile(join(path, 'northmere', 'protocol.record.json'), 'utf8')).toContain('"version": 3');
    expect(await readFile(join(path, 'northmere', 'versions', 'protocol.2.md'), 'utf8')).toContain('fifteen');
    for (const gone of ['versions/protocol.3.md', 'protocol.phrasings.yaml', 'protocol.near-misses.yaml'])
      await expect(readFile(join(path, 'northmere', gone))).rejects.toThrow('ENOENT');
  });

  it('does not take the place of files that somebody wrote', async () => {
    const path = await folder();
    await mkdir(join(path, 'northmere'));
    await writeFile(join(path, 'northmere', 'protocol.md'), 'mine');
    const outcome = await exportDocuments(await northmereInFull(), path, options);
    expect(outcome).toEqual({ kind: 'in-the-way', files: ['northmere/protocol.md'] });
    expect(await openFolderDocuments(path).councils()).toEqual([]);
  });

  it('of a council that ships holds nothing that stands in its folder, and can be dropped beside it', async () => {
    const store = memoryDocuments();
    const derby = {
      ...aStoredCouncil,
      id: 'derby',
      name: 'Derby City Council',
      mainDocument: 'derby/working-together',
    };
    const phrasing = { ask: 'may I', reference: 'derby/working-together#26', digest: 'd', by: 'J. Smith' };
    await store.addCouncil({ ...derby, phrasings: [phrasing] });
    const copy = await copyFolder();
    const before = await readFile(join(copy, 'derby', 'council.yaml'), 'utf8');
    await exportDocuments(store, copy, { knowledge: copy });
    expect(await readFile(join(copy, 'derby', 'council.yaml'), 'utf8')).toBe(before);
    expect(await openFolderDocuments(copy).councils()).toEqual(await store.councils());
    expect(await openFolderDocuments(copy).faults('derby')).toEqual([]);
  });

  it.each([
    ['a word', 'protocol.md', 'within fifteen', 'within fifty', 'not as it was'],
    ['a promise', 'council.yaml', 'resolve-within: 10', 'resolve-within: 20', 'not as it was'],
    ['the record', 'protocol.record.json', '"markdown"', '"marked"', 'not a record'],
    ['the file as received', 'protocol.record.json', '"hash": "', '"hash": "0', 'not here as it was'],
  ])('says that %s was changed in it', async (_, file, from, to, said) => {
    const { path } = await exported();
    await edit(join(path, 'northmere', file), from, to);
    const faults = await openFolderDocuments(path).faults('northmere');
    expect(faults.map(({ message }) => message).join()).toContain(said);
  });

  it('lets no paragraph go out that was altered in it', async () => {
    const { path } = await exported();
    const copy = await copyFolder();
    await exportDocuments(openFolderDocuments(path), copy, { knowledge: copy });
    await edit(join(copy, 'northmere', 'protocol.md'), 'within fifteen', 'within fifty');
    const knowledge = await openKnowledge(copy, { brought: { today: () => '2026-11-30' } });
    const loaded = await knowledge.council('northmere');
    if (loaded.kind !== 'loaded') throw new Error(JSON.stringify(loaded));
    const changed = loaded.knowledge.documents[0]?.clauses.find(({ text }) => text.includes('fifty'));
    expect(loaded.knowledge.approvals.get('northmere/protocol')?.clauses['2']).not.toBe(changed?.digest);
    expect((await knowledge.check()).map(({ file }) => file)).toContain('northmere/protocol.md');
  });

  it('has the same lines whatever git makes of their ends', async () => {
    const { path, store } = await exported();
    for (const file of ['protocol.md', 'council.yaml', 'protocol.phrasings.yaml']) {
      const place = join(path, 'northmere', file);
      await writeFile(place, (await readFile(place, 'utf8')).replaceAll('\n', '\r\n'));
    }
    const here = openFolderDocuments(path);
    expect(await here.faults('northmere')).toEqual([]);
    expect(await here.versions('northmere')).toEqual(await store.versions('northmere'));
  });
});

describe('a folder as exports wrote them before', () => {
  it('is read: councils, versions with their drafts, and files', async () => {
    const path = await folder();
    const { draft, ...version } = aVersion();
    const write = async (file: string, content: string) => {
      await mkdir(dirname(join(path, file)), { recursive: true });
      await writeFile(join(path, file), content);
    };
    const bytes = 'as received';
    const hash = 'ed1c6a5eb1f8c2b7db5dcbe3f0ed0c6b5b9be2a6c5d1b2f4ce4f5b5a1f0a0000';
    await write('northmere/documents/council.json', JSON.stringify(aStoredCouncil));
    await write('northmere/documents/protocol.1.json', JSON.stringify(version));
    await write('northmere/documents/protocol.1.draft.json', JSON.stringify(draft));
    await write(`documents/files/${hash}`, bytes);
    const here = openFolderDocuments(path);
    expect(await here.councils()).toEqual([aStoredCouncil]);
    expect(await here.versions('northmere')).toEqual([version]);
    expect(await here.version(aVersion())).toEqual(aVersion());
    // Bytes that are not those of the name are given to nobody.
    expect(await here.file(hash)).toBeUndefined();
    await edit(join(path, 'northmere/documents/protocol.1.json'), 'Members decide.', 'Officers decide.');
    expect(await here.versions('northmere')).toEqual([]);
    expect(await here.faults('northmere')).toHaveLength(1);
  });
});

describe('documents that are tried out', () => {
  it('lie over others that stay as they are', async () => {
    const [base, top] = [memoryDocuments(), memoryDocuments()];
    await base.addCouncil(aStoredCouncil);
    await base.addVersion(aVersion());
    const over = overlayDocuments(base, top);
    expect(await over.addVersion(aVersion({ text: 'Another.' }))).toBe('taken');
    expect(await over.changeVersion({ ...aVersion(), state: 'discarded' })).toBe('kept');
    expect(await over.changeVersion({ ...aVersion(), state: 'approved' })).toBe('changed');
    expect(await over.changeCouncil({ ...aStoredCouncil, shortName: 'N' })).toBe('kept');
    expect((await over.version(aVersion()))?.state).toBe('discarded');
    expect((await over.councils()).map(({ shortName }) => shortName)).toEqual(['N']);
    expect((await base.version(aVersion()))?.state).toBe('proposed');
    expect(await base.councils()).toEqual([aStoredCouncil]);
  });

  documentStoreSuite(async () => overlayDocuments(memoryDocuments(), memoryDocuments()));
});
