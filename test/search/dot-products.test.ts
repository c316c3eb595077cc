import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANE, loop, multiplyRows } from '../../src/search/ranking/dot-products.ts';

const byte = fc.integer({ min: -127, max: 127 });

describe('sums of products', () => {
  it('are those of the definition to the bit, for any rows and any part of them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 10 }),
        fc.infiniteStream(byte),
        (lanes, count, from, numbers) => {
          const length = lanes * LANE;
          const next = () => numbers.next().value as number;
          const rows = Int8Array.from({ length: count * length }, next);
          const vector = Int8Array.from({ length }, next);
          const into = new Float32Array(count);
          multiplyRows(rows, { from, to: count, length }, vector, 127, into);
          const slowly = new Float32Array(count);
          loop(rows, { from, to: count, length }, vector, 127, slowly);
          expect([...slowly]).toEqual([...into]);
          const expected = Float32Array.from({ length: count }, (_, row) =>
            row < from ? 0 : vector.reduce((sum, each, at) => sum + each * (rows[row * length + at] ?? 0), 0) / 127,
          );
          expect([...into]).toEqual([...expected]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('go on beyond what is compared at once', () => {
    const count = 20_000;
    const rows = Int8Array.from({ length: count * LANE }, (_, at) => (at % 251) - 125);
    const vector = new Int8Array(LANE).fill(127);
    const into = new Float32Array(count);
    multiplyRows(rows, { from: 0, to: count, length: LANE }, vector, 1, into);
    const sumOf = (row: number) =>
      127 * rows.subarray(row * LANE, (row + 1) * LANE).reduce((sum, each) => sum + each, 0);
    expect([...into]).toEqual(Array.from({ length: count }, (_, row) => sumOf(row)));
  });

  it('forget a longer vector', () => {
    const into = new Float32Array(1);
    multiplyRows(
      new Int8Array(2 * LANE).fill(1),
      { from: 0, to: 1, length: 2 * LANE },
      new Int8Array(32).fill(127),
      1,
      into,
    );
    multiplyRows(new Int8Array(LANE).fill(1), { from: 0, to: 1, length: LANE }, Int8Array.of(1, 1), 1, into);
    expect([...into]).toEqual([2]);
  });
});
