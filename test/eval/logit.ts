/** A question with the features of its candidates, one row after the other, and which of them are right. */
export type Choice = { readonly features: Float32Array; readonly right: Uint8Array; readonly weight: number };

/** Fits a conditional logit (McFadden, 1974) by Adam: the weights under which the right candidates have most of the share. */
export function fitChoices(choices: readonly Choice[], size: number, held: number, rounds = 160): Float64Array {
  const usable = choices.filter(({ right }) => right.includes(1) && right.includes(0));
  const total = usable.reduce((sum, { weight }) => sum + weight, 0);
  return adam(size, rounds, (weights, slopes) => {
    for (const { features, right, weight } of usable) {
      const count = right.length;
      const sums = new Float64Array(count);
      let most = Number.NEGATIVE_INFINITY;
      for (let row = 0; row < count; row += 1) {
        let sum = 0;
        for (let at = 0; at < size; at += 1) sum += (weights[at] as number) * (features[row * size + at] as number);
        sums[row] = sum;
        if (sum > most) most = sum;
      }
      let all = 0;
      let good = 0;
      for (let row = 0; row < count; row += 1) {
        const power = Math.exp((sums[row] as number) - most);
        sums[row] = power;
        all += power;
        if (right[row] === 1) good += power;
      }
      // A question that is labelled otherwise than anybody would guess shall not bend everything.
      const trust = (0.98 * (good / all)) / (0.02 + 0.98 * (good / all));
      for (let row = 0; row < count; row += 1) {
        const share = (sums[row] as number) / all - (right[row] === 1 ? (sums[row] as number) / (good || 1e-12) : 0);
        if (share > -1e-7 && share < 1e-7) continue;
        const step = (share * trust * weight) / total;
        for (let at = 0; at < size; at += 1)
          slopes[at] = (slopes[at] as number) + step * (features[row * size + at] as number);
      }
    }
    for (let at = 0; at < size; at += 1) slopes[at] = (slopes[at] as number) + held * (weights[at] as number);
  });
}

/** A case with its features, whether it is so, and what it counts. */
export type Case = { readonly features: readonly number[]; readonly isSo: boolean; readonly weight: number };

/**
 * Fits a logistic regression by Adam; the last number is the constant. `signs` holds a weight to one side of 0, where the other would say
 * that a doubt makes surer: 1, -1, or 0 for either.
 */
export function fitChance(
  cases: readonly Case[],
  held: number,
  signs: readonly number[] = [],
  rounds = 500,
): Float64Array {
  const size = (cases[0]?.features.length ?? 0) + 1;
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  const hold = (weights: Float64Array) =>
    signs.forEach((sign, at) => {
      if (sign * (weights[at] as number) < 0) weights[at] = 0;
    });
  const fitted = adam(size, rounds, (weights, slopes) => {
    hold(weights);
    for (const { features, isSo, weight } of cases) {
      let sum = weights[size - 1] as number;
      features.forEach((value, at) => {
        sum += value * (weights[at] as number);
      });
      const error = ((1 / (1 + Math.exp(-sum)) - (isSo ? 1 : 0)) * weight) / total;
      features.forEach((value, at) => {
        slopes[at] = (slopes[at] as number) + error * value;
      });
      slopes[size - 1] = (slopes[size - 1] as number) + error;
    }
    for (let at = 0; at < size - 1; at += 1) slopes[at] = (slopes[at] as number) + held * (weights[at] as number);
  });
  hold(fitted);
  return fitted;
}

function adam(
  size: number,
  rounds: number,
  addSlopes: (weights: Float64Array, slopes: Float64Array) => void,
): Float64Array {
  const weights = new Float64Array(size);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  for (let round = 1; round <= rounds; round += 1) {
    const slopes = new Float64Array(size);
    addSlopes(weights, slopes);
    const rate = 0.25 * (1 - (0.9 * round) / rounds);
    for (let at = 0; at < size; at += 1) {
      const slope = slopes[at] as number;
      first[at] = 0.9 * (first[at] as number) + 0.1 * slope;
      second[at] = 0.99 * (second[at] as number) + 0.01 * slope * slope;
      const step = (first[at] as number) / (1 - 0.9 ** round);
      const spread = (second[at] as number) / (1 - 0.99 ** round);
      weights[at] = (weights[at] as number) - (rate * step) / (Math.sqrt(spread) + 1e-9);
    }
  }
  return weights;
}
