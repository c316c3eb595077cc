import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Knowledge, openKnowledge } from '../../src/knowledge/index.ts';
import { startSearchWorker } from '../../src/search/encoding/search-worker.ts';
import { createLesson, modelFileName, openSearch, type SearchWorker } from '../../src/search/index.ts';
import { learn } from '../../src/search/learning/learn.ts';
import { decodeModel, encodeModel } from '../../src/search/learning/learned-model.ts';
import { scratchFolder, tinyKnowledge, tinyKnowledgeFolder } from './tiny-knowledge.ts';

const started: SearchWorker[] = [];
afterEach(() => Promise.all(started.splice(0).map((worker) => worker.close())));

/** Search over a folder, with what it reported and which councils it let go. */
async function open(folder: string, more: { worker?: SearchWorker; dataFolder?: string; mostCouncils?: number } = {}) {
  const reports: string[] = [];
  const released: string[] = [];
  const knowledge: Knowledge = await openKnowledge(folder);
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
    return found.kind === 'unknown-council' ? found.kind : found.matches[0]?.clause.reference;
  };
  return { search, ask, reports, released };
}

/** A worker that never loads a sentence model and learns in this thread, or fails to. */
function workerWithout(fails = false): SearchWorker & { readonly learned: string[] } {
  const learned: string[] = [];
  return {
    learned,
    encoder: Promise.resolve(undefined),
    usable: () => undefined,
    standing: () => 'broken',
    async learn(lesson, cache) {
      if (fails) throw new Error('The disk is full.');
      learned.push('lesson');
      return encodeModel(await learn(lesson, undefined, cache));
    },
    async close() {},
  };
}

describe('search over councils', () => {
  it('starts and answers without worker, sentence model or learned model', async () => {
    const { ask, reports } = await open(await tinyKnowledgeFolder());
    expect(await ask('what does mooring cost')).toBe('harbour/rules#2');
    expect(await ask('is my puppy allowed')).toBe('harbour/rules#3');
    expect(reports).toEqual([]);
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

  it('answers without a broken learned model, and says so in a sentence', async () => {
    const folder = await tinyKnowledgeFolder();
    await writeFile(join(folder, 'harbour', modelFileName), 'broken');
    const { ask, reports } = await open(folder);
    expect(await ask('is my puppy allowed')).toBe('harbour/rules#3');
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatch(/^The search model of harbour cannot be read and will be learned anew\./);
  });

  it('answers while the sentence model is still loading', async () => {
    const never: SearchWorker = { ...workerWithout(), encoder: new Promise(() => {}) };
    const { ask } = await open(await tinyKnowledgeFolder(), { worker: never });
    expect(await ask('is my puppy allowed')).toBe('harbour/rules#3');
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
    const worker: SearchWorker = { ...workerWithout(), encoder: Promise.resolve(failing) };
    const { ask, search } = await open(await tinyKnowledgeFolder(), { worker });
    await search.prepare('harbour');
    expect(await ask('is my puppy allowed')).toBe('harbour/rules#3');
  });
});

describe('learning what is new', () => {
  it('learns once, keeps the model beside the data, and does not learn again after a restart', async () => {
    const folder = await tinyKnowledgeFolder();
    const dataFolder = await scratchFolder();
    const worker = workerWithout();
    const { search, ask, reports } = await open(folder, { worker, dataFolder });
    await search.prepare('harbour');
    expect(worker.learned).toHaveLength(1);
    expect(await ask('mooring price')).toBe('harbour/rules#2');
    expect(reports.at(-1)).toBe('What is new in the files of harbour has been learned.');
    expect(decodeModel(await readFile(join(dataFolder, 'search', 'harbour.br'))).labels).toContain('harbour/rules#2');

    const again = workerWithout();
    const restarted = await open(folder, { worker: again, dataFolder });
    await restarted.search.prepare('harbour');
    expect(again.learned).toEqual([]);
    expect(restarted.reports).toEqual([]);
  });

  it('takes the model that is up to date, whether it shipped or was learned here', async () => {
    const folder = await tinyKnowledgeFolder();
    const model = await learn(createLesson(await tinyKnowledge(folder)), undefined, undefined);
    const [current, stale] = [encodeModel(model), encodeModel({ ...model, learnedFrom: 'an older lesson' })];
    for (const [shipped, learned] of [
      [current, stale],
      [stale, current],
    ] as const) {
      const dataFolder = await scratchFolder();
      await mkdir(join(dataFolder, 'search'));
      await writeFile(join(folder, 'harbour', modelFileName), shipped);
      await writeFile(join(dataFolder, 'search', 'harbour.br'), learned);
      const worker = workerWithout();
      const { search } = await open(folder, { worker, dataFolder });
      await search.prepare('harbour');
      expect(worker.learned).toEqual([]);
    }
  });

  it('never names a clause that a model still knows and the document no longer has', async () => {
    const folder = await tinyKnowledgeFolder();
    const knowledge = await tinyKnowledge(folder);
    const model = await learn(createLesson(knowledge), undefined, undefined);
    const gone = model.labels.map((label) => label.replace('rules#3', 'rules#99'));
    await writeFile(join(folder, 'harbour', modelFileName), encodeModel({ ...model, labels: gone }));
    const { search } = await open(folder);
    const found = await search.find({ text: 'walking a labrador here', council: 'harbour', role: undefined });
    const named = found.kind === 'unknown-council' ? [] : found.matches.map(({ clause }) => clause.reference);
    expect(named.length).toBeGreaterThan(0);
    expect(named).not.toContain('harbour/rules#99');
  });

  it('goes on answering where learning fails, and says so in a sentence', async () => {
    const { search, ask, reports } = await open(await tinyKnowledgeFolder(), { worker: workerWithout(true) });
    await search.prepare('harbour');
    expect(await ask('is my puppy allowed')).toBe('harbour/rules#3');
    expect(reports.at(-1)).toBe('What is new in the files of harbour could not be learned. The disk is full.');
  });

  it('uses what it learned even where it cannot be kept on disk', async () => {
    const dataFolder = join(await scratchFolder(), 'data');
    await mkdir(dataFolder);
    await writeFile(join(dataFolder, 'search'), 'a file where a folder should be');
    const worker = workerWithout();
    const { search, ask, reports } = await open(await tinyKnowledgeFolder(), {
      worker: { ...worker, learn: (lesson) => worker.learn(lesson, undefined) },
      dataFolder,
    });
    await search.prepare('harbour');
    expect(await ask('mooring price')).toBe('harbour/rules#2');
    expect(reports.at(-1)).toMatch(
      /^What was learned of harbour cannot be kept, and will be learned anew after a restart\./,
    );
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
