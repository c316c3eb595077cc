import type { Approvals } from './approval.ts';
import type { StoredCouncil, StoredVersion } from './document-store.ts';
import type { LoadedCouncil, SharedKnowledge } from './load-council.ts';
import { combineSignposts } from './signposts.ts';
import type { Council, CouncilDocument } from './types.ts';

/** What is kept of a council's own documents: what it said of itself, and every version. */
export type Stored = { readonly council: StoredCouncil | undefined; readonly versions: readonly StoredVersion[] };

/** A council with the documents that it brought in force beside those of its folder; one of the same name goes first. */
export function withStored(base: LoadedCouncil, { council, versions }: Stored, shared: SharedKnowledge): LoadedCouncil {
  const inForce = versions.filter(({ state }) => state === 'in-force');
  if (base.kind === 'broken') return base;
  if (base.kind === 'unknown' && !council) return base;
  if (base.kind === 'loaded' && inForce.length === 0) return base;
  const known = base.kind === 'loaded' ? base.knowledge : councilOf(council as StoredCouncil, shared);
  const own = inForce.map(({ document }) => document);
  const replaced = new Set(own.map(({ id }) => id));
  const documents = [...own, ...known.documents.filter(({ id }) => !replaced.has(id))];
  const isMain = ({ id }: CouncilDocument) => Number(id === known.council.mainDocument);
  const approvals = new Map<string, Approvals>(known.approvals);
  for (const { document, approvals: given } of inForce) if (given) approvals.set(document.id, given);
  return {
    kind: 'loaded',
    knowledge: {
      ...known,
      documents: documents.sort((one, other) => isMain(other) - isMain(one)),
      approvals,
    },
    faults: base.kind === 'loaded' ? base.faults : [],
  };
}

function councilOf({ since: _since, ...described }: StoredCouncil, shared: SharedKnowledge) {
  const council: Council = {
    ...described,
    posts: [],
    responseStandard: { kind: 'none', clause: described.mainDocument },
    countingRule: 'next-working-day-is-day-1',
    closureDays: [],
    updateEvery: 5,
  };
  // The common signposts hold; their contacts are called by what they are until the council names them.
  const { signposts } = combineSignposts(`${council.id}/signposts.yaml`, shared.signposts, undefined);
  return {
    ...shared,
    council,
    documents: [] as readonly CouncilDocument[],
    leftOut: [],
    approvals: new Map<string, Approvals>(),
    phrasings: [],
    nearMisses: [],
    ticks: [],
    signposts,
  };
}
