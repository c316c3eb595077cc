/** Rows of weights, each with the sum of the mean squares of its steps. */
export class Table {
  readonly weights: Float32Array;
  readonly count: number;
  readonly #squares: Float32Array;
  constructor(weights: Float32Array, dimensions: number) {
    this.weights = weights;
    this.count = weights.length / dimensions;
    this.#squares = new Float32Array(this.count).fill(0.01);
  }

  /** One step of AdaGrad for each of these rows, kept for a row as a whole: so far down a slope of that mean square. */
  step(rows: Uint32Array, values: Float32Array, slope: Float32Array, meanSquare: number, rate: number): void {
    const size = slope.length;
    const { weights } = this;
    for (let each = 0; each < rows.length; each += 1) {
      const row = rows[each] as number;
      const value = values[each] as number;
      const square = (this.#squares[row] as number) + value * value * meanSquare;
      this.#squares[row] = square;
      const share = (rate * value) / Math.sqrt(square);
      const from = row * size;
      for (let at = 0; at < size; at += 1)
        weights[from + at] = (weights[from + at] as number) - share * (slope[at] as number);
    }
  }
}

export function meanSquareOf(vector: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < vector.length; at += 1) sum += (vector[at] as number) * (vector[at] as number);
  return sum / vector.length;
}

/** Adds these rows of weights, each times its value. Four at a time, in the order in which they stand: a sum of floats depends on it. */
export function addRows(into: Float32Array, weights: Float32Array, rows: Uint32Array, values: Float32Array): void {
  const size = into.length;
  let each = 0;
  for (; each + 4 <= rows.length; each += 4) {
    const from = (rows[each] as number) * size;
    const second = (rows[each + 1] as number) * size;
    const third = (rows[each + 2] as number) * size;
    const fourth = (rows[each + 3] as number) * size;
    const value = values[each] as number;
    const secondValue = values[each + 1] as number;
    const thirdValue = values[each + 2] as number;
    const fourthValue = values[each + 3] as number;
    for (let at = 0; at < size; at += 1) {
      const one = Math.fround((into[at] as number) + value * (weights[from + at] as number));
      const two = Math.fround(one + secondValue * (weights[second + at] as number));
      const three = Math.fround(two + thirdValue * (weights[third + at] as number));
      into[at] = three + fourthValue * (weights[fourth + at] as number);
    }
  }
  for (; each < rows.length; each += 1) {
    const from = (rows[each] as number) * size;
    const value = values[each] as number;
    for (let at = 0; at < size; at += 1) into[at] = (into[at] as number) + value * (weights[from + at] as number);
  }
}

/**
 * The product of each row with a vector, written into `products`; gives back the greatest. Four rows at a time: a sum waits for its last
 * step, four of them do not wait for each other.
 */
export function multiply(rows: Float32Array, vector: Float32Array, products: Float32Array): number {
  const size = vector.length;
  let most = Number.NEGATIVE_INFINITY;
  let row = 0;
  for (; row + 4 <= products.length; row += 4) {
    const [from, second, third, fourth] = [row * size, (row + 1) * size, (row + 2) * size, (row + 3) * size];
    let [one, two, three, four] = [0, 0, 0, 0];
    for (let at = 0; at < size; at += 1) {
      const value = vector[at] as number;
      one += value * (rows[from + at] as number);
      two += value * (rows[second + at] as number);
      three += value * (rows[third + at] as number);
      four += value * (rows[fourth + at] as number);
    }
    products[row] = one;
    products[row + 1] = two;
    products[row + 2] = three;
    products[row + 3] = four;
    most = Math.max(most, one, two, three, four);
  }
  for (; row < products.length; row += 1) {
    let sum = 0;
    for (let at = 0; at < size; at += 1) sum += (vector[at] as number) * (rows[row * size + at] as number);
    products[row] = sum;
    most = Math.max(most, sum);
  }
  return most;
}

/** Logits, the greatest of which is `most`, become shares that sum to 1. */
export function softmax(logits: Float32Array, most: number): void {
  let sum = 0;
  for (let label = 0; label < logits.length; label += 1) {
    const power = Math.exp((logits[label] as number) - most);
    logits[label] = power;
    sum += power;
  }
  for (let label = 0; label < logits.length; label += 1) logits[label] = (logits[label] as number) / sum;
}
