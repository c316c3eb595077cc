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

it('prepares a council once as it was loaded, and finds the very texts that it holds', async () => {
  expect(await prepare(knowledge)).toBe(await prepare(knowledge));
  const again = await tinyKnowledge(folder);
  const index = await prepare(again);
  const [document] = again.documents;
  const [clause] = document?.clauses ?? [];
  // Loaded anew they are others, though they say the same: whoever compares what was found with what is there finds it.
  expect(index.find(clause?.reference ?? '')?.clause).toBe(clause);
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
