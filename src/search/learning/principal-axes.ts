import { numbers } from '../numbers.ts';
import { strengths } from './embedding.ts';

/** The directions in which sentence vectors differ most, by orthogonal iteration on some of them: fewer numbers to learn from. */
export function principalAxes(
  vectors: readonly Float32Array[],
  length: number,
  count: number,
): readonly Float64Array[] {
  const every = Math.max(1, Math.floor(vectors.length / numbers.embedding.sampled));
  const sampled = vectors.filter((_, at) => at % every === 0);
  let axes = orthogonal(
    Array.from({ length: Math.min(count, length) }, (_, row) =>
      Float64Array.from({ length }, (_, at) => Math.sin(1 + row * 7.13 + at * (row + 1) * 0.37)),
    ),
  );
  const matrix = new Float64Array(length * length);
  for (const vector of sampled)
    for (let row = 0; row < length; row += 1) {
      const value = vector[row] as number;
      for (let column = 0; column <= row; column += 1)
        matrix[row * length + column] = (matrix[row * length + column] as number) + value * (vector[column] as number);
    }
  for (let row = 0; row < length; row += 1)
    for (let column = row + 1; column < length; column += 1)
      matrix[row * length + column] = matrix[column * length + row] as number;
  for (let round = 0; round < 6; round += 1)
    axes = orthogonal(
      axes.map((axis) =>
        axis.map((_, row) => {
          let sum = 0;
          for (let at = 0; at < length; at += 1) sum += (matrix[row * length + at] as number) * (axis[at] as number);
          return sum;
        }),
      ),
    );
  return axes;
}

function orthogonal(vectors: readonly Float64Array[]): readonly Float64Array[] {
  const done: Float64Array[] = [];
  for (const vector of vectors) {
    const left = vector.slice();
    for (const other of done) {
      let product = 0;
      for (let at = 0; at < left.length; at += 1) product += (left[at] as number) * (other[at] as number);
      for (let at = 0; at < left.length; at += 1) left[at] = (left[at] as number) - product * (other[at] as number);
    }
    let squares = 0;
    for (const value of left) squares += value * value;
    const size = Math.sqrt(squares) || 1;
    done.push(left.map((value) => value / size));
  }
  return done;
}

/** A vector along these directions. */
export function reduce(vector: Float32Array, axes: readonly Float64Array[]): Float32Array {
  const along = new Float32Array(axes.length);
  axes.forEach((axis, place) => {
    let sum = 0;
    for (let at = 0; at < vector.length; at += 1) sum += (vector[at] as number) * (axis[at] as number);
    along[place] = strengths.meaning * sum;
  });
  return along;
}

/** The map from whole sentence vectors: axes first, then what was learned of them. */
export function expand(
  weights: Float32Array,
  axes: readonly Float64Array[],
  length: number,
  dimensions: number,
): Float32Array {
  const whole = new Float32Array(length * dimensions);
  axes.forEach((axis, place) => {
    for (let row = 0; row < length; row += 1) {
      const share = axis[row] as number;
      for (let at = 0; at < dimensions; at += 1)
        whole[row * dimensions + at] =
          (whole[row * dimensions + at] as number) + share * (weights[place * dimensions + at] as number);
    }
  });
  return whole;
}
