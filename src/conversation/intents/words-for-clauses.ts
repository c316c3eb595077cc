import { citation, type FoundClause } from '../../knowledge/index.ts';

/** A clause by its citation and its heading: "Working Together Protocol, paragraph 26 (Group meetings)". */
export function named({ document, clause, item }: FoundClause): string {
  const heading = clause.headings.at(-1);
  return `${citation(document, clause, item)}${heading ? ` (${heading})` : ''}`;
}

/** "a, b and c". */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
