import type { Clause, CouncilDocument, Status } from '../knowledge/index.ts';
import { compoundsOf, readWanted, stemOf, type Word, wordsOf } from './words.ts';
import { readWord, vocabularyOf } from './words-of-documents.ts';

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

/**
 * Every paragraph that has the words, best first. `of`: how many words and phrases were looked for. `slips`: words that no paragraph
 * has, each with the one of the documents' it was taken for.
 */
export type WordHits = {
  readonly hits: readonly WordHit[];
  readonly of: number;
  readonly complete: boolean;
  readonly slips: readonly (readonly [string, string])[];
};

/** The rule before what is proposed, and that before what was reported. */
const standings: Readonly<Record<Status, number>> = { adopted: 0, recommended: 1, report: 2 };

/** The paragraphs that have all of these words, best first; none where no paragraph has them all. */
export function paragraphsWith(words: string, documents: readonly CouncilDocument[]): readonly WordHit[] {
  const { hits, complete } = findWords(words, documents);
  return complete ? hits : [];
}

/**
 * Finds the paragraphs that have all the words; where none has, those that have most of them (`complete` is then false).
 * Adopted text comes first, then whole phrases, then rare words and many of them.
 */
export function findWords(query: string, documents: readonly CouncilDocument[]): WordHits {
  const typed = readWanted(query);
  const vocabulary = vocabularyOf(documents);
  const readings = typed.words.flatMap((word) => {
    const isCompound = /[-‐‑]/.test(word) && !vocabulary.stems.has(stemOf(word));
    const parts = isCompound ? word.split(/[-‐‑]/) : [word];
    return parts.map((part) => ({ part, ...readWord(part, vocabulary) }));
  });
  const slips = readings.flatMap(({ part, meant }) => (meant === undefined ? [] : [[part, meant] as const]));
  const wanted: Wanted = { words: readings.map(({ stems }) => stems), phrases: typed.phrases };
  const of = wanted.words.length + wanted.phrases.length;
  if (of === 0) return { hits: [], of, complete: true, slips };
  const looked = documents.flatMap((document) => document.clauses.map((clause) => look(document, clause, wanted)));
  const having = looked.filter(({ has }) => has > 0);
  const best = Math.max(0, ...having.map(({ has }) => has));
  // One word of many in common is chance, not an answer.
  if (best < of && best * 2 <= of && of > 1) return { hits: [], of, complete: false, slips };
  const rarity = wanted.words.map((_, word) => {
    const count = having.filter(({ found }) => found.has(word)).length;
    return Math.log((looked.length + 1) / (count + 1)) + 0.1;
  });
  const worth = ({ found, together, inHeading }: Looked) =>
    rarity.reduce((sum, each, word) => sum + each * saturate(found.get(word) ?? 0), 0) +
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
  return { hits, of, complete: best === of, slips };
}

/** Words, each as the stems that it may be, and phrases. */
type Wanted = {
  readonly words: readonly (readonly string[])[];
  readonly phrases: readonly (readonly string[])[];
};

type Looked = WordHit & {
  /** How often each word, by its place among those looked for, is there. */
  readonly found: ReadonlyMap<number, number>;
  /** All words stand side by side, in the order typed. */
  readonly together: boolean;
  readonly inHeading: boolean;
};

function look(document: CouncilDocument, clause: Clause, { words, phrases }: Wanted): Looked {
  const texts = clause.blocks.map(({ text }) => wordsOf(text));
  const joined = clause.blocks.map(({ text }) => compoundsOf(text));
  const heading = wordsOf(clause.headings.at(-1) ?? '');
  const all = [...texts.flat(), ...joined.flat(), ...heading, ...compoundsOf(clause.headings.at(-1) ?? '')];
  const found = new Map<number, number>();
  for (const [at, stems] of words.entries()) {
    const count = all.filter(({ stem }) => stems.includes(stem)).length;
    if (count > 0) found.set(at, count);
  }
  const places = phrases.map((phrase) => texts.map((text) => runsOf(phrase.map(only), text)));
  const phrasesFound = places.filter(
    (place, at) => place.some((runs) => runs.length > 0) || runsOf((phrases[at] ?? []).map(only), heading).length > 0,
  ).length;
  const together = words.length > 1 && [...texts, heading].some((text) => runsOf(words, text).length > 0);
  const isWord = ({ stem }: Word) => words.some((stems) => stems.includes(stem));
  const marks = texts.map((text, block) =>
    merge([...[...text, ...(joined[block] ?? [])].filter(isWord), ...places.flatMap((place) => place[block] ?? [])]),
  );
  return { document, clause, marks, has: found.size + phrasesFound, found, together, inHeading: heading.some(isWord) };
}

const only = (stem: string): readonly string[] => [stem];

/** Where words, each one of some stems, stand one after the other. */
function runsOf(words: readonly (readonly string[])[], text: readonly Word[]): readonly Span[] {
  return text.flatMap(({ start }, at) => {
    const last = text[at + words.length - 1];
    return last !== undefined && words.every((stems, step) => stems.includes(text[at + step]?.stem ?? ''))
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
