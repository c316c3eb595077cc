import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { tinyKnowledgeFolder } from '../search/tiny-knowledge.ts';
import { runInHost } from '../support/run-program.ts';

let KNOWLEDGE_FOLDER: string;
let folder: string;
beforeEach(async () => {
  KNOWLEDGE_FOLDER = await tinyKnowledgeFolder();
  folder = await mkdtemp(join(tmpdir(), 'clausewise-proposals-'));
  onTestFinished(() => rm(folder, { recursive: true }));
});

async function write(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

const tryIt = (file: string, ...more: string[]) =>
  runInHost(['phrasings', 'try', file, '--document', 'harbour/rules', ...more], { KNOWLEDGE_FOLDER });

/** Every file of a folder with its text. */
async function contentsOf(of: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(of, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)));
}

describe('trying phrasings before they are kept', () => {
  it('names the question that becomes right, with what was shown for it before and is now', async () => {
    const file = await write('mine.phrasings.yaml', '"2": ["charge for tying up a dinghy"]\n');
    const questions = await write(
      'questions.jsonl',
      '{"question":"what do they charge for a dinghy","council":"harbour","accept":["harbour/rules#2"]}\n{"question":"x","council":"elsewhere","accept":[]}\n',
    );
    const ended = await tryIt(file, '--questions', questions, '--json');
    expect({ code: ended.code, err: ended.err.includes('Error') }).toEqual({ code: 0, err: false });
    const said = JSON.parse(ended.out);
    expect(said).toMatchObject({
      document: 'harbour/rules',
      tried: { phrasings: 1, nearMisses: 0, topic: null },
      brought: { questions: 1, rightBefore: 0, rightAfter: 1, wentWrong: [] },
      proposed: { questions: 1, rightAfter: 1 },
    });
    expect(said.brought.becameRight).toMatchObject([
      { question: 'what do they charge for a dinghy', with: { first: 'harbour/rules#2' } },
    ]);
    const words = await tryIt(file, '--questions', questions);
    expect(words.out).toContain('Tried for Rules: 1 phrasing. Nothing was written.');
    expect(words.out).toMatch(
      /Become right: 1\n {2}"what do they charge for a dinghy"\n {4}wanted Rules, paragraph 2; without: .+; with: .*Rules, paragraph 2\n/,
    );
  });

  it('names the council’s own question that goes wrong: a phrasing that takes another paragraph’s', async () => {
    const taken = ['walking my labrador here', 'walking the labrador here', 'a labrador walking here'];
    const file = await write('mine.phrasings.yaml', `"2": ${JSON.stringify(taken)}\n`);
    const said = JSON.parse((await tryIt(file, '--json')).out);
    expect(said.own.wentWrong.map(({ question }: { question: string }) => question)).toContain(
      'walking a labrador here',
    );
    expect(said.own.rightAfter).toBeLessThan(said.own.rightBefore);
  });

  it('writes nothing, and says so where all is there already', async () => {
    const before = await contentsOf(KNOWLEDGE_FOLDER);
    const near = await write('mine.near-misses.yaml', '"3": ["may I bring a parrot on to the quay"]\n');
    expect((await tryIt(near)).out).toContain('1 near miss.');
    expect(await contentsOf(KNOWLEDGE_FOLDER)).toEqual(before);
    const again = await tryIt(await write('mine.phrasings.yaml', '"3": ["Is my puppy allowed?"]\n'));
    expect(again).toMatchObject({ code: 2, out: '' });
    expect(again.err).toContain('is there already, so there is nothing to try');
  });

  it.each([
    ['mine.phrasings.yaml', '"1": ["when"]\n"9": ["who"]\n', [], /line 2: "9" is no clause or item of harbour\/rules/],
    ['mine.phrasings.yaml', '"1": [', [], /This is not valid YAML/],
    ['boats.yaml', 'title: Boats\n', [], /"about" is missing/],
    ['mine.phrasings.yaml', '"1": ["when"]\n', ['--questions', 'nowhere.jsonl'], /nowhere.jsonl cannot be read/],
    ['mine.phrasings.yaml', '"1": ["when"]\n', ['--document', 'harbour/none'], /There is no document "harbour\/none"/],
  ])('says what is wrong with %s holding %j, tried with %j', async (name, text, more, message) => {
    const ended = await tryIt(await write(name, text), ...more);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toMatch(message);
  });

  it('says in which line a question is not as expected, and that none is for this council', async () => {
    const file = await write('mine.phrasings.yaml', '"1": ["when"]\n');
    const bad = await write('bad.jsonl', '\n{"question":"when","council":"harbour"}\n');
    expect((await tryIt(file, '--questions', bad)).err).toMatch(
      /Line 2 of .*bad\.jsonl is not an object with question/,
    );
    const strays = [
      '{"question":"when","council":"harbour","accept":["harbour/rules#2","harbour/rules#9"]}',
      '{"question":"who","council":"elsewhere","accept":["elsewhere/rules#1"]}',
      '{"question":"how","council":"harbour","accept":["harbour/rules#2(z)"]}',
    ];
    const { err, code } = await tryIt(file, '--questions', await write('strays.jsonl', strays.join('\n')));
    expect(code).toBe(2);
    expect(err).toMatch(
      /Line 1 of .*strays\.jsonl names harbour\/rules#9, and no document in force has that paragraph\./,
    );
    expect(err).toMatch(/Line 3 of .*strays\.jsonl names harbour\/rules#2\(z\), and/);
    expect(err).not.toMatch(/names (?:harbour\/rules#2,|elsewhere)/);
    const other = await write('other.jsonl', '{"question":"when","council":"elsewhere","accept":[]}\n');
    expect((await tryIt(file, '--questions', other)).err).toContain('has no question to the council "harbour"');
  });
});
