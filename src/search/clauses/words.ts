import type { Clause } from '../../knowledge/index.ts';
import { normalise } from '../reading/normalise.ts';

const read = new WeakMap<Clause, readonly string[]>();

/** A clause's text in normalised words. It is read once, however often it is found. */
export function wordsOfClause(clause: Clause): readonly string[] {
  const known = read.get(clause);
  if (known) return known;
  const words = normalise(clause.text);
  read.set(clause, words);
  return words;
}
