import type { CouncilDocument } from '../knowledge/index.ts';
import { isEnglishWord } from '../search/index.ts';
import { compoundsOf, stemOf, wordsOf } from './words.ts';

/** The words of some documents, lower case, each with what it is compared by and how often it stands there. */
export type Vocabulary = {
  readonly stems: ReadonlySet<string>;
  readonly typed: ReadonlyMap<string, { readonly stem: string; readonly count: number }>;
};

const made = new WeakMap<readonly CouncilDocument[], Vocabulary>();

/** The words of some documents, read when they are first asked for: documents never change. */
export function vocabularyOf(documents: readonly CouncilDocument[]): Vocabulary {
  const known = made.get(documents);
  if (known !== undefined) return known;
  const vocabulary = readVocabulary(documents);
  made.set(documents, vocabulary);
  return vocabulary;
}

function readVocabulary(documents: readonly CouncilDocument[]): Vocabulary {
  const typed = new Map<string, { readonly stem: string; readonly count: number }>();
  const texts = documents.flatMap(({ clauses }) =>
    clauses.flatMap(({ blocks, headings }) => [...blocks.map(({ text }) => text), headings.at(-1) ?? '']),
  );
  for (const text of texts) {
    for (const { start, end, stem } of [...wordsOf(text), ...compoundsOf(text)]) {
      const word = text.slice(start, end).toLowerCase();
      typed.set(word, { stem, count: (typed.get(word)?.count ?? 0) + 1 });
    }
  }
  return { stems: new Set([...typed.values()].map(({ stem }) => stem)), typed };
}

/** What a typed word stands for: all the stems it may be, and the word it is taken for where it was a slip. */
export type Reading = { readonly stems: readonly string[]; readonly meant?: string };

/** The shortest beginning of a word that is read as that word. */
const SHORTEST_BEGINNING = 4;

/**
 * A word of the documents as it is; `exec` as every word that begins so; a slip (`cabnet`) as the nearest word there is. What is
 * neither stays what it is, and so is found nowhere: another English word (`mayor`) is never taken for one of the documents' (`major`).
 */
export function readWord(word: string, { stems, typed }: Vocabulary): Reading {
  const stem = stemOf(word);
  if (stems.has(stem) || word.length < SHORTEST_BEGINNING || /\d/.test(word)) return { stems: [stem] };
  if (isEnglishWord(word)) return { stems: [stem] };
  const begun = [...typed].filter(([each]) => each.startsWith(word)).map(([, each]) => each.stem);
  if (begun.length > 0) return { stems: [...new Set(begun)] };
  const most = word.length < 7 ? 1 : 2;
  const [nearest] = [...typed]
    .filter(([each]) => each.length >= SHORTEST_BEGINNING && each[0] === word[0])
    .map(([each, { stem, count }]) => ({ each, stem, count, away: distance(word, each.replace(/[-‐‑]/g, ''), most) }))
    .filter(({ away }) => away <= most)
    .sort((one, other) => one.away - other.away || other.count - one.count);
  return nearest === undefined ? { stems: [stem] } : { stems: [nearest.stem], meant: nearest.each };
}

/** Letters left out, added, changed or swapped with their neighbour between two words; `most + 1` where it is more than that. */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const swapped = isSwapped ? (before[j - 2] ?? 0) + 1 : changed;
      row.push(Math.min(changed, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = last;
    last = row;
  }
  return last[other.length] ?? 0;
}
