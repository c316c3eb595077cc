import { stemmer } from 'stemmer';

/** Words that say nothing about the subject: left out of bigrams and of the share of a question that was understood. */
const stopWords: ReadonlySet<string> = new Set(
  `a about above after again all also am an and any are as at be because been before being below between both but by can
  could did do does doing down during each few for from further get gets getting go goes going got had has have having he
  her here hers him his how i if in into is it its itself just let like me mine more most my myself no nor not now of off
  on once one only or other our ours out over own please put really same say says she should so some still such than that
  the their theirs them then there these they thing things this those through to too under until up us very was we were
  what when where which while who whom why will with would yes no maybe sure you your yours`.split(/\s+/),
);

const cache = new Map<string, string>();

/** Porter stem of a lower-case word: `stem('resolved')` is `resolv`. */
export function stem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const made = stemmer(word);
  if (cache.size < 50_000) cache.set(word, made);
  return made;
}

export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}
