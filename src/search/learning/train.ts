import type { Features } from '../reading/features.ts';
import { isAnswerLabel } from './examples.ts';
import {
  featureStrength,
  type LearnedModel,
  owingOf,
  quantise,
  type Rows,
  readRows,
  softmax,
  vectorStrength,
} from './learned-model.ts';
import type { Owing, OwingExample } from './owing.ts';
import { createRandom } from './random.ts';

/** One example to learn from: a phrasing's features, its sentence vector where there is an encoder, and its label. */
export type Example = {
  readonly label: string;
  readonly features: Features;
  readonly vector?: Float32Array;
  /** True for a sentence of a document, kept with its vector for documents that nobody has written phrasings for. */
  readonly isSentence?: boolean;
  readonly owing?: OwingExample;
};

export type TrainingOptions = {
  readonly learnedFrom: string;
  readonly encoder: string | undefined;
  readonly wordRounds?: number;
  readonly meaningRounds?: number;
};

/**
 * Learns a model by multinomial logistic regression with AdaGrad: first from words, then from vectors, each on its own, so that
 * either answers alone. The same examples give the same model. Takes about a minute for 8,000 examples and 300 labels.
 */
export function train(examples: readonly Example[], options: TrainingOptions): LearnedModel {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const columns = labels.length;
  const labelAt = new Map(labels.map((label, at) => [label, at]));
  const targets = examples.map(({ label }) => labelAt.get(label) ?? 0);
  const words = listRows(examples);

  const inputs = examples.map(({ features }) => readRows(features, words));
  const outside = examples.map(({ label }) => (isAnswerLabel(label) ? 0 : 1));
  const wordWeights = learn(inputs, targets, words.rarity.length, columns, {
    rounds: options.wordRounds ?? 7,
    rate: 0.3,
  });

  const vectors = examples.flatMap(({ vector }) => (vector ? [vector] : []));
  const length = vectors[0]?.length ?? 0;
  const hasVectors = options.encoder !== undefined && length > 0 && vectors.length === examples.length;
  const dense = hasVectors
    ? learn(vectors.map(denseRow), targets, length, columns, { rounds: options.meaningRounds ?? 5, rate: 0.1 })
    : undefined;

  return {
    learnedFrom: options.learnedFrom,
    labels,
    ...words,
    words: quantise(wordWeights, columns),
    outsideWords: quantise(learn(inputs, outside, words.rarity.length, 2, { rounds: 6, rate: 0.1 }), 2),
    meaning: dense && quantise(dense, columns),
    outsideMeaning: dense && quantise(learn(vectors.map(denseRow), outside, length, 2, { rounds: 6, rate: 0.05 }), 2),
    owing: learnOwing(examples.flatMap(({ owing }) => owing ?? [])),
    sentences: hasVectors ? keepSentences(examples, labelAt) : undefined,
    encoder: hasVectors ? options.encoder : undefined,
  };
}

/** Learns who owes what is asked about; undefined where there is nothing to learn from. */
export function learnOwing(examples: readonly OwingExample[]): Owing | undefined {
  if (examples.length === 0) return undefined;
  const names = [...listRows(examples).rows.keys()];
  const { rows, rarity, unseenRarity } = owingOf(names, quantise(new Float32Array(0), 2));
  const inputs = examples.map(({ features }) => readRows(features, { rows, rarity, unseenRarity }));
  const targets = examples.map(({ own }) => (own ? 1 : 0));
  return owingOf(names, quantise(learn(inputs, targets, names.length, 2, { rounds: 8, rate: 0.1 }), 2));
}

function keepSentences(examples: readonly Example[], labelAt: ReadonlyMap<string, number>): LearnedModel['sentences'] {
  const kept = examples.flatMap(({ isSentence, vector, label }) => (isSentence && vector ? [{ vector, label }] : []));
  const [first] = kept;
  if (first === undefined) return undefined;
  const all = new Float32Array(kept.length * first.vector.length);
  kept.forEach(({ vector }, row) => {
    all.set(vector, row * vector.length);
  });
  return {
    labels: Uint16Array.from(kept, ({ label }) => labelAt.get(label) ?? 0),
    vectors: quantise(all, first.vector.length),
  };
}

/** Features that at least two examples have, with their rarity. */
function listRows(examples: readonly { readonly features: Features }[]): Rows {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count > 1);
  return {
    rows: new Map(names.map(([name], row) => [name, row])),
    rarity: Float32Array.from(names, ([, count]) => Math.log((examples.length + 1) / (count + 0.5))),
    unseenRarity: 0.6 * Math.log(examples.length + 1),
  };
}

type Row = readonly [number, number];

function denseRow(vector: Float32Array): readonly Row[] {
  return Array.from(vector, (value, at) => [at, vectorStrength * value] as const);
}

function learn(
  inputs: readonly (readonly Row[])[],
  targets: readonly number[],
  rows: number,
  columns: number,
  { rounds, rate }: { readonly rounds: number; readonly rate: number },
): Float32Array {
  const weights = new Float32Array(rows * columns);
  const squares = new Float32Array(rows * columns);
  const order = inputs.map((_, at) => at);
  const random = createRandom(featureStrength * 7919);
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random);
    for (const at of order) {
      const input = inputs[at] ?? [];
      const logits = new Float32Array(columns);
      for (const [row, strength] of input) {
        const from = row * columns;
        for (let column = 0; column < columns; column += 1) {
          logits[column] = (logits[column] as number) + strength * (weights[from + column] as number);
        }
      }
      const excess = softmax(logits);
      const target = targets[at] ?? 0;
      excess[target] = (excess[target] as number) - 1;
      for (const [row, strength] of input) {
        const from = row * columns;
        for (let column = 0; column < columns; column += 1) {
          const cell = from + column;
          const slope = strength * (excess[column] as number) + 2e-5 * (weights[cell] as number);
          if (slope > -1e-4 && slope < 1e-4) continue;
          squares[cell] = (squares[cell] as number) + slope * slope;
          weights[cell] = (weights[cell] as number) - (rate * slope) / Math.sqrt((squares[cell] as number) + 0.01);
        }
      }
    }
  }
  return weights;
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
}
