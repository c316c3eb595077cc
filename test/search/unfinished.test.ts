import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openKnowledge } from '../../src/knowledge/index.ts';
import { modelFileName, openSearch, type SearchWorker } from '../../src/search/index.ts';
import { learn } from '../../src/search/learning/learn.ts';
import { encodeModel } from '../../src/search/learning/learned-model.ts';
import { finding, knowledgeOf, matchOf, openTalk, sentences, typedForms } from '../conversation/talk.ts';
import { tinyKnowledgeFolder } from './tiny-knowledge.ts';

/** Search over a small council, whose learning ends when the test says so, or never. */
async function open({ fails = false } = {}) {
  const folder = await tinyKnowledgeFolder();
  let finish: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const worker: SearchWorker = {
    encoder: Promise.resolve(undefined),
    usable: () => undefined,
    standing: () => 'broken',
    async learn(lesson) {
      await gate;
      if (fails) throw new Error('The disk is full.');
      return encodeModel(await learn(lesson, undefined, undefined));
    },
    async close() {},
  };
  const knowledge = await openKnowledge(folder);
  const search = openSearch({ knowledge, knowledgeFolder: folder, dataFolder: undefined, worker, report: () => {} });
  const talk = await openTalk({ folder, find: search.find });
  const ask = async (text: string) => {
    const reply = await talk.say(text, { tenant: 'harbour' });
    return { said: sentences(reply).join(' ') };
  };
  return { folder, search, ask, finish };
}

const unanswerable = 'who won the boat race in 1912';

describe('while the documents are still being read', () => {
  it('nothing is said not to be in them, and words find as far as they carry', async () => {
    const { ask, search, finish } = await open();
    const { said } = await ask(unanswerable);
    expect(said).toContain('are still being read');
    expect(said).not.toMatch(/cannot find an answer/);
    expect((await ask('what does mooring cost')).said).toContain('The text of Rules, paragraph 2');
    finish();
    await search.prepare('harbour');
    const after = (await ask(unanswerable)).said;
    expect(after).toContain('I cannot find an answer to that in the documents of');
    expect(after).not.toContain('still being read');
  });

  it('the paragraphs nearest by words are offered', async () => {
    const matches = [await matchOf('derby/working-together#26', 0.2), await matchOf('derby/working-together#28', 0.1)];
    const talk = await openTalk({ find: finding({ kind: 'none', near: undefined, matches, unfinished: 'learning' }) });
    const reply = await talk.say('group gatherings');
    expect(sentences(reply).join(' ')).toContain('These paragraphs have the most of your words:');
    expect(typedForms(reply)).toEqual(['show working-together#26', 'show working-together#28']);
  });

  it('somebody else who may know is named, but not instead of reading on', async () => {
    const [signpost] = (await knowledgeOf('derby')).signposts;
    if (signpost === undefined) throw new Error('Derby has no signposts');
    const talk = await openTalk({ find: finding({ kind: 'signpost', signpost, unfinished: 'learning' }) });
    expect(sentences(await talk.say('how much is the allowance')).join(' ')).toContain('are still being read');
  });
});

describe('documents that could not be read to the end', () => {
  it('are said to be so, when learning failed', async () => {
    const { ask, search, finish } = await open({ fails: true });
    finish();
    await search.prepare('harbour');
    const { said } = await ask(unanswerable);
    expect(said).toContain('have not been read to the end');
    expect(said).not.toMatch(/cannot find an answer|still being read/);
  });

  it.each(['missing', 'damaged'])('are said to be so, when the model is %s and nothing can learn it', async (how) => {
    const folder = await tinyKnowledgeFolder();
    const file = join(folder, 'harbour', modelFileName);
    if (how === 'damaged') await writeFile(file, 'broken');
    else await rm(file, { force: true });
    const talk = await openTalk({ folder });
    const said = sentences(await talk.say(unanswerable, { tenant: 'harbour' })).join(' ');
    expect(said).toContain('have not been read to the end');
    expect(said).not.toMatch(/cannot find an answer/);
  });
});
