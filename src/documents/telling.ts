import { formatDate, localDate } from '../calendar/index.ts';
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

/** So many paragraphs are quoted with both texts; the page has the others. */
const MOST_QUOTED = 3;

/** What those who keep the documents are asked when a paragraph that promises days reads otherwise. */
export const PROMISES_CHANGED =
  'A paragraph that promises days has changed. Dates of enquiries are counted as before until the new days are confirmed. Write "promises" to see them.';

/** What somebody is told of paragraphs that they were shown and that read otherwise now, with both texts. */
export function sayChanged(
  seen: readonly ChangedText[],
  { document, from }: Pick<StoredVersion, 'document' | 'from'>,
  pageOfAll: string,
): { readonly text: string; readonly more: readonly string[] } {
  const since = from === undefined ? '' : ` since ${formatDate(localDate(from))}`;
  const isOne = seen.length === 1;
  const which = isOne ? (seen[0]?.was ?? '') : `${seen.length} paragraphs`;
  const unquoted = seen.length - MOST_QUOTED;
  return {
    text: `${document.shortTitle} has changed${since}. You were shown ${which} in the last twelve months, and ${isOne ? 'it is' : 'they are'} no longer as you saw ${isOne ? 'it' : 'them'}.`,
    more: [
      ...seen.slice(0, MOST_QUOTED).flatMap(inWords),
      ...(unquoted > 0 ? [`There ${unquoted === 1 ? 'is 1 more' : `are ${unquoted} more`} on the page.`] : []),
      `Everything that changed: ${pageOfAll}`,
    ],
  };
}

function inWords({ was, before, now }: ChangedText): readonly string[] {
  const upper = `${was.charAt(0).toUpperCase()}${was.slice(1)}`;
  return [
    `${upper} was: “${before}”`,
    now === undefined
      ? 'There is no such paragraph any more.'
      : `${now.label === was ? 'It is now' : `It is now ${now.label}`}: “${now.text}”`,
  ];
}
