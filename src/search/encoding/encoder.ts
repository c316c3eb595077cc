/** Port: turns texts into sentence vectors of length 1 whose dot product says how alike the meanings are. */
export type SentenceEncoder = {
  /** Names the model and its version: vectors of different encoders must never be compared. */
  readonly id: string;
  /** One vector a text, in order. Rejects where the model fails; callers answer without it. */
  readonly encode: (texts: readonly string[]) => Promise<readonly Float32Array[]>;
};

/** One encoder of several of the same model, each of which encodes a part of the texts at the same time; undefined of none. */
export function shareAmong(encoders: readonly SentenceEncoder[]): SentenceEncoder | undefined {
  const [first] = encoders;
  return (
    first && {
      id: first.id,
      async encode(texts) {
        const size = Math.ceil(texts.length / encoders.length);
        const parts = encoders.map((encoder, at) => encoder.encode(texts.slice(at * size, (at + 1) * size)));
        return (await Promise.all(parts)).flat();
      },
    }
  );
}

/** Longest text that is encoded, in words: the rest of a very long question adds time and no meaning. */
export const LONGEST_ENCODED = 60;

/** Scales a vector to length 1; a vector of zeros stays as it is. */
export function toUnitLength(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares) || 1;
  return vector.map((value) => value / length);
}
