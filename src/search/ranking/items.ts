import type { Reference } from '../../knowledge/index.ts';
import { numbers } from '../numbers.ts';
import type { CouncilIndex } from './council-index.ts';
import type { Signals } from './rank.ts';

/**
 * The item of a clause that most likely answers; undefined where the clause as a whole is asked for. Each item is as like the question as
 * its two most alike exemplars, and so is the whole.
 */
export function likeliestItem(at: number, index: CouncilIndex, { words, meaning }: Signals): Reference | undefined {
  const best = new Map<Reference | undefined, [number, number]>();
  for (const entry of index.entriesOf(at)) {
    const exemplar = index.exemplars[entry];
    if (exemplar === undefined) continue;
    const isSentence = exemplar.source === 'sentence';
    // The sentence that a list hangs on speaks for no item, and for the whole only by what people ask.
    if (isSentence && exemplar.item === undefined) continue;
    const score =
      ((words.entries[entry] ?? 0) + (meaning ? Math.max(0, meaning.entries[entry] ?? 0) : 0)) *
      (isSentence ? numbers.items.sentence : 1);
    const known = best.get(exemplar.item) ?? [0, 0];
    if (score > known[0]) best.set(exemplar.item, [score, known[0]]);
    else if (score > known[1]) best.set(exemplar.item, [known[0], score]);
  }
  const strength = ([first, second]: readonly [number, number]) => first + numbers.items.second * second;
  const items = [...best].flatMap(([item, scores]) => (item === undefined ? [] : [{ item, score: strength(scores) }]));
  const whole = strength(best.get(undefined) ?? [0, 0]);
  const [first] = items.sort((one, other) => other.score - one.score);
  return first !== undefined && first.score >= numbers.items.againstWhole * whole && first.score > 0
    ? first.item
    : undefined;
}
