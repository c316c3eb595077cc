import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { blocksOf, damages, tallyOf } from './damage.ts';

const folder = join(import.meta.dirname, 'files');
const names = readdirSync(folder).filter((name) =>
  /\.(?:docx|txt|md)$|^(?:accordion|google|guide)\S*\.html$/.test(name),
);

// In hundredths of what was damaged, a little above what is reached.
it.each(
  Object.entries({
    'an item goes on the one above': 2,
    'an item loses its mark': 1,
    'a numbered text goes on the one above': 7,
    'a numbered text loses its number': 1,
    'a text is taken for a header or footer': 1,
    'a heading is taken for a text': 40,
    'an item lies beside the one that holds it': 1,
    'a heading goes on the text above': 5,
  }),
)('where %s, somebody is told of it: of a hundred times at most %i not', async (name, most) => {
  const damage = damages[name];
  if (!damage) throw new Error(`No damage ${name}`);
  let tried = 0;
  let silent = 0;
  for (const file of names) {
    const tally = tallyOf(await blocksOf(join(folder, file)), damage);
    tried += tally.tried;
    silent += tally.silent.length;
  }
  expect(tried).toBeGreaterThan(10);
  expect((100 * silent) / tried).toBeLessThanOrEqual(most);
});
