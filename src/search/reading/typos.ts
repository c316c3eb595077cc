import Fuse from 'fuse.js';
import { listEnglishWords } from './english-words.ts';

/** Puts a mistyped word right; undefined where the word is known or nothing is near enough. */
export type TypoCorrector = (word: string) => string | undefined;

/** Words shorter than this are never corrected: too many others are one letter away. */
const SHORTEST = 4;

/** How far Fuse.js looks: `waht` is far from `what` to it, since it counts letters that changed places as two that are wrong. */
const near = { threshold: 0.6, distance: 12 };
const MOST_CANDIDATES = 60;

/**
 * Prepares correction against the words that the council's documents and phrasings use, with how often they use them. Fuse.js finds the
 * candidates among those that begin with the first or the second letter typed; the one with the fewest slips wins, then the more frequent.
 * With `councillor` known, `correct('coucnillor')` is `councillor`.
 */
export function createTypoCorrector(vocabulary: ReadonlyMap<string, number>): TypoCorrector {
  const byLetter = new Map<string, string[]>();
  for (const [word, count] of vocabulary) {
    if (word.length < SHORTEST - 1 || count < 2 || /\d/.test(word)) continue;
    const letter = word.charAt(0);
    const words = byLetter.get(letter) ?? [];
    byLetter.set(letter, words);
    words.push(word);
  }
  const searchers = new Map<string, Fuse<string>>();
  const remembered = new Map<string, string | undefined>();

  function candidates(word: string, letter: string): readonly string[] {
    const words = byLetter.get(letter);
    if (words === undefined) return [];
    const searcher = searchers.get(letter) ?? new Fuse(words, near);
    searchers.set(letter, searcher);
    return searcher.search(word, { limit: MOST_CANDIDATES }).map(({ item }) => item);
  }

  function correct(word: string): string | undefined {
    const most = slipsAllowed(word);
    let best: { word: string; slips: number; likelihood: number } | undefined;
    for (const letter of new Set([word.charAt(0), word.charAt(1)]))
      for (const candidate of candidates(word, letter)) {
        if (Math.abs(candidate.length - word.length) > Math.min(most, 2)) continue;
        const slips = countSlips(word, candidate, best?.slips ?? most);
        if (slips > (best?.slips ?? most)) continue;
        const count = vocabulary.get(candidate) ?? 0;
        const likelihood = count * (isLetterLeftOut(word, candidate) ? LEFT_OUT : 1);
        if (best === undefined || slips < best.slips || likelihood > best.likelihood) {
          best = { word: candidate, slips, likelihood };
        }
      }
    return best?.word ?? englishWord(word);
  }

  return (word) => {
    if (word.length < SHORTEST - 1 || vocabulary.has(word) || /\d/.test(word)) return undefined;
    if (remembered.has(word)) return remembered.get(word);
    const corrected = word.length < SHORTEST ? transposed(word, vocabulary) : correct(word);
    if (remembered.size > 5_000) remembered.clear();
    remembered.set(word, corrected);
    return corrected;
  };
}

/** How much likelier it is that a letter was left out than that one was added: people type too few. */
const LEFT_OUT = 20;

/** True where all letters typed stand in the other word, in order: `reportr` in `reporter`. */
function isLetterLeftOut(typed: string, word: string): boolean {
  let at = 0;
  for (const letter of word) if (letter === typed[at]) at += 1;
  return at === typed.length;
}

/** Words this long are put right by any English word that is one slip away, where the documents and phrasings have none. */
const SHORTEST_ENGLISH = 5;

function englishWord(typed: string): string | undefined {
  if (typed.length < SHORTEST_ENGLISH) return undefined;
  const near = listEnglishWords(typed.charAt(0)).filter(
    (word) => Math.abs(word.length - typed.length) <= 1 && countSlips(typed, word, 1) === 1,
  );
  return near.find((word) => isLetterLeftOut(typed, word)) ?? near[0];
}

function slipsAllowed(word: string): number {
  if (word.length <= 5) return 1;
  return word.length <= 9 ? 2 : 3;
}

/** Three letters are put right only where two neighbours changed places: `teh`, `hte`. */
function transposed(word: string, vocabulary: ReadonlyMap<string, number>): string | undefined {
  const [a, b, c] = word;
  return [`${b}${a}${c}`, `${a}${c}${b}`].find((swapped) => (vocabulary.get(swapped) ?? 0) > 4);
}

/**
 * Letters added, left out, changed, or swapped with their neighbour, at the least; where there are more than `most`, it stops there.
 * `countSlips('teh', 'the')` is 1.
 */
export function countSlips(one: string, other: string, most = Number.POSITIVE_INFINITY): number {
  let [beforeLast, last, row] = rows;
  for (let j = 0; j <= other.length; j += 1) last[j] = j;
  for (let i = 1; i <= one.length; i += 1) {
    row[0] = i;
    let fewest = i;
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      }
      row[j] = least;
      if (least < fewest) fewest = least;
    }
    if (fewest > most) return fewest;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return last[other.length] ?? 0;
}
/** Three rows that every count writes anew: thousands of words are compared for one that is not known. */
const rows: [number[], number[], number[]] = [[], [], []];
