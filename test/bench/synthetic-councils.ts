import { execFile } from 'node:child_process';
import { link, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openKnowledge } from '../../src/knowledge/index.ts';
import { openSearch } from '../../src/search/index.ts';
import { readQuestions } from '../eval/questions.ts';
import { quantile, round, type Table } from './report.ts';

const root = join(import.meta.dirname, '..', '..');
const knowledgeFolder = join(root, 'knowledge');
const originals = ['derby', 'tdc', 'colchester'] as const;
const sizes = [3, 10, 100, 1_000];
/** How many councils are asked, whatever the size; nobody asks the others. */
const askedCouncils = 9;

type Measured = Readonly<
  Record<'opened' | 'loaded' | 'p50' | 'p95' | 'before' | 'afterOpening' | 'afterAsking' | 'asked', number>
>;

/** What a growing number of councils costs, each size in a process of its own; most of the councils are never asked about. */
export async function growth(): Promise<Table> {
  const rows: (string | number)[][] = [];
  for (const size of sizes) {
    const folder = await mkdtemp(join(tmpdir(), 'clausewise-councils-'));
    try {
      await makeCouncils(folder, size);
      const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', import.meta.filename, folder]);
      const cost = JSON.parse(stdout) as Measured;
      rows.push([
        size,
        round(cost.opened, 1),
        round(((cost.afterOpening - cost.before) * 1024) / size, 1),
        round(cost.loaded),
        round((cost.afterAsking - cost.afterOpening) / cost.asked, 1),
        round(cost.p50, 2),
        round(cost.p95, 2),
      ]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return {
    title: `Cost as the knowledge grows: questions go to ${askedCouncils} councils at most, without embeddings`,
    columns: [
      'councils',
      'open all (ms)',
      'heap for each never asked about (KB)',
      'load one when first asked (ms)',
      'memory for each asked (MB)',
      'p50 (ms)',
      'p95 (ms)',
    ],
    rows,
  };
}

/** Copies of the real councils under other names. Files that all councils share are linked. */
async function makeCouncils(folder: string, count: number): Promise<void> {
  for (const entry of await readdir(knowledgeFolder, { withFileTypes: true })) {
    if (entry.isFile())
      await link(join(knowledgeFolder, entry.name), join(folder, entry.name)).catch(() => copy(entry.name));
  }
  async function copy(name: string): Promise<void> {
    await writeFile(join(folder, name), await readFile(join(knowledgeFolder, name)));
  }
  await mkdir(join(folder, 'sources'));
  for (const name of await readdir(join(knowledgeFolder, 'sources'))) await copy(join('sources', name));
  for (let at = 0; at < count; at += 1) {
    const original = originals[at % originals.length] ?? 'derby';
    await mkdir(join(folder, idOf(at)));
    for (const name of await readdir(join(knowledgeFolder, original))) {
      const text = await readFile(join(knowledgeFolder, original, name), 'utf8');
      await writeFile(
        join(folder, idOf(at), name),
        name.endsWith('.approved.json') ? text.replace(`"${original}/`, `"${idOf(at)}/`) : text,
      );
    }
  }
}

function idOf(at: number): string {
  return `council-${String(at).padStart(4, '0')}`;
}

/** Megabytes of this process's heap and buffers that are in use after a collection. */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1_048_576;
}

async function measure(folder: string): Promise<Measured> {
  const questions = ['fresh-a', 'fresh-b'].flatMap((name) =>
    readQuestions(join(root, 'test', 'eval', `${name}.jsonl`)),
  );
  const before = memory();
  const opening = performance.now();
  const knowledge = await openKnowledge(folder);
  const search = openSearch({
    knowledge,
    knowledgeFolder: folder,
    dataFolder: undefined,
    worker: undefined,
    report: () => {},
  });
  const opened = performance.now() - opening;
  const afterOpening = memory();

  const asked = knowledge.councilIds().slice(0, askedCouncils);
  const loads: number[] = [];
  for (const id of asked) {
    const loading = performance.now();
    await search.prepare(id);
    loads.push(performance.now() - loading);
  }
  const afterAsking = memory();

  const taken: number[] = [];
  for (const round of ['warm', 'timed', 'timed']) {
    for (const [at, { council, question, role }] of questions.entries()) {
      const copies = asked.filter((_, place) => originals[place % originals.length] === council);
      const id = copies[at % copies.length] ?? '';
      const started = performance.now();
      const decision = await search.find({ text: question, council: id, role: role === 'unknown' ? undefined : role });
      if (decision.kind === 'unknown-council') throw new Error(`${id} is unknown.`);
      if (round === 'timed') taken.push(performance.now() - started);
    }
  }
  return {
    opened,
    loaded: quantile(loads, 0.5),
    p50: quantile(taken, 0.5),
    p95: quantile(taken, 0.95),
    before,
    afterOpening,
    afterAsking,
    asked: asked.length,
  };
}

if (import.meta.main) console.log(JSON.stringify(await measure(process.argv[2] ?? '')));
