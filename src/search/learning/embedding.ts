import type { Features } from '../reading/features.ts';
import { findHash, hash } from '../reading/hash.ts';

/**
 * A question, or any text, as a few numbers in which those that ask for the same are near: learned from all phrasings and topics.
 *
 *     words ── features ── a row each, summed ──┐
 *                                               ├── 96 numbers ── dot product with each label's own ── one logit a label
 *     sentence vector ── a linear map ──────────┘
 *
 * It is the linear model of Joulin and others, "Bag of Tricks for Efficient Text Classification", 2016, with a sentence vector beside the
 * words. Either alone answers too: when learning, one of them is often left out.
 */
export type Embedding = {
  /** The encoder whose vectors it maps; undefined where none was at hand. */
  readonly encoder: string | undefined;
  readonly dimensions: number;
  /** Length of a sentence vector; 0 without an encoder. */
  readonly length: number;
  /** Hashes of the features that have a row, sorted. */
  readonly features: Uint32Array;
  readonly rarity: Float32Array;
  readonly unseenRarity: number;
  /** A row of `dimensions` numbers from -7 to 7 for each feature, with a scale. */
  readonly words: Int8Array;
  readonly wordScales: Float32Array;
  /** `length` rows of `dimensions` signed bytes, with a scale each. */
  readonly meaning: Int8Array;
  readonly meaningScales: Float32Array;
  /** What was learned to be told apart, group by group: a council's targets, or the topics. */
  readonly groups: ReadonlyMap<string, Labels>;
};

/** Keys of labels, and a row of signed bytes for each, with a scale. */
export type Labels = {
  readonly keys: readonly string[];
  readonly rows: Int8Array;
  readonly scales: Float32Array;
};

/** Strength of the features of one text, whose squares sum to this squared; and of a sentence vector of length 1. */
export const strengths = { words: 6, meaning: 3 } as const;

/** A text's features as rows and strengths: rare ones stronger, the whole of equal length. */
export function readRows(
  features: Features,
  { features: known, rarity, unseenRarity }: Pick<Embedding, 'features' | 'rarity' | 'unseenRarity'>,
): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let squares = 0;
  for (const [name, weight] of features) {
    const row = findHash(known, hash(name));
    const strength = weight * (row < 0 ? unseenRarity : (rarity[row] as number));
    squares += strength * strength;
    if (row >= 0) found.push([row, strength]);
  }
  const length = Math.sqrt(squares) || 1;
  return found.map(([row, strength]) => [row, (strengths.words * strength) / length]);
}

/** Embeds a text from its words, and from its sentence vector where there is one. */
export function embed(embedding: Embedding, features: Features, vector: Float32Array | undefined): Float32Array {
  const { dimensions, words, wordScales } = embedding;
  const sum = vector === undefined ? new Float32Array(dimensions) : embedMeaning(embedding, vector);
  for (const [row, strength] of readRows(features, embedding))
    addRow(words, wordScales, row, strength, dimensions, sum);
  return sum;
}

/** The part of an embedding that comes from the sentence vector. */
function embedMeaning({ dimensions, meaning, meaningScales }: Embedding, vector: Float32Array): Float32Array {
  const sum = new Float32Array(dimensions);
  for (let row = 0; row < vector.length; row += 1)
    addRow(meaning, meaningScales, row, strengths.meaning * (vector[row] as number), dimensions, sum);
  return sum;
}

function addRow(
  rows: Int8Array,
  scales: Float32Array,
  row: number,
  strength: number,
  dimensions: number,
  into: Float32Array,
): void {
  const share = strength * (scales[row] as number);
  const from = row * dimensions;
  for (let at = 0; at < dimensions; at += 1) into[at] = (into[at] as number) + share * (rows[from + at] as number);
}

/** One share a label of a group, in their order; they sum to 1. Undefined where nothing was learned of that group. */
export function sharesOf(
  { groups, dimensions }: Embedding,
  group: string,
  embedded: Float32Array,
): Float64Array | undefined {
  const labels = groups.get(group);
  if (labels === undefined) return undefined;
  const { rows, scales, keys } = labels;
  const shares = new Float64Array(keys.length);
  let most = Number.NEGATIVE_INFINITY;
  for (let label = 0, from = 0; label < shares.length; label += 1, from += dimensions) {
    let sum = 0;
    for (let at = 0; at < dimensions; at += 1) sum += (embedded[at] as number) * (rows[from + at] as number);
    const logit = sum * (scales[label] as number);
    shares[label] = logit;
    if (logit > most) most = logit;
  }
  let all = 0;
  for (let label = 0; label < shares.length; label += 1) {
    const power = Math.exp((shares[label] as number) - most);
    shares[label] = power;
    all += power;
  }
  for (let label = 0; label < shares.length; label += 1) shares[label] = (shares[label] as number) / all;
  return shares;
}

/** The same by key of the label; empty where nothing was learned of that group. */
export function classify(embedding: Embedding, group: string, embedded: Float32Array): ReadonlyMap<string, number> {
  const shares = sharesOf(embedding, group, embedded);
  return new Map(embedding.groups.get(group)?.keys.map((key, at) => [key, shares?.[at] ?? 0]));
}

/** What fits in half a byte. */
export const HALF_BYTE = 7;

/** Two numbers from -7 to 7 a byte. */
export function packHalves(values: Int8Array): Uint8Array {
  const packed = new Uint8Array(Math.ceil(values.length / 2));
  values.forEach((value, at) => {
    packed[at >> 1] = (packed[at >> 1] as number) | ((value + 8) << (at % 2 === 0 ? 0 : 4));
  });
  return packed;
}

/** The inverse of `packHalves`, of so many numbers. */
export function unpackHalves(packed: Uint8Array, length: number): Int8Array {
  const values = new Int8Array(length);
  for (let at = 0; at < length; at += 1)
    values[at] = (((packed[at >> 1] as number) >> (at % 2 === 0 ? 0 : 4)) & 15) - 8;
  return values;
}

/** Scaled to length 1, as one signed byte a number. */
export function toBytes(vector: Float32Array | Int8Array): Int8Array {
  let squares = 0;
  for (let at = 0; at < vector.length; at += 1) squares += (vector[at] as number) * (vector[at] as number);
  const size = Math.sqrt(squares) || 1;
  const bytes = new Int8Array(vector.length);
  for (let at = 0; at < vector.length; at += 1) bytes[at] = Math.round((127 * (vector[at] as number)) / size);
  return bytes;
}

/** The inverse of `toBytes`, of the length that embeddings mostly have: what tells shares apart is how long they are. */
export function fromBytes(bytes: Int8Array): Float32Array {
  return Float32Array.from(bytes, (value) => (USUAL_LENGTH * value) / 127);
}
/** Mean length of the embeddings of sentences of documents, with their sentence vectors. */
const USUAL_LENGTH = 18.7;

/** The next of sixteen steps to each doubling: scales that repeat take a byte in a compressed file instead of four. */
function coarse(scale: number): number {
  return Math.fround(2 ** (Math.ceil(16 * Math.log2(scale)) / 16));
}

/** Rounds rows to whole numbers from minus `levels` to `levels`, with one scale a row: 127 fills a byte, 7 half a byte. */
export function roundRows(
  rows: Float32Array,
  dimensions: number,
  levels = 127,
): { readonly rows: Int8Array; readonly scales: Float32Array } {
  const count = rows.length / dimensions;
  const bytes = new Int8Array(rows.length);
  const scales = new Float32Array(count);
  for (let row = 0; row < count; row += 1) {
    const from = row * dimensions;
    let most = 0;
    for (let at = from; at < from + dimensions; at += 1) most = Math.max(most, Math.abs(rows[at] as number));
    const scale = most === 0 ? 1 : coarse(most / levels);
    scales[row] = scale;
    for (let at = from; at < from + dimensions; at += 1) bytes[at] = Math.round((rows[at] as number) / scale);
  }
  return { rows: bytes, scales };
}
