import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { type SearchWorker, startSearchWorker } from '../../src/search/encoding/search-worker.ts';
import { writeTinyModel } from '../support/tiny-onnx-model.ts';
import { scratchFolder } from './tiny-knowledge.ts';

const started: SearchWorker[] = [];
afterEach(() => Promise.all(started.splice(0).map((worker) => worker.close())));

function start(folder: string): { worker: SearchWorker; reports: string[] } {
  const reports: string[] = [];
  const worker = startSearchWorker({ kind: 'onnx', folder }, (sentence) => reports.push(sentence));
  started.push(worker);
  return { worker, reports };
}

async function tinyModel(): Promise<string> {
  const folder = await scratchFolder();
  await writeTinyModel(folder, {
    words: ['[UNK]', 'boat', 'sail', 'pay', 'mooring', 'labrador', 'puppy', 'rain'],
    vectors: [
      [0.1, 0.1, 0.1, 0.1],
      [1, 0, 0, 0],
      [1, 0.1, 0, 0],
      [0, 1, 0, 0],
      [0.1, 1, 0, 0],
      [0, 0, 1, 0],
      [0, 0, 1, 0.1],
      [0, 0, 0, 1],
    ],
  });
  return folder;
}

describe('the search worker', () => {
  it('encodes in a thread of its own, each answer to its own question', async () => {
    const { worker, reports } = start(await tinyModel());
    const encoder = await worker.encoder;
    const all = await Promise.all(['boat', 'pay', 'labrador'].map((text) => encoder?.encode([text])));
    expect(all.map((vectors) => vectors?.[0]?.indexOf(1))).toEqual([0, 1, 2]);
    expect(reports).toEqual([]);
  });

  it('reports one sentence and gives no encoder where the model cannot be loaded', async () => {
    const { worker, reports } = start(await scratchFolder());
    expect(await worker.encoder).toBeUndefined();
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatch(
      /^The sentence model could not be loaded, so answers are found without it\. The sentence model needs the file model\.onnx in \S+\.$/,
    );
  });

  it('is started again when its thread stops, and what would stop every thread is not asked for ever', async () => {
    const reports: string[] = [];
    const threadMain = new URL('../support/stopping-thread.ts', import.meta.url);
    const worker = startSearchWorker({ kind: 'universal' }, (sentence) => reports.push(sentence), {
      threadMain,
      firstPause: 5,
    });
    started.push(worker);
    const encoder = await worker.encoder;
    expect([worker.standing(), worker.usable()]).toEqual(['ready', encoder]);
    await expect(encoder?.encode(['stop'])).rejects.toThrow('The search worker stopped.');
    expect(worker.usable()).toBeUndefined();
    await expect.poll(() => worker.standing(), { timeout: 20_000 }).toBe('ready');
    expect(await worker.usable()?.encode(['boat'])).toHaveLength(1);
    expect(reports.filter((sentence) => sentence.includes('stopped and is started again'))).toHaveLength(2);
    expect(reports.at(-1)).toBe('The search worker works again.');
  });

  it('rejects what waits when it is closed, and everything after', async () => {
    const { worker } = start(await tinyModel());
    const encoder = await worker.encoder;
    const waiting = [encoder?.encode(['sail']), encoder?.encode(['boat'])].map((asked) =>
      expect(asked).rejects.toThrow('closed'),
    );
    await worker.close();
    await Promise.all(waiting);
    await expect(encoder?.encode(['boat'])).rejects.toThrow('closed');
  });

  it('gives no encoder rather than wait for ever when it is closed while loading', async () => {
    const { worker } = start(await tinyModel());
    await worker.close();
    expect(await worker.encoder).toBeUndefined();
  });

  it.each(['a model', 'no model'])('lets the process end by itself, with %s', async (which) => {
    const folder = which === 'a model' ? await tinyModel() : join(await scratchFolder(), 'none');
    const module = new URL('../../src/search/encoding/search-worker.ts', import.meta.url).href;
    const script = `
      const { startSearchWorker } = await import(${JSON.stringify(module)});
      const worker = startSearchWorker({ kind: 'onnx', folder: ${JSON.stringify(folder)} }, () => {});
      const encoder = await worker.encoder;
      console.log(encoder === undefined ? 'no model' : 'a model');`;
    const file = join(await scratchFolder(), 'script.mjs');
    await writeFile(file, script);
    const run = promisify(execFile)(process.execPath, [file], { timeout: 25_000 });
    await expect(run).resolves.toEqual({ stdout: `${which}\n`, stderr: '' });
  });
});
