import type { ResponseStandard } from '../council.ts';
import { defined } from '../defined.ts';
import type { Approvals } from './approval.ts';
import { still } from './council-by-date.ts';
import type { StoredCouncil, StoredPhrasing, StoredStandard, StoredVersion } from './document-store.ts';
import type { CouncilKnowledge, LoadedCouncil, SharedKnowledge } from './load-council.ts';
import { findByReference, localReference } from './reference.ts';
import { combineSignposts } from './signposts.ts';
import type { Tick } from './ticks.ts';
import type { Topic } from './topics.ts';
import type { Council, CouncilDocument, Phrasing, Provenance } from './types.ts';
import { certainlyFrom, type DatedDocument, datedVersions, versionOn } from './versions-by-date.ts';

/** What is kept of a council's own documents: what it set for them, and every version. */
export type Stored = { readonly council: StoredCouncil | undefined; readonly versions: readonly StoredVersion[] };

/**
 * A council with the documents that it brought and that are in force on this day (ISO date) beside those of its folder; one of
 * the same name takes its place from the day on which it holds.
 */
export function withStored(
  base: LoadedCouncil,
  { council, versions }: Stored,
  shared: SharedKnowledge,
  on: string,
): LoadedCouncil {
  if (base.kind === 'broken') return base;
  if (base.kind === 'unknown' && !council) return base;
  const known = base.kind === 'loaded' ? base.knowledge : councilOf(council as StoredCouncil, shared);
  const bySlug = Map.groupBy(versions, ({ slug }) => slug);
  const inForce = [...bySlug.values()].flatMap((each) => versionOn(each, on) ?? []);
  const history = historyOf(known, bySlug);
  const own = new Set(inForce.map(({ document }) => document.id));
  // One of the folder gives way once the first that was brought has begun, also where that is withdrawn by now.
  const hasGivenWay = ({ slug }: CouncilDocument) => {
    const first = datedVersions(bySlug.get(slug) ?? [])[0]?.from;
    return first !== undefined && first <= on;
  };
  const documents = [
    ...inForce.map(({ document }) => document),
    ...known.documents.filter((document) => !own.has(document.id) && !hasGivenWay(document)),
  ];
  const approvals = new Map<string, Approvals>(known.approvals);
  for (const { document, approvals: given } of inForce) if (given) approvals.set(document.id, given);
  const ways = (council?.phrasings ?? []).flatMap((way) => phrasingOf(way, documents));
  const isMain = ({ id }: CouncilDocument) => Number(id === known.council.mainDocument);
  return {
    kind: 'loaded',
    knowledge: {
      ...known,
      council: { ...known.council, responseStandard: standardOf(council?.standard, known, documents) },
      documents: documents.sort((one, other) => isMain(other) - isMain(one)),
      approvals,
      phrasings: [...still(known.phrasings, documents), ...ways.filter(({ nearMiss }) => !nearMiss).map(plain)],
      nearMisses: [...still(known.nearMisses, documents), ...ways.filter(({ nearMiss }) => nearMiss).map(plain)],
      ticks: [
        ...known.ticks.filter(({ reference }) => !own.has(reference.slice(0, reference.indexOf('#')))),
        ...inForce.flatMap((version) => ticksOf(version, shared.topics)),
      ],
      history,
    },
    faults: base.kind === 'loaded' ? base.faults : [],
  };
}

/** What a council's own file says, and the documents beside it. */
type WithoutStored = {
  readonly council: Pick<Council, 'responseStandard' | 'mainDocument'>;
  readonly documents: readonly CouncilDocument[];
};

/**
 * What holds for enquiries: what was confirmed, else what the council's file says. A clause is followed by its text. Where it
 * has another text now, the figures go on and are marked as outdated until somebody confirms those of the new text.
 */
export function standardOf(
  confirmed: StoredStandard | undefined,
  { council, documents: shipped }: WithoutStored,
  documents: readonly CouncilDocument[],
): ResponseStandard {
  if (confirmed === undefined) {
    const standard = council.responseStandard;
    const [before, now] = [shipped, documents].map((all) => findByReference(standard.clause, all)?.clause.digest);
    if (standard.kind === 'none') return stillSays(standard, documents);
    return before === now ? standard : { ...standard, isOutdated: true };
  }
  const clauses = documents.flatMap((document) => document.clauses);
  const whereNow = ({ reference, digest }: StoredStandard['clauses'][number]) =>
    clauses.find((clause) => clause.digest === digest && clause.reference === reference) ??
    clauses.find((clause) => clause.digest === digest);
  const [first] = confirmed.clauses;
  const clause = (first && whereNow(first)?.reference) ?? first?.reference ?? council.mainDocument;
  if (confirmed.says !== undefined) return stillSays({ kind: 'none', clause, says: confirmed.says }, documents);
  const now = new Map(confirmed.clauses.map((each) => [each.reference, whereNow(each)?.reference]));
  const isOutdated = [...now.values()].includes(undefined);
  return {
    kind: 'promised',
    clause,
    ...confirmed.figures,
    others: confirmed.others.map((other) =>
      other.clause === undefined ? other : { ...other, clause: now.get(other.clause) ?? other.clause },
    ),
    ...(isOutdated ? { isOutdated: true } : {}),
  };
}

/** The council as it would be with a version in force that nobody has approved: for trying it, and for nothing that people are sent. */
export function asIfInForce(
  knowledge: CouncilKnowledge,
  version: Pick<StoredVersion, 'document' | 'topics'>,
): CouncilKnowledge {
  const { document } = version;
  const documents = [document, ...knowledge.documents.filter(({ id }) => id !== document.id)];
  const isOwn = ({ reference }: { readonly reference: string }) => reference.startsWith(`${document.id}#`);
  return {
    ...knowledge,
    documents,
    phrasings: still(knowledge.phrasings, documents),
    nearMisses: still(knowledge.nearMisses, documents),
    ticks: [...knowledge.ticks.filter((tick) => !isOwn(tick)), ...ticksOf(version, knowledge.topics)],
  };
}

/** Words that the clause no longer has are not quoted: then nobody has confirmed yet what it promises. */
function stillSays(
  standard: Extract<ResponseStandard, { kind: 'none' }>,
  documents: readonly CouncilDocument[],
): ResponseStandard {
  const { clause, says } = standard;
  const text = findByReference(clause, documents)?.clause.text;
  return says === undefined || text?.includes(says) ? standard : { kind: 'none', clause };
}

/** Every text of each document: those that were brought, and the one of the folder up to the day of the first of them. */
function historyOf(
  known: Pick<CouncilKnowledge, 'documents' | 'approvals'>,
  bySlug: ReadonlyMap<string, readonly StoredVersion[]>,
): ReadonlyMap<string, readonly DatedDocument[]> {
  const history = new Map<string, readonly DatedDocument[]>();
  for (const document of known.documents) {
    const brought = datedVersions(bySlug.get(document.slug) ?? []);
    const until = brought[0]?.from;
    const from = certainlyFrom(document);
    const shipped: DatedDocument = {
      document,
      approvals: known.approvals.get(document.id),
      from,
      ...defined({ until }),
    };
    history.set(
      document.id,
      from !== undefined && until !== undefined && until <= from ? brought : [shipped, ...brought],
    );
  }
  for (const versions of bySlug.values()) {
    const brought = datedVersions(versions);
    const id = brought[0]?.document.id;
    if (id !== undefined && !history.has(id)) history.set(id, brought);
  }
  return history;
}

/** Where the clause of a way of asking stands now, whatever its number was when that was added; undefined where it is gone. */
export function standsNow(
  { reference, digest }: Pick<StoredPhrasing, 'reference' | 'digest'>,
  documents: readonly CouncilDocument[],
): string | undefined {
  const id = reference.slice(0, reference.indexOf('#'));
  const clauses = documents.find((document) => document.id === id)?.clauses ?? [];
  const same = clauses.find((clause) => clause.digest === digest)?.reference;
  return same ?? findByReference(reference, documents)?.clause.reference;
}

function phrasingOf(phrasing: StoredPhrasing, documents: readonly CouncilDocument[]) {
  const { ask, as, nearMiss, by, on, why } = phrasing;
  const found = standsNow(phrasing, documents);
  const provenance: Provenance = { by, ...defined({ on, why }) };
  return found === undefined
    ? []
    : [{ ask, ...defined({ as }), reference: found, provenance, nearMiss: nearMiss === true }];
}

function plain({ nearMiss: _, ...phrasing }: Phrasing & { readonly nearMiss: boolean }): Phrasing {
  return phrasing;
}

function ticksOf(
  { document, topics }: Pick<StoredVersion, 'document' | 'topics'>,
  library: readonly Topic[],
): readonly Tick[] {
  const byId = new Map(library.map((topic) => [topic.id, topic]));
  return document.clauses.flatMap(({ reference }) =>
    (topics[localReference(reference)] ?? []).flatMap((id) => {
      const topic = byId.get(id);
      return topic ? [{ reference, topic }] : [];
    }),
  );
}

function councilOf({ since: _since, ...described }: StoredCouncil, shared: SharedKnowledge): CouncilKnowledge {
  const { id, name, shortName, nation, timeZone, adviceFrom, mainDocument } = described;
  const council: Council = {
    id,
    name,
    shortName,
    nation,
    timeZone,
    adviceFrom,
    mainDocument,
    posts: [],
    responseStandard: { kind: 'none', clause: mainDocument },
    countingRule: 'next-working-day-is-day-1',
    closureDays: [],
    updateEvery: 5,
  };
  // The common signposts hold; their contacts are called by what they are until the council names them.
  const { signposts } = combineSignposts(`${council.id}/signposts.yaml`, shared.signposts, undefined);
  return {
    ...shared,
    council,
    documents: [],
    leftOut: [],
    approvals: new Map<string, Approvals>(),
    phrasings: [],
    nearMisses: [],
    ticks: [],
    signposts,
  };
}
