import { beforeAll, expect, it } from 'vitest';
import type { CouncilKnowledge } from '../../src/knowledge/index.ts';
import { prepareOnce } from '../../src/search/ranking/prepare-once.ts';
import { tinyKnowledge, tinyKnowledgeFolder } from './tiny-knowledge.ts';

let folder: string;
let knowledge: CouncilKnowledge;
beforeAll(async () => {
  folder = await tinyKnowledgeFolder();
  knowledge = await tinyKnowledge(folder);
});

const prepare = (of: CouncilKnowledge, learnedAs = 'nothing') =>
  prepareOnce({ knowledge: of, shared: undefined, embeddingOf: () => undefined }, learnedAs);

it('prepares a council once, though it is loaded again with the same in its files', async () => {
  expect(await prepare(await tinyKnowledge(folder))).toBe(await prepare(knowledge));
});

it('prepares anew what has one word more', async () => {
  const [first, ...others] = knowledge.phrasings;
  if (first === undefined) throw new Error('There are no phrasings.');
  const asked = { ...knowledge, phrasings: [{ ...first, ask: `${first.ask} please` }, ...others] };
  expect(await prepare(asked)).not.toBe(await prepare(knowledge));
});

it('prepares anew what was learned otherwise', async () => {
  expect(await prepare(knowledge, 'more')).not.toBe(await prepare(knowledge));
});

it('rejects for what cannot be prepared, and prepares others', async () => {
  const broken = { ...knowledge, ticks: [{ reference: 'harbour/rules#1', topic: undefined as never }] };
  await expect(prepare(broken)).rejects.toThrow();
  const mended = await prepare(knowledge);
  expect(mended.targets.length).toBeGreaterThan(0);
});
