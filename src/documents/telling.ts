import { type CouncilDocument, inOrder, type StoredVersion } from '../knowledge/index.ts';
import { differenceOf } from './differences.ts';

/** A paragraph that reads otherwise since a version came into force. */
export type ChangedText = {
  /** SHA-256 of the text that was. */
  readonly digest: string;
  /** `paragraph 26` */
  readonly was: string;
  readonly before: string;
  /** Undefined where the paragraph is gone. */
  readonly now?: { readonly label: string; readonly text: string };
};

/** A version that came into force, of which nobody has been told yet, with the paragraphs that it changed. */
export type ChangesToTell = { readonly version: StoredVersion; readonly changes: readonly ChangedText[] };

/**
 * The versions of one document that have come into force by a day (ISO date) and of which nobody was told, in order. `shipped` is
 * the text that the first took the place of, where there was one.
 */
export function changesToTell(
  versions: readonly StoredVersion[],
  shipped: CouncilDocument | undefined,
  on: string,
): readonly ChangesToTell[] {
  const ordered = inOrder(versions);
  const begun = ordered.filter(({ told, from }) => told !== true && from !== undefined && from <= on);
  return begun.map((version) => {
    const before = ordered[ordered.indexOf(version) - 1]?.document ?? shipped;
    return { version, changes: before === undefined ? [] : changedTexts(before, version.document) };
  });
}

function changedTexts(before: CouncilDocument, after: CouncilDocument): readonly ChangedText[] {
  return differenceOf(before.clauses, after.clauses).clauses.flatMap(({ kind, before: old, after: now }) => {
    if (old === undefined || (kind !== 'altered' && kind !== 'removed')) return [];
    const { digest, label, text } = old;
    return [{ digest, was: label, before: text, ...(now ? { now: { label: now.label, text: now.text } } : {}) }];
  });
}
