import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { HALF_BYTE, packHalves, roundRows, toBytes, unpackHalves } from './embedding.ts';

/** Bytes of a text's digest that are its key: that any two of 30,000 texts share one has a chance of 1 in 2,400. */
const KEY_LENGTH = 5;
const HEAD_LENGTH = 8 + 4;

/** What a text is known by. */
export function keyOfText(text: string): string {
  return createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, 2 * KEY_LENGTH);
}

/** Embeddings by the key of the text they are of. */
export type VectorTable = Map<string, Int8Array>;

/**
 * As bytes for a file: the embedding's name, how long a vector is, then key and vector one after the other, in order of the keys. A vector
 * takes half a byte a number: what it is compared with by is its direction, which that keeps.
 */
export function encodeVectors(table: VectorTable, name: string): Buffer {
  const length = table.values().next().value?.length ?? 0;
  const head = Buffer.alloc(HEAD_LENGTH);
  head.write(name.slice(0, 16), 0, 8, 'hex');
  head.writeUInt32LE(length, 8);
  const keys = [...table.keys()].sort();
  return Buffer.concat([
    head,
    ...keys.flatMap((key) => {
      const vector = table.get(key) ?? new Int8Array(length);
      return [Buffer.from(key, 'hex'), packHalves(roundRows(Float32Array.from(vector), length, HALF_BYTE).rows)];
    }),
  ]);
}

/** The inverse; empty for bytes that are cut short or of another embedding: everything in them can be made again. */
export function decodeVectors(bytes: Uint8Array, name: string): VectorTable {
  const table: VectorTable = new Map();
  if (bytes.length < HEAD_LENGTH) return table;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = buffer.readUInt32LE(8);
  const half = Math.ceil(length / 2);
  const size = KEY_LENGTH + half;
  if (buffer.toString('hex', 0, 8) !== name || length === 0 || (buffer.length - HEAD_LENGTH) % size !== 0) return table;
  for (let at = HEAD_LENGTH; at < buffer.length; at += size) {
    const key = buffer.toString('hex', at, at + KEY_LENGTH);
    table.set(key, toBytes(unpackHalves(buffer.subarray(at + KEY_LENGTH, at + size), length)));
  }
  return table;
}

/** Reads a file of vectors; empty where there is none. */
export async function readVectors(file: string, name: string): Promise<VectorTable> {
  return decodeVectors(await readFile(file).catch(() => Buffer.alloc(0)), name);
}

/** Writes a file whole or not at all. */
export async function writeAtomically(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const part = `${file}.${process.pid}.part`;
  await writeFile(part, bytes);
  await rename(part, file);
}
