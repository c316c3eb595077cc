import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/knowledge/digest.ts';
import { approve, approvedText } from '../../src/knowledge/index.ts';
import { lettersChecked, patiently } from '../support/letters-checked.ts';
import { copyFolder, edit, loadReal } from './knowledge-folder.ts';

const { documents, approvals } = await loadReal('derby');
const clause = documents[0]?.clauses[25];
const approved = approvals.get('derby/working-together');
if (!clause || !approved) throw new Error('paragraph 26 and its approvals should be there');

const md = 'derby/working-together.md';
const source = 'sources/derby-working-together-protocol.txt';
const by = { by: 'J. Smith, Monitoring Officer', on: '2026-12-01' };

describe('a clause goes out only if exactly its text was approved', () => {
  it('gives the text of an approved clause and who approved it', () => {
    expect(approvedText(clause, approved)).toEqual({
      kind: 'approved',
      text: clause.text,
      on: '2026-11-22',
      by: expect.stringContaining('not yet read by a monitoring officer'),
    });
  });

  it('holds back a text with one character altered, even with a digest to match', patiently, () => {
    fc.assert(
      fc.property(fc.nat(clause.text.length - 1), fc.string({ maxLength: 1 }), (at, character) => {
        fc.pre(clause.text[at] !== character);
        const text = clause.text.slice(0, at) + character + clause.text.slice(at + 1);
        expect(approvedText({ ...clause, text, digest: digestOf(text) }, approved)).toEqual({
          kind: 'unapproved',
          reason: 'altered-since',
        });
        expect(approvedText({ ...clause, text }, approved).kind).toBe('unapproved');
      }),
      lettersChecked,
    );
  });

  it('holds back a clause that nobody approved, or that another document approved', () => {
    expect(approvedText(clause, undefined)).toEqual({ kind: 'unapproved', reason: 'never-approved' });
    const { 26: _gone, ...others } = approved.clauses;
    expect(approvedText(clause, { ...approved, clauses: others }).kind).toBe('unapproved');
    expect(approvedText(clause, { ...approved, document: 'tdc/working-together' }).kind).toBe('unapproved');
    expect(approvedText({ ...clause, reference: 'derby/working-together#27' }, approved).kind).toBe('unapproved');
  });
});

describe('approving a document', () => {
  it('changes nothing where nothing changed, and says who and when', async () => {
    const folder = await copyFolder();
    expect(await approve(folder, 'derby/working-together', by)).toEqual({
      kind: 'approved',
      file: 'derby/working-together.approved.json',
      added: [],
      altered: [],
      removed: [],
    });
    expect((await loadReal('derby', folder)).approvals.get('derby/working-together')).toEqual({
      ...approved,
      approvedBy: by.by,
      approvedOn: by.on,
    });
    expect((await readdir(join(folder, 'derby'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('names what was altered, added and removed since', async () => {
    const folder = await copyFolder();
    for (const file of [md, source]) {
      await edit(folder, file, 'likely to be the exception', 'the exception');
      await edit(folder, file, '29. Councillors must not', '29A. Councillors must not');
    }
    const text = await readFile(join(folder, md), 'utf8');
    await writeFile(join(folder, md), text.replace('  29: { by', '  29A: { by'));
    expect(await approve(folder, 'derby/working-together', by)).toMatchObject({
      kind: 'approved',
      added: ['29A'],
      altered: ['26'],
      removed: ['29'],
    });
  });

  it('approves a document for the first time', async () => {
    const folder = await copyFolder();
    await rm(join(folder, 'derby/working-together.approved.json'));
    const outcome = await approve(folder, 'derby/working-together', by);
    expect(outcome.kind === 'approved' && outcome.added).toHaveLength(48);
  });

  it('refuses a document that differs from its source, and leaves the old approvals as they were', async () => {
    const folder = await copyFolder();
    const file = join(folder, 'derby/working-together.approved.json');
    const before = await readFile(file, 'utf8');
    await edit(folder, md, 'likely to be the exception', 'likely to be the rule');
    expect(await approve(folder, 'derby/working-together', by)).toMatchObject({
      kind: 'refused',
      faults: [{ file: source, line: 118 }],
    });
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  it('refuses what it cannot read, prove or put a name to', async () => {
    const folder = await copyFolder();
    expect((await approve(folder, '../derby/working-together', by)).kind).toBe('refused');
    expect((await approve(folder, 'derby/nothing', by)).kind).toBe('refused');
    expect((await approve(folder, 'derby/working-together', { by: ' ', on: '2026-12-01' })).kind).toBe('refused');
    expect((await approve(folder, 'derby/working-together', { by: 'J. Smith', on: 'today' })).kind).toBe('refused');
    await rm(join(folder, source));
    expect((await approve(folder, 'derby/working-together', by)).kind).toBe('refused');
  });
});
