import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openKnowledge } from '../../src/knowledge/index.ts';
import type { SentenceEncoder } from '../../src/search/encoding/encoder.ts';
import { learn, openSearch, type SearchWorker, SHARED_MODEL_FILE_NAME } from '../../src/search/index.ts';
import { finding, matchOf, openTalk, sentences, typedForms } from '../conversation/talk.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { tinyKnowledge, tinyKnowledgeFolder } from './tiny-knowledge.ts';

const encoder: SentenceEncoder = {
  id: 'letters',
  encode: async (texts) => texts.map((text) => Float32Array.of(1, text.length / 100)),
};

/** Search over a small council whose sentences are new, and whose encoding ends when the test says so, or fails. */
async function open({ fails = false } = {}) {
  const folder = await tinyKnowledgeFolder();
  const { sharedFile } = await learn([await tinyKnowledge(folder)], encoder, undefined);
  await writeFile(join(folder, SHARED_MODEL_FILE_NAME), sharedFile);
  let finish: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const gated: SentenceEncoder = {
    id: encoder.id,
    async encode(texts) {
      await gate;
      if (fails) throw new Error('The disk is full.');
      return encoder.encode(texts);
    },
  };
  let load: (encoder: SentenceEncoder) => void = () => undefined;
  const worker: SearchWorker = {
    encoder: new Promise((resolve) => {
      load = resolve;
    }),
    usable: () => undefined,
    standing: () => 'loading',
    async close() {},
  };
  const knowledge = await openKnowledge(folder);
  const search = openSearch({ knowledge, knowledgeFolder: folder, dataFolder: undefined, worker, report: () => {} });
  const talk = await openTalk({ folder, find: search.find });
  const ask = async (text: string) => {
    const reply = await talk.say(text, { tenant: 'harbour' });
    return { said: sentences(reply).join(' ') };
  };
  return {
    folder,
    search,
    ask,
    finish() {
      load(gated);
      finish();
    },
  };
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
    const [signpost] = (await realKnowledge('derby')).signposts;
    if (signpost === undefined) throw new Error('Derby has no signposts');
    const talk = await openTalk({ find: finding({ kind: 'signpost', signpost, unfinished: 'learning' }) });
    expect(sentences(await talk.say('how much is the allowance')).join(' ')).toContain('are still being read');
  });
});

describe('documents that could not be read to the end', () => {
  it('are said to be so, when encoding failed', async () => {
    const { ask, search, finish } = await open({ fails: true });
    finish();
    await search.prepare('harbour');
    const { said } = await ask(unanswerable);
    expect(said).toContain('have not been read to the end');
    expect(said).not.toMatch(/cannot find an answer|still being read/);
  });

  it.each(['missing', 'damaged'])('are said to be so, when what was learned is %s', async (how) => {
    const folder = await tinyKnowledgeFolder();
    const file = join(folder, SHARED_MODEL_FILE_NAME);
    if (how === 'damaged') await writeFile(file, 'broken');
    else await rm(file, { force: true });
    const talk = await openTalk({ folder });
    const said = sentences(await talk.say(unanswerable, { tenant: 'harbour' })).join(' ');
    expect(said).toContain('have not been read to the end');
    expect(said).not.toMatch(/cannot find an answer/);
  });
});
