import { expect, it } from 'vitest';
import { learnWanted } from '../../src/understanding/wanted/learn.ts';
import { learnOnce } from '../../src/understanding/wanted/learn-once.ts';

const example = (label: string, said: string) => ({
  label,
  features: new Map(said.split(' ').map((word) => [word, 0.5])),
});
const examples = [
  example('log', 'log an enquiry'),
  example('log', 'note a pothole'),
  example('list', 'show my enquiries'),
  example('documents', 'may officers speak'),
];

/** Keeps in memory, and counts how often something was made. */
function memory() {
  const kept = new Map<string, Uint8Array>();
  const made: string[] = [];
  const keep = (key: string, make: () => Uint8Array) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    made.push(key);
    const bytes = make();
    kept.set(key, bytes);
    return bytes;
  };
  return { kept, made, keep };
}

it('gives what learning gives, the first time and from what was kept', () => {
  const { made, keep } = memory();
  const learned = learnWanted(examples);
  expect(learned.weights.some((weight) => weight !== 0)).toBe(true);
  expect([learnOnce(examples, keep), learnOnce(examples, keep)]).toEqual([learned, learned]);
  expect(made).toHaveLength(1);
});

it('learns anew from one word more, and from the same words for something else', () => {
  const { made, keep } = memory();
  learnOnce(examples, keep);
  learnOnce([...examples, example('log', 'log')], keep);
  learnOnce([...examples.slice(1), example('list', 'log an enquiry')], keep);
  expect(made).toHaveLength(3);
});

it('learns anew where what was kept is cut short', () => {
  const { kept, keep } = memory();
  learnOnce(examples, keep);
  for (const [key, bytes] of kept) {
    for (const length of [0, 3, 40, bytes.length - 1]) {
      kept.set(key, bytes.subarray(0, length));
      expect(learnOnce(examples, keep), `${length} bytes`).toEqual(learnWanted(examples));
    }
  }
});
