import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readTopics } from '../../src/knowledge/topics.ts';
import { realFolder } from './knowledge-folder.ts';

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

const numbered = (count: number, word: string) => Array.from({ length: count }, (_, each) => `${word} ${each}`);

const good = (word: string) => ({
  title: 'Tea',
  about: 'Who makes the tea.',
  side: 'officer',
  owes: { from: 'officer', to: 'councillor' },
  provides: numbered(6, `${word} is served`),
  asked: {
    councillor: numbered(10, `${word} for me`),
    officer: numbered(10, `${word} from me`),
    anybody: numbered(5, word),
  },
  'near-misses': numbered(8, `${word} price`).map((question) => ({ question, absent: 'cost' })),
  related: [] as string[],
  'limited-by': [] as string[],
  provenance: { written: '2026-11', from: 'life', checked: 'no' },
});

/** The topics of a folder with these files; what is no string is written as YAML. */
async function read(files: Record<string, unknown>) {
  const folder = await mkdtemp(join(tmpdir(), 'topics-'));
  folders.push(folder);
  await mkdir(join(folder, 'topics'));
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, 'topics', name), typeof content === 'string' ? content : stringify(content));
  }
  return readTopics(folder);
}

describe('the topics that come with the product', () => {
  it('are all read, without a fault', async () => {
    const { topics, faults } = await readTopics(realFolder);
    expect(faults).toEqual([]);
    expect(topics.length).toBeGreaterThanOrEqual(170);
  });

  it('are asked about by councillors, by officers or by both, as the topic is', async () => {
    const { topics } = await readTopics(realFolder);
    const silent = topics.filter(
      ({ asked }) => !asked.some(({ as }) => as === 'councillor') || !asked.some(({ as }) => as === 'officer'),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

describe('a file of a topic', () => {
  it('becomes a topic named as the file, each way of asking with who says it', async () => {
    const { topics, faults } = await read({ 'hot-tea.yaml': good('tea') });
    expect(faults).toEqual([]);
    expect(topics).toMatchObject([
      { id: 'hot-tea', title: 'Tea', side: 'officer', owes: { from: 'officer', to: 'councillor' }, related: [] },
    ]);
    expect(topics[0]?.asked[0]).toEqual({ ask: 'tea for me 0', as: 'councillor' });
    expect(topics[0]?.asked.at(-1)).toEqual({ ask: 'tea 4' });
    expect(topics[0]?.nearMisses[0]).toEqual({ question: 'tea price 0', absent: 'cost' });
  });

  it('says on which line too little or something unknown stands', async () => {
    const short = { ...good('tea'), asked: { councillor: numbered(24, 'ask') }, provides: numbered(5, 'say') };
    const odd = {
      ...good('milk'),
      'near-misses': [...good('milk')['near-misses'].slice(1), { question: 'q', absent: 'why' }],
    };
    const { topics, faults } = await read({ 'a.yaml': short, 'b.yaml': odd, 'c.yaml': '', 'No_Id.yaml': good('x') });
    expect(topics).toEqual([]);
    expect(faults.map(({ file, message }) => [file, message])).toEqual([
      ['topics/No_Id.yaml', expect.stringContaining('"No_Id" is no id')],
      ['topics/a.yaml', expect.stringContaining('expected 6 sentences or more')],
      ['topics/a.yaml', expect.stringContaining('expected 25 ways of asking')],
      ['topics/b.yaml', expect.stringContaining('absent')],
      ['topics/c.yaml', expect.stringContaining('empty')],
    ]);
    expect(faults[1]?.line).toBeGreaterThan(3);
  });

  it('may relate to other topics, and only to topics that are there', async () => {
    const { topics, faults } = await read({
      'a.yaml': { ...good('tea'), related: ['b'], 'limited-by': ['gone'] },
      'b.yaml': { ...good('milk'), related: ['b'] },
    });
    expect(topics[0]?.related).toEqual(['b']);
    expect(faults.map(({ file, message }) => [file, message])).toEqual([
      ['topics/a.yaml', '"gone", under "limited-by", is no topic that could be read.'],
      ['topics/b.yaml', '"b", under "related", is this topic itself.'],
    ]);
  });

  it('says nothing that another topic says, whatever the capitals and signs', async () => {
    const copy = good('milk');
    copy.asked.anybody[0] = 'TEA, for me: 3?';
    const { topics, faults } = await read({ 'a.yaml': good('tea'), 'b.yaml': copy });
    expect(topics).toHaveLength(2);
    expect(faults).toMatchObject([{ file: 'topics/b.yaml', message: expect.stringContaining('topics/a.yaml') }]);
  });

  it('is not needed: a folder without topics has none', async () => {
    expect(await readTopics(join(tmpdir(), 'no-such-folder'))).toEqual({ topics: [], faults: [] });
  });
});
