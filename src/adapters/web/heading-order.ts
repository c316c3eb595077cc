import type { DocumentEntry, PageClause } from './page-model.ts';

/** An entry with the heading level it has on the page. A clause's own heading stands below the last heading. */
export type OrderedEntry =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'clause'; readonly level: number; readonly clause: PageClause };

/** Gives every entry a level from 2 on that never skips one, whatever the document's own levels do. */
export function orderHeadings(entries: readonly DocumentEntry[]): OrderedEntry[] {
  let last = 1;
  return entries.map((entry) => {
    if (entry.kind === 'clause') return { ...entry, level: last + 1 };
    last = Math.min(entry.level, last + 1);
    return { ...entry, level: last };
  });
}
