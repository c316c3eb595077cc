import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOnnxEncoder, SentenceModelError } from '../../src/search/encoding/onnx-encoder.ts';
import { type TinyModel, writeTinyModel } from '../support/tiny-onnx-model.ts';

const tiny: TinyModel = {
  words: ['[UNK]', 'red', 'green', 'blue'],
  vectors: [
    [0, 0, 0, 1],
    [4, 0, 0, 0],
    [0, 3, 0, 0],
    [0, 0, 2, 0],
  ],
};
let root = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sentence-model-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

let folders = 0;
async function folderOf(model: TinyModel): Promise<string> {
  folders += 1;
  const folder = join(root, String(folders));
  await writeTinyModel(folder, model);
  return folder;
}
const open = async (model: TinyModel) => openOnnxEncoder(await folderOf(model));
const rounded = (vectors: readonly Float32Array[]) =>
  vectors.map((vector) => [...vector].map((at) => Number(at.toFixed(4))));

describe('a sentence model from disk', () => {
  it('gives the mean of the words, of length 1, in the order of the texts', async () => {
    const encoder = await open(tiny);
    expect(rounded(await encoder.encode(['blue', 'red green', 'Red red blue']))).toEqual([
      [0, 0, 1, 0],
      [0.8, 0.6, 0, 0],
      [0.9701, 0, 0.2425, 0],
    ]);
    expect(await encoder.encode([])).toEqual([]);
  });

  it('takes unknown words for the word that stands for them, and a text of nothing for nothing', async () => {
    const encoder = await open(tiny);
    expect(rounded(await encoder.encode(['zorblax', '']))).toEqual([
      [0, 0, 0, 1],
      [0, 0, 0, 0],
    ]);
  });

  it('passes over unknown words where the tokenizer has none that stands for them', async () => {
    const folder = await folderOf(tiny);
    await rm(join(folder, 'tokenizer_config.json'));
    const encoder = await openOnnxEncoder(folder);
    expect(rounded(await encoder.encode(['zorblax blue']))).toEqual([[0, 0, 1, 0]]);
  });

  it('feeds the mask and the types where the model asks for them', async () => {
    const encoder = await open({ ...tiny, otherInputs: ['attention_mask', 'token_type_ids'] });
    expect(rounded(await encoder.encode(['green']))).toEqual([[0, 1, 0, 0]]);
  });

  it('takes the vector of the whole text where the model gives one', async () => {
    const encoder = await open({ ...tiny, pooledOutputs: ['sentence_embedding'] });
    expect(rounded(await encoder.encode(['red red red green']))).toEqual([[0.8, 0.6, 0, 0]]);
  });

  it('averages the words of a model that also gives the pooler of BERT, which is no sentence vector', async () => {
    const encoder = await open({ ...tiny, pooledOutputs: ['pooler_output'] });
    expect(rounded(await encoder.encode(['red red red green']))).toEqual([[0.9701, 0.2425, 0, 0]]);
  });

  it('cuts a very long text and keeps its last word, where models look for the mark of the end', async () => {
    const encoder = await open(tiny);
    const [vector] = await encoder.encode([`${'red '.repeat(5_000)} blue`]);
    expect(vector?.[0]).toBeGreaterThan(0.9);
    expect(vector?.[2]).toBeGreaterThan(0.001);
  });

  it('has another name when the model, or only its tokenizer, is another, and the same name for the same files', async () => {
    const [one, same, otherVectors, otherWords] = await Promise.all([
      open(tiny),
      open(tiny),
      open({ ...tiny, vectors: tiny.vectors.map((vector) => vector.map((at) => at + 1)) }),
      open({ ...tiny, words: ['[UNK]', 'green', 'red', 'blue'] }),
    ]);
    expect(one?.id).toBe(same?.id);
    expect(new Set([one?.id, otherVectors?.id, otherWords?.id]).size).toBe(3);
  });
});

describe('a sentence model that is out of use says why in a sentence', () => {
  it.each(['model.onnx', 'tokenizer.json'])('without %s', async (name) => {
    const folder = await folderOf(tiny);
    await rm(join(folder, name));
    await expect(openOnnxEncoder(folder)).rejects.toThrow(`The sentence model needs the file ${name} in ${folder}.`);
  });

  it.each(['model.onnx', 'tokenizer.json'])('with a broken %s', async (name) => {
    const folder = await folderOf(tiny);
    await writeFile(join(folder, name), '{"cut sho');
    const error = await openOnnxEncoder(folder).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SentenceModelError);
    expect(error).toHaveProperty('code', 'sentence-model');
    expect(String(error)).toContain(`The file ${name} of the sentence model in ${folder} cannot be read`);
  });

  it('with inputs that nobody here can give', async () => {
    await expect(open({ ...tiny, otherInputs: ['pixel_values'] })).rejects.toThrow(
      /wants inputs that are not known: pixel_values\./,
    );
  });
});

describe('a process that used a sentence model', () => {
  it('needs no network for it, and ends by itself', async () => {
    const folder = await folderOf(tiny);
    const module = new URL('../../src/search/encoding/onnx-encoder.ts', import.meta.url).href;
    const script = `
      import net from 'node:net';
      net.Socket.prototype.connect = () => { throw new Error('the network was used'); };
      globalThis.fetch = () => { throw new Error('the network was used'); };
      const { openOnnxEncoder } = await import(${JSON.stringify(module)});
      const [vector] = await (await openOnnxEncoder(${JSON.stringify(folder)})).encode(['blue']);
      console.log(JSON.stringify([...vector]));`;
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { timeout: 25_000 });
    await expect(run).resolves.toEqual({ stdout: '[0,0,1,0]\n', stderr: '' });
  });
});
