import type { Side } from '../../knowledge/index.ts';
import type { ConceptFinder } from './concepts.ts';
import { readSides } from './speaker.ts';
import { isStopWord, stem } from './stems.ts';

/** What of a text is compared: name of a feature -> weight before rarity is counted. */
export type Features = ReadonlyMap<string, number>;

/** How much each kind of feature counts against a person's own single words, which count 1. */
const weights = { stopWord: 0.35, pair: 0.7, concept: 0.55, direction: 0.9, self: 0.4 } as const;

/** Which kinds of feature to use: for measuring what each brings. */
export type FeatureSwitches = { readonly concepts: boolean; readonly speaker: boolean };

/**
 * Turns words into features: stems, pairs of neighbouring stems, concepts (`~bullying`), who speaks (`@officer`)
 * and who does something to whom (`councillor>officer`).
 */
export function readFeatures(
  words: readonly string[],
  role: Side | undefined,
  findConcepts: ConceptFinder,
  use: FeatureSwitches = { concepts: true, speaker: true },
): Features {
  const features = new Map<string, number>();
  const add = (name: string, weight: number) => features.set(name, Math.max(features.get(name) ?? 0, weight));

  const stems = words.map(stem);
  let before: string | undefined;
  words.forEach((word, at) => {
    const stemmed = stems[at] ?? word;
    const isStop = isStopWord(word);
    add(stemmed, isStop ? weights.stopWord : 1);
    if (before !== undefined) add(`${before} ${stemmed}`, weights.pair);
    if (!isStop || isNegation(word)) before = stemmed;
  });
  if (use.concepts) for (const concept of findConcepts(stems)) add(`~${concept}`, weights.concept);
  if (use.speaker) {
    const { self, sides } = readSides(words, role);
    if (self !== undefined) add(`@${self}`, weights.self);
    for (let at = 1; at < sides.length; at += 1) add(`${sides[at - 1]}>${sides[at]}`, weights.direction);
  }
  return features;
}

function isNegation(word: string): boolean {
  return word === 'not' || word === 'no' || word === 'without';
}
