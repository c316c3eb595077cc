import { beforeEach, expect, it } from 'vitest';
import { toCouncilDocument } from '../../src/importing/index.ts';
import { approvalsOf, type DocumentStore, type StoredCouncil, type StoredVersion } from '../../src/knowledge/index.ts';
import { fromText } from '../importing/sketch.ts';
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
    state: 'proposed',
    document: toCouncilDocument(draft, facts),
    draft,
    file: { name: 'protocol.txt', hash: 'b'.repeat(64) },
    proposedBy: 'J. Smith',
    proposedOn: '2026-11-30',
    topics: {},
  };
}

/** Port: DocumentStore, in SQL. */
export function documentSuite(engine: TestEngine): void {
  documentStoreSuite(async () => (await engine.fresh()).documents);
}

/** Port: DocumentStore, wherever the records are kept. */
export function documentStoreSuite(open: () => Promise<DocumentStore>): void {
  let store: DocumentStore;
  beforeEach(async () => {
    store = await open();
  });

  it('gives back councils, versions and files as they were kept', async () => {
    const bytes = new Uint8Array([0, 1, 254, 255]);
    await store.saveCouncil(aStoredCouncil);
    await store.keepFile('b'.repeat(64), bytes);
    await store.keepFile('b'.repeat(64), bytes);
    expect(await store.addVersion(aVersion())).toBe('added');
    expect(await store.councils()).toEqual([aStoredCouncil]);
    expect(await store.versions('northmere')).toEqual([aVersion()]);
    expect(await store.versions('derby')).toEqual([]);
    expect(await store.file('b'.repeat(64))).toEqual(bytes);
    expect(await store.file('c'.repeat(64))).toBeUndefined();
  });

  it('changes what is known of a council, and keeps one of each', async () => {
    await store.saveCouncil(aStoredCouncil);
    await store.saveCouncil({ ...aStoredCouncil, shortName: 'N' });
    expect((await store.councils()).map(({ shortName }) => shortName)).toEqual(['N']);
  });

  it('never overwrites a version that somebody else proposed', async () => {
    await store.addVersion(aVersion());
    expect(await store.addVersion(aVersion({ text: 'Officers decide.' }))).toBe('taken');
    expect(await store.versions('northmere')).toEqual([aVersion()]);
  });

  it('puts one version of a document in force and leaves other documents alone', async () => {
    const [first, second, other] = [
      aVersion(),
      aVersion({ version: 2, text: 'Members vote.' }),
      aVersion({ slug: 'code' }),
    ];
    for (const each of [first, second, other]) await store.addVersion(each);
    const approve = (version: StoredVersion) =>
      store.putInForce(version, approvalsOf(version.document, 'J. Smith', '2026-11-30'), { '1': ['roles'] });
    expect(await approve(first)).toBe('in-force');
    expect(await approve(other)).toBe('in-force');
    expect(await approve(second)).toBe('in-force');
    expect((await store.versions('northmere')).map(({ slug, version, state }) => [slug, version, state])).toEqual([
      ['code', 1, 'in-force'],
      ['protocol', 1, 'replaced'],
      ['protocol', 2, 'in-force'],
    ]);
    expect((await store.versions('northmere')).at(-1)).toMatchObject({
      approvals: { approvedBy: 'J. Smith' },
      topics: { '1': ['roles'] },
    });
    expect(await approve(aVersion({ version: 9 }))).toBe('unknown');
  });
}
