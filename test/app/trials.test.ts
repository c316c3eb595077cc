import { expect, it } from 'vitest';
import { createTrials } from '../../src/app/trials.ts';
import type { VersionInReview } from '../../src/documents/index.ts';
import type { Knowledge } from '../../src/knowledge/index.ts';
import type { Search } from '../../src/search/index.ts';
import { aVersion } from '../contracts/documents.ts';
import { loadReal } from '../knowledge/knowledge-folder.ts';

async function open() {
  const loaded = { kind: 'loaded', knowledge: await loadReal('tdc'), faults: [] } as const;
  const reading = Promise.withResolvers<Awaited<ReturnType<Search['rehearse']>>>();
  let begun = 0;
  const rehearse: Search['rehearse'] = (_council, hear) => {
    begun += 1;
    hear?.({ done: 8, of: 20, elapsed: 1 });
    return reading.promise;
  };
  const trials = createTrials({
    knowledge: { council: async () => loaded } as unknown as Knowledge,
    search: { rehearse } as Search,
  });
  const version = aVersion() as VersionInReview;
  return { trials, version, reading, begun: () => begun };
}

it('a text that is not read yet says how far it is, and is answered from as soon as it is', async () => {
  const { trials, version, reading, begun } = await open();
  trials.readAhead(version);
  expect(await trials.tryOut(version)).toEqual({ kind: 'reading', done: 8, of: 20 });
  reading.resolve(async () => ({ kind: 'found', decision: { kind: 'none' } }) as never);
  const ready = await trials.tryOut(version);
  expect(ready.kind === 'ready' && (await ready.ask('who decides', 'officer'))).toEqual({ kind: 'none', clauses: [] });
  expect(begun()).toBe(1);
});

it('a corrected text is read anew, and one that could not be read is tried again', async () => {
  const { trials, version, reading, begun } = await open();
  trials.readAhead(version);
  reading.reject(new Error('The sentence model is gone.'));
  await expect(trials.tryOut({ ...version, revision: 2 })).rejects.toThrow('gone');
  await expect(trials.tryOut(version)).rejects.toThrow('gone');
  expect(begun()).toBe(3);
});
