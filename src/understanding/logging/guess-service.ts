import type { Known } from '../known.ts';
import { stemOf, wordsOf } from '../wanted/features.ts';

/** Everyday words of one kind of service, in the form in which they are looked for. */
type Phrases = {
  readonly names: Names;
  readonly broad: Names;
  readonly words: readonly string[];
  readonly phrases: readonly string[];
};
type Names = readonly (readonly string[])[];
type Form = (word: string) => string;

/** What everyday words come to in each form: the same for every turn. */
const taken = new WeakMap<Known['everyday'], Map<Form, readonly Phrases[]>>();

/**
 * The council's service that a subject speaks of by everyday words: bins, kerb, damp. Empty where no service of the directory is known by
 * such words, or more than one.
 */
export function guessService(subject: string, known: Pick<Known, 'services' | 'everyday'>): string {
  // "Parking" is of no park: what is said to the letter, but for its plural, comes before what only has its stem.
  return guessBy(singularOf, subject, known) ?? guessBy(stemOf, subject, known) ?? '';
}

/** Undefined where no everyday word is said at all. */
function guessBy(
  formOf: Form,
  subject: string,
  { services, everyday }: Pick<Known, 'services' | 'everyday'>,
): string | undefined {
  const spoken = phraseOf(subject, formOf);
  // Taken apart once, and only where an everyday word is said.
  let apart: readonly { readonly service: string; readonly words: readonly string[] }[] | undefined;
  const guesses = new Map<string, number>();
  for (const { names, broad, words, phrases } of phrasesOf(everyday, formOf)) {
    const hits = phrases.filter((phrase) => spoken.includes(phrase)).length;
    if (hits === 0) continue;
    apart ??= services.map((service) => ({ service, words: wordsOf(service).map(singularOf) }));
    const named = (by: Names) =>
      apart?.filter(({ words: there }) => by.some((name) => name.every((word) => there.includes(word)))) ?? [];
    const own = [named(names), named(broad)].find(({ length }) => length > 0) ?? [];
    const [only, second] = own;
    if (only === undefined || second !== undefined) continue;
    // "A bench in the park": the word that the service has in its name counts once more.
    const isNamed = wordsOf(only.service).some(
      (word) => words.includes(formOf(word)) && spoken.includes(phraseOf(word, formOf)),
    );
    guesses.set(only.service, (guesses.get(only.service) ?? 0) + hits + Number(isNamed));
  }
  const [first, second] = [...guesses].sort(([, one], [, other]) => other - one);
  if (first === undefined) return undefined;
  return second !== undefined && second[1] === first[1] ? '' : first[0];
}

function singularOf(word: string): string {
  return word.length > 3 ? word.replace(/(?<=[^s])s$/, '') : word;
}

function phrasesOf(everyday: Known['everyday'], formOf: Form): readonly Phrases[] {
  const forms = taken.get(everyday) ?? new Map<Form, readonly Phrases[]>();
  taken.set(everyday, forms);
  const before = forms.get(formOf);
  if (before !== undefined) return before;
  // "Streets & Parking" has "parking", and "Parks & Leisure" has not.
  const namesOf = (names: readonly string[]) => names.map((name) => wordsOf(name).map(singularOf));
  const made = everyday.map(({ names, broad = [], words }) => ({
    names: namesOf(names),
    broad: namesOf(broad),
    words,
    phrases: [...new Set(words.map((word) => phraseOf(word, formOf)))],
  }));
  forms.set(formOf, made);
  return made;
}

function phraseOf(text: string, formOf: Form): string {
  return ` ${wordsOf(text).map(formOf).join(' ')} `;
}
