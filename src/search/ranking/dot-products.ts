/**
 * Sums of products of whole numbers, sixteen at a time: ten times as fast as a loop, and the same numbers to the bit. Comparing a
 * question with every text of a council in meaning was the most costly step of all without it.
 *
 * The module in WebAssembly text, its instructions after their operands:
 *
 *     (memory (export "memory") 2)
 *     (func (export "dots") (param $row i32) (param $end i32) (param $length i32) (param $out i32)
 *       (local $at i32) (local $sum v128) (local $a v128) (local $b v128)
 *       loop
 *         v128.const 0 local.set $sum   i32.const 0 local.set $at
 *         loop
 *           local.get $row v128.load local.set $a   local.get $at v128.load local.set $b
 *           local.get $sum
 *           local.get $a i16x8.extend_low_i8x16_s   local.get $b i16x8.extend_low_i8x16_s   i32x4.dot_i16x8_s i32x4.add
 *           local.get $a i16x8.extend_high_i8x16_s  local.get $b i16x8.extend_high_i8x16_s  i32x4.dot_i16x8_s i32x4.add
 *           local.set $sum
 *           (local.set $row (i32.add (local.get $row) (i32.const 16)))
 *           (br_if 0 (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $length)))
 *         end
 *         (i32.store (local.get $out) the four lanes of $sum added)
 *         (local.set $out (i32.add (local.get $out) (i32.const 4)))
 *         (br_if 0 (i32.lt_u (local.get $row) (local.get $end)))
 *       end)
 */
const MODULE = `AGFzbQEAAAABCAFgBH9/f38AAwIBAAUDAQACBxECBm1lbW9yeQIABGRvdHMAAAqYAQGVAQIBfwN7A0D9DAAAAAAAAAAAAAAAAAAAAAAhBUEAIQQDQCAA/QAAACEGIAT9AA
AAIQcgBSAG/YcBIAf9hwH9ugH9rgEgBv2IASAH/YgB/boB/a4BIQUgAEEQaiEAIARBEGoiBCACSQ0ACyADIAX9GwAgBf0bAWogBf0bAmogBf0bA2o2AgAgA0EEaiEDIAAg
AUkNAAsL`;

/** Numbers of a row are filled up with zeros to a whole number of these. */
export const LANE = 16;
/** Where rows begin in the module's memory: the vector that they are compared with lies before. */
const ROWS_FROM = 4096;

/** What the runtime offers of WebAssembly, as far as it is used here. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

type Exports = {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly dots: (row: number, end: number, length: number, out: number) => void;
};

/** Undefined where the processor or the runtime's settings do not allow it: then a loop does the same, slower. */
const fast = startModule();

function startModule() {
  try {
    const instance = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(MODULE, 'base64')));
    const { memory, dots } = instance.exports as Exports;
    return { dots, bytes: new Int8Array(memory.buffer), sums: new Int32Array(memory.buffer) };
  } catch {
    return undefined;
  }
}

/** Rows from one up to another, each of so many numbers. */
type Part = { readonly from: number; readonly to: number; readonly length: number };

/**
 * Writes the sums of products of rows `from` up to `to` with a vector to the same places of `into`, each divided by `scale`. Rows are
 * `length` numbers, a whole number of lanes, from -127 to 127.
 */
export function multiplyRows(
  rows: Int8Array,
  { from, to, length }: Part,
  vector: Int8Array,
  scale: number,
  into: Float32Array,
): void {
  if (length === 0) return;
  if (fast === undefined || length > ROWS_FROM) {
    loop(rows, { from, to, length }, vector, scale, into);
    return;
  }
  const { dots, bytes, sums } = fast;
  bytes.fill(0, 0, length);
  bytes.set(vector.subarray(0, length), 0);
  const atOnce = Math.floor((bytes.length - ROWS_FROM) / (length + 4));
  const out = ROWS_FROM + atOnce * length;
  for (let first = from; first < to; first += atOnce) {
    const count = Math.min(atOnce, to - first);
    bytes.set(rows.subarray(first * length, (first + count) * length), ROWS_FROM);
    dots(ROWS_FROM, ROWS_FROM + count * length, length, out);
    for (let at = 0; at < count; at += 1) into[first + at] = (sums[out / 4 + at] as number) / scale;
  }
}

/** @internal The same by the definition, also to hold the module against. */
export function loop(
  rows: Int8Array,
  { from, to, length }: Part,
  vector: Int8Array,
  scale: number,
  into: Float32Array,
): void {
  for (let row = from; row < to; row += 1) {
    let sum = 0;
    for (let at = 0; at < length; at += 1) sum += (vector[at] as number) * (rows[row * length + at] as number);
    into[row] = sum / scale;
  }
}
