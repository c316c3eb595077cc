import { defined } from '../defined.ts';
import type { Approvals } from './approval.ts';
import type { StoredVersion } from './document-store.ts';
import type { CouncilDocument } from './types.ts';

// Which version of a document holds on a day follows from dates alone, so that nothing has to be switched over at midnight:
//
//   approved, its day lies ahead ──> in force ── a later version's day comes, or the document is withdrawn ──> past

/** A text of a document with the days it holds: from the first to the day before the last. */
export type DatedDocument = {
  readonly document: CouncilDocument;
  readonly approvals: Approvals | undefined;
  /** ISO date; undefined where nothing says since when. */
  readonly from: string | undefined;
  /** ISO date of the first day on which it no longer holds. */
  readonly until?: string;
  /** The document that took its place. */
  readonly replacedBy?: string;
  /** The file as received; one that ships has its source beside it. */
  readonly file?: StoredVersion['file'];
};

/** What a version is on a day. */
export type VersionStanding = 'proposed' | 'ahead' | 'in-force' | 'past' | 'withdrawn' | 'discarded';

/** The approved versions of one document, in the order in which they came into force. */
export function inOrder(versions: readonly StoredVersion[]): readonly StoredVersion[] {
  return versions
    .filter(({ state }) => state === 'approved')
    .sort((one, other) => compare(one.from ?? '', other.from ?? '') || one.version - other.version);
}

/** The version of one document that holds on a day; undefined before the first and after its withdrawal. */
export function versionOn(versions: readonly StoredVersion[], on: string): StoredVersion | undefined {
  const begun = inOrder(versions).findLast(({ from }) => (from ?? '') <= on);
  return begun?.withdrawn && begun.withdrawn.from <= on ? undefined : begun;
}

/** What a version is on a day, among the versions of the same document. */
export function standingOn(version: StoredVersion, versions: readonly StoredVersion[], on: string): VersionStanding {
  if (version.state !== 'approved') return version.state;
  if ((version.from ?? '') > on) return 'ahead';
  const begun = inOrder(versions).findLast(({ from }) => (from ?? '') <= on);
  if (begun?.version !== version.version) return 'past';
  return version.withdrawn && version.withdrawn.from <= on ? 'withdrawn' : 'in-force';
}

/**
 * The approved texts of one document with the days each holds. A text that another took the place of on its first day is left out; one
 * that was withdrawn on its first day holds on none, and its pages say so.
 */
export function datedVersions(versions: readonly StoredVersion[]): readonly DatedDocument[] {
  const ordered = inOrder(versions);
  return ordered.flatMap(({ document, approvals, from, withdrawn, file }, at): DatedDocument[] => {
    const next = ordered[at + 1]?.from;
    const ends = [next, withdrawn?.from].filter((date) => date !== undefined).sort();
    const [until] = ends;
    const isWithdrawn = until !== undefined && until === withdrawn?.from;
    if (until !== undefined && from !== undefined && until <= from && !isWithdrawn) return [];
    const replacedBy = isWithdrawn ? withdrawn.replacedBy : undefined;
    return [
      {
        document,
        approvals,
        from,
        file,
        ...defined({ until }),
        ...(replacedBy ? { replacedBy } : {}),
      },
    ];
  });
}

/** Since when a document says that it is in force, as far as known: the day of its adoption where it names no other. */
export function sinceOnCover({
  inForceSince,
  date,
}: Pick<CouncilDocument, 'inForceSince' | 'date'>): string | undefined {
  return inForceSince ?? date;
}

/** Since when a document says that it holds, as a day on which it certainly does: the last day of a month or year. */
export function certainlyFrom(document: CouncilDocument): string | undefined {
  const said = sinceOnCover(document);
  if (said === undefined || said.length === 10) return said;
  const [year = 0, month = 12] = said.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
