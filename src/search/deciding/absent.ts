import type { Clause } from '../../knowledge/index.ts';
import { numbers } from '../numbers.ts';
import type { CouncilIndex } from '../ranking/council-index.ts';
import { shareCovered } from '../ranking/share-covered.ts';
import { type Attribute, saysOf, saysPlainly } from '../reading/attributes.ts';
import type { Reading } from '../reading/reading.ts';
import { stem } from '../reading/stems.ts';

/** What is asked for and a clause says nothing of; undefined where that cannot be claimed. */
export type Absent = (clause: Clause, reading: Reading) => Attribute | undefined;

/**
 * Prepares telling what a clause plainly says nothing of. It is claimed only where no clause of all the council's documents that is on the
 * subject says it either: then it would be true of the clause, and still mislead.
 */
export function createAbsent(index: CouncilIndex): Absent {
  const clauses = index.knowledge.documents.flatMap((document) => document.clauses);
  const read = new Map<Clause, { readonly words: readonly string[]; readonly stems: ReadonlySet<string> }>();
  /** What plainly says something of an attribute is the same for every question. */
  const plain = new Map<Attribute, readonly Clause[]>();

  function wordsOf(clause: Clause) {
    const known = read.get(clause);
    if (known) return known;
    const words = index.wordsOf(clause.text);
    const stems = new Set([...words, ...clause.headings.flatMap((heading) => index.wordsOf(heading))].map(stem));
    const now = { words, stems };
    read.set(clause, now);
    return now;
  }

  function saying(attribute: Attribute): readonly Clause[] {
    const known = plain.get(attribute) ?? clauses.filter((clause) => saysPlainly(attribute, wordsOf(clause).words));
    plain.set(attribute, known);
    return known;
  }

  /** True where a clause has a good part of what a question is about. */
  function sharesSubject(clause: Clause, { words }: Reading): boolean {
    const { stems } = wordsOf(clause);
    return shareCovered(words, (stemmed) => stems.has(stemmed), index.pool.rarity) >= numbers.verdict.subjectFrom;
  }

  return (clause, reading) => {
    const { attribute } = reading;
    if (attribute === undefined) return undefined;
    if (saysOf(attribute, index.wordsOf([...clause.headings, clause.text].join(' ')))) return undefined;
    const isSaid = saying(attribute).some((other) => other !== clause && sharesSubject(other, reading));
    return isSaid ? undefined : attribute;
  };
}
