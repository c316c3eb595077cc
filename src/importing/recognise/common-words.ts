import { readFileSync } from 'node:fs';

let words: ReadonlySet<string> | undefined;

/** Whether a word, in small letters, is one of the several thousand that councils' papers and letters are made of. */
export function isCommonWord(word: string): boolean {
  words ??= new Set(readFileSync(new URL('common-words.txt', import.meta.url), 'utf8').split('\n'));
  return word !== '' && words.has(word);
}
