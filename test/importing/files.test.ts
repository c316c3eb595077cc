import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describe as describeDocument, type ImportedItem } from '../../src/importing/index.ts';
import { readAndRecognise } from '../../src/importing/read-file.ts';

// Whole files with what is truly in them, written by hand or by the program that made the file, never by the recogniser.
// `NAME.truth.json` has the form that `import FILE --json` prints.
const folder = join(import.meta.dirname, 'files');
const names = readdirSync(folder).filter((name) => !name.endsWith('.truth.json'));
const truths = readdirSync(folder).filter((name) => name.endsWith('.truth.json'));

type Truth = { readonly title: string; readonly clauses: readonly TrueClause[] };
type TrueClause = {
  readonly number: string;
  readonly headings: readonly string[];
  readonly text: string;
  readonly items: readonly ImportedItem[];
  readonly table?: readonly (readonly string[])[];
  readonly notes?: readonly string[];
};

const open = (name: string) => readAndRecognise({ name, bytes: readFileSync(join(folder, name)) });

describe('whole files read as what is truly in them', () => {
  it.each(truths.map((name) => name.replace('.truth.json', '')))('%s', async (name) => {
    const truth = JSON.parse(readFileSync(join(folder, `${name}.truth.json`), 'utf8')) as Truth;
    const { title, clauses } = describeDocument(await open(name));
    expect(title).toBe(truth.title);
    expect(
      clauses.map(({ number, headings, text, items, table, notes }) => ({
        number,
        headings,
        text,
        items,
        ...(table ? { table } : {}),
        ...(notes ? { notes: notes.map((note) => note.text) } : {}),
      })),
    ).toEqual(truth.clauses);
  });

  it('and every character of every one is in a clause, a heading or what was left out', async () => {
    expect(names.length).toBeGreaterThanOrEqual(12);
    for (const name of names) {
      const unproved = (await open(name)).doubts.filter(({ kind }) => kind === 'unproved');
      expect({ name, unproved }).toEqual({ name, unproved: [] });
    }
  });
});
