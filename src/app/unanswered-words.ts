import { readWanted, stemOf, type Vocabulary } from '../library/index.ts';
import { isEnglishWord } from '../search/index.ts';

/** A word with a capital inside a sentence: most likely a name. */
const inCapitals = /(?<=[\p{Ll}\p{N},;:)] )\p{Lu}[\p{L}’'-]*/gu;
/** A word before "Street" and its like: the name of a place. */
const places =
  /[\p{L}’'-]+(?= (?:street|st|road|rd|lane|avenue|ave|close|drive|crescent|way|square|estate|park|ward|hill|green|gardens|terrace|court)\b)/giu;
/** E-mail and web addresses. */
const addresses = /\S*[@/]\S*|\bwww\.\S+/gi;
/** One or two words after a title. */
const titles = /\b(?:cllr|councillor|mr|mrs|ms|miss|dr|sir|lady)\.? +([\p{L}’'-]+)(?: +([\p{L}’'-]+))?/giu;
const MOST_WORDS = 8;

/** What is kept of a question: `words` in their order, and the key that questions of the same words share. */
export type KeptWords = { readonly key: string; readonly words: readonly string[] };

/**
 * The words of a question that, as far as can be told, name nobody: those that the documents have, and other common English words. Names, numbers, addresses
 * and whatever else is in no list of words are left out, as are the names of the council's people (`people`, lower case). Undefined
 * where fewer than two are left: one word alone asks nothing that could be told from another.
 */
export function wordsKept(text: string, documents: Vocabulary, people: ReadonlySet<string>): KeptWords | undefined {
  const named = new Set(
    [
      ...[...text.matchAll(inCapitals)].map(([word]) => word),
      ...[...text.matchAll(places)].map(([word]) => word),
      ...[...text.matchAll(titles)].flatMap(([, ...words]) => words),
    ].map((word = '') => word.toLowerCase()),
  );
  const isKept = (word: string) =>
    !people.has(word) && !/\d/.test(word) && (documents.typed.has(word) || (isEnglishWord(word) && !named.has(word)));
  const words = readWanted(text.replace(addresses, ' ')).words.filter(isKept).slice(0, MOST_WORDS);
  const stems = [...new Set(words.map(stemOf))].toSorted();
  return stems.length < 2 ? undefined : { key: stems.join(' '), words };
}
