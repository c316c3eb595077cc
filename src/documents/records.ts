import type { ResponseStandard } from '../council.ts';
import type { ImportedDocument, ImportOutcome } from '../importing/index.ts';
import {
  type Clause,
  type CouncilDocument,
  type DocumentStore,
  inOrder,
  type StoredCouncil,
  type StoredVersion,
  type Topic,
  versionOn,
} from '../knowledge/index.ts';

/** A person who does something to documents: their name, and who the platform or directory says they are. */
export type Doer = {
  readonly name: string;
  /** Absent where nobody vouches for the name: on the command line. */
  readonly id?: string;
};

/** What a person has said of a version that they have done with it. */
export type Check = 'facts' | 'text' | 'topics' | 'promises' | 'tried';

/** What the program makes of the file, as it is being reviewed; `undo` is as it was before the last correction. */
export type ReviewDraft = {
  readonly now: ImportedDocument;
  readonly undo?: ImportedDocument;
  readonly checked?: readonly Check[];
};

/** A version with its draft, ready for review. */
export type VersionInReview = Omit<StoredVersion, 'draft'> & { readonly draft: ReviewDraft };

/** A version as it was after a change; or as it is because somebody else changed it meanwhile; or why it was not changed. */
export type Changed =
  | { readonly kind: 'kept'; readonly version: VersionInReview }
  | { readonly kind: 'changed-meanwhile'; readonly version: VersionInReview }
  | { readonly kind: 'refused'; readonly why: string };

/** What of a council is known besides its records: its name and the documents of its folder, if it has one. */
export type KnownCouncil = Omit<StoredCouncil, 'since' | 'revision' | 'approvalsNeeded' | 'standard' | 'phrasings'> & {
  /** Documents that ship in its folder, and what its file says of its promises. */
  readonly shipped: readonly CouncilDocument[];
  readonly responseStandard: ResponseStandard;
};

/** What the desk needs from the outside. */
export type DocumentServices = {
  readonly store: DocumentStore;
  readonly importFile: (file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<ImportOutcome>;
  /** A council that has a folder; undefined for any other. */
  readonly folderCouncil: (id: string) => Promise<KnownCouncil | undefined>;
  /** For each clause, by reference, the topics that it seems to be about, likeliest first. */
  readonly suggestTopics: (clauses: readonly Clause[]) => Promise<ReadonlyMap<string, readonly SuggestedTopic[]>>;
  /** The topic library. */
  readonly topics: () => Promise<readonly Topic[]>;
  /** ISO date in a time zone. */
  readonly today: (timeZone: string) => string;
};

export type SuggestedTopic = { readonly topic: string; readonly title: string; readonly reason: string };

/** A version with its draft, where it has one. */
export function inReview(version: StoredVersion | undefined): VersionInReview | undefined {
  const draft = version?.draft as ReviewDraft | null | undefined;
  return version && draft ? { ...version, draft } : undefined;
}

/** What is kept of a council, or what a council with a folder would be kept as. */
export async function councilOf(id: string, { store, folderCouncil, today }: DocumentServices) {
  const stored = (await store.councils()).find((council) => council.id === id);
  const known = await folderCouncil(id);
  if (stored) return { council: stored, isStored: true, known, shipped: known?.shipped ?? [] };
  if (known === undefined) return undefined;
  const { shipped, responseStandard: _standard, ...described } = known;
  const council: StoredCouncil = { ...described, since: today(described.timeZone), revision: 1 };
  return { council, isStored: false, known, shipped };
}

/** The documents of a council that are in force on its day. */
export async function inForce(id: string, services: DocumentServices): Promise<readonly CouncilDocument[]> {
  const found = await councilOf(id, services);
  if (found === undefined) return [];
  const on = services.today(found.council.timeZone);
  const bySlug = Map.groupBy(await services.store.versions(id), ({ slug }) => slug);
  const hasBegun = ({ slug }: CouncilDocument) => inOrder(bySlug.get(slug) ?? []).some(({ from = '' }) => from <= on);
  return [
    ...[...bySlug.values()].flatMap((versions) => versionOn(versions, on)?.document ?? []),
    ...found.shipped.filter((document) => !hasBegun(document)),
  ];
}

/**
 * Changes a council's record, which is made where a council has a folder only. `change` may run again where somebody else
 * changed it meanwhile. Undefined where there is no such council.
 */
export async function changeCouncil(
  id: string,
  services: DocumentServices,
  change: (council: StoredCouncil) => StoredCouncil,
): Promise<StoredCouncil | undefined> {
  for (;;) {
    const found = await councilOf(id, services);
    if (found === undefined) return undefined;
    const next = change(found.council);
    if (!found.isStored && (await services.store.addCouncil(next)) === 'added') return next;
    if (found.isStored && (await services.store.changeCouncil(next)) === 'kept') return next;
  }
}
