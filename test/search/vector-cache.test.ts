import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SentenceEncoder } from '../../src/search/encoding/encoder.ts';
import { encodeAll } from '../../src/search/learning/encode-all.ts';
import { openVectorCache } from '../../src/search/learning/vector-cache.ts';

let root = '';
let folders = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'vectors-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));
const nextFolder = () => {
  folders += 1;
  return join(root, String(folders));
};

async function fileIn(folder: string): Promise<string> {
  const [name = '', ...others] = await readdir(folder);
  expect(others).toEqual([]);
  return join(folder, name);
}

/** Counts what it was asked for; the vector of a text is its length and 1. */
function countingEncoder(id = 'counting'): SentenceEncoder & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    id,
    asked,
    async encode(texts) {
      asked.push(...texts);
      return texts.map((text) => Float32Array.from([text.length, 1]));
    },
  };
}

describe('the cache of vectors', () => {
  it('gives back to the letter what was kept, after opening anew', async () => {
    const folder = nextFolder();
    const cache = await openVectorCache(folder, 'a/b');
    const vector = Float32Array.from([0.1, -2.5, 1e-7]);
    cache.set('who may vote', vector);
    cache.set('', Float32Array.from([1, 2, 3]));
    await cache.save();
    const again = await openVectorCache(folder, 'a/b');
    expect(again.get('who may vote')).toEqual(vector);
    expect(again.get('')).toEqual(Float32Array.from([1, 2, 3]));
    expect(again.get('who may Vote')).toBeUndefined();
  });

  it('never gives the vector of another encoder', async () => {
    const folder = nextFolder();
    const cache = await openVectorCache(folder, 'one');
    cache.set('text', Float32Array.from([1]));
    await cache.save();
    expect((await openVectorCache(folder, 'other')).get('text')).toBeUndefined();
  });

  it('counts a file that is cut short or garbage as empty, and mends it', async () => {
    const folder = nextFolder();
    const cache = await openVectorCache(folder, 'one');
    cache.set('text', Float32Array.from([1, 2]));
    await cache.save();
    const file = await fileIn(folder);
    const whole = await readFile(file);
    for (const broken of [
      whole.subarray(0, -3),
      Buffer.alloc(3),
      Buffer.alloc(36),
      Buffer.from('no vectors here at all'),
    ]) {
      await writeFile(file, broken);
      const opened = await openVectorCache(folder, 'one');
      expect(opened.get('text')).toBeUndefined();
      opened.set('text', Float32Array.from([3, 4]));
      await opened.save();
      expect((await openVectorCache(folder, 'one')).get('text')).toEqual(Float32Array.from([3, 4]));
    }
  });

  it('keeps to memory without a folder', async () => {
    const cache = await openVectorCache(undefined, 'one');
    cache.set('text', Float32Array.from([1]));
    await cache.save();
    expect(cache.get('text')).toEqual(Float32Array.from([1]));
  });
});

describe('encoding a lesson', () => {
  it('asks once for a text that comes twice, keeps the order, and asks for nothing that is known', async () => {
    const folder = nextFolder();
    const encoder = countingEncoder();
    const texts = ['aa', 'b', 'aa', 'cccc'];
    const expected = texts.map((text) => Float32Array.from([text.length, 1]));
    expect(await encodeAll(texts, encoder, folder)).toEqual(expected);
    expect(encoder.asked).toEqual(['aa', 'b', 'cccc']);
    const later = countingEncoder();
    expect(await encodeAll(['cccc', 'new', 'aa'], later, folder)).toEqual(
      ['cccc', 'new', 'aa'].map((text) => Float32Array.from([text.length, 1])),
    );
    expect(later.asked).toEqual(['new']);
  });
});
