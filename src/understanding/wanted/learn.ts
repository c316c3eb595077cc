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
  const inputs = examples.map(({ features }) =>
    [...features].map(([name, value]) => [rows.get(name) ?? 0, STRENGTH * value] as const),
  );
  const targets = examples.map(({ label }) => labels.indexOf(label));
  const order = shuffled(examples.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const at of order) {
      const input = inputs[at] ?? [];
      const excess = Array.from(softmax(scores(input, weights, columns)));
      const target = targets[at] ?? 0;
      excess[target] = (excess[target] as number) - 1;
      // Most labels are as good as impossible for a sentence soon, and teach nothing more.
      const active = excess.flatMap((value, column) => (Math.abs(value) > LEAST ? [column] : []));
      for (const [row, strength] of input) {
        for (const column of active) {
          const cell = row * columns + column;
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
  const input = [...features].flatMap(([name, value]) => {
    const row = rows.get(name);
    return row === undefined ? [] : [[row, STRENGTH * value] as const];
  });
  const all = scores(input, weights, labels.length);
  labels.forEach((label, at) => {
    if (!may(label)) all[at] = Number.NEGATIVE_INFINITY;
  });
  const likely = softmax(all);
  return labels
    .map((label, at) => ({ label, likely: likely[at] ?? 0 }))
    .sort((one, other) => other.likely - one.likely);
}

function scores(input: readonly (readonly [number, number])[], weights: Float32Array, columns: number): Float64Array {
  const sums = new Float64Array(columns);
  for (const [row, strength] of input) {
    const from = row * columns;
    for (let column = 0; column < columns; column += 1) {
      sums[column] = (sums[column] as number) + strength * (weights[from + column] as number);
    }
  }
  return sums;
}

function softmax(logits: Float64Array): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const value of logits) if (value > most) most = value;
  let sum = 0;
  const shares = logits.map((value) => {
    const share = Math.exp(value - most);
    sum += share;
    return share;
  });
  return shares.map((share) => share / sum);
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
