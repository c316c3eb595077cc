import { applyFix, type Fix, type ImportedDocument } from '../importing/index.ts';
import type { StoredVersion, VersionName } from '../knowledge/index.ts';
import { carryTopics } from './carry-topics.ts';
import { type CoverFacts, documentOf, factsOf, wrongFact } from './facts.ts';
import { type Changed, councilOf, type DocumentServices, inReview, type VersionInReview } from './records.ts';

/** What a reviewer had before them: a version as it was at a revision. */
export type Seen = VersionName & { readonly revision: number };

/** Applies a correction to what the program made of the file. It takes back approvals given so far: they were of another text. */
export function fix(seen: Seen, correction: Fix, services: DocumentServices): Promise<Changed> {
  return change(seen, services, (version, place) => {
    const now = applyFix(version.draft.now, correction);
    return redrafted(version, { now, undo: version.draft.now }, place);
  });
}

/** Takes back the last correction. */
export function undoFix(seen: Seen, services: DocumentServices): Promise<Changed> {
  return change(seen, services, (version, place) =>
    version.draft.undo === undefined
      ? 'There is no correction to take back.'
      : redrafted(version, { now: version.draft.undo }, place),
  );
}

/** Confirms or puts right what is said of a document: title, kind, standing, dates. */
export function changeFacts(seen: Seen, facts: CoverFacts, services: DocumentServices): Promise<Changed> {
  return change(seen, services, (version, { councilName }) => {
    const wrong = wrongFact(facts);
    if (wrong !== undefined) return wrong;
    const place = { council: version.council, councilName, slug: version.slug, source: version.file.name };
    return { ...version, signatures: [], document: documentOf(version.draft.now, facts, place) };
  });
}

/** Sets the topics of one clause, by local reference. */
export function changeTopics(
  seen: Seen,
  local: string,
  topics: readonly string[],
  services: DocumentServices,
): Promise<Changed> {
  return change(seen, services, (version) => {
    const known = version.document.clauses.some(({ reference }) => reference === `${version.document.id}#${local}`);
    if (!known) return `There is no paragraph "${local}" in this document.`;
    const { [local]: _before, ...others } = version.topics;
    return { ...version, topics: topics.length === 0 ? others : { ...others, [local]: [...new Set(topics)] } };
  });
}

/** Ticks every topic that is suggested, beside those that are ticked. */
export async function acceptSuggestedTopics(seen: Seen, services: DocumentServices): Promise<Changed> {
  const version = await services.store.version(seen);
  const suggested = await services.suggestTopics(version?.document.clauses ?? []);
  return change(seen, services, (now) => {
    const topics = now.document.clauses.map(({ reference }) => {
      const local = reference.slice(now.document.id.length + 1);
      const more = (suggested.get(reference) ?? []).map(({ topic }) => topic);
      return [local, [...new Set([...(now.topics[local] ?? []), ...more])]] as const;
    });
    return { ...now, topics: Object.fromEntries(topics.filter(([, ids]) => ids.length > 0)) };
  });
}

/** Gives up a proposed version. It stays as a record and is nowhere shown. */
export function discard(seen: Seen, services: DocumentServices): Promise<Changed> {
  return change(seen, services, (version) => ({ ...version, state: 'discarded' }));
}

/** Changes a proposed version that is still as it was seen. A text from `decide` says why it is not changed. */
export async function change(
  seen: Seen,
  services: DocumentServices,
  decide: (version: VersionInReview, place: { readonly councilName: string }) => VersionInReview | string,
): Promise<Changed> {
  const { store } = services;
  const version = inReview(await store.version(seen));
  const council = (await councilOf(seen.council, services))?.council;
  if (version === undefined || council === undefined)
    return { kind: 'refused', why: 'There is no such version of a document.' };
  if (version.state !== 'proposed') return { kind: 'refused', why: whyNot(version) };
  if (version.revision !== seen.revision) return { kind: 'changed-meanwhile', version };
  const next = decide(version, { councilName: council.name });
  if (typeof next === 'string') return { kind: 'refused', why: next };
  if ((await store.changeVersion(next)) === 'kept')
    return { kind: 'kept', version: { ...next, revision: next.revision + 1 } };
  const now = inReview(await store.version(seen));
  return now
    ? { kind: 'changed-meanwhile', version: now }
    : { kind: 'refused', why: 'There is no such version of a document.' };
}

function redrafted(
  version: VersionInReview,
  draft: { readonly now: ImportedDocument; readonly undo?: ImportedDocument },
  { councilName }: { readonly councilName: string },
): VersionInReview {
  const place = { council: version.council, councilName, slug: version.slug, source: version.file.name };
  const document = documentOf(draft.now, factsOf(version.document), place);
  const topics = carryTopics(version.topics, version.document.clauses, document.clauses);
  return { ...version, draft, document, topics, signatures: [] };
}

function whyNot({ state, version }: Pick<StoredVersion, 'state' | 'version'>): string {
  return state === 'approved'
    ? `Version ${version} is approved, so it stays as it is. Bring the corrected file as a new version.`
    : `Version ${version} was given up.`;
}
