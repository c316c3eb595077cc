import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImportedDocument, type Piece, type Role, toCouncilDocument } from '../../src/importing/index.ts';
import { readAndRecognise } from '../../src/importing/read-file.ts';
import { approvalsOf, type CouncilDocument, type StoredVersion } from '../../src/knowledge/index.ts';
import { filesOfVersion, readVersion } from '../../src/knowledge/version-files.ts';
import { aVersion } from '../contracts/documents.ts';

const facts = { council: 'northmere', councilName: 'Northmere', slug: 'protocol', source: 'p.docx' };

/** Written as files and read again: the version, its files, and whether the Markdown alone has every word. */
async function throughFiles(document: CouncilDocument) {
  const { draft: _draft, ...version } = aVersion();
  const approvals = approvalsOf(document, 'J. Smith', '2026-11-30');
  const stored: StoredVersion = {
    ...version,
    state: 'approved',
    document,
    approvals,
    topics: { '1': ['a', 'b'], c: [] },
  };
  const files = filesOfVersion(stored);
  const path = 'northmere/protocol';
  const read = await readVersion({ council: 'northmere', slug: 'protocol', path }, async (file) =>
    files.get(file.slice(path.length)),
  );
  return { stored, files, read };
}

const besides = (files: ReadonlyMap<string, string>) => JSON.parse(files.get('.record.json') ?? '').besides;

describe('a version written as files', () => {
  const folder = join(import.meta.dirname, '..', 'importing', 'files');
  const names = readdirSync(folder).filter((name) => /\.(?:docx|md|txt|html?)$/.test(name));

  it.each(names)('%s: is read back as it was, and every word of it is in the Markdown', async (name) => {
    const draft = await readAndRecognise({ name, bytes: readFileSync(join(folder, name)) });
    const { stored, files, read } = await throughFiles(
      toCouncilDocument(draft, { ...facts, title: draft.title || 'T' }),
    );
    expect(read).toEqual({ version: stored, faults: [] });
    const { clauses = {}, ...other } = besides(files);
    expect(other).toEqual({});
    for (const clause of Object.values<object>(clauses)) expect(clause).not.toHaveProperty('blocks');
  });

  it('is read back as it was, whatever signs and numbers its text has', async () => {
    const { asserted, carried } = { asserted: { count: 0 }, carried: { count: 0 } };
    await fc.assert(
      fc.asyncProperty(aDraft, async (draft) => {
        const document = toCouncilDocument(draft, { ...facts, title: 'A *title* & more' });
        if (document.clauses.length === 0) return;
        const { stored, files, read } = await throughFiles(document);
        expect(read).toEqual({ version: stored, faults: [] });
        expect(filesOfVersion(read.version as StoredVersion)).toEqual(files);
        asserted.count += 1;
        if (Object.keys(besides(files)).length === 0) carried.count += 1;
      }),
      { numRuns: 300, seed: 7 },
    );
    // What Markdown cannot carry, an item in an item that is not there or a space at an end, is rare even here.
    expect(asserted.count).toBeGreaterThan(200);
    expect(carried.count / asserted.count).toBeGreaterThan(0.5);
  });
});

const words = fc.oneof(
  fc.constantFrom(
    'Members decide.',
    '4.4 per cent of it',
    '3D printing',
    '14A applies',
    '1. first',
    '(a) lettered',
    '- dash',
    '# hash',
    '> quoted',
    '*stars* and _lines_',
    '[brackets] `ticks`',
    'a | b',
    '<b>bold</b> &amp; R&D',
    'http://a.b/c_d_e',
    '---',
    '===',
    'back\\slash\\',
    'paragraph 2',
    '+ plus',
    '12) twelve',
    '<!-- b-3: x -->',
    '~~~',
    'A ! [x](y)',
    'ends #',
    '\u00a3 5 \u2013 6',
    '![p](q)',
    '* star',
    '| row |',
    '&#65; &lt;',
    'a  b',
    'www.x.gov.uk',
    '\u2022 dot',
    '7',
    '1.2',
    'A.',
    'i. roman',
    '***',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((each) => each.replace(/\s+/g, ' ').trim() || 'x'),
);
const number = fc.constantFrom(
  '1',
  '2',
  '26',
  '4.4',
  '4.10',
  '4.4A',
  '14A',
  'A1',
  '(3)',
  '10.1.2',
  '007',
  'i',
  'Rule 3',
);
const mark = fc.constantFrom(
  '(a)',
  '(b)',
  '(ii)',
  'a)',
  'b.',
  'iv.',
  '1)',
  '(1)',
  '\u2022',
  '\u2013',
  '-',
  'o',
  '',
  '(A)',
  '(1).',
);
const role: fc.Arbitrary<Role> = fc.oneof(
  { weight: 3, arbitrary: number.map((each): Role => ({ kind: 'clause', number: each })) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 3 }).map((depth): Role => ({ kind: 'item', depth })) },
  { weight: 2, arbitrary: fc.constant<Role>({ kind: 'paragraph' }) },
  { weight: 2, arbitrary: fc.constant<Role>({ kind: 'text' }) },
  { weight: 1, arbitrary: fc.constant<Role>({ kind: 'table' }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }).map((level): Role => ({ kind: 'heading', level })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('a', 'annex-1').map(
      (part): Role => ({
        kind: 'heading',
        level: 1,
        part,
        partName: part === 'a' ? 'Appendix A' : 'Annex 1',
        anew: true,
      }),
    ),
  },
);
const rows = fc.array(fc.array(words, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
const aPiece = fc.record({ role, text: words, mark, rows, page: fc.constantFrom(undefined, 3) }).map((made) => {
  const { role: is, text, rows: cells, page } = made;
  const printed = is.kind === 'item' ? made.mark : is.kind === 'heading' ? made.mark.replace(/[^0-9.]/g, '') : '';
  return (id: number): Piece => ({
    id,
    role: is,
    text: is.kind === 'table' ? cells.flat().join(' ') : text,
    mark: printed,
    ...(is.kind === 'table' ? { rows: cells } : {}),
    ...(page === undefined || is.kind !== 'clause' ? {} : { page }),
  });
});
const aDraft: fc.Arbitrary<ImportedDocument> = fc
  .array(aPiece, { minLength: 1, maxLength: 14 })
  .map((made) => ({ title: 'T', pieces: made.map((piece, at) => piece(at)), doubts: [], hyphensJoined: 0 }));
