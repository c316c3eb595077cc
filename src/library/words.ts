import { stemmer } from 'stemmer';

/** A word of a text: where it stands, in UTF-16 units, and what it is compared by. */
export type Word = { readonly start: number; readonly end: number; readonly stem: string };

/** Words that every paragraph has: they are not asked for, unless nothing else was typed. */
const everywhere = new Set(
  `a an and are as at be by can could did do does for from had has have he her his how i if in into is it its me my of on
  or our shall she should so that the their them there they this to was we were what when where which who why will with
  would you your`.split(/\s+/),
);

/**
 * The words of a text in order. Accents, case and apostrophes make no difference, and endings little: `meetings` is found
 * by `meeting`.
 */
export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:[’'][\p{L}\p{N}]+)*/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    stem: stemOf(word),
  }));
}

/** Words that are written with hyphens, each as one: `e-mail` is found by `email`, and `co-opted` by `coopted`. */
export function compoundsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)+/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    stem: stemOf(word),
  }));
}

/** What somebody looks for: single words as typed, in lower case, and phrases that stood in quotation marks, as stems. */
export type Wanted = { readonly words: readonly string[]; readonly phrases: readonly (readonly string[])[] };

/** Reads what was typed into a search box. Words are told apart once each; one with hyphens stays one. */
export function readWanted(query: string): Wanted {
  const phrases: string[][] = [];
  const rest = query.replace(/["“”]([^"“”]+)["“”]/g, (_, phrase: string) => {
    const stems = wordsOf(phrase).map(({ stem }) => stem);
    if (stems.length > 0) phrases.push(stems);
    return ' ';
  });
  const all = [...rest.toLowerCase().matchAll(/[\p{L}\p{N}]+(?:[-‐‑’'][\p{L}\p{N}]+)*/gu)].map(([word]) => word);
  const telling = all.filter((word) => !everywhere.has(word));
  return { words: [...new Set(telling.length > 0 || phrases.length > 0 ? telling : all)], phrases };
}

/** What a word is compared by. */
export function stemOf(word: string): string {
  const plain = word
    .normalize('NFKD')
    .replace(/[\p{M}’'‐‑-]/gu, '')
    .toLowerCase();
  return stemmer(plain);
}
