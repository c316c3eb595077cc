import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A sentence model small enough to be written by hand: one vector for each word that it knows, in the order of the words. */
export type TinyModel = {
  readonly words: readonly string[];
  /** One vector a word; the first is also that of unknown words. */
  readonly vectors: readonly (readonly number[])[];
  /** Inputs that the model asks for beside `input_ids`. Nothing is done with them. */
  readonly otherInputs?: readonly string[];
  /** Adds outputs of one vector a text, the greatest of each number, put before that of the tokens. */
  readonly pooledOutputs?: readonly string[];
};

/**
 * The bytes of an ONNX model, written field by field as in onnx.proto:
 *
 *     input_ids (1 x tokens) -> Gather(embedding) -> last_hidden_state (1 x tokens x numbers) -> ReduceMax -> pooled
 */
function tinyOnnxModel({ vectors, otherInputs = [], pooledOutputs = [] }: TinyModel): Uint8Array {
  const size = vectors[0]?.length ?? 0;
  const embedding = message([
    [1, vectors.length],
    [1, size],
    [2, elementTypes.float],
    [8, 'embedding'],
    [9, new Uint8Array(Float32Array.from(vectors.flat()).buffer)],
  ]);
  const gather = message([
    [1, 'embedding'],
    [1, 'input_ids'],
    [2, 'last_hidden_state'],
    [4, 'Gather'],
  ]);
  const pools = pooledOutputs.map((name) =>
    message([
      [1, 'last_hidden_state'],
      [2, name],
      [4, 'ReduceMax'],
      [
        5,
        message([
          [1, 'axes'],
          [8, 1],
          [20, attributeTypes.ints],
        ]),
      ],
      [
        5,
        message([
          [1, 'keepdims'],
          [3, 0],
          [20, attributeTypes.int],
        ]),
      ],
    ]),
  );
  const graph = message([
    [1, gather],
    ...pools.map((node): Field => [1, node]),
    [2, 'tiny'],
    [5, embedding],
    ...['input_ids', ...otherInputs].map((name): Field => [11, tensorInfo(name, elementTypes.int64, [1, 'tokens'])]),
    ...pooledOutputs.map((name): Field => [12, tensorInfo(name, elementTypes.float, [1, size])]),
    [12, tensorInfo('last_hidden_state', elementTypes.float, [1, 'tokens', size])],
  ]);
  return message([
    [1, 8],
    [7, graph],
    [
      8,
      message([
        [1, ''],
        [2, 13],
      ]),
    ],
  ]);
}

/** A tokenizer in the form of `tokenizer.json`: splits at white space and numbers the words. The first stands for unknown ones. */
function tinyTokenizer(words: readonly string[]): string {
  return JSON.stringify({
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'WhitespaceSplit' },
    post_processor: null,
    decoder: null,
    model: { type: 'WordLevel', vocab: Object.fromEntries(words.map((word, at) => [word, at])), unk_token: words[0] },
  });
}

/** Writes the folder of a sentence model: `model.onnx`, `tokenizer.json` and `tokenizer_config.json`. */
export async function writeTinyModel(folder: string, model: TinyModel): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'model.onnx'), tinyOnnxModel(model));
  await writeFile(join(folder, 'tokenizer.json'), tinyTokenizer(model.words));
  await writeFile(join(folder, 'tokenizer_config.json'), JSON.stringify({ unk_token: model.words[0] }));
}

/** TensorProto.DataType. */
const elementTypes = { float: 1, int64: 7 } as const;
/** AttributeProto.AttributeType. */
const attributeTypes = { int: 2, ints: 7 } as const;

/** A field's number and its value: whole numbers as varints; text, bytes and messages with their length before them. */
type Field = readonly [number, number | string | Uint8Array];

function message(fields: readonly Field[]): Uint8Array {
  const bytes = fields.flatMap(([number, value]) => {
    if (typeof value === 'number') return [...varint(number << 3), ...varint(value)];
    const content = typeof value === 'string' ? new TextEncoder().encode(value) : value;
    return [...varint((number << 3) | 2), ...varint(content.length), ...content];
  });
  return Uint8Array.from(bytes);
}

/** Seven bits a byte, the lowest first; the top bit says that more follow. */
function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}

function tensorInfo(name: string, elementType: number, dims: readonly (number | string)[]): Uint8Array {
  const shape = message(dims.map((dim): Field => [1, message([typeof dim === 'number' ? [1, dim] : [2, dim]])]));
  const tensor = message([
    [1, elementType],
    [2, shape],
  ]);
  return message([
    [1, name],
    [2, message([[1, tensor]])],
  ]);
}
