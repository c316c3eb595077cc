import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runInHost } from '../support/run-program.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clausewise-import-'));
});
afterEach(() => rm(folder, { recursive: true }));

const text = `Working Together Protocol

1. Introduction

1.1 This protocol is part of the Constitution.

2. Political groups

2.1 An officer attends a meeting of a political group only with the agreement of the Chief Executive.`;

const run = (words: readonly string[], settings: Readonly<Record<string, string>> = {}) =>
  runInHost(words, { DATA_FOLDER: join(folder, 'data'), ...settings });

async function file(content = text, name = 'protocol.txt'): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

it('shows what it makes of a file as JSON, and writes nothing', async () => {
  const { code, out, err } = await run(['import', await file(), '--council', 'northmere', '--json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toEqual({
    title: 'Working Together Protocol',
    clauses: [
      {
        reference: '1.1',
        number: '1.1',
        headings: ['Introduction'],
        text: 'This protocol is part of the Constitution.',
        items: [],
      },
      {
        reference: '2.1',
        number: '2.1',
        headings: ['Political groups'],
        text: 'An officer attends a meeting of a political group only with the agreement of the Chief Executive.',
        items: [],
      },
    ],
    doubts: [],
    leftOut: [],
  });
  const named = await run(['import', await file(), '--council', 'northmere', '--name', 'Northmere', '--json']);
  expect(named).toMatchObject({ code: 0, out, err: '' });
  const approved = await run(['import', await file(), '--council', 'northmere', '--approve', 'J. Smith']);
  expect(approved.err).toContain('--approve and --topics have nothing to do');
  expect((await run(['ask', '--council', 'northmere', '2.1'])).err).toContain('There is no council "northmere".');
}, 120_000);

it('goes from a file to the first answer: proposed, approved, asked', async () => {
  const path = await file();
  const unnamed = await run(['import', path, '--council', 'northmere', '--write']);
  expect(unnamed).toMatchObject({ code: 1, err: expect.stringContaining('--name') });
  const named = ['import', path, '--council', 'northmere', '--write', '--name', 'Northmere District Council'];
  const proposed = await run(named);
  expect(proposed.out).toContain('Proposed northmere/working-together-protocol, version 1');
  expect((await run(['ask', '--council', 'northmere', '2.1'])).out).not.toContain('political group');
  const approved = await run([...named, '--approve', 'J. Smith, Monitoring Officer', '--topics', 'suggested']);
  expect(approved.out).toContain('It is in force');
  const answer = await run(['ask', '--council', 'northmere', 'para', '2.1']);
  expect(answer.out.replace(/\s+/g, ' ')).toContain('only with the agreement of the Chief Executive');
  expect((await run([...named, '--approve', 'J. Smith'])).out).toContain('is approved already. Nothing was written.');
  await file(text.replace('only with', 'never without'));
  const second = await run(['import', path, '--council', 'northmere', '--write', '--approve', 'J. Smith']);
  expect(second.out).toContain('version 2');
  const after = await run(['ask', '--council', 'northmere', 'para', '2.1']);
  expect(after.out.replace(/\s+/g, ' ')).toContain('never without the agreement');
}, 240_000);

it('takes documents out as files and in again somewhere else', async () => {
  const words = [
    'import',
    await file(),
    '--council',
    'northmere',
    '--write',
    '--name',
    'Northmere District Council',
    '--approve',
    'J. Smith',
  ];
  expect((await run(words)).code).toBe(0);
  const out = join(folder, 'out');
  expect((await run(['documents', 'export', out])).out).toContain('1 council: 1 version written');
  const elsewhere = { DATA_FOLDER: join(folder, 'elsewhere') };
  expect((await run(['documents', 'import', out], elsewhere)).out).toContain('1 council: 1 version taken in');
  const answer = await run(['ask', '--council', 'northmere', 'para', '1.1'], elsewhere);
  expect(answer.out).toContain('This protocol is part of the Constitution.');
}, 120_000);

it('says in one sentence what is wrong with a file or an option', async () => {
  const empty = await run(['import', await file('', 'empty.txt'), '--council', 'northmere']);
  expect(empty).toEqual({ code: 1, out: '', err: 'This file is empty.\n' });
  const missing = await run(['import', join(folder, 'none.docx'), '--council', 'northmere']);
  expect(missing).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('cannot be read: is the path right?'),
  });
  const council = await run(['import', await file(), '--council', '../x']);
  expect(council).toMatchObject({ code: 2, err: expect.stringContaining('Seen: "../x".') });
  const alone = await run(['import', await file(), '--council', 'northmere', '--approve', 'J. Smith']);
  expect(alone).toMatchObject({ code: 2, err: expect.stringContaining('Add --write.') });
}, 120_000);
