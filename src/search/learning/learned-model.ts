import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Features } from '../reading/features.ts';
import type { Owing } from './owing.ts';

/** Which features a table has rows for, and how rare each is. */
export type Rows = {
  readonly rows: ReadonlyMap<string, number>;
  /** By row. */
  readonly rarity: Float32Array;
  readonly unseenRarity: number;
};

/**
 * What was learned from a council's phrasings: for each label (a clause, an item, a signpost, small talk) a weight for every
 * feature of the words, and another for every number of a sentence vector.
 *
 *     words ── features ── weights ──┐
 *                                    ├── one logit a label ── softmax ── share a label
 *     sentence vector ── weights ────┘
 */
export type LearnedModel = Rows & {
  /** SHA-256 of what it was learned from. */
  readonly learnedFrom: string;
  readonly labels: readonly string[];
  /** Rows times labels, one signed byte a weight. */
  readonly words: Quantised;
  /** Numbers of a vector times labels; undefined where no encoder was at hand when it was learned. */
  readonly meaning: Quantised | undefined;
  /** Which encoder the vectors came from; a vector of another must not be scored. */
  readonly encoder: string | undefined;
  /** The same again for one question only: is this answered in the documents at all? Columns: answered, not answered. */
  readonly outsideWords: Quantised;
  readonly outsideMeaning: Quantised | undefined;
  /** Who owes what is asked about; undefined where no phrasing of a clause that obliges one side was there to learn from. */
  readonly owing: Owing | undefined;
  /** Vectors of the documents' own sentences, a row each, with the place of the label that each stands for. */
  readonly sentences: SentenceVectors | undefined;
};

export type SentenceVectors = { readonly labels: Uint16Array; readonly vectors: Quantised };

export type Quantised = { readonly weights: Int8Array; readonly scales: Float32Array; readonly columns: number };

/** Strength of the features of one question, whose squares sum to this squared. */
export const featureStrength = 6;
/** Strength of a sentence vector of length 1. */
export const vectorStrength = 3;

/** A question's features as rows and strengths: rare ones stronger, the whole of equal length. */
export function readRows(features: Features, model: Rows): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let squares = 0;
  for (const [name, weight] of features) {
    const row = model.rows.get(name);
    const strength = weight * (row === undefined ? model.unseenRarity : (model.rarity[row] ?? 0));
    squares += strength * strength;
    if (row !== undefined) found.push([row, strength]);
  }
  const length = Math.sqrt(squares) || 1;
  return found.map(([row, strength]) => [row, (featureStrength * strength) / length]);
}

/** How strongly the words speak for "not answered here": above 0 for, below 0 against. */
export function scoreOutsideWords(model: LearnedModel, features: Features): number {
  return scoreTwo(model.outsideWords, readRows(features, model));
}

/** How strongly rows speak for the second of two columns: above 0 for, below 0 for the first. */
export function scoreTwo(table: Quantised, rows: readonly (readonly [number, number])[]): number {
  const logits = new Float32Array(2);
  for (const [row, strength] of rows) addRow(table, row, strength, logits);
  return (logits[1] ?? 0) - (logits[0] ?? 0);
}

/** The same from a sentence vector; 0 where the model has learned none of that encoder. */
export function scoreOutsideMeaning(model: LearnedModel, vector: Float32Array, encoder: string): number {
  if (model.outsideMeaning === undefined || model.encoder !== encoder) return 0;
  return scoreTwo(
    model.outsideMeaning,
    Array.from(vector, (value, row) => [row, vectorStrength * value] as const),
  );
}

/** One logit a label from the words. */
export function scoreWords(model: LearnedModel, features: Features): Float32Array {
  const logits = new Float32Array(model.labels.length);
  for (const [row, strength] of readRows(features, model)) addRow(model.words, row, strength, logits);
  return logits;
}

/** One logit a label from a sentence vector; undefined where the model has learned none of that encoder. */
export function scoreMeaning(model: LearnedModel, vector: Float32Array, encoder: string): Float32Array | undefined {
  if (model.meaning === undefined || model.encoder !== encoder) return undefined;
  const logits = new Float32Array(model.labels.length);
  for (let row = 0; row < vector.length; row += 1)
    addRow(model.meaning, row, vectorStrength * (vector[row] ?? 0), logits);
  return logits;
}

function addRow({ weights, scales, columns }: Quantised, row: number, strength: number, into: Float32Array): void {
  const share = strength * (scales[row] ?? 0);
  const from = row * columns;
  for (let column = 0; column < columns; column += 1) {
    into[column] = (into[column] as number) + share * (weights[from + column] as number);
  }
}

/** By label: the cosine of a sentence vector with the most alike sentence of the documents; 0 where there is none. */
export function compareSentences(model: LearnedModel, vector: Float32Array, encoder: string): Float32Array | undefined {
  const { sentences } = model;
  if (sentences === undefined || model.encoder !== encoder) return undefined;
  const { weights, scales, columns } = sentences.vectors;
  const best = new Float32Array(model.labels.length);
  for (let row = 0; row < scales.length; row += 1) {
    let sum = 0;
    for (let column = 0; column < columns; column += 1) {
      sum += (weights[row * columns + column] as number) * (vector[column] as number);
    }
    const label = sentences.labels[row] as number;
    best[label] = Math.max(best[label] as number, sum * (scales[row] as number));
  }
  return best;
}

/** Shares that sum to 1. */
export function softmax(logits: Float32Array): Float32Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > most) most = logit;
  const shares = logits.map((logit) => Math.exp(logit - most));
  let sum = 0;
  for (const share of shares) sum += share;
  return shares.map((share) => share / sum);
}

/** Rounds weights to one signed byte each, with one scale a row. */
export function quantise(weights: Float32Array, columns: number): Quantised {
  const rows = weights.length / columns;
  const bytes = new Int8Array(weights.length);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const from = row * columns;
    let most = 0;
    for (let at = from; at < from + columns; at += 1) most = Math.max(most, Math.abs(weights[at] ?? 0));
    const scale = most / 127 || 1;
    scales[row] = scale;
    for (let at = from; at < from + columns; at += 1) bytes[at] = Math.round((weights[at] ?? 0) / scale);
  }
  return { weights: bytes, scales, columns };
}

type Header = {
  readonly format: 4;
  readonly learnedFrom: string;
  readonly labels: readonly string[];
  readonly names: readonly string[];
  readonly unseenRarity: number;
  readonly encoder: string | null;
  readonly vectorLength: number;
  readonly sentences: number;
  readonly owing: readonly string[] | null;
};

/** The model as bytes for a file: a header in JSON, then the numbers, compressed. */
export function encodeModel(model: LearnedModel): Buffer {
  const header: Header = {
    format: 4,
    learnedFrom: model.learnedFrom,
    labels: model.labels,
    names: [...model.rows.keys()],
    unseenRarity: model.unseenRarity,
    encoder: model.encoder ?? null,
    vectorLength: model.meaning?.scales.length ?? 0,
    sentences: model.sentences?.labels.length ?? 0,
    owing: model.owing ? [...model.owing.rows.keys()] : null,
  };
  const text = Buffer.from(JSON.stringify(header));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(text.length);
  const tables = [model.words, model.outsideWords, model.meaning, model.outsideMeaning].flatMap((table) => table ?? []);
  const parts: Uint8Array[] = [size, text, bytesOf(model.rarity)];
  for (const { scales, weights } of tables) parts.push(bytesOf(scales), bytesOf(weights));
  if (model.owing) parts.push(bytesOf(model.owing.weights.scales), bytesOf(model.owing.weights.weights));
  if (model.sentences)
    parts.push(
      bytesOf(model.sentences.vectors.scales),
      bytesOf(model.sentences.vectors.weights),
      bytesOf(model.sentences.labels),
    );
  return brotliCompressSync(Buffer.concat(parts), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}

/** The inverse of `encodeModel`. Throws on bytes that are no model. */
export function decodeModel(file: Uint8Array): LearnedModel {
  const bytes = brotliDecompressSync(file);
  const size = bytes.readUInt32LE(0);
  const header = JSON.parse(bytes.toString('utf8', 4, 4 + size)) as Header;
  if (header.format !== 4) throw new Error('The search model is of another format.');
  const columns = header.labels.length;
  const rowCount = header.names.length;
  let at = 4 + size;
  const take = (length: number) => {
    const part = bytes.subarray(at, at + length);
    if (part.length !== length) throw new Error('The search model is cut short.');
    at += length;
    return new Uint8Array(part).buffer;
  };
  const takeTable = (rows: number, width: number): Quantised => ({
    scales: new Float32Array(take(rows * 4)),
    weights: new Int8Array(take(rows * width)),
    columns: width,
  });
  const { vectorLength } = header;
  const rarity = new Float32Array(take(rowCount * 4));
  const words = takeTable(rowCount, columns);
  const outsideWords = takeTable(rowCount, 2);
  const meaning = vectorLength === 0 ? undefined : takeTable(vectorLength, columns);
  const outsideMeaning = vectorLength === 0 ? undefined : takeTable(vectorLength, 2);
  const owing = header.owing === null ? undefined : owingOf(header.owing, takeTable(header.owing.length, 2));
  const sentences =
    header.sentences === 0
      ? undefined
      : {
          vectors: takeTable(header.sentences, vectorLength),
          labels: new Uint16Array(take(header.sentences * 2)),
        };
  return {
    learnedFrom: header.learnedFrom,
    labels: header.labels,
    rows: new Map(header.names.map((name, row) => [name, row])),
    rarity,
    unseenRarity: header.unseenRarity,
    words,
    outsideWords,
    meaning,
    outsideMeaning,
    owing,
    sentences,
    encoder: header.encoder ?? undefined,
  };
}

/** Every feature counts alike: what is rare in these is chance. */
export function owingOf(names: readonly string[], weights: Quantised): Owing {
  return {
    rows: new Map(names.map((name, row) => [name, row])),
    rarity: new Float32Array(names.length).fill(1),
    unseenRarity: 1,
    weights,
  };
}

function bytesOf(numbers: Float32Array | Int8Array | Uint16Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
