import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Knowledge } from '../../src/knowledge/index.ts';
import { createUnderstanding } from '../../src/understanding/index.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { taughtBy } from '../support/taught-by.ts';

/** A few commands to learn from: whether it learns anew does not hang on how much. */
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'teaching-'));
  await copyFile(join(import.meta.dirname, '..', '..', 'knowledge', 'services.yaml'), join(folder, 'services.yaml'));
  await writeFile(
    join(folder, 'turns.yaml'),
    'casework:\n  start: |\n    what is left to do\ndocuments: {}\ntalk: {}\n',
  );
  await writeFile(
    join(folder, 'commands.yaml'),
    'list-mine: |\n  what is on my plate\n  my enquiries\nresolve: |\n  {enquiry} is done\n',
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** One council of which people ask this. */
async function asking(...asked: readonly string[]): Promise<Knowledge> {
  const [first] = (await realKnowledge('tdc')).phrasings;
  if (first === undefined) throw new Error('There is no phrasing.');
  const knowledge = {
    ...(await realKnowledge('tdc')),
    phrasings: asked.map((ask) => ({ ...first, ask })),
    signposts: [],
  };
  return {
    councilIds: () => ['tdc'],
    council: async () => ({ kind: 'loaded' as const, knowledge, faults: [] }),
  } as unknown as Knowledge;
}

describe('what tells what is wanted', () => {
  it('is learned anew for other questions in the same folder, and once for the same', async () => {
    const quay = createUnderstanding(folder, taughtBy(await asking('may I moor at the quay')));
    const again = createUnderstanding(folder, taughtBy(await asking('may I moor at the quay')));
    const lamp = createUnderstanding(folder, taughtBy(await asking('who lights the lamps')));
    expect(await again()).toBe(await quay());
    expect(await quay()).toBe(await quay());
    expect(await lamp()).not.toBe(await quay());
  });
});
