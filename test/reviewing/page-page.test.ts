import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ImportedDocument, importFile, pageOfFile } from '../../src/importing/index.ts';
import { type PageModel, pageModel } from '../../src/reviewing/page-page.ts';

const file = {
  name: 'writer.pdf',
  bytes: new Uint8Array(readFileSync(join(import.meta.dirname, '..', 'importing', 'files', 'writer.pdf'))),
};
let now: ImportedDocument;
let model: PageModel;

beforeAll(async () => {
  const read = await importFile(file);
  const set = await pageOfFile(file, 1);
  if (read.kind !== 'document' || set === undefined) throw new Error('The file was not read.');
  now = read.document;
  model = pageModel({ draft: { now } }, set);
});

describe('a page as it is set, beside what was read of it', () => {
  it('every word of the page is at a place of its own, and all but a few belong to a paragraph beside it', () => {
    const words = model.places.flatMap((place) => place.words);
    expect(words.length).toBeGreaterThan(20);
    const stray = model.places.filter(({ row }) => row === undefined).flatMap((place) => place.words);
    expect(stray.length).toBeLessThanOrEqual(words.length * 0.02);
    for (const { x, y, width } of words) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(model.width + 1);
      expect(y).toBeLessThanOrEqual(model.height);
    }
  });

  it('the words at the place of a paragraph are its words, and each has its row beside the page', () => {
    const rows = new Map(model.rows.map((row) => [row.id, row]));
    for (const { row, words } of model.places) {
      if (row === undefined) continue;
      const letters = (text: string) => text.replace(/[^\p{L}]/gu, '');
      const read = (rows.get(row)?.source ?? [])
        .map(({ mark, text, rows: cells = [] }) => letters(mark + text + cells.flat().join('')))
        .join('');
      for (const { text } of words) if (letters(text).length > 6) expect(read).toContain(letters(text));
    }
  });

  it('a page that the file does not have is none', async () => {
    expect(await pageOfFile(file, 999)).toBeUndefined();
    expect(await pageOfFile({ name: 'x.pdf', bytes: new Uint8Array([1, 2, 3]) }, 1)).toBeUndefined();
  });
});
