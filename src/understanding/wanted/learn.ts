import type { Features } from './features.ts';

/** One way of saying what is wanted. */
export type Example = { readonly label: string; readonly features: Features };

/** What was learned: how much each feature speaks for each label. */
export type Learned = {
  readonly labels: readonly string[];
  readonly rows: ReadonlyMap<string, number>;
  readonly weights: Float32Array;
};

const ROUNDS = 8;
const RATE = 0.5;
/** An error smaller than this is none. */
const LEAST = 0.004;
/** How strongly a sentence pulls, since its features are of length 1. */
const STRENGTH = 3;

/** Learns by multinomial logistic regression with AdaGrad, in a fixed order: the same examples give the same weights. */
export function learnWanted(examples: readonly Example[]): Learned {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const columns = labels.length;
  const rows = new Map<string, number>();
  for (const { features } of examples)
    for (const name of features.keys()) if (!rows.has(name)) rows.set(name, rows.size);
  const weights = new Float32Array(rows.size * columns);
  const squares = new Float32Array(rows.size * columns);
  const inputs = examples.map(({ features }) => inputOf(features, (name) => rows.get(name)));
  const targets = examples.map(({ label }) => labels.indexOf(label));
  const order = shuffled(examples.length);
  const excess = new Float64Array(columns);
  const active = new Int32Array(columns);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const at of order) {
      const input = inputs[at] as Input;
      score(input, weights, excess);
      toShares(excess);
      const target = targets[at] ?? 0;
      excess[target] = (excess[target] as number) - 1;
      // Most labels are as good as impossible for a sentence soon, and teach nothing more.
      let count = 0;
      for (let column = 0; column < columns; column += 1)
        if (Math.abs(excess[column] as number) > LEAST) {
          active[count] = column;
          count += 1;
        }
      for (let place = 0; place < input.rows.length; place += 1) {
        const from = (input.rows[place] as number) * columns;
        const strength = input.strengths[place] as number;
        for (let which = 0; which < count; which += 1) {
          const column = active[which] as number;
          const cell = from + column;
          const slope = strength * (excess[column] as number);
          squares[cell] = (squares[cell] as number) + slope * slope;
          weights[cell] = (weights[cell] as number) - (RATE * slope) / Math.sqrt((squares[cell] as number) + 0.05);
        }
      }
    }
  }
  return { labels, rows, weights };
}

/** How likely each label is, most likely first, among those `may` lets through. */
export function rankWanted(
  { labels, rows, weights }: Learned,
  features: Features,
  may: (label: string) => boolean,
): readonly { readonly label: string; readonly likely: number }[] {
  const shares = new Float64Array(labels.length);
  score(
    inputOf(features, (name) => rows.get(name)),
    weights,
    shares,
  );
  labels.forEach((label, at) => {
    if (!may(label)) shares[at] = Number.NEGATIVE_INFINITY;
  });
  toShares(shares);
  return labels
    .map((label, at) => ({ label, likely: shares[at] ?? 0 }))
    .sort((one, other) => other.likely - one.likely);
}

/** The features of a sentence that are known: whose row of weights each has, and how strongly it pulls. */
type Input = { readonly rows: Int32Array; readonly strengths: Float64Array };

function inputOf(features: Features, rowOf: (name: string) => number | undefined): Input {
  const rows: number[] = [];
  const strengths: number[] = [];
  for (const [name, value] of features) {
    const row = rowOf(name);
    if (row === undefined) continue;
    rows.push(row);
    strengths.push(STRENGTH * value);
  }
  return { rows: Int32Array.from(rows), strengths: Float64Array.from(strengths) };
}

/** Puts into `sums` how much a sentence speaks for each label. In place, since learning does it a hundred thousand times. */
function score({ rows, strengths }: Input, weights: Float32Array, sums: Float64Array): void {
  const columns = sums.length;
  sums.fill(0);
  for (let place = 0; place < rows.length; place += 1) {
    const from = (rows[place] as number) * columns;
    const strength = strengths[place] as number;
    for (let column = 0; column < columns; column += 1)
      sums[column] = (sums[column] as number) + strength * (weights[from + column] as number);
  }
}

/** Turns scores into shares of 1, by softmax, in place. */
function toShares(scores: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < scores.length; at += 1) most = Math.max(most, scores[at] as number);
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const share = Math.exp((scores[at] as number) - most);
    scores[at] = share;
    sum += share;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] as number) / sum;
}

/** All of them in an order that mixes the labels, the same each time. */
function shuffled(length: number): readonly number[] {
  const order = Array.from({ length }, (_, at) => at);
  let state = 20_261_207;
  for (let at = length - 1; at > 0; at -= 1) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    const other = state % (at + 1);
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  return order;
}
