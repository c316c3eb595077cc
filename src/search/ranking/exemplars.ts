import type { Features } from '../reading/features.ts';
import { keepBestThree } from './best-three.ts';

/** A text that speaks for a target. Targets are numbers from 0. */
export type Exemplar = { readonly target: number; readonly features: Features };

/** Cosine, from 0 to 1, of a question with each target's most alike exemplars: the mean of the best three. */
export type ExemplarIndex = (features: Features) => Float32Array;

type Postings = { readonly exemplars: Uint32Array; readonly weights: Float32Array };

/**
 * Prepares comparing a question with every exemplar at once, features weighted by rarity.
 *
 *     question features ── postings ──> one number an exemplar ──> mean of the best three a target
 */
export function createExemplarIndex(exemplars: readonly Exemplar[], targetCount: number): ExemplarIndex {
  const rarity = measureRarity(exemplars);
  const unseen = Math.log(exemplars.length + 1);
  const postings = listPostings(exemplars, rarity);
  const targets = Uint32Array.from(exemplars, ({ target }) => target);
  const scores = new Float32Array(exemplars.length);

  return (features) => {
    let squares = 0;
    for (const [name, weight] of features) squares += (weight * (rarity.get(name) ?? unseen)) ** 2;
    const length = Math.sqrt(squares) || 1;
    scores.fill(0);
    for (const [name, weight] of features) {
      const list = postings.get(name);
      if (list === undefined) continue;
      const share = (weight * (rarity.get(name) ?? unseen)) / length;
      for (let at = 0; at < list.exemplars.length; at += 1) {
        const exemplar = list.exemplars[at] as number;
        scores[exemplar] = (scores[exemplar] as number) + share * (list.weights[at] as number);
      }
    }
    return meanOfBestThree(scores, targets, targetCount);
  };
}

function measureRarity(exemplars: readonly Exemplar[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of exemplars)
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map([...counts].map(([name, count]) => [name, Math.log((exemplars.length + 1) / (count + 0.5))]));
}

function listPostings(
  exemplars: readonly Exemplar[],
  rarity: ReadonlyMap<string, number>,
): ReadonlyMap<string, Postings> {
  const lists = new Map<string, { exemplars: number[]; weights: number[] }>();
  exemplars.forEach(({ features }, at) => {
    let squares = 0;
    for (const [name, weight] of features) squares += (weight * (rarity.get(name) ?? 0)) ** 2;
    const length = Math.sqrt(squares) || 1;
    for (const [name, weight] of features) {
      const list = lists.get(name) ?? { exemplars: [], weights: [] };
      list.exemplars.push(at);
      list.weights.push((weight * (rarity.get(name) ?? 0)) / length);
      lists.set(name, list);
    }
  });
  return new Map(
    [...lists].map(([name, { exemplars: at, weights }]) => [
      name,
      { exemplars: Uint32Array.from(at), weights: Float32Array.from(weights) },
    ]),
  );
}

function meanOfBestThree(scores: Float32Array, targets: Uint32Array, targetCount: number): Float32Array {
  const best = new Float32Array(targetCount * 3);
  for (let exemplar = 0; exemplar < scores.length; exemplar += 1) {
    keepBestThree(best, (targets[exemplar] as number) * 3, scores[exemplar] as number);
  }
  return Float32Array.from({ length: targetCount }, (_, target) => {
    const from = target * 3;
    return ((best[from] as number) + (best[from + 1] as number) + (best[from + 2] as number)) / 3;
  });
}
