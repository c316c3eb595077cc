import { numbers } from '../numbers.ts';
import type { Features } from '../reading/features.ts';
import { hash } from '../reading/hash.ts';
import { type Embedding, HALF_BYTE, type Labels, readRows, roundRows } from './embedding.ts';
import { expand, principalAxes, reduce } from './principal-axes.ts';
import { createRandom } from './random.ts';
import { addRows, meanSquareOf, multiply, softmax, Table } from './rows.ts';

/** A text to learn from: what it is made of, and the labels it asks for, one in each group that it belongs to. */
export type TrainingText = {
  readonly features: Features;
  readonly vector: Float32Array | undefined;
  readonly group: string;
  readonly label: string;
};

/**
 * Learns an embedding by stochastic gradient descent with AdaGrad. The same texts give the same embedding. 31,000 texts take about half
 * a minute.
 */
export function learnEmbedding(texts: readonly TrainingText[], encoder: string | undefined): Embedding {
  const { dimensions, rounds, rate, reduced } = numbers.embedding;
  const rows = listRows(texts);
  const inputs = texts.map(({ features }) => {
    const list = readRows(features, rows);
    return { rows: Uint32Array.from(list, ([row]) => row), values: Float32Array.from(list, ([, value]) => value) };
  });
  const length = texts.find(({ vector }) => vector !== undefined)?.vector?.length ?? 0;
  const axes =
    length === 0
      ? []
      : principalAxes(
          texts.flatMap(({ vector }) => vector ?? []),
          length,
          reduced,
        );
  const meanings = texts.map(({ vector }) => vector && reduce(vector, axes));
  const axisRows = Uint32Array.from(axes.keys());
  const groups = listGroups(texts);

  const random = createRandom(20_261);
  const small = (size: number, spread: number) =>
    Float32Array.from({ length: size }, () => (random() + random() + random() - 1.5) * spread);
  const words = new Table(small(rows.features.length * dimensions, 0.1), dimensions);
  const meaning = new Table(small(axes.length * dimensions, 0.1), dimensions);
  const labels = new Map(
    [...groups].map(([group, keys]) => [group, new Table(small(keys.size * dimensions, 0.2), dimensions)]),
  );

  const order = texts.map((_, at) => at);
  const hidden = new Float32Array(dimensions);
  const back = new Float32Array(dimensions);
  const shares = new Map([...labels].map(([group, { count }]) => [group, new Float32Array(count)]));
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random);
    const step = rate * (1 - (0.9 * round) / rounds);
    for (const at of order) {
      const text = texts[at] as TrainingText;
      const input = inputs[at] as (typeof inputs)[number];
      const chance = random();
      const vector = chance < numbers.embedding.withoutMeaning ? undefined : meanings[at];
      const useWords = vector === undefined || chance < 1 - numbers.embedding.withoutWords;
      hidden.fill(0);
      const left = leaveOut(input, random);
      if (useWords) addRows(hidden, words.weights, left.rows, left.values);
      if (vector !== undefined) addRows(hidden, meaning.weights, axisRows, vector);

      const table = labels.get(text.group) as Table;
      const target = groups.get(text.group)?.get(text.label) ?? 0;
      const excess = shares.get(text.group) as Float32Array;
      softmax(excess, multiply(table.weights, hidden, excess));
      excess[target] = (excess[target] as number) - 1;
      back.fill(0);
      const wrong = listWrong(excess);
      addRows(back, table.weights, wrong.rows, wrong.values);
      table.step(wrong.rows, wrong.values, hidden, meanSquareOf(hidden), step);
      const backSquare = meanSquareOf(back);
      if (useWords) words.step(left.rows, left.values, back, backSquare, step);
      if (vector !== undefined) meaning.step(axisRows, vector, back, backSquare, step);
    }
  }
  const roundedWords = roundRows(words.weights, dimensions, HALF_BYTE);
  const roundedMeaning = roundRows(expand(meaning.weights, axes, length, dimensions), dimensions);
  return {
    encoder: length === 0 ? undefined : encoder,
    dimensions,
    length,
    ...rows,
    words: roundedWords.rows,
    wordScales: roundedWords.scales,
    meaning: roundedMeaning.rows,
    meaningScales: roundedMeaning.scales,
    groups: new Map(
      [...groups].map(([group, keys]): [string, Labels] => [
        group,
        { keys: [...keys.keys()], ...roundRows((labels.get(group) as Table).weights, dimensions) },
      ]),
    ),
  };
}

type Input = { readonly rows: Uint32Array; readonly values: Float32Array };

/** Some of a text's words, each as much stronger as others are left out: so that no one word decides (Iyyer and others, 2015). */
function leaveOut({ rows, values }: Input, random: () => number): Input {
  const { withoutEach } = numbers.embedding;
  const strength = 1 / Math.sqrt(1 - withoutEach);
  const places = [...rows.keys()].filter(() => random() >= withoutEach);
  return {
    rows: Uint32Array.from(places, (at) => rows[at] as number),
    values: Float32Array.from(places, (at) => (values[at] as number) * strength),
  };
}

/** An error of a label below this changes nothing worth the time. */
const NEGLIGIBLE = 5e-4;

/** The labels whose share is wrong enough to learn from, with how wrong. */
function listWrong(excess: Float32Array): Input {
  const rows: number[] = [];
  const values: number[] = [];
  for (let label = 0; label < excess.length; label += 1) {
    const error = excess[label] as number;
    if (error > -NEGLIGIBLE && error < NEGLIGIBLE) continue;
    rows.push(label);
    values.push(error);
  }
  return { rows: Uint32Array.from(rows), values: Float32Array.from(values) };
}

/** Features that enough texts have, with their rarity. */
function listRows(texts: readonly TrainingText[]): Pick<Embedding, 'features' | 'rarity' | 'unseenRarity'> {
  const counts = new Map<number, number>();
  for (const { features } of texts)
    for (const name of features.keys()) {
      const key = hash(name);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  const kept = [...counts].filter(([, count]) => count >= numbers.embedding.fewest);
  const features = Uint32Array.from(kept, ([key]) => key).sort();
  return {
    features,
    rarity: Float32Array.from(features, (key) => Math.log((texts.length + 1) / ((counts.get(key) ?? 0) + 0.5))),
    unseenRarity: 0.6 * Math.log(texts.length + 1),
  };
}

/** Group -> label -> its place. */
function listGroups(texts: readonly TrainingText[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const groups = new Map<string, Map<string, number>>();
  for (const { group, label } of texts) {
    const labels = groups.get(group) ?? new Map<string, number>();
    groups.set(group, labels);
    if (!labels.has(label)) labels.set(label, labels.size);
  }
  return groups;
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
}
