import { z } from 'zod';
import type { Approvals } from './approval.ts';
import { textOfBlocks } from './clauses.ts';
import { digestOf } from './digest.ts';
import type { Council, CouncilDocument, CouncilId } from './types.ts';

// A council that brings its own documents is kept as records: the council, each version of each document, and the files as
// they were received. A version is never changed but for its state:
//
//   proposed ── approved ──> in force ── a later version of the document is approved ──> replaced

/** A council that brought its own documents, with what every answer needs to know of it. */
export type StoredCouncil = Pick<
  Council,
  'id' | 'name' | 'shortName' | 'nation' | 'timeZone' | 'adviceFrom' | 'mainDocument'
> & {
  /** ISO date. */
  readonly since: string;
};

export type VersionState = 'proposed' | 'in-force' | 'replaced';

/** A version of a document as it was imported. */
export type StoredVersion = {
  readonly council: CouncilId;
  readonly slug: string;
  /** 1 is the first. */
  readonly version: number;
  readonly state: VersionState;
  readonly document: CouncilDocument;
  /** Who let it go out, when, and the digest of each clause; absent while it is proposed. */
  readonly approvals?: Approvals;
  /** What the importer made of the file, for review. Its shape belongs to the importer. */
  readonly draft: unknown;
  /** The file as received: its name, and the SHA-256 of its bytes. */
  readonly file: { readonly name: string; readonly hash: string };
  readonly proposedBy: string;
  /** ISO date. */
  readonly proposedOn: string;
  /** Topics accepted for each clause, by local reference. */
  readonly topics: Readonly<Record<string, readonly string[]>>;
};

/** What answering reads. */
export type DocumentReads = {
  /** In order of id. */
  readonly councils: () => Promise<readonly StoredCouncil[]>;
  /** Every version of a council's documents, in order of document and version. */
  readonly versions: (council: CouncilId) => Promise<readonly StoredVersion[]>;
};

/** Port: where councils' own documents are kept. */
export type DocumentStore = DocumentReads & {
  /** Adds a council or changes what is known of it. */
  readonly saveCouncil: (council: StoredCouncil) => Promise<void>;
  /** Adds a version. `taken` where another has its number: somebody else proposed one at the same moment. */
  readonly addVersion: (version: StoredVersion) => Promise<'added' | 'taken'>;
  /** Puts one version in force and replaces the one before it, together or not at all. */
  readonly putInForce: (
    version: Pick<StoredVersion, 'council' | 'slug' | 'version'>,
    approvals: Approvals,
    topics: StoredVersion['topics'],
  ) => Promise<'in-force' | 'unknown'>;
  /** Keeps a file as received, under the SHA-256 of its bytes; the same bytes are kept once. */
  readonly keepFile: (hash: string, bytes: Uint8Array) => Promise<void>;
  readonly file: (hash: string) => Promise<Uint8Array | undefined>;
};

const block = z.union([
  z.strictObject({ kind: z.literal('paragraph'), text: z.string() }),
  z.strictObject({
    kind: z.literal('item'),
    marker: z.string(),
    printed: z.string(),
    reference: z.string(),
    text: z.string(),
  }),
]);
const clause = z.looseObject({
  reference: z.string(),
  number: z.string(),
  label: z.string(),
  blocks: z.array(block),
  text: z.string(),
  digest: z.string(),
});
const version = z.looseObject({
  council: z.string(),
  slug: z.string(),
  version: z.number(),
  state: z.enum(['proposed', 'in-force', 'replaced']),
  document: z.looseObject({
    id: z.string(),
    title: z.string(),
    clauses: z.array(clause),
    outline: z.array(z.unknown()),
  }),
  file: z.strictObject({ name: z.string(), hash: z.string() }),
  topics: z.record(z.string(), z.array(z.string())),
});
const council = z.looseObject({ id: z.string(), name: z.string(), shortName: z.string(), mainDocument: z.string() });

/** A version read back from where it was kept; undefined where its text, blocks and digests no longer fit together. */
export function parseStoredVersion(value: unknown): StoredVersion | undefined {
  const parsed = version.safeParse(value);
  if (!parsed.success) return undefined;
  const whole = parsed.data.document.clauses.every(
    ({ blocks, text, digest }) => textOfBlocks(blocks) === text && digestOf(text) === digest,
  );
  return whole ? (value as StoredVersion) : undefined;
}

export function parseStoredCouncil(value: unknown): StoredCouncil | undefined {
  const parsed = council.safeParse(value);
  return parsed.success ? (value as StoredCouncil) : undefined;
}

/** Copies everything of one council, or of all, from one place to another. What is there already stays. Counts what was new. */
export async function copyDocuments(
  from: DocumentStore,
  to: DocumentStore,
  only?: CouncilId,
): Promise<{ readonly councils: number; readonly versions: number }> {
  let versions = 0;
  const councils = (await from.councils()).filter(({ id }) => only === undefined || id === only);
  for (const each of councils) {
    await to.saveCouncil(each);
    for (const stored of await from.versions(each.id)) {
      const bytes = await from.file(stored.file.hash);
      if (bytes) await to.keepFile(stored.file.hash, bytes);
      if ((await to.addVersion(stored)) === 'added') versions += 1;
    }
  }
  return { councils: councils.length, versions };
}
