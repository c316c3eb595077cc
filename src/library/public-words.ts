import type { CouncilKnowledge } from '../knowledge/index.ts';
import { isEnglishWord } from '../search/index.ts';
import { readWanted, stemOf } from './words.ts';

/** E-mail and web addresses. */
const ADDRESSES = /\S*[@/]\S*|\bwww\.\S+/gi;
/** A word with a capital inside a sentence: most likely a name. */
const IN_CAPITALS = /(?<=[\p{Ll}\p{N},;:)’'] )\p{Lu}[\p{L}’'-]*/gu;
/** One or two words before "Street" and its like: the name of a place. */
const PLACES =
  /([\p{L}’'-]+ +)?[\p{L}’'-]+(?= +(?:street|st|road|rd|lane|avenue|ave|close|drive|crescent|way|square|estate|park|ward|hill|green|gardens|terrace|court)\b)/giu;
/** One or two words after a title. */
const TITLES = /\b(?:cllr|councillor|mr|mrs|ms|miss|mx|dr|prof|sir|lady|lord)\.? +([\p{L}’'-]+(?: +[\p{L}’'-]+)?)/giu;
const MOST_WORDS = 8;

/** What is kept of a question: `words` in their order, and the key that questions of the same words share. */
export type KeptWords = { readonly key: string; readonly words: readonly string[] };

/** The words that stand in small letters in what anybody may read: what stands there with a capital alone may be a name. */
export function publicWordsOf(knowledge: CouncilKnowledge): ReadonlySet<string> {
  return wordsInSmallLetters(publicTexts(knowledge));
}

/** What anybody may read: the council's documents, and ways of asking that come with the product. */
function* publicTexts({ documents, topics, signposts }: CouncilKnowledge): Iterable<string> {
  for (const { clauses } of documents)
    for (const { blocks, headings } of clauses) yield* [...blocks.map(({ text }) => text), ...headings];
  for (const { provides, asked, nearMisses } of topics)
    yield* [...provides, ...asked.map(({ ask }) => ask), ...nearMisses.map(({ question }) => question)];
  for (const { phrasings } of signposts) yield* phrasings.map(({ ask }) => ask);
}

/** The words that stand in some texts in small letters: what stands there with a capital alone may be a name. */
export function wordsInSmallLetters(texts: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const text of texts)
    for (const [word] of text.matchAll(/(?<![\p{L}\p{N}’'-])\p{Ll}[\p{L}’'-]*/gu)) found.add(word);
  return found;
}

/**
 * The words of a question that are kept: those that stand in small letters in texts that are public (`known`). No number, no
 * address, no name of the council's people (`people`, lower case), nothing after a title or before "Street", nothing with a
 * capital inside a sentence, and no word beside one of these or beside a word of no list. Undefined where fewer than two are
 * left: one word alone asks nothing that could be told from another.
 */
export function wordsKept(
  text: string,
  known: ReadonlySet<string>,
  people: ReadonlySet<string>,
): KeptWords | undefined {
  const plain = text.replace(ADDRESSES, ' ');
  const named = new Set([
    ...people,
    ...[...plain.matchAll(IN_CAPITALS), ...plain.matchAll(PLACES), ...plain.matchAll(TITLES)].flatMap(([all, after]) =>
      lowerWords(after ?? all),
    ),
  ]);
  const all = lowerWords(plain);
  const isNameLike = (word: string | undefined) =>
    word !== undefined &&
    word.length > 2 &&
    (named.has(word) || !(known.has(word) || isEnglishWord(word.replace(/[’']/g, ''))));
  const beside = new Set(all.filter((_, at) => isNameLike(all[at - 1]) || isNameLike(all[at + 1])));
  const words = readWanted(plain)
    .words.filter((word) => !/\d/.test(word) && known.has(word) && !named.has(word) && !beside.has(word))
    .slice(0, MOST_WORDS);
  const stems = [...new Set(words.map(stemOf))].toSorted();
  return stems.length < 2 ? undefined : { key: stems.join(' '), words };
}

function lowerWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[-‐‑’'][\p{L}\p{N}]+)*/gu) ?? [];
}
