/** Port: turns texts into sentence vectors of length 1 whose dot product says how alike the meanings are. */
export type SentenceEncoder = {
  /** Names the model and its version: vectors of different encoders must never be compared. */
  readonly id: string;
  /** One vector a text, in order. Rejects where the model fails; callers answer without it. */
  readonly encode: (texts: readonly string[]) => Promise<readonly Float32Array[]>;
};

/** Longest text that is encoded, in words: the rest of a very long question adds time and no meaning. */
export const LONGEST_ENCODED = 60;

/** Scales a vector to length 1; a vector of zeros stays as it is. */
export function toUnitLength(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares) || 1;
  return vector.map((value) => value / length);
}
