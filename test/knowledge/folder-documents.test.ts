import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { copyDocuments, openFolderDocuments, overlayDocuments } from '../../src/knowledge/index.ts';
import { aStoredCouncil, aVersion, documentStoreSuite } from '../contracts/documents.ts';

const folders: string[] = [];
async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'clausewise-documents-'));
  folders.push(made);
  return made;
}
afterEach(async () => {
  for (const each of folders.splice(0)) await rm(each, { recursive: true });
});

describe('councils’ own documents as files', () => {
  documentStoreSuite(async () => openFolderDocuments(await folder()));

  it('goes from one place to another and back without loss, and a second time changes nothing', async () => {
    const [here, there] = [openFolderDocuments(await folder()), openFolderDocuments(await folder())];
    await here.addCouncil(aStoredCouncil);
    await here.keepFile('b'.repeat(64), new Uint8Array([1, 2]));
    await here.addVersion(aVersion());
    expect(await copyDocuments(here, there)).toEqual({ councils: 1, versions: 1 });
    expect(await copyDocuments(there, here)).toEqual({ councils: 1, versions: 0 });
    expect(await there.version(aVersion())).toEqual(aVersion());
    await here.changeVersion({ ...aVersion(), state: 'approved', from: '2026-12-01' });
    await here.changeCouncil({ ...aStoredCouncil, approvalsNeeded: 2 });
    expect(await copyDocuments(here, there)).toEqual({ councils: 1, versions: 1 });
    expect(await there.version(aVersion())).toEqual(await here.version(aVersion()));
    expect(await there.councils()).toEqual(await here.councils());
    expect(await there.file('b'.repeat(64))).toEqual(new Uint8Array([1, 2]));
    expect(await copyDocuments(here, there, 'derby')).toEqual({ councils: 0, versions: 0 });
  });

  it('are tried out over others that stay as they are', async () => {
    const [base, top] = [openFolderDocuments(await folder()), openFolderDocuments(await folder())];
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

  documentStoreSuite(async () =>
    overlayDocuments(openFolderDocuments(await folder()), openFolderDocuments(await folder())),
  );

  it('does not read a version whose words were altered in the file', async () => {
    const path = await folder();
    const store = openFolderDocuments(path);
    await store.addVersion(aVersion());
    const file = join(path, 'northmere', 'documents', 'protocol.1.json');
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('Members decide.', 'Officers decide.'));
    expect(await store.versions('northmere')).toEqual([]);
  });
});
