import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clausesOf, type ImportedDocument, type ImportedItem } from '../../src/importing/index.ts';
import { readAndRecognise } from '../../src/importing/read-file.ts';

// Real documents of small councils and a society lie beside the project where it is worked on, and are never part of it.
const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'imports');

const open = (name: string) => readAndRecognise({ name, bytes: readFileSync(join(folder, name)) });
const numbers = (document: ImportedDocument) => clausesOf(document).map(({ number }) => number);
const run = (section: number, count: number) => Array.from({ length: count }, (_, at) => `${section}.${at + 1}`);
const unproved = (document: ImportedDocument) => document.doubts.filter(({ kind }) => kind === 'unproved');

function labels(items: readonly ImportedItem[]): string {
  return items.map(({ label, items: inner }) => label + (inner.length > 0 ? `{${labels(inner)}}` : '')).join(' ');
}

describe.runIf(existsSync(folder))('real documents', () => {
  const society = [10, 7, 1, 7, 9, 5, 7, 9, 1, 2, 11, 5, 6, 3, 3, 4, 4].flatMap((count, at) => run(at + 1, count));

  it('a Word file with every number automatic, unnumbered headings between clauses and notes in the margin', async () => {
    const document = await open('society-constitution.docx');
    expect(numbers(document)).toEqual(society);
    expect(document.title).toBe('Trinity College B.A. Society Constitution');
    const clauses = new Map(clausesOf(document).map((clause) => [clause.number, clause]));
    expect(clauses.get('2.3')?.headings).toEqual(['Membership', 'Right not to be a Member']);
    expect(clauses.get('3.1')?.headings).toEqual(['Exclusion from membership']);
    expect(labels(clauses.get('3.1')?.items ?? [])).toBe('(a) (b){(i) (ii)} (c){(i) (ii) (iii)} (d)');
    expect(labels(clauses.get('4.2')?.items ?? [])).toBe('(a) (b) (c) (d) (e) (f) (g) (h) (i) (j) (k) (l)');
    expect(clauses.get('15.1')?.notes?.map(({ text }) => text)).toEqual(['Education Act 1994, ss 22(2)(j)-(l)']);
    expect(document.doubts).toEqual([]);
  });

  it('the same as a PDF: every number, heading and word alike', async () => {
    const [word, pdf] = [await open('society-constitution.docx'), await open('society-constitution.pdf')];
    const bare = (document: ImportedDocument) =>
      clausesOf(document).map(({ number, headings, text, items }) => ({ number, headings, text, items }));
    expect(bare(pdf)).toEqual(bare(word));
    expect(unproved(pdf)).toEqual([]);
  });

  it('a PDF with PART headings, 1. (1) (a) (i) (aa), and a number that the council left out', async () => {
    const document = await open('code-of-conduct.pdf');
    expect(numbers(document)).toEqual('1 2 3 4 5 6 7 8 9 10 12 13 14 15 16 17'.split(' '));
    const clauses = new Map(clausesOf(document).map((clause) => [clause.number, clause]));
    expect(clauses.get('12')?.headings).toEqual(['PART 3 INTERESTS', 'Disclosure of Personal Interests']);
    expect(clauses.get('17')?.headings).toEqual([
      'PART 4 THE REGISTER OF MEMBERS’ INTERESTS',
      'Registration of Gifts and Hospitality',
    ]);
    expect(labels(clauses.get('7')?.items ?? [])).toBe('(a) (b){(i) (ii) (iii) (iv) (v) (vi)}');
    expect(labels(clauses.get('10')?.items ?? [])).toBe(
      '(1) (2){(a){(i) (ii) (iii) (iv) (v) (vi) (vii) (viii) (ix){(aa) (bb) (cc) (dd) (ee)} (x)} (b) (c){(i) (i) (ii) (iii) (iv) (v){(aa) (bb)}}}',
    );
    expect(document.doubts.map(({ why }) => why)).toContain(
      'After 10 comes 12: 11 is missing, in the document or in this reading.',
    );
    expect(unproved(document)).toEqual([]);
  });

  it('a PDF whose footer shows one page number throughout, with headings no larger than the text', async () => {
    const document = await open('model-councillor-code-2020.pdf');
    const expected = [2, 3, 1, 3, 1, 1, 2, 4, 1, 3].flatMap((count, at) => [String(at + 1), ...run(at + 1, count)]);
    expect(
      numbers(document)
        .filter((number) => number !== '')
        .slice(0, expected.length),
    ).toEqual(expected);
    const clauses = clausesOf(document);
    expect(clauses.filter(({ reference }) => /^b-\d+$/.test(reference)).map(({ number }) => number)).toEqual(
      '1 2 3 4 5 6 7 8 9 10'.split(' '),
    );
    expect(clauses.find(({ reference }) => reference === 'b-3')?.label).toBe('Appendix B, paragraph 3');
    expect(labels(clauses.find(({ number }) => number === '4.1')?.items ?? [])).toBe(
      'a. b.{i. ii. iii. iv.{1. 2. 3.}}',
    );
    expect(clauses.find(({ number }) => number === '8.2')?.headings.at(-1)).toBe('Complying with the Code of Conduct');
    const footers = document.pieces.filter(({ role }) => role.kind === 'left-out').map(({ text }) => text);
    expect(footers.filter((text) => text === 'Page 13 of 16').length).toBe(16);
    expect(unproved(document)).toEqual([]);
  });

  it('a Word file with half its numbers typed, and page numbers in its text', async () => {
    const document = await open('data-protection-policy.docx');
    expect([...new Set(clausesOf(document).map(({ headings }) => headings.at(-1)))]).toEqual([
      undefined,
      'THE DATA PROTECTION ACT:',
      'THE GENERAL DATA PROTECTION REGULATION:',
      'COLLECTING DATA',
      'STORING AND ACCESSING DATA',
      'DISCLOSURE OF INFORMATION',
      'CONFIDENTIALITY',
    ]);
    expect(document.title).toBe('DATA PROTECTION POLICY');
    expect(unproved(document)).toEqual([]);
  });

  it('Markdown with ## 1. headings, lists that begin again, and a clause indented into a list', async () => {
    const document = await open('community-council-constitution.md');
    const counts = [1, 1, 2, 3, 1, 1, 2, 8, 4, 6, 3, 2, 1, 2, 1, 3, 2, 3, 1];
    expect(numbers(document)).toEqual(counts.flatMap((count, at) => run(at + 1, count)));
    const clauses = clausesOf(document);
    expect(clauses.at(-1)?.headings).toEqual(['Adoption of Constitution']);
    expect(labels(clauses.find(({ number }) => number === '18.2')?.items ?? [])).toBe('1. 2.');
    expect(clauses.find(({ number }) => number === '9.3')?.text).toContain(
      'at least one-half of the elected membership',
    );
    expect(document.doubts.filter(({ kind }) => kind !== 'words')).toEqual([]);
  });
});
