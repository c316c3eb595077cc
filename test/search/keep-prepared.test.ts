import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SHARED_MODEL_FILE_NAME } from '../../src/search/index.ts';
import { decodeShared } from '../../src/search/learning/shared-model.ts';
import { prepareCouncil } from '../../src/search/ranking/council-index.ts';
import { keepPrepared } from '../../src/search/ranking/keep-prepared.ts';
import { allStages } from '../../src/search/ranking/stages.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { scratchFolder } from './tiny-knowledge.ts';

it('prepares once for the same, though what was kept is read by another', async () => {
  const folder = await scratchFolder();
  let prepared = 0;
  const prepare = () => {
    prepared += 1;
    return { weights: Float32Array.of(0.5, 2), members: new Map([[3, [1, 2]]]), bridge: undefined };
  };
  const ask = (of: unknown, learnedAs = 'one') => keepPrepared(learnedAs, folder).once(of, prepare);
  const first = ask(['a']);
  expect(ask(['a'])).toEqual(first);
  expect(await keepPrepared('one', folder).onceInTime(['a'], async () => prepare())).toEqual(first);
  expect(prepared).toBe(1);
  ask(['b']);
  ask(['a'], 'other');
  expect(prepared).toBe(3);
});

it('finds the same from what was kept as from the texts themselves', async () => {
  const knowledge = await realKnowledge('tdc');
  const folder = join(import.meta.dirname, '..', '..', 'knowledge');
  const shared = decodeShared(await readFile(join(folder, SHARED_MODEL_FILE_NAME)));
  const learned = { knowledge, shared, embeddingOf: () => undefined };
  const keep = keepPrepared('one', await scratchFolder());
  const plain = await prepareCouncil(learned);
  await prepareCouncil(learned, allStages, keep);
  let asked = 0;
  const kept = await prepareCouncil(learned, allStages, {
    once: keep.once,
    onceInTime: (of) =>
      keep.onceInTime(of, () => {
        asked += 1;
        throw new Error('It was not kept.');
      }),
  });
  expect(asked).toBe(0);
  expect(kept.unencoded).toEqual(plain.unencoded);
  expect(kept.targets.map((_, at) => kept.entriesOf(at))).toEqual(plain.targets.map((_, at) => plain.entriesOf(at)));
  for (const question of ['may officers speak in a debate', 'can i see teh files of a case', 'who do I complain to'])
    expect(kept.signals(kept.read(question, 'officer'), undefined)).toEqual(
      plain.signals(plain.read(question, 'officer'), undefined),
    );
});
