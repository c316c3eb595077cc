import { createHash } from 'node:crypto';
import { type ImportedDocument, toCouncilDocument } from '../../importing/index.ts';
import { approvalsOf, type DocumentStore, type StoredCouncil, type StoredVersion } from '../../knowledge/index.ts';

/** Suggests topics for a document's clauses: topic ids by local reference. */
export type SuggestTopics = (version: StoredVersion) => Promise<StoredVersion['topics']>;

export type WriteRequest = {
  readonly imported: ImportedDocument;
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  readonly council: string;
  /** The council's name, for one that is not there yet. */
  readonly name: string | undefined;
  /** What is known of a council that is there already. */
  readonly knownName: string | undefined;
  readonly approve: string | undefined;
  readonly suggestTopics: SuggestTopics | undefined;
  /** ISO date. */
  readonly today: string;
};

export type Written =
  | { readonly kind: 'proposed' | 'in-force'; readonly version: StoredVersion; readonly isNewCouncil: boolean }
  /** The same file made the same text: nothing was written. */
  | { readonly kind: 'known'; readonly version: StoredVersion }
  | { readonly kind: 'refused'; readonly why: string };

/** Proposes a document, or a new version of one, and puts it in force where somebody approves it. */
export async function writeDocument(request: WriteRequest, store: DocumentStore): Promise<Written> {
  const { imported, file, council, today } = request;
  if (imported.doubts.some(({ kind }) => kind === 'unproved')) {
    return {
      kind: 'refused',
      why: 'The text of this document does not add up with its file, so it was not kept. Run the import without --write to see where.',
    };
  }
  const stored = (await store.councils()).find(({ id }) => id === council);
  const councilName = stored?.name ?? request.knownName ?? request.name;
  if (councilName === undefined) {
    return {
      kind: 'refused',
      why: `There is no council "${council}" yet. Say its name to make it: --name "Northmere District Council".`,
    };
  }
  const title = imported.title === '' ? file.name.replace(/\.[^.]*$/, '').replace(/[-_]+/g, ' ') : imported.title;
  const slug = slugOf(title);
  const document = toCouncilDocument(imported, { council, councilName, slug, title, source: file.name });
  const hash = createHash('sha256').update(file.bytes).digest('hex');
  const versions = (await store.versions(council)).filter((each) => each.slug === slug);
  const same = versions.findLast(
    (each) => each.file.hash === hash && each.state !== 'replaced' && sameText(each, document),
  );
  const version: StoredVersion = same ?? {
    council,
    slug,
    version: (versions.at(-1)?.version ?? 0) + 1,
    state: 'proposed',
    document,
    draft: imported,
    file: { name: file.name, hash },
    proposedBy: request.approve ?? 'command line',
    proposedOn: today,
    topics: {},
  };
  if (!same) {
    await store.keepFile(hash, file.bytes);
    const isMade = stored === undefined && request.knownName === undefined;
    if (isMade) await store.saveCouncil(newCouncil(council, councilName, document.id, today));
    if ((await store.addVersion(version)) === 'taken') {
      return {
        kind: 'refused',
        why: 'Somebody else proposed a version of this document at the same moment. Look at theirs, then try again.',
      };
    }
  }
  const isNewCouncil = stored === undefined && request.knownName === undefined;
  if (request.approve === undefined)
    return same ? { kind: 'known', version } : { kind: 'proposed', version, isNewCouncil };
  if (same?.state === 'in-force') return { kind: 'known', version };
  const topics = (await request.suggestTopics?.(version)) ?? version.topics;
  await store.putInForce(version, approvalsOf(version.document, request.approve, today), topics);
  return { kind: 'in-force', version: { ...version, state: 'in-force', topics }, isNewCouncil };
}

function sameText({ document }: StoredVersion, other: StoredVersion['document']): boolean {
  return JSON.stringify(document.clauses) === JSON.stringify(other.clauses);
}

function newCouncil(id: string, name: string, mainDocument: string, today: string): StoredCouncil {
  const shortName = name.replace(
    /\s+(?:(?:city|district|borough|county|parish|town|metropolitan|london|community|and)\s+)*council$/i,
    '',
  );
  return {
    id,
    name,
    shortName: shortName === '' ? name : shortName,
    nation: 'england-and-wales',
    timeZone: 'Europe/London',
    adviceFrom: 'the Monitoring Officer',
    mainDocument,
    since: today,
  };
}

/** `Protocol on Member and Officer Relations` is `protocol-on-member-and-officer-relations`, cut after a whole word. */
function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|[’']/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const cut = slug.length <= 50 ? slug : slug.slice(0, 50).replace(/-[^-]*$/, '');
  return cut === '' ? 'document' : cut;
}
