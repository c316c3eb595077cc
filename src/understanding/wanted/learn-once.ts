import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Example, type Learned, learnWanted } from './learn.ts';

/** Gives the bytes that were made for this key before, else makes them, and keeps them where it can. */
export type KeepBytes = (key: string, make: () => Uint8Array) => Uint8Array;

/** Learns, or takes what was learned from the same examples before: that takes a twentieth of the time. */
export function learnOnce(examples: readonly Example[], keep: KeepBytes): Learned {
  let learned: Learned | undefined;
  const bytes = keep(keyOf(examples), () => {
    learned = learnWanted(examples);
    return encodeLearned(learned);
  });
  return learned ?? decodeLearned(bytes) ?? learnWanted(examples);
}

/** Another for other examples, and for another way of learning. */
function keyOf(examples: readonly Example[]): string {
  const hash = createHash('sha256');
  for (const file of ['learn.ts', 'learn-once.ts']) hash.update(readFileSync(join(import.meta.dirname, file)));
  for (const { label, features } of examples) {
    hash.update(`\n${label}\n${[...features.keys()].join('\n')}\n`);
    hash.update(Float64Array.from(features.values()));
  }
  return hash.digest('hex');
}

type Head = { readonly labels: readonly string[]; readonly names: readonly string[]; readonly count: number };

/** The head as JSON behind its length, a bit for each weight that is not 0, and those weights. */
function encodeLearned({ labels, rows, weights }: Learned): Uint8Array {
  const bits = new Uint8Array(Math.ceil(weights.length / 8));
  const told = new Float32Array(weights.length);
  let count = 0;
  for (let at = 0; at < weights.length; at += 1) {
    const weight = weights[at] as number;
    if (weight === 0) continue;
    bits[at >> 3] = (bits[at >> 3] as number) | (1 << (at & 7));
    told[count] = weight;
    count += 1;
  }
  const head = Buffer.from(JSON.stringify({ labels, names: [...rows.keys()], count } satisfies Head));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  return Buffer.concat([size, head, bits, new Uint8Array(told.buffer, 0, 4 * count)]);
}

/** The inverse; undefined for bytes that are cut short. */
function decodeLearned(bytes: Uint8Array): Learned | undefined {
  try {
    const from = 4 + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).readUInt32LE(0);
    const { labels, names, count } = JSON.parse(Buffer.from(bytes.subarray(4, from)).toString()) as Head;
    const weights = new Float32Array(labels.length * names.length);
    const bits = bytes.subarray(from, from + Math.ceil(weights.length / 8));
    const told = new Float32Array(new Uint8Array(bytes.subarray(from + bits.length)).buffer);
    if (told.length !== count) return undefined;
    let next = 0;
    for (let place = 0; place < bits.length; place += 1)
      for (let left = bits[place] as number; left !== 0; left &= left - 1) {
        weights[8 * place + 31 - Math.clz32(left & -left)] = told[next] as number;
        next += 1;
      }
    return { labels, rows: new Map(names.map((name, at) => [name, at])), weights };
  } catch {
    return undefined;
  }
}
