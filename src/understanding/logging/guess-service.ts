import type { Known } from '../known.ts';
import { stemOf, wordsOf } from '../wanted/features.ts';

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
  formOf: (word: string) => string,
  subject: string,
  { services, everyday }: Pick<Known, 'services' | 'everyday'>,
): string | undefined {
  const phraseOf = (text: string) => ` ${wordsOf(text).map(formOf).join(' ')} `;
  const spoken = phraseOf(subject);
  const guesses = new Map<string, number>();
  for (const { names, broad = [], words } of everyday) {
    const hits = new Set(words.map(phraseOf).filter((phrase) => spoken.includes(phrase))).size;
    if (hits === 0) continue;
    const named = (by: readonly string[]) => services.filter((service) => by.some((name) => sharesName(service, name)));
    const own = [named(names), named(broad)].find(({ length }) => length > 0) ?? [];
    const [only, second] = own;
    if (only === undefined || second !== undefined) continue;
    // "A bench in the park": the word that the service has in its name counts once more.
    const isNamed = wordsOf(only).some((word) => words.includes(formOf(word)) && spoken.includes(phraseOf(word)));
    guesses.set(only, (guesses.get(only) ?? 0) + hits + Number(isNamed));
  }
  const [first, second] = [...guesses].sort(([, one], [, other]) => other - one);
  if (first === undefined) return undefined;
  return second !== undefined && second[1] === first[1] ? '' : first[0];
}

function singularOf(word: string): string {
  return word.length > 3 ? word.replace(/(?<=[^s])s$/, '') : word;
}

/** Whether a service has a name among its own: "Streets & Parking" has "parking", and "Parks & Leisure" has not. */
function sharesName(service: string, name: string): boolean {
  const of = (text: string) => wordsOf(text).map(singularOf);
  const there = of(service);
  return of(name).every((word) => there.includes(word));
}
