import { join } from 'node:path';
import { type CouncilKnowledge, type Knowledge, openKnowledge } from '../../src/knowledge/index.ts';

let opened: Promise<Knowledge> | undefined;

/** What is known of a council that ships. */
export async function realKnowledge(council: string): Promise<CouncilKnowledge> {
  opened ??= openKnowledge(join(import.meta.dirname, '..', '..', 'knowledge'));
  const loaded = await (await opened).council(council);
  if (loaded.kind !== 'loaded') throw new Error(`${council} is not loaded.`);
  return loaded.knowledge;
}
