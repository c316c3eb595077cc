import { applyFix, type Fix } from '../importing/index.ts';
import type { StoredVersion, VersionName } from '../knowledge/index.ts';
import { carryTopics } from './carry-topics.ts';
import { type CoverFacts, documentOf, factsOf, wrongFact } from './facts.ts';
import {
  type Changed,
  type Check,
  councilOf,
  type DocumentServices,
  inReview,
  type ReviewDraft,
  type VersionInReview,
} from './records.ts';

/** What a reviewer had before them: a version as it was at a revision. */
export type Seen = VersionName & { readonly revision: number };

/** Applies a correction to what the program made of the file. It takes back approvals given so far: they were of another text. */
export function fix(seen: Seen, correction: Fix, services: DocumentServices): Promise<Changed> {
  return change(seen, services, (version, place) => {
    const now = applyFix(version.draft.now, correction);
    return redrafted(version, { ...version.draft, now, undo: version.draft.now }, place);
  });
}

/** Takes back the last correction. */
export function undoFix(seen: Seen, services: DocumentServices): Promise<Changed> {
  return change(seen, services, (version, place) => {
    const { undo, ...draft } = version.draft;
    return undo === undefined
      ? 'There is no correction to take back.'
      : redrafted(version, { ...draft, now: undo }, place);
  });
}

/** Confirms or puts right what is said of a document: title, kind, standing, dates. */
export function changeFacts(seen: Seen, facts: CoverFacts, services: DocumentServices): Promise<Changed> {
  return change(seen, services, (version, { councilName }) => {
    const wrong = wrongFact(facts);
    if (wrong !== undefined) return wrong;
    const place = { council: version.council, councilName, slug: version.slug, source: version.file.name };
    const document = documentOf(version.draft.now, facts, place);
    return { ...version, signatures: [], document, draft: checkedAs('facts', version.draft) };
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

/** Sets the topics of several clauses at once, by local reference; those of clauses that are there no more are left out. */
export function setTopics(seen: Seen, topics: StoredVersion['topics'], services: DocumentServices): Promise<Changed> {
  return change(seen, services, (version) => {
    const there = new Set(
      version.document.clauses.map(({ reference }) => reference.slice(version.document.id.length + 1)),
    );
    const next = Object.entries({ ...version.topics, ...topics })
      .filter(([local, ids]) => there.has(local) && ids.length > 0)
      .map(([local, ids]) => [local, [...new Set(ids)]] as const);
    return { ...version, topics: Object.fromEntries(next), draft: checkedAs('topics', version.draft) };
  });
}

/** Notes that a person has done something with a version: read it, tried it. */
export function check(seen: Seen, what: Check, services: DocumentServices): Promise<Changed> {
  return change(seen, services, (version) => ({ ...version, draft: checkedAs(what, version.draft) }));
}

function checkedAs(what: Check, draft: ReviewDraft): ReviewDraft {
  return { ...draft, checked: [...new Set([...(draft.checked ?? []), what])] };
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
  draft: ReviewDraft,
  { councilName }: { readonly councilName: string },
): VersionInReview {
  const place = { council: version.council, councilName, slug: version.slug, source: version.file.name };
  const document = documentOf(draft.now, factsOf(version.document), place);
  // A paragraph that a correction cut in two, or added to, is still that paragraph.
  const there = new Set(document.clauses.map(({ reference }) => reference.slice(document.id.length + 1)));
  const kept = Object.entries(version.topics).filter(([local]) => there.has(local));
  const topics = {
    ...Object.fromEntries(kept),
    ...carryTopics(version.topics, version.document.clauses, document.clauses),
  };
  return { ...version, draft, document, topics, signatures: [] };
}

function whyNot({ state, version }: Pick<StoredVersion, 'state' | 'version'>): string {
  return state === 'approved'
    ? `Version ${version} is approved, so it stays as it is. Bring the corrected file as a new version.`
    : `Version ${version} was given up.`;
}
