import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Sentence vectors by the digest of their text, kept in one file an encoder. */
export type VectorCache = {
  readonly get: (text: string) => Float32Array | undefined;
  readonly set: (text: string, vector: Float32Array) => void;
  /** Writes what is new; does nothing without a folder. */
  readonly save: () => Promise<void>;
};

const KEY_LENGTH = 16;

/**
 * Opens the cache of an encoder in a folder; without a folder it lives in memory only.
 * A file that is cut short or of another encoder counts as empty: everything in it can be made again.
 */
export async function openVectorCache(folder: string | undefined, encoder: string): Promise<VectorCache> {
  const file = folder === undefined ? undefined : join(folder, `vectors-${encoder.replace(/[^a-z0-9.-]/gi, '-')}.bin`);
  const vectors = file === undefined ? new Map<string, Float32Array>() : await readVectors(file);
  let isChanged = false;
  return {
    get: (text) => vectors.get(keyOf(text)),
    set(text, vector) {
      vectors.set(keyOf(text), vector);
      isChanged = true;
    },
    async save() {
      if (file === undefined || folder === undefined || !isChanged) return;
      await mkdir(folder, { recursive: true });
      const part = `${file}.${process.pid}.part`;
      await writeFile(part, pack(vectors));
      await rename(part, file);
      isChanged = false;
    },
  };
}

function keyOf(text: string): string {
  return createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, KEY_LENGTH * 2);
}

async function readVectors(file: string): Promise<Map<string, Float32Array>> {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  const vectors = new Map<string, Float32Array>();
  if (bytes.length < 4) return vectors;
  const length = bytes.readUInt32LE(0);
  const size = KEY_LENGTH + length * 4;
  if (length === 0 || (bytes.length - 4) % size !== 0) return vectors;
  for (let at = 4; at < bytes.length; at += size) {
    const numbers = new Uint8Array(bytes.subarray(at + KEY_LENGTH, at + size));
    vectors.set(bytes.toString('hex', at, at + KEY_LENGTH), new Float32Array(numbers.buffer));
  }
  return vectors;
}

function pack(vectors: ReadonlyMap<string, Float32Array>): Buffer {
  const length = vectors.values().next().value?.length ?? 0;
  const size = Buffer.alloc(4);
  size.writeUInt32LE(length);
  const parts: Uint8Array[] = [size];
  for (const [key, vector] of vectors) {
    parts.push(Buffer.from(key, 'hex'), new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
  }
  return Buffer.concat(parts);
}
