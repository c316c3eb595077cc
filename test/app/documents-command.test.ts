import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runInHost } from '../support/run-program.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clausewise-life-'));
});
afterEach(() => rm(folder, { recursive: true }));

const text = `Working Together Protocol

1. Officers acknowledge enquiries of members within one working day and reply within 10 working days.

2. An officer attends a meeting of a political group only with the agreement of the Chief Executive.`;

const run = (words: readonly string[]) => runInHost(words, { DATA_FOLDER: join(folder, 'data') });
const name = 'northmere/working-together-protocol';

async function bring(content: string): Promise<void> {
  const file = join(folder, 'protocol.txt');
  await writeFile(file, content);
  await run(['import', file, '--council', 'northmere', '--name', 'Northmere District Council', '--write']);
}

it('settles every place to look at in words: one fix after the other, one taken back, until nothing is left', async () => {
  await bring(`Protocol

1.1 The Council expects courtesy.

This applies at all meetings.

1.2 It expects punctuality.

1.4 It expects reports.`);
  const protocol = 'northmere/protocol';
  const signOf = (out: string, say: string) => new RegExp(`^ {2}([0-9a-f]{4,}) {2}${say}`, 'm').exec(out)?.[1] ?? '';
  const first = await run(['documents', 'doubts', protocol]);
  expect(first.out).toContain('2 places to look at.');
  const own = signOf(first.out, 'It is a paragraph of its own');
  const second = await run(['documents', 'fix', protocol, own]);
  expect(second.out).toMatch(/^Saved\.\n.*1 place to look at\./);
  expect(await run(['documents', 'fix', protocol, own])).toMatchObject({ code: 2 });
  expect((await run(['documents', 'fix', protocol, 'undo'])).out).toContain('2 places to look at.');
  await run(['documents', 'fix', protocol, own]);
  const last = await run(['documents', 'fix', protocol, signOf(second.out, 'It is printed so')]);
  expect(last.out).toContain('nothing left to look at.');
  const nothing = await run(['documents', 'fix', protocol, 'ffff']);
  expect(nothing.err).toContain('Nothing that is offered has the sign "ffff". Nothing was changed.');
}, 240_000);

it('shows what a version changes before it is approved, confirms promises, and withdraws', async () => {
  await bring(text);
  const first = await run(['documents', 'approve', name, '--by', 'J. Smith']);
  expect(first.out).toContain('paragraph 2: An officer attends');
  expect(first.out).toContain('Nothing was approved.');
  expect((await run(['documents', 'approve', name, '--by', 'J. Smith', '--yes'])).out).toContain(
    'Nobody has confirmed yet',
  );
  const promises = await run(['documents', 'promises', '--council', 'northmere', '--confirm', '--by', 'J. Smith']);
  expect(promises.out).toContain('Understood: acknowledge 1, reply 10 working days.');
  expect(promises.out).toContain('Confirmed by J. Smith.');

  await bring(text.replace('within 10', 'within 15'));
  const second = await run(['documents', 'show', name]);
  expect(second.out).toContain('1 paragraph altered, 1 the same.');
  expect(second.out).toContain('reply within [-10-]{+15+} working days');
  const approved = await run(['documents', 'approve', name, '--by', 'J. Smith', '--yes', '--from', '2999-01-01']);
  expect(approved.out).toContain('It holds from 2999-01-01, and not before.');
  const list = await run(['documents', 'list', '--council', 'northmere']);
  expect(list.out).toContain('version 2: approved, not in force yet, from 2999-01-01, approved by J. Smith');
  expect(list.out).toContain('version 1: in force');

  const phrasing = await run([
    'documents',
    'phrasing',
    `${name}#2`,
    'may',
    'I',
    'come',
    '--by',
    'J. Smith',
    '--why',
    'two asked',
  ]);
  expect(phrasing.out).toContain('"may I come" asks for');
  const why = await run(['ask', '--council', 'northmere', '--why', 'may I come']);
  expect(why.out).toMatch(/Added by J\. Smith on \d{4}-\d\d-\d\d: two asked\./);
  const files = join(folder, 'exported');
  await run(['documents', 'export', files, '--council', 'northmere']);
  const asked = await readFile(join(files, 'northmere', 'working-together-protocol.phrasings.yaml'), 'utf8');
  expect(asked).toMatch(/^2:\n {2}- ask: may I come\n {4}by: J\. Smith\n {4}on: .+\n {4}why: two asked\n$/);
  const markdown = join(files, 'northmere', 'working-together-protocol.md');
  const elsewhere = (words: readonly string[]) => runInHost(words, { DATA_FOLDER: join(folder, 'elsewhere') });
  const text15 = await readFile(markdown, 'utf8');
  await writeFile(markdown, text15.replace('within 15', 'within 50'));
  const refused = await elsewhere(['documents', 'import', files]);
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.err).toContain('The text is not as it was when it was exported.');
  await writeFile(markdown, text15);
  expect((await elsewhere(['documents', 'import', files])).out).toContain('1 council: 2 versions taken in;');
  expect((await elsewhere(['documents', 'list', '--council', 'northmere'])).out).toBe(list.out);
  expect(await run(['documents', 'approve', 'northmere/none', '--by', 'x'])).toMatchObject({ code: 2 });
  expect(await run(['documents', 'withdraw', name, '--by', 'J. Smith', '--from', '2000-01-01'])).toMatchObject({
    code: 2,
  });
}, 240_000);
