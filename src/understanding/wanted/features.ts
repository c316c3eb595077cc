import { stemmer } from 'stemmer';
import { kindOf } from './kindred.ts';
import { shortForms, spelledOut } from './short-forms.ts';

/** What of a sentence tells what is wanted, by name, with its weight; the squares add up to 1. */
export type Features = ReadonlyMap<string, number>;

/** Words from here on are more likely somebody's words than the command. */
const HEAD = 8;
const NEAR_REFERENCE = 3;
/** How much a kind says beside the word itself. */
const KIND = 0.6;

const knownStems = new Map<string, string>();

const knownWords = new Map<string, string>();

/** The stem of one word as it was typed, the first of those that a short form stands for. */
export function stemOfWord(word: string): string {
  const known = knownWords.get(word);
  if (known !== undefined) return known;
  const made = stemOf(wordsOf(word)[0] ?? '');
  if (knownWords.size < 20_000) knownWords.set(word, made);
  return made;
}

/** Words of a sentence in lower case, short forms written out; masks such as `@ref` stay as they are. */
export function wordsOf(text: string): readonly string[] {
  const words = spelledOut(text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase())
    .replace(/(?<=\p{L})['’‘`](?=\p{L})/gu, '')
    .match(/@?[\p{L}\p{N}]+/gu);
  return (words ?? []).flatMap((word) =>
    Object.hasOwn(shortForms, word) ? (shortForms[word] ?? word).split(' ') : [word],
  );
}

export function stemOf(word: string): string {
  if (word.startsWith('@')) return word;
  const known = knownStems.get(word);
  if (known !== undefined) return known;
  const made = stemmer(word);
  if (knownStems.size < 20_000) knownStems.set(word, made);
  return made;
}

/** Runs of one to three words, those at the head and beside a reference most; how it begins and ends; how many references. */
export function featuresOf(words: readonly string[], isQuestion: boolean): Features {
  const stems = words.map(stemOf);
  const references = stems.flatMap((stem, at) => (stem === '@ref' ? [at] : []));
  const weightAt = (at: number): number => {
    if (at < HEAD || references.some((reference) => Math.abs(at - reference) <= NEAR_REFERENCE)) return 1;
    return at < HEAD + 5 ? 0.5 : 0.2;
  };
  const features = new Map<string, number>();
  const put = (name: string, weight: number) => features.set(name, Math.max(weight, features.get(name) ?? 0));
  stems.forEach((stem, at) => {
    const weight = weightAt(at);
    const [second, third] = [stems[at + 1], stems[at + 2]];
    put(stem, 0.7 * weight);
    const kind = kindOf(stem);
    const next = second === undefined ? undefined : (kindOf(second) ?? second);
    if (kind !== undefined) put(kind, KIND * weight);
    if (next !== undefined && (kind !== undefined || next !== second)) put(`${kind ?? stem} ${next}`, KIND * weight);
    if (second !== undefined) put(`${stem} ${second}`, weight);
    if (third !== undefined) put(`${stem} ${second} ${third}`, weight);
  });
  put(`^ ${stems[0]}`, 1);
  put(`^ ${stems[0]} ${stems[1] ?? '$'}`, 1);
  put(`^ ${stems[0]} ${stems[1] ?? '$'} ${stems[2] ?? '$'}`, 0.8);
  if (stems.length <= 12) put(`${stems.at(-2) ?? '^'} ${stems.at(-1)} $`, 0.8);
  put(`references ${Math.min(2, references.length)}`, 0.8);
  put(
    `length ${stems.length <= 2 ? stems.length : stems.length <= 4 ? 'few' : stems.length <= 10 ? 'some' : 'many'}`,
    0.4,
  );
  if (isQuestion) put('?', 0.6);
  const length = Math.sqrt([...features.values()].reduce((sum, value) => sum + value * value, 0)) || 1;
  return new Map([...features].map(([name, value]) => [name, value / length]));
}
