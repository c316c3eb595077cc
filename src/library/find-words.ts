import type { Clause, CouncilDocument, Status } from '../knowledge/index.ts';
import { readWanted, type Wanted, type Word, wordsOf } from './words.ts';

/** Part of a text, in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number };

/** A paragraph that has words somebody looked for, and where. */
export type WordHit = {
  readonly document: CouncilDocument;
  readonly clause: Clause;
  /** For each block of the clause the places of the words, in order. */
  readonly marks: readonly (readonly Span[])[];
  /** How many of the words and phrases it has. */
  readonly has: number;
};

/** Every paragraph that has the words, best first. `of`: how many words and phrases were looked for. */
export type WordHits = { readonly hits: readonly WordHit[]; readonly of: number; readonly complete: boolean };

/** The rule before what is proposed, and that before what was reported. */
const standings: Readonly<Record<Status, number>> = { adopted: 0, recommended: 1, report: 2 };

/**
 * Finds the paragraphs that have all the words; where none has, those that have most of them (`complete` is then false).
 * Adopted text comes first, then whole phrases, then rare words and many of them.
 */
export function findWords(query: string, documents: readonly CouncilDocument[]): WordHits {
  const wanted = readWanted(query);
  const of = wanted.words.length + wanted.phrases.length;
  if (of === 0) return { hits: [], of, complete: true };
  const looked = documents.flatMap((document) => document.clauses.map((clause) => look(document, clause, wanted)));
  const having = looked.filter(({ has }) => has > 0);
  const best = Math.max(0, ...having.map(({ has }) => has));
  // One word of many in common is chance, not an answer.
  if (best < of && best * 2 <= of && of > 1) return { hits: [], of, complete: false };
  const rarity = wanted.words.map((word) => {
    const count = having.filter(({ found }) => found.has(word)).length;
    return Math.log((looked.length + 1) / (count + 1)) + 0.1;
  });
  const worth = ({ found, together, inHeading }: Looked) =>
    wanted.words.reduce((sum, word, at) => sum + (rarity[at] ?? 0) * saturate(found.get(word) ?? 0), 0) +
    (together ? 5 : 0) +
    (inHeading ? 1 : 0);
  const hits = having
    .filter(({ has }) => has === best)
    .map((each, place) => ({ each, place, worth: worth(each) }))
    .sort(
      (one, other) =>
        standings[one.each.clause.status] - standings[other.each.clause.status] ||
        other.worth - one.worth ||
        one.place - other.place,
    )
    .map(({ each: { document, clause, marks, has } }) => ({ document, clause, marks, has }));
  return { hits, of, complete: best === of };
}

type Looked = WordHit & {
  readonly found: ReadonlyMap<string, number>;
  /** All words stand side by side, in the order typed. */
  readonly together: boolean;
  readonly inHeading: boolean;
};

function look(document: CouncilDocument, clause: Clause, { words, phrases }: Wanted): Looked {
  const texts = clause.blocks.map(({ text }) => wordsOf(text));
  const heading = wordsOf(clause.headings.at(-1) ?? '');
  const found = new Map<string, number>();
  for (const { stem } of [...texts.flat(), ...heading]) {
    if (words.includes(stem)) found.set(stem, (found.get(stem) ?? 0) + 1);
  }
  const places = phrases.map((phrase) => texts.map((text) => runsOf(phrase, text)));
  const phrasesFound = places.filter(
    (place, at) => place.some((runs) => runs.length > 0) || runsOf(phrases[at] ?? [], heading).length > 0,
  ).length;
  const together = words.length > 1 && [...texts, heading].some((text) => runsOf(words, text).length > 0);
  const marks = texts.map((text, block) =>
    merge([...text.filter(({ stem }) => words.includes(stem)), ...places.flatMap((place) => place[block] ?? [])]),
  );
  const inHeading = heading.some(({ stem }) => words.includes(stem));
  return { document, clause, marks, has: found.size + phrasesFound, found, together, inHeading };
}

/** Where these stems stand one after the other. */
function runsOf(stems: readonly string[], text: readonly Word[]): readonly Span[] {
  return text.flatMap(({ start }, at) => {
    const last = text[at + stems.length - 1];
    return last !== undefined && stems.every((stem, step) => text[at + step]?.stem === stem)
      ? [{ start, end: last.end }]
      : [];
  });
}

function merge(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) merged[merged.length - 1] = { ...last, end: Math.max(last.end, end) };
    else merged.push({ start, end });
  }
  return merged;
}

function saturate(count: number): number {
  return count / (count + 1);
}
