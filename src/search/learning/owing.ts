import type { CouncilKnowledge, Side } from '../../knowledge/index.ts';
import { numbers } from '../numbers.ts';
import type { Features } from '../reading/features.ts';
import { createWordReader } from '../reading/question-words.ts';
import { isFirstPerson, isThirdPerson, readSpeaker, type Speaker, sideOf } from '../reading/speaker.ts';
import { stem } from '../reading/stems.ts';
import { createRandom } from './random.ts';
import { clauseOf } from './targets.ts';

/**
 * How people put it when they ask what they owe, and what they are owed: a weight for every run of words. Learned from the phrasings of
 * all clauses that oblige one side; the words for the sides are put as "my own side" and "the other", so that what officers ask
 * teaches what councillors mean.
 */
export type Owing = ReadonlyMap<string, number>;

/** From whose side a text is read: the asker's, the councillors' for who is co-opted, the officers' where nobody knows who asks. */
export function ownSide({ self }: Speaker): Side {
  return self === 'co-opted' ? 'councillor' : (self ?? 'officer');
}

/** What of a text tells who owes: runs of one to three words, and whose side comes first. */
function readOwing(words: readonly string[], speaker: Speaker): Features {
  const own = ownSide(speaker);
  const put = (word: string): string => {
    const side = sideOf(word);
    if (side !== undefined) return side === own ? '@own' : '@other';
    if (speaker.self !== undefined && isFirstPerson(word)) return '@own me';
    return isThirdPerson(word) ? '@they' : stem(word);
  };
  const run = ['^', ...words.map(put), '$'];
  const features = new Map<string, number>();
  run.forEach((word, at) => {
    const [second, third] = [run[at + 1], run[at + 2]];
    features.set(word, 0.6);
    if (second !== undefined) features.set(`${word} ${second}`, 0.7);
    if (third !== undefined) features.set(`${word} ${second} ${third}`, 0.7);
  });
  const order = run.filter((word) => word.startsWith('@')).filter((word, at, all) => word !== all[at - 1]);
  features.set(`first ${order[0]}`, 1.5);
  features.set(`order ${order.slice(0, 2).join(' ')}`, 1.5);
  if (speaker.obliged !== undefined) features.set(speaker.obliged === own ? 'obliged own' : 'obliged other', 1.5);
  return features;
}

/** What of a text tells who owes, and whether the asker's own side does. */
export type OwingExample = { readonly features: Features; readonly own: boolean };

/** The examples that a council's phrasings are: those of clauses and topics that oblige one side. */
export function owingExamplesOf(knowledge: CouncilKnowledge): readonly OwingExample[] {
  const read = createWordReader(knowledge.abbreviations, undefined);
  const duties = new Map(
    knowledge.documents.flatMap(({ clauses }) =>
      clauses.flatMap(({ reference, duty }) => (duty ? [[reference, duty.by] as const] : [])),
    ),
  );
  return knowledge.phrasings.flatMap(({ reference, ask, as }) => {
    const owedBy = duties.get(clauseOf(reference));
    return owedBy === undefined ? [] : [owingExample(read(ask).words, as, owedBy)];
  });
}

/** The example that a text is, whose clause this side owes. */
export function owingExample(words: readonly string[], as: Side | undefined, owedBy: Side): OwingExample {
  const speaker = readSpeaker(words, as);
  return { features: readOwing(words, speaker), own: owedBy === ownSide(speaker) };
}

/** Logistic regression by AdaGrad; undefined where there is nothing to learn from. The same examples give the same weights. */
export function learnOwing(examples: readonly OwingExample[]): Owing | undefined {
  if (examples.length === 0) return undefined;
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const weights = new Map<string, number>();
  const squares = new Map<string, number>();
  const random = createRandom(47_514);
  const order = examples.map((_, at) => at);
  const { rounds, rate, decay } = numbers.owing;
  for (let round = 0; round < rounds; round += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    for (const at of order) {
      const { features, own } = examples[at] as OwingExample;
      const scaled = toStrength(features);
      const sum = scaled.reduce((total, [name, value]) => total + value * (weights.get(name) ?? 0), 0);
      const error = 1 / (1 + Math.exp(-sum)) - (own ? 1 : 0);
      for (const [name, value] of scaled) {
        if ((counts.get(name) ?? 0) < 2) continue;
        const weight = weights.get(name) ?? 0;
        const slope = value * error + decay * weight;
        const square = (squares.get(name) ?? 0) + slope * slope;
        squares.set(name, square);
        weights.set(name, weight - (rate * slope) / Math.sqrt(square + 0.01));
      }
    }
  }
  return new Map(
    [...weights]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, weight]) => [name, Math.round(weight * 100) / 100] as const),
  );
}

export function owingOf(names: readonly string[], weights: readonly number[]): Owing {
  return new Map(names.map((name, at) => [name, weights[at] ?? 0]));
}

function toStrength(features: Features): readonly (readonly [string, number])[] {
  let squares = 0;
  for (const weight of features.values()) squares += weight * weight;
  const size = Math.sqrt(squares) || 1;
  return [...features].map(([name, weight]) => [name, (numbers.owing.strength * weight) / size] as const);
}

/** Above 0 where the asker's own side would owe what is asked about, below 0 where the other would. */
export function scoreOwing(owing: Owing, words: readonly string[], speaker: Speaker): number {
  return toStrength(readOwing(words, speaker)).reduce((sum, [name, value]) => sum + value * (owing.get(name) ?? 0), 0);
}
