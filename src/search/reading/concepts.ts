import type { Concept } from '../../knowledge/index.ts';
import { normalise } from './normalise.ts';
import { stem } from './stems.ts';

/** Finds the concepts that a run of stems mentions. */
export type ConceptFinder = (stems: readonly string[]) => readonly string[];

type Entry = { readonly stems: readonly string[]; readonly concept: string };

/**
 * Prepares the council's concepts for finding. Longer terms win over shorter ones that start at the same word.
 * `find(['monitor', 'offic'])` is `['monitoring officer']`.
 */
export function createConceptFinder(concepts: readonly Concept[]): ConceptFinder {
  const byFirst = new Map<string, Entry[]>();
  for (const { concept, terms } of concepts) {
    for (const term of new Set([concept, ...terms])) {
      const stems = normalise(term).map(stem);
      const [first] = stems;
      if (first === undefined) continue;
      const entries = byFirst.get(first) ?? [];
      entries.push({ stems, concept });
      byFirst.set(first, entries);
    }
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.stems.length - a.stems.length);

  return (stems) => {
    const found: string[] = [];
    for (let at = 0; at < stems.length; at += 1) {
      const first = stems[at];
      const entries = first === undefined ? undefined : byFirst.get(first);
      if (entries === undefined) continue;
      let longest = 0;
      for (const entry of entries) {
        if (entry.stems.length < longest) break;
        if (entry.stems.every((part, offset) => stems[at + offset] === part)) {
          longest = entry.stems.length;
          found.push(entry.concept);
        }
      }
      if (longest > 1) at += longest - 1;
    }
    return found;
  };
}
