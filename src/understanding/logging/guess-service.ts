import type { Known } from '../known.ts';
import { stemOf, wordsOf } from '../wanted/features.ts';

/**
 * The council's service that a subject speaks of by everyday words: bins, kerb, damp. Empty where no service of the directory is known by
 * such words, or more than one.
 */
export function guessService(subject: string, { services, everyday }: Pick<Known, 'services' | 'everyday'>): string {
  const said = wordsOf(subject).map(stemOf);
  const spoken = ` ${said.join(' ')} `;
  const guesses = new Map<string, number>();
  for (const { names, broad = [], words } of everyday) {
    const hits = words.filter((word) => spoken.includes(` ${wordsOf(word).map(stemOf).join(' ')} `)).length;
    if (hits === 0) continue;
    const named = (by: readonly string[]) => services.filter((service) => by.some((name) => sharesName(service, name)));
    const own = [named(names), named(broad)].find(({ length }) => length > 0) ?? [];
    if (own.length === 1 && own[0] !== undefined) guesses.set(own[0], (guesses.get(own[0]) ?? 0) + hits);
  }
  const [first, second] = [...guesses].sort(([, one], [, other]) => other - one);
  return first === undefined || (second !== undefined && second[1] === first[1]) ? '' : first[0];
}

function sharesName(service: string, name: string): boolean {
  const of = (text: string) => wordsOf(text).map(stemOf);
  const there = of(service);
  return of(name).every((word) => there.includes(word));
}
