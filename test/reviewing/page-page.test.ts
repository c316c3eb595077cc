import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ImportedDocument, importFile, type Piece, pageOfFile } from '../../src/importing/index.ts';
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
  if (read.kind !== 'document' || set.kind !== 'page') throw new Error('The file was not read.');
  now = read.document;
  model = pageModel({ draft: { now } }, set.page);
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
    expect(await pageOfFile(file, 999)).toEqual({ kind: 'none' });
    expect(await pageOfFile({ name: 'x.pdf', bytes: new Uint8Array([1, 2, 3]) }, 1)).toEqual({ kind: 'none' });
  });

  it('a file that is a PDF by its first bytes but cannot be read says why, instead of having no such page', async () => {
    const broken = { name: 'x', bytes: new TextEncoder().encode('%PDF-1.7 and no more') };
    expect(await pageOfFile(broken, 1)).toMatchObject({ kind: 'refused', message: expect.stringContaining('damaged') });
  });
});

describe('a page that a paragraph goes on over', () => {
  const out = (why: string) => ({ kind: 'left-out', why }) as const;
  const piece = (id: number, page: number, role: Piece['role'], text: string, mark = ''): Piece => ({
    ...{ id, page, role, text, mark },
  });
  // The reader puts what repeats at the head and foot of a page, and notes that nothing cites, between the two halves.
  const pieces = [
    piece(
      1,
      1,
      { kind: 'clause', number: '1' },
      'Members decide what the council does and officers advise them.',
      '1.',
    ),
    piece(2, 1, { kind: 'clause', number: '2' }, 'Officers answer members politely and within ten days.', '2.'),
    piece(3, 1, out('a footnote that nothing cites'), 'See the constitution.', '3'),
    piece(4, 1, out('repeats on pages'), 'Northmere District Council'),
    piece(5, 2, out('page number'), '2 of 9'),
    piece(6, 2, { kind: 'clause', number: '3' }, 'Nobody is asked twice.', '3.'),
    piece(7, 2, { kind: 'paragraph' }, 'What is printed as a picture on this page alone.'),
  ];
  const now = { title: 'Protocol', pieces, doubts: [], hyphensJoined: 0 };
  const runs = ['politely and within ten', 'days.', '3.', 'Nobody is asked twice.', 'A stamp', '2 of 9'];
  const set = {
    ...{ page: 2, count: 9, width: 600, height: 800, lines: [] },
    runs: runs.map((text, at) => ({ text, x: 50, y: 100 + at * 20, width: 200, size: 11, bold: false })),
  };

  it('shows that paragraph and its words, past the notes and footers in between', () => {
    const { rows, places } = pageModel({ draft: { now } }, set);
    expect(rows.map(({ id }) => id)).toEqual([2, 5, 6, 7]);
    const wordsOf = (row: number | undefined) =>
      places.find((place) => place.row === row)?.words.map(({ text }) => text);
    expect(wordsOf(2)).toEqual(['politely and within ten', 'days.']);
    expect(wordsOf(5)).toEqual(['2 of 9']);
    expect(wordsOf(6)).toEqual(['3.', 'Nobody is asked twice.']);
  });

  it('leaves no row of the page out silently, and counts the words that no row has', () => {
    const { rows, unread } = pageModel({ draft: { now } }, set);
    expect(rows.filter(({ isPlaced }) => !isPlaced).map(({ id }) => id)).toEqual([7]);
    expect(unread).toBe(1);
  });
});
