import { createHash } from 'node:crypto';
import type { ImportedDocument } from '../importing/index.ts';
import type { StoredVersion } from '../knowledge/index.ts';
import { carryTopics } from './carry-topics.ts';
import { documentOf, factsOf, readFacts } from './facts.ts';
import { type DocumentMatch, latestTexts, matchDocument } from './match-document.ts';
import { newCouncil } from './new-council.ts';
import {
  changeCouncil,
  councilOf,
  type DocumentServices,
  type Doer,
  inReview,
  type ReviewDraft,
  type VersionInReview,
} from './records.ts';

/** A file that somebody brings. */
export type Proposal = {
  readonly council: string;
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  readonly by: Doer;
  /** The name of a council that is not there yet: it is made. */
  readonly councilName?: string;
  /** Which document it is a new version of, by slug, or `new`; found out by its text where nothing is said. */
  readonly as?: string;
};

export type Proposed =
  /** `versionOf` where it was taken for a new version of a document that is there. */
  | {
      readonly kind: 'proposed';
      readonly version: VersionInReview;
      readonly isNewCouncil: boolean;
      readonly versionOf?: DocumentMatch;
    }
  /** The same file made the same text, proposed or approved already: nothing was written. */
  | { readonly kind: 'known'; readonly version: VersionInReview }
  | { readonly kind: 'refused'; readonly why: string };

/** Reads a file and keeps what it is made into as a proposed version, with the file as received. */
export async function propose(proposal: Proposal, services: DocumentServices): Promise<Proposed> {
  const outcome = await services.importFile(proposal.file);
  if (outcome.kind === 'refused') return { kind: 'refused', why: outcome.message };
  return proposeImported(outcome.document, proposal, services);
}

/** The same for a file that has been read already. */
export async function proposeImported(
  imported: ImportedDocument,
  { council: id, file, by, councilName, as }: Proposal,
  services: DocumentServices,
): Promise<Proposed> {
  const { store, today } = services;
  if (imported.doubts.some(({ kind }) => kind === 'unproved'))
    return refused('The text of this document does not add up with its file, so it was not kept.');
  const found = await councilOf(id, services);
  if (found === undefined && councilName === undefined) {
    return refused(`There is no council "${id}" yet. Say its name to make it: --name "Northmere District Council".`);
  }
  const versions = await store.versions(id);
  const title = imported.title === '' ? titleOfFile(file.name) : imported.title;
  const there = [...latestTexts(versions), ...(found?.shipped ?? [])];
  const text = imported.pieces.map((piece) => piece.text).join('\n');
  const versionOf = as === undefined ? matchDocument(title, text, there) : named(as, there);
  if (as !== undefined && as !== 'new' && versionOf === undefined)
    return refused(`There is no document "${as}". ${listOf(there.map(({ slug }) => slug))}`);
  const slug = versionOf?.slug ?? freeSlug(title, new Set(there.map((each) => each.slug)));
  const council = found?.council ?? newCouncil(id, councilName ?? id, `${id}/${slug}`, today('Europe/London'));
  const place = { council: id, councilName: council.name, slug, source: file.name };
  const document = documentOf(imported, readFacts(imported, versionOf?.title ?? title), place);
  const hash = createHash('sha256').update(file.bytes).digest('hex');
  const siblings = versions.filter((version) => version.slug === slug);
  const same = siblings.findLast((each) => each.file.hash === hash && each.state !== 'discarded');
  if (same && same.version === siblings.at(-1)?.version && sameText(same, document)) {
    const version = inReview(await store.version(same));
    if (version) return { kind: 'known', version };
  }
  const before = there.find((each) => each.slug === slug);
  const version: VersionInReview = {
    council: id,
    slug,
    version: (siblings.at(-1)?.version ?? 0) + 1,
    revision: 1,
    state: 'proposed',
    document: before ? { ...document, ...keptFacts(before, document) } : document,
    signatures: [],
    draft: { now: imported } satisfies ReviewDraft,
    file: { name: file.name, hash },
    proposedBy: { ...by, on: today(council.timeZone) },
    topics: before ? carryTopics(siblings.at(-1)?.topics ?? {}, before.clauses, document.clauses) : {},
  };
  await store.keepFile(hash, file.bytes);
  if (found?.isStored !== true) await store.addCouncil(council);
  if ((await store.addVersion(version)) === 'taken') {
    return refused(
      'Somebody else proposed a version of this document at the same moment. Look at theirs, then try again.',
    );
  }
  // Its first document is its main one, until somebody says otherwise.
  if (found?.isStored && there.length === 0)
    await changeCouncil(id, services, (now) => ({ ...now, mainDocument: document.id }));
  return { kind: 'proposed', version, isNewCouncil: found === undefined, ...(versionOf ? { versionOf } : {}) };
}

function refused(why: string): Proposed {
  return { kind: 'refused', why };
}

function named(as: string, there: readonly { slug: string; title: string }[]): DocumentMatch | undefined {
  const found = there.find(({ slug }) => slug === as);
  return found && { slug: found.slug, title: found.title, alike: 1 };
}

function listOf(slugs: readonly string[]): string {
  return slugs.length === 0 ? 'There are none yet.' : `There are ${slugs.join(', ')}; or say "new".`;
}

/** How a new version of a document is called and what it is follows from the version before, until somebody says otherwise. */
function keptFacts(before: StoredVersion['document'], document: StoredVersion['document']) {
  const { shortTitle, kind, status } = factsOf(before);
  return { shortTitle, kind, status, clauses: document.clauses.map((clause) => ({ ...clause, status })) };
}

function sameText({ document }: StoredVersion, other: StoredVersion['document']): boolean {
  const digests = ({ clauses }: StoredVersion['document']) =>
    clauses.map(({ reference, digest }) => `${reference} ${digest}`).join('\n');
  return digests(document) === digests(other);
}

function titleOfFile(name: string): string {
  return name.replace(/\.[^.]*$/, '').replace(/[-_]+/g, ' ');
}

/** `Protocol on Member and Officer Relations` is `protocol-on-member-and-officer-relations`, cut after a whole word. */
function freeSlug(title: string, taken: ReadonlySet<string>): string {
  const whole = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|[’']/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const cut = whole.length <= 50 ? whole : whole.slice(0, 50).replace(/-[^-]*$/, '');
  const slug = cut === '' ? 'document' : cut;
  for (let at = 1; ; at += 1) {
    const tried = at === 1 ? slug : `${slug}-${at}`;
    if (!taken.has(tried)) return tried;
  }
}
