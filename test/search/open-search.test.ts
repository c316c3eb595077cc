import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Knowledge, openKnowledge } from '../../src/knowledge/index.ts';
import { type SentenceEncoder, toUnitLength } from '../../src/search/encoding/encoder.ts';
import { startSearchWorker } from '../../src/search/encoding/search-worker.ts';
import {
  learn,
  openSearch,
  type SearchWorker,
  SHARED_MODEL_FILE_NAME,
  VECTORS_FILE_NAME,
} from '../../src/search/index.ts';
import { scratchFolder, tinyKnowledge, tinyKnowledgeFolder } from './tiny-knowledge.ts';

const started: SearchWorker[] = [];
afterEach(() => Promise.all(started.splice(0).map((worker) => worker.close())));

/** Search over a folder, with what it reported and which councils it let go. */
async function open(
  folder: string,
  more: { worker?: SearchWorker; dataFolder?: string; mostCouncils?: number; clock?: () => number } = {},
) {
  const reports: string[] = [];
  const released: string[] = [];
  const knowledge: Knowledge = await openKnowledge(folder, more.clock ? { clock: more.clock } : {});
  const search = openSearch({
    knowledge: {
      ...knowledge,
      release(id) {
        released.push(id);
        knowledge.release(id);
      },
    },
    knowledgeFolder: folder,
    dataFolder: more.dataFolder,
    worker: more.worker,
    report: (sentence) => reports.push(sentence),
    ...(more.mostCouncils === undefined ? {} : { mostCouncils: more.mostCouncils }),
  });
  const ask = async (text: string, council = 'harbour') => {
    const found = await search.find({ text, council, role: undefined });
    return found.kind === 'unknown-council' ? found.kind : found.decision.matches[0]?.clause.reference;
  };
  return { search, ask, reports, released };
}

/** A worker with this encoder, or none. */
function workerWith(encoder?: SentenceEncoder): SearchWorker {
  return {
    encoder: Promise.resolve(encoder),
    usable: () => encoder,
    standing: () => (encoder ? 'ready' : 'broken'),
    async close() {},
  };
}

/** An encoder that knows a few words, and keeps what it was asked. */
function knowing(): SentenceEncoder & { readonly asked: string[] } {
  const asked: string[] = [];
  const directions = ['boat', 'sail', 'night', 'mooring', 'fee', 'puppy', 'labrador', 'dogs', 'rain', 'storm'];
  return {
    id: 'knowing',
    asked,
    async encode(texts) {
      asked.push(...texts);
      return texts.map((text) =>
        toUnitLength(Float32Array.from(directions, (word) => (text.includes(word) ? 1 : 0.05))),
      );
    },
  };
}

/** A folder with what was learned of its councils. */
async function learnedFolder(encoder: SentenceEncoder): Promise<string> {
  const folder = await tinyKnowledgeFolder();
  const { sharedFile, vectorsFile } = await learn([await tinyKnowledge(folder)], encoder, undefined);
  await writeFile(join(folder, SHARED_MODEL_FILE_NAME), sharedFile);
  await writeFile(join(folder, VECTORS_FILE_NAME), vectorsFile);
  return folder;
}

describe('search over councils', () => {
  it('starts and answers without worker, sentence model or learned model', async () => {
    const { ask, reports } = await open(await tinyKnowledgeFolder());
    expect(await ask('what does mooring cost')).toBe('harbour/rules#2');
    expect(await ask('is my puppy allowed')).toBe('harbour/rules#3');
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatch(/^What was learned of how people ask cannot be read/);
  });

  it('says that it does not know a council, and loads none for it', async () => {
    const { ask, search } = await open(await tinyKnowledgeFolder());
    expect(await ask('what does mooring cost', 'atlantis')).toBe('unknown-council');
    expect(await ask('what does mooring cost', '../sources')).toBe('unknown-council');
    await search.prepare('atlantis');
  });

  it('finds a council whose files are mended after they were broken', async () => {
    const folder = await tinyKnowledgeFolder();
    const file = join(folder, 'harbour', 'council.yaml');
    const whole = await readFile(file, 'utf8');
    await writeFile(file, '');
    const { ask } = await open(folder);
    expect(await ask('what does mooring cost')).toBe('unknown-council');
    await writeFile(file, whole);
    expect(await ask('what does mooring cost')).toBe('harbour/rules#2');
  });

  it('answers without what was learned where it is broken, and says so in a sentence', async () => {
    const folder = await tinyKnowledgeFolder();
    await writeFile(join(folder, SHARED_MODEL_FILE_NAME), 'broken');
    const { ask, reports } = await open(folder);
    expect(await ask('is my puppy allowed')).toBe('harbour/rules#3');
    expect(reports).toHaveLength(1);
  });

  it('answers while the sentence model is still loading', async () => {
    const never: SearchWorker = { ...workerWith(), encoder: new Promise(() => {}) };
    const { ask } = await open(await tinyKnowledgeFolder(), { worker: never });
    expect(await ask('is my puppy allowed')).toBe('harbour/rules#3');
  });

  it('a question that comes while the sentence model is loading is answered with it, as the next ones are', async () => {
    const encoder = knowing();
    const folder = await learnedFolder(encoder);
    encoder.asked.length = 0;
    const loading = Promise.withResolvers<SentenceEncoder | undefined>();
    let isLoaded = false;
    const worker: SearchWorker = {
      encoder: loading.promise,
      usable: () => (isLoaded ? encoder : undefined),
      standing: () => (isLoaded ? 'ready' : 'loading'),
      async close() {},
    };
    const { ask } = await open(folder, { worker });
    const first = ask('storm labrador at night');
    expect(encoder.asked).toEqual([]);
    isLoaded = true;
    loading.resolve(encoder);
    const answered = await first;
    expect(encoder.asked.join(' ')).toContain('labrador');
    expect(await ask('storm labrador at night')).toBe(answered);
  });

  it('answers without the sentence model where its folder holds none, and says so once', async () => {
    const reports: string[] = [];
    const worker = startSearchWorker({ kind: 'onnx', folder: await scratchFolder() }, (sentence) =>
      reports.push(sentence),
    );
    started.push(worker);
    const { ask, search } = await open(await tinyKnowledgeFolder(), { worker });
    await search.prepare('harbour');
    expect(await ask('is my puppy allowed')).toBe('harbour/rules#3');
    expect(reports).toHaveLength(1);
  });

  it('answers from words where the sentence model fails in the middle', async () => {
    const failing = { id: 'failing', encode: () => Promise.reject(new Error('Out of memory.')) };
    const worker: SearchWorker = workerWith(failing);
    const { ask, search } = await open(await tinyKnowledgeFolder(), { worker });
    await search.prepare('harbour');
    expect(await ask('is my puppy allowed')).toBe('harbour/rules#3');
  });
});

describe('what is new in the files', () => {
  it('is in effect without a restart: a phrasing, a near miss and a signpost', async () => {
    const folder = await tinyKnowledgeFolder();
    let now = 0;
    const { ask, search } = await open(folder, { clock: () => now });
    expect(await ask('hedgehog visits')).not.toBe('harbour/rules#2');
    const file = join(folder, 'harbour', 'rules.phrasings.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"2": [', '"2": ["hedgehog visits", '));
    const signposts = join(folder, 'harbour', 'signposts.yaml');
    await writeFile(
      signposts,
      `${await readFile(signposts, 'utf8')}topics: [{ topic: fishing, title: Fishing, contact: forecast, say: Ask., phrasings: [fishing licence, rod licence] }]\n`,
    );
    now += 5_000;
    expect(await ask('hedgehog visits')).toBe('harbour/rules#2');
    const found = await search.find({ text: 'rod licence', council: 'harbour', role: undefined });
    expect(found.kind === 'found' && found.decision.kind === 'signpost' && found.decision.signpost.topic).toBe(
      'fishing',
    );
  });

  it('has the question before encoded once, though it is asked again with the one that leans on it', async () => {
    const encoder = knowing();
    const { search } = await open(await learnedFolder(encoder), { worker: workerWith(encoder) });
    await search.prepare('harbour');
    encoder.asked.length = 0;
    const previous = 'is a hedgehog let near the mooring';
    await search.find({ text: previous, council: 'harbour', role: undefined });
    await search.find({ text: 'and a puppy?', previous, council: 'harbour', role: undefined });
    expect(encoder.asked).toContain('and a puppy');
    expect(encoder.asked.filter((asked) => asked === previous)).toHaveLength(1);
  });

  it('is encoded once, kept beside the data, and not encoded again after a restart', async () => {
    const folder = await learnedFolder(knowing());
    const file = join(folder, 'harbour', 'rules.phrasings.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"3": [', '"3": ["may a hedgehog come", '));
    const dataFolder = await scratchFolder();
    const encoder = knowing();
    const { search } = await open(folder, { worker: workerWith(encoder), dataFolder });
    await search.prepare('harbour');
    expect(encoder.asked).toEqual(['may a hedgehog come']);

    const again = knowing();
    const restarted = await open(folder, { worker: workerWith(again), dataFolder });
    await restarted.search.prepare('harbour');
    expect(again.asked).toEqual([]);
    expect(restarted.reports).toEqual([]);
  });

  it('is used even where it cannot be kept on disk, and that is said in a sentence', async () => {
    const folder = await learnedFolder(knowing());
    const file = join(folder, 'harbour', 'rules.phrasings.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"3": [', '"3": ["may a hedgehog come", '));
    const dataFolder = join(await scratchFolder(), 'data');
    await mkdir(dataFolder);
    await writeFile(join(dataFolder, 'search'), 'a file where a folder should be');
    const { search, ask, reports } = await open(folder, { worker: workerWith(knowing()), dataFolder });
    await search.prepare('harbour');
    expect(await ask('may a hedgehog come')).toBe('harbour/rules#3');
    expect(reports.at(-1)).toMatch(/^What was encoded cannot be kept, and will be encoded anew after a restart\./);
  });

  it('never names a clause that was learned of and that the document no longer has', async () => {
    const folder = await learnedFolder(knowing());
    for (const name of ['rules.md', 'rules.phrasings.yaml'])
      await writeFile(
        join(folder, 'harbour', name),
        (await readFile(join(folder, 'harbour', name), 'utf8'))
          .replace(/\n3\. Dogs.*\n/, '\n')
          .replace(/"3": .*\n/, ''),
      );
    const { search } = await open(folder);
    const found = await search.find({ text: 'walking a labrador here', council: 'harbour', role: undefined });
    const named = found.kind === 'unknown-council' ? [] : found.decision.matches.map(({ clause }) => clause.reference);
    expect(named.length).toBeGreaterThan(0);
    expect(named).not.toContain('harbour/rules#3');
  });
});

describe('memory', () => {
  it('lets go of the council that was asked longest ago, and only of that', async () => {
    const { ask, released } = await open(await tinyKnowledgeFolder(['one', 'three', 'two']), { mostCouncils: 2 });
    await ask('mooring price', 'one');
    await ask('mooring price', 'two');
    await ask('mooring price', 'one');
    expect(released).toEqual([]);
    await ask('mooring price', 'three');
    expect(released).toEqual(['two']);
    expect(await ask('mooring price', 'two')).toBe('two/rules#2');
    expect(released).toEqual(['two', 'one']);
  });

  it('keeps nothing for councils that do not exist, so that real ones stay', async () => {
    const { ask, released } = await open(await tinyKnowledgeFolder(['one']), { mostCouncils: 1 });
    await ask('mooring price', 'one');
    await ask('mooring price', 'atlantis');
    await ask('mooring price', 'one');
    expect(released).not.toContain('one');
  });
});
