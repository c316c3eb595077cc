import { z } from 'zod';
import type { CouncilId, Figures, OtherFigures } from '../council.ts';
import type { Approvals } from './approval.ts';
import { textOfBlocks, textOfRow } from './clauses.ts';
import { digestOf } from './digest.ts';
import type { ClauseBlock, Council, CouncilDocument, Side } from './types.ts';

// A council that brings its own documents is kept as records: the council, each version of each document, and the files as
// they were received. A version is written down in three states; whether one that is approved is in force follows from the
// day, see versions-by-date.ts.
//
//   proposed ── everybody who has to has approved ──> approved
//      `── given up ──> discarded

/** What a council promises about enquiries, confirmed by a person for the text that the clauses had. */
export type StoredStandard = {
  /** The clauses that promise it, the one to quote first, each with the SHA-256 of its text when it was confirmed. */
  readonly clauses: readonly { readonly reference: string; readonly digest: string }[];
  readonly figures: Figures;
  readonly others: readonly OtherFigures[];
  /** The clause's own words, where it promises no days at all. */
  readonly says?: string;
  readonly by: Signature;
};

/** A way people ask for a clause: the clause is known by its text, so that it is found when it is renumbered. */
export type StoredPhrasing = {
  readonly ask: string;
  readonly as?: Side;
  readonly reference: string;
  /** SHA-256 of the clause's text when this was said of it. */
  readonly digest: string;
  /** A near miss is close to the clause, and the clause does not answer it. */
  readonly nearMiss?: true;
  /** Who added it, on which ISO date (absent from before it was kept), and why, where they said so. */
  readonly by: string;
  readonly on?: string;
  readonly why?: string;
};

/** What is kept of a council: what every answer needs to know of one without a folder, and what it set for its documents. */
export type StoredCouncil = Pick<
  Council,
  'id' | 'name' | 'shortName' | 'nation' | 'timeZone' | 'adviceFrom' | 'mainDocument'
> & {
  /** ISO date. */
  readonly since: string;
  /** Counts up with every change. */
  readonly revision: number;
  /** How many people have to approve a version; one where nothing is said. */
  readonly approvalsNeeded?: 1 | 2;
  readonly standard?: StoredStandard;
  readonly phrasings?: readonly StoredPhrasing[];
};

export type VersionState = 'proposed' | 'approved' | 'discarded';

/** Somebody who did something to a document: their name, and who the platform or directory says they are. */
export type Signature = {
  readonly name: string;
  /** Absent where nobody vouched for the name: on the command line. */
  readonly id?: string;
  /** ISO date. */
  readonly on: string;
  /** ISO date from which they let it hold, where they named one. */
  readonly from?: string;
};

/** That a document no longer holds from a day on, and what took its place. */
export type Withdrawal = {
  readonly from: string;
  readonly by: Signature;
  /** The document that took its place: `northmere/member-code`. */
  readonly replacedBy?: string;
};

/** A version of a document as it was imported. */
export type StoredVersion = {
  readonly council: CouncilId;
  readonly slug: string;
  /** 1 is the first. */
  readonly version: number;
  /** Counts up with every change of this record. */
  readonly revision: number;
  readonly state: VersionState;
  readonly document: CouncilDocument;
  /** Who has approved it so far, while it is proposed; everybody who has, afterwards. */
  readonly signatures: readonly Signature[];
  /** What may go out: who let it, when, and the digest of each clause; absent until it is approved. */
  readonly approvals?: Approvals;
  /** ISO date from which it holds; absent until it is approved. */
  readonly from?: string;
  readonly withdrawn?: Withdrawal;
  /** That those who were shown what it changed have been told. */
  readonly told?: true;
  /** What the importer made of the file, for review. Its shape belongs to the importer. Only `version` of the store gives it. */
  readonly draft?: unknown;
  /** The file as received: its name, and the SHA-256 of its bytes. */
  readonly file: { readonly name: string; readonly hash: string };
  readonly proposedBy: Signature;
  /** Topics accepted for each clause, by local reference. */
  readonly topics: Readonly<Record<string, readonly string[]>>;
};

/** What names a version. */
export type VersionName = Pick<StoredVersion, 'council' | 'slug' | 'version'>;

/** What answering and pages read. */
export type DocumentReads = {
  /** In order of id. */
  readonly councils: () => Promise<readonly StoredCouncil[]>;
  /** Every version of a council's documents, without drafts, in order of document and version. */
  readonly versions: (council: CouncilId) => Promise<readonly StoredVersion[]>;
  /** For each council something that is another after every change of its records. Cheap enough to ask every few seconds. */
  readonly marks: () => Promise<ReadonlyMap<CouncilId, string>>;
  /** One version with its draft; undefined where there is none. */
  readonly version: (name: VersionName) => Promise<StoredVersion | undefined>;
  /** A file as received, by the SHA-256 of its bytes. */
  readonly file: (hash: string) => Promise<Uint8Array | undefined>;
};

/** Port: where councils' own documents are kept. Nothing is ever removed, so that every version stays. */
export type DocumentStore = DocumentReads & {
  /** Adds a council as revision 1. `taken` where it is there already. */
  readonly addCouncil: (council: StoredCouncil) => Promise<'added' | 'taken'>;
  /** Keeps a council as its next revision; `changed` where it is no longer as `council.revision` was. */
  readonly changeCouncil: (council: StoredCouncil) => Promise<'kept' | 'changed'>;
  /** Adds a version. `taken` where another has its number: somebody else proposed one at the same moment. */
  readonly addVersion: (version: StoredVersion) => Promise<'added' | 'taken'>;
  /**
   * Keeps a version as its next revision; `changed` where it is no longer as `version.revision` was: somebody else changed it
   * meanwhile. The draft stays as it is where none is given.
   */
  readonly changeVersion: (version: StoredVersion) => Promise<'kept' | 'changed'>;
  /**
   * Takes in a council or a version as it is elsewhere, with its revision, where nothing is here or what is here has not gone as
   * far. What was approved here never becomes a proposal again. `here` where what is here stays.
   */
  readonly takeInCouncil: (council: StoredCouncil) => Promise<'taken-in' | 'here'>;
  readonly takeInVersion: (version: StoredVersion) => Promise<'taken-in' | 'here'>;
  /** Keeps a file as received, under the SHA-256 of its bytes; the same bytes are kept once. */
  readonly keepFile: (hash: string, bytes: Uint8Array) => Promise<void>;
};

const block = z.union([
  z.strictObject({
    kind: z.literal('paragraph'),
    text: z.string(),
    cells: z.array(z.string()).optional(),
    opens: z.literal(true).optional(),
  }),
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
const signature = z.looseObject({ name: z.string(), on: z.string() });
const version = z.looseObject({
  council: z.string(),
  slug: z.string(),
  version: z.number(),
  revision: z.number(),
  state: z.enum(['proposed', 'approved', 'discarded']),
  document: z.looseObject({
    id: z.string(),
    title: z.string(),
    clauses: z.array(clause),
    outline: z.array(z.unknown()),
  }),
  signatures: z.array(signature),
  file: z.strictObject({ name: z.string(), hash: z.string() }),
  proposedBy: signature,
  topics: z.record(z.string(), z.array(z.string())),
});
const council = z.looseObject({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  mainDocument: z.string(),
  revision: z.number(),
});

/** A version read back from where it was kept; undefined where its text, blocks and digests no longer fit together. */
export function parseStoredVersion(value: unknown): StoredVersion | undefined {
  const parsed = version.safeParse(value);
  if (!parsed.success) return undefined;
  const whole = parsed.data.document.clauses.every(
    ({ blocks, text, digest }) =>
      textOfBlocks(blocks as readonly ClauseBlock[]) === text &&
      digestOf(text) === digest &&
      blocks.every((each) => each.kind === 'item' || each.cells === undefined || textOfRow(each.cells) === each.text),
  );
  return whole ? (value as StoredVersion) : undefined;
}

export function parseStoredCouncil(value: unknown): StoredCouncil | undefined {
  const parsed = council.safeParse(value);
  return parsed.success ? (value as StoredCouncil) : undefined;
}

/** Whether a record from elsewhere has gone further than the one that is here. */
export function hasGoneFurther(
  incoming: { readonly revision: number; readonly state?: VersionState },
  here: { readonly revision: number; readonly state?: VersionState } | undefined,
): boolean {
  if (here === undefined) return true;
  const isStepBack = incoming.state === 'proposed' && here.state !== 'proposed';
  return incoming.revision > here.revision && !isStepBack;
}

/**
 * Copies everything of one council, or of all, from one place to another. What has gone as far there stays. Counts what was
 * taken in.
 */
export async function copyDocuments(
  from: DocumentReads,
  to: DocumentStore,
  only?: CouncilId,
): Promise<{ readonly councils: number; readonly versions: number }> {
  let versions = 0;
  const councils = (await from.councils()).filter(({ id }) => only === undefined || id === only);
  for (const each of councils) {
    await to.takeInCouncil(each);
    for (const name of await from.versions(each.id)) {
      const stored = (await from.version(name)) ?? name;
      const bytes = await from.file(stored.file.hash);
      if (bytes) await to.keepFile(stored.file.hash, bytes);
      if ((await to.takeInVersion(stored)) === 'taken-in') versions += 1;
    }
  }
  return { councils: councils.length, versions };
}
