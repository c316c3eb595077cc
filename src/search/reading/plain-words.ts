import type { PlainWords } from '../../knowledge/index.ts';
import { normalise } from './normalise.ts';
import { sideOf } from './speaker.ts';

/** Puts plain words in place of formal, old or local ones. Takes and gives normalised words. */
export type PlainReader = (words: readonly string[]) => readonly string[];

/** After "one" these say that it counts, and does not stand for whoever asks: "may one councillor", "is one of them". */
const COUNTS =
  /^(?:of|or|and|more|another|other|at|per|single|such|person|party|group|body|side|copy|day|week|month|year|hour|time|meeting|report|paper|document|file|email|letter|question|enquiry|complaint|case|ward|seat|vote|place|post|word|thing|reason|who|that|which)s?$/;

/**
 * Prepares it from the words that all councils share. The longest that fits is replaced, once, from left to right: of
 * `to whom ought one to apply` comes `who do i ask`. Words that nobody wrote down stay as they are.
 */
export function createPlainReader(list: readonly PlainWords[]): PlainReader {
  const byFirst = new Map<string, { readonly said: readonly string[]; readonly plain: readonly string[] }[]>();
  for (const { plain, said } of list)
    for (const phrase of said) {
      const words = normalise(phrase);
      const first = words[0] ?? '';
      byFirst.set(first, [...(byFirst.get(first) ?? []), { said: words, plain: normalise(plain) }]);
    }
  for (const phrases of byFirst.values()) phrases.sort((one, other) => other.said.length - one.said.length);

  return (words) => {
    if (!words.some((word) => byFirst.has(word))) return words;
    const read: string[] = [];
    for (let at = 0; at < words.length; ) {
      const fits = byFirst.get(words[at] ?? '')?.find(({ said }) => isHere(said, words, at));
      read.push(...(fits?.plain ?? [words[at] ?? '']));
      at += fits?.said.length ?? 1;
    }
    // Words that only say that something is asked are nothing to take away where nothing else is said.
    return read.length === 0 ? words : read;
  };
}

function isHere(said: readonly string[], words: readonly string[], at: number): boolean {
  if (!said.every((word, place) => words[at + place] === word)) return false;
  const next = words[at + said.length] ?? '';
  return said.at(-1) !== 'one' || !(COUNTS.test(next) || sideOf(next) !== undefined);
}
