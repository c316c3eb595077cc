import type { Reference } from '../../knowledge/index.ts';
import { numbers } from '../numbers.ts';
import type { CouncilIndex } from './council-index.ts';
import type { Signals } from './rank.ts';

/**
 * The item of a clause that most likely answers; undefined where the clause as a whole is asked for. Each item is as like the question as
 * its two most alike exemplars, and so is the whole.
 */
export function likeliestItem(
  at: number,
  index: CouncilIndex,
  { words, meaning, items: learned, wholes }: Signals,
): Reference | undefined {
  const best = new Map<Reference | undefined, [number, number]>();
  for (const entry of index.entriesOf(at)) {
    const exemplar = index.exemplars[entry];
    if (exemplar === undefined) continue;
    const isSentence = exemplar.source === 'sentence';
    // The sentence that a list hangs on speaks for no item, and for the whole only by what people ask.
    if (isSentence && exemplar.item === undefined) continue;
    // A topic is ticked for a clause as a whole: what people ask about it says nothing of which item.
    if (exemplar.source === 'topic' && exemplar.item === undefined) continue;
    const score =
      ((words.entries[entry] ?? 0) + (meaning ? Math.max(0, meaning.entries[entry] ?? 0) : 0)) *
      (isSentence ? numbers.items.sentence : 1);
    const known = best.get(exemplar.item) ?? [0, 0];
    if (score > known[0]) best.set(exemplar.item, [score, known[0]]);
    else if (score > known[1]) best.set(exemplar.item, [known[0], score]);
  }
  const strength = ([first, second]: readonly [number, number]) => first + numbers.items.second * second;
  const target = index.targets[at];
  const whole = target?.kind === 'clause' ? (wholes.get(target.reference) ?? 0) : 0;
  const names = [...best.keys()].filter((item) => item !== undefined);
  const all = names.reduce((sum, item) => sum + (learned.get(item) ?? 0), whole) || 1;
  const scoreOf = (item: Reference | undefined, share: number) =>
    strength(best.get(item) ?? [0, 0]) + (numbers.items.learned * share) / all;
  const items = names.map((item) => ({ item, score: scoreOf(item, learned.get(item) ?? 0) }));
  const asWhole = scoreOf(undefined, whole);
  const [first] = items.sort((one, other) => other.score - one.score);
  return first !== undefined && first.score >= numbers.items.againstWhole * asWhole && first.score > 0
    ? first.item
    : undefined;
}
