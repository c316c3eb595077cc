import { stemmer } from 'stemmer';
import type { Enquiry } from './enquiry.ts';

/** Words that are in every text and tell nothing apart. */
const everywhere = new Set(
  'a about an and are as at be been but by do does for from had has have he her his i in is it its me my of on or our she so that the their them there they this to was we were what when where which who why will with you your'.split(
    ' ',
  ),
);

/** Letters that no decomposition takes apart. */
const folded: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };

/** From this length on the beginning of a word is enough: `stre` finds streets, `bin` does not find bingo. */
const PREFIX_FROM = 4;

/** More words than this add nothing to a search. */
const MOST_WORDS = 20;

/**
 * What an enquiry can be found by, in one line of plain words: reference, subject and details without case, accents and
 * endings, and every two words of the subject as one, since people write streetlight and street light.
 */
export function searchTextOf({
  reference,
  subject,
  details,
}: Pick<Enquiry, 'reference' | 'subject' | 'details'>): string {
  const words = wordsOf(subject);
  const pairs = words.slice(1).map((word, at) => stemmer(`${words[at]}${word}`));
  const terms = [...wordsOf(reference), ...words, ...wordsOf(details)].map((word) => stemmer(word));
  return [...new Set([...terms, ...pairs])].join(' ');
}

/** One word of a search: any of these terms, each as it is or, where `isPrefix`, as a beginning. */
export type WantedTerm = { readonly term: string; readonly isPrefix: boolean };

/**
 * What a search asks for: of each inner list one. A word is found on its own or as one with its neighbour. Nothing for words
 * that are in every text.
 */
export function wantedTerms(words: string): readonly (readonly WantedTerm[])[] {
  const asked = wordsOf(words).slice(0, MOST_WORDS);
  return asked.map((word, at) => {
    const [before, after] = [asked[at - 1], asked[at + 1]];
    const written = [word, ...(before ? [before + word] : []), ...(after ? [word + after] : [])];
    return written.map((each) => {
      const term = stemmer(each);
      return { term, isPrefix: term.length >= PREFIX_FROM };
    });
  });
}

/**
 * Whether an enquiry is found by these words: what every store's search answers, in plain words.
 * @internal The stores are held against it in tests.
 */
export function matchesWords(enquiry: Enquiry, words: string): boolean {
  const terms = searchTextOf(enquiry).split(' ');
  return wantedTerms(words).every((either) =>
    either.some(({ term, isPrefix }) => terms.some((own) => (isPrefix ? own.startsWith(term) : own === term))),
  );
}

/** The words of a text that tell it apart, in their order: lower case, without accents. */
function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđßæœı]/g, (letter) => folded[letter] ?? letter)
    .replace(/['’]s\b|['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !everywhere.has(word));
}
