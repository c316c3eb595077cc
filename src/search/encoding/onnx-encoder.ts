import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LONGEST_ENCODED, type SentenceEncoder, toUnitLength } from './encoder.ts';

/** Longest input in tokens; words of council English are rarely more than two tokens. */
const longestInput = LONGEST_ENCODED * 3;

/** What a model may ask for. */
const knownInputs = ['input_ids', 'attention_mask', 'token_type_ids'];

/** A sentence model on disk is out of use. The message is a sentence that names the folder; the cause is what was thrown. */
export class SentenceModelError extends Error {
  override readonly name = 'SentenceModelError';
  readonly code = 'sentence-model';
}

/**
 * A sentence model from a folder with `model.onnx` and `tokenizer.json` (and `tokenizer_config.json` where there is one), as
 * exported for most sentence transformers. Token vectors are averaged over the text; a model that gives one vector a text is
 * taken at its word. Runs as WebAssembly from the package's own files, in this thread alone.
 * Rejects with a `SentenceModelError` where a file is missing or broken, or the model's inputs are not known.
 */
export async function openOnnxEncoder(folder: string): Promise<SentenceEncoder> {
  const [{ env, InferenceSession, Tensor }, { Tokenizer }] = await Promise.all([
    import('onnxruntime-web'),
    import('@huggingface/tokenizers'),
  ]);
  // Threads of its own would keep the process from ending, and take the processor from the conversations.
  env.wasm.numThreads = 1;
  env.logLevel = 'error';

  // One after the other, so that of two missing files it is always the same that is named.
  const model = await read(folder, 'model.onnx');
  const tokenizerText = await read(folder, 'tokenizer.json');
  const configText = await readFile(join(folder, 'tokenizer_config.json')).catch(() => Buffer.from('{}'));
  const session = await InferenceSession.create(new Uint8Array(model)).catch(unreadable(folder, 'model.onnx'));
  const output = vectorOutput(session.outputNames);
  const unknown = session.inputNames.filter((name) => !knownInputs.includes(name));
  if (output === undefined || unknown.length > 0) {
    throw new SentenceModelError(
      `The sentence model in ${folder} wants inputs that are not known: ${unknown.join(', ')}.`,
    );
  }
  const tokenizer = await Promise.resolve()
    .then(() => new Tokenizer(JSON.parse(tokenizerText.toString()), JSON.parse(configText.toString())))
    .catch(unreadable(folder, 'tokenizer.json'));

  async function encodeOne(text: string): Promise<Float32Array> {
    const ids = cut(tokenizer.encode(text).ids.filter((id: number | undefined) => id !== undefined));
    const shape = [1, ids.length];
    const tensors = {
      input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), shape),
      attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), shape),
      token_type_ids: new Tensor('int64', new BigInt64Array(ids.length), shape),
    };
    const inputs = Object.fromEntries(Object.entries(tensors).filter(([name]) => session.inputNames.includes(name)));
    const result = (await session.run(inputs))[output as string];
    if (result === undefined || !(result.data instanceof Float32Array)) {
      throw new SentenceModelError('The sentence model gave no vector of floating-point numbers.');
    }
    return toUnitLength(averageTokens(result.data, result.dims));
  }

  return {
    id: `onnx-${createHash('sha256').update(model).update(tokenizerText).update(configText).digest('hex').slice(0, 16)}`,
    async encode(texts) {
      const vectors: Float32Array[] = [];
      for (const text of texts) vectors.push(await encodeOne(text));
      return vectors;
    },
  };
}

/** A vector a text where the model gives one, else one a token. BERT's `pooler_output` is neither: it says little of meaning. */
function vectorOutput(names: readonly string[]): string | undefined {
  return (
    names.find((name) => name === 'sentence_embedding') ??
    names.find((name) => name === 'last_hidden_state' || name === 'token_embeddings') ??
    names[0]
  );
}

/** Keeps the last token of a long text: it is the mark of the end, which models expect to see. */
function cut(ids: readonly number[]): readonly number[] {
  return ids.length <= longestInput ? ids : [...ids.slice(0, longestInput - 1), ...ids.slice(-1)];
}

/** The mean over tokens of a result shaped 1 x tokens x numbers; a result shaped 1 x numbers as it is. */
function averageTokens(data: Float32Array, dims: readonly number[]): Float32Array {
  if (dims.length < 3) return data;
  const tokens = dims[1] ?? 1;
  const size = dims[2] ?? data.length;
  const mean = new Float32Array(size);
  for (let token = 0; token < tokens; token += 1) {
    for (let at = 0; at < size; at += 1) mean[at] = (mean[at] as number) + (data[token * size + at] as number) / tokens;
  }
  return mean;
}

async function read(folder: string, name: string): Promise<Buffer> {
  return readFile(join(folder, name)).catch((cause: unknown) => {
    throw new SentenceModelError(`The sentence model needs the file ${name} in ${folder}.`, { cause });
  });
}

function unreadable(folder: string, name: string): (cause: unknown) => never {
  return (cause) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SentenceModelError(`The file ${name} of the sentence model in ${folder} cannot be read: ${reason}`, {
      cause,
    });
  };
}
